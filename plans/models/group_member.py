from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalogue.models import OrganisationKind
from plans.models.plan import Plan
from tenants.rows import Editable


class LetterLanguage(models.TextChoices):
    """The language in which somebody outside the service is written to."""

    FINNISH = "fi", _("Finnish")
    SWEDISH = "sv", _("Swedish")
    ENGLISH = "en", _("English")


class Reply(models.TextChoices):
    """What was answered to an invitation."""

    JOINS = "joins", _("takes part")
    DECLINES = "declines", _("does not take part")


class GroupMember(Editable):
    """Somebody who sits in the plan's cooperation group: for which body, as which kind, and for how long."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="group")
    organisation = models.CharField(_("organisation or body"), max_length=200)
    kind = models.ForeignKey(
        OrganisationKind,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        verbose_name=_("kind of member"),
    )
    person = models.CharField(_("person"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(
        _("language of letters"),
        max_length=2,
        choices=LetterLanguage,
        default=LetterLanguage.FINNISH,
    )
    substitute = models.CharField(_("substitute"), max_length=120, blank=True)
    substitute_email = models.EmailField(_("e-mail of the substitute"), blank=True)
    mandate = models.CharField(_("mandate"), max_length=300, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    invited_on = models.DateField(_("invited on"), null=True, blank=True)
    reply = models.CharField(
        _("answer to the invitation"), max_length=10, choices=Reply, blank=True, default=""
    )
    replied_on = models.DateField(_("answered on"), null=True, blank=True)

    class Meta:
        ordering = ["organisation", "person", "id"]
        verbose_name = _("member of the cooperation group")
        verbose_name_plural = _("members of the cooperation group")
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__regex=r"\S"),
                name="plans_a_member_comes_from_somewhere",
                violation_error_message=_("Name the organisation or body."),
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="plans_a_member_sits_from_day_to_day",
                violation_error_message=_("The last day cannot be before the first."),
            ),
            models.CheckConstraint(
                condition=Q(reply="", replied_on=None)
                | (~Q(reply="") & Q(replied_on__isnull=False)),
                name="plans_a_reply_has_its_day",
                violation_error_message=_(
                    "An answer has both a day and what was answered: give both, or neither yet."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.person}" if self.person else self.organisation

    def sits(self, on: date) -> bool:
        """Whether they belong to the group on the day: they have not declined, and their period has not ended."""
        return self.reply != Reply.DECLINES and (self.ends_on is None or self.ends_on >= on)
