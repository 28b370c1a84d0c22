"""What an authority asks of several municipalities at once."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from core.clock import now
from regional.models.obligation import Obligation
from register.models import Authority, Municipality

LONGEST_LETTER = 20_000


class Round(models.Model):
    """A letter to municipalities of an authority's area, with questions that are answered in their reports.

    Until it is sent, officers write it, one after the other (`version`); then the database lets nothing change but its
    closing (`migrations/_rounds.py`). `due_on` is for rule sets whose clock is common to all.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    letter = models.TextField(_("letter"))
    due_on = models.DateField(_("common due day"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    begun_at = models.DateTimeField(default=now)
    changed_by_name = models.CharField(max_length=120, blank=True)
    sent_at = models.DateTimeField(null=True)
    sent_by_name = models.CharField(max_length=120, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["-begun_at", "-id"]
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(letter=""), name="a_round_has_a_title_and_a_letter"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(sent_at__isnull=False),
                name="what_is_closed_was_sent",
            ),
        ]
        indexes = [models.Index(fields=["authority", "-begun_at"], name="round_by_authority")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_draft(self) -> bool:
        return self.sent_at is None

    @property
    def is_open(self) -> bool:
        """Whether it was sent and is not closed."""
        return self.sent_at is not None and self.closed_at is None


class RoundMunicipality(models.Model):
    """A municipality that a round is sent to; the obligation is what it owed when the round was sent."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="municipalities")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="+", null=True)

    class Meta:
        ordering = ["round", "municipality"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "municipality"], name="a_round_goes_to_a_municipality_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.municipality_id}"


class RoundQuestion(models.Model):
    """Something that the authority asks beside what the rule set asks; answered in the municipality's report."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(_("question"), max_length=1000)
    required = models.BooleanField(_("must be answered"), default=True)

    class Meta:
        ordering = ["round", "number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="questions_are_numbered"),
            models.CheckConstraint(condition=~Q(text=""), name="a_question_asks_something"),
        ]

    def __str__(self) -> str:
        return self.text
