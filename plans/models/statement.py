from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plans.models.group_member import GroupMember, LetterLanguage
from plans.models.plan import Plan
from tenants.rows import Editable


class Handling(models.TextChoices):
    """What became of what a statement says."""

    TAKEN = "taken", _("taken into account")
    PARTLY = "partly", _("taken into account in part")
    NOT_TAKEN = "not", _("not taken into account")


class StatementRequest(Editable):
    """A request to a body for its statement on the plan, the statement, and the municipality's answer to it."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="statement_requests")
    addressee = models.CharField(_("who is asked"), max_length=200)
    member = models.ForeignKey(
        GroupMember,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="statement_requests",
        verbose_name=_("member of the group"),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(
        _("language of letters"),
        max_length=2,
        choices=LetterLanguage,
        default=LetterLanguage.FINNISH,
    )
    question = models.TextField(_("what the statement is asked on"))
    due_on = models.DateField(_("last day for the statement"))
    sent_on = models.DateField(null=True, blank=True, editable=False)
    reminded_on = models.DateField(null=True, blank=True, editable=False)
    received_on = models.DateField(_("day on which it came"), null=True, blank=True)
    text = models.TextField(_("what the statement says"), blank=True)
    link = models.URLField(_("address of the statement"), max_length=500, blank=True)
    handling = models.CharField(
        _("what became of it"), max_length=10, choices=Handling, blank=True, default=""
    )
    reason = models.TextField(_("answer with reasons"), blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        verbose_name = _("request for a statement")
        verbose_name_plural = _("requests for statements")
        constraints = [
            models.CheckConstraint(
                condition=Q(addressee__regex=r"\S"),
                name="plans_a_statement_is_asked_of_somebody",
                violation_error_message=_("Name who is asked for a statement."),
            ),
            models.CheckConstraint(
                condition=Q(question__regex=r"\S"),
                name="plans_a_statement_is_asked_on_something",
                violation_error_message=_("Say what the statement is asked on."),
            ),
            models.CheckConstraint(
                condition=Q(received_on=None, text="", link="")
                | (Q(received_on__isnull=False) & ~Q(text="", link="")),
                name="plans_a_statement_has_its_day_and_its_words",
                violation_error_message=_(
                    "A statement that came has a day, and a text or an address."
                ),
            ),
            models.CheckConstraint(
                condition=Q(handling="") | Q(received_on__isnull=False),
                name="plans_an_answer_follows_a_statement",
                violation_error_message=_("Record the statement before you answer it."),
            ),
            models.CheckConstraint(
                condition=Q(handling__in=["", Handling.TAKEN]) | Q(reason__regex=r"\S"),
                name="plans_a_statement_is_set_aside_for_a_reason",
                violation_error_message=_("Say why it is not taken into account in full."),
            ),
        ]

    def __str__(self) -> str:
        return self.addressee

    def is_late(self, on: date) -> bool:
        """Whether the statement should have come before the day, and has not."""
        return self.received_on is None and self.due_on < on
