from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models import Audience, Topic
from plans.models.body import Body
from plans.models.plan import Plan
from tenants.rows import Editable

WORDS = r"\S"


class CommunicationStatus(models.TextChoices):
    """How far something that is to be told has come."""

    PLANNED = "planned", _("Planned")
    DONE = "done", _("Told")
    DROPPED = "dropped", _("Not told")


class CommunicationItem(Editable):
    """Something that is told of the planning: to whom, about what, where, in which languages and when."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="communication")
    title = models.CharField(_("what is told"), max_length=300)
    audience = models.ForeignKey(
        Audience,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        verbose_name=_("audience"),
    )
    topic = models.ForeignKey(
        Topic,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        verbose_name=_("what it is about"),
    )
    channel = models.CharField(_("channel"), max_length=200)
    # Codes of the catalogue's languages of content; the form and the API know them.
    languages = ArrayField(
        models.CharField(max_length=12), default=list, blank=True, verbose_name=_("languages")
    )
    planned_on = models.DateField(_("planned day"))
    body = models.ForeignKey(
        Body,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="communication",
        verbose_name=_("body that sees to it"),
    )
    person_id = models.BigIntegerField(_("person"), null=True, blank=True)
    person_name = models.CharField(_("who sees to it"), max_length=120, blank=True)
    done_on = models.DateField(_("day on which it was told"), null=True, blank=True)
    dropped_reason = models.CharField(_("why it is not told"), max_length=300, blank=True)
    link = models.URLField(_("address of what was published"), max_length=500, blank=True)

    class Meta:
        ordering = ["planned_on", "id"]
        verbose_name = _("message of the communication plan")
        verbose_name_plural = _("messages of the communication plan")
        constraints = [
            models.CheckConstraint(
                condition=Q(title__regex=WORDS),
                name="plans_a_message_says_what_is_told",
                violation_error_message=_("Say what is told."),
            ),
            models.CheckConstraint(
                condition=Q(channel__regex=WORDS),
                name="plans_a_message_has_a_channel",
                violation_error_message=_("Say where it is told."),
            ),
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(dropped_reason=""),
                name="plans_a_message_is_told_or_dropped",
                violation_error_message=_("It was either told, or it is not told for a reason."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def status(self) -> CommunicationStatus:
        """Whether it is still to be told, was told, or will not be."""
        if self.done_on is not None:
            return CommunicationStatus.DONE
        return CommunicationStatus.DROPPED if self.dropped_reason else CommunicationStatus.PLANNED

    def is_late(self, on: date) -> bool:
        """Whether it should have been told before the day, and was not."""
        return self.status == CommunicationStatus.PLANNED and self.planned_on < on
