"""What figures are counted from: made when a report is received, and made again from its document at any time."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regional.models.received_report import ReceivedReport


class ReportFact(models.Model):
    """The countable side of a document."""

    report = models.OneToOneField(
        ReceivedReport, models.CASCADE, primary_key=True, related_name="fact"
    )
    elements_required = models.PositiveSmallIntegerField()
    elements_met = models.PositiveSmallIntegerField()
    indicators = models.PositiveSmallIntegerField()
    indicators_answered = models.PositiveSmallIntegerField()
    objectives = models.PositiveSmallIntegerField()
    measures = models.PositiveSmallIntegerField()
    heard = models.PositiveSmallIntegerField(default=0)  # times that somebody was heard
    changes = models.PositiveSmallIntegerField(default=0)  # and something changed for it
    is_complete = models.BooleanField()

    def __str__(self) -> str:
        return str(self.report_id)


class Aspect(models.TextChoices):
    """In what a document's objectives are told apart."""

    GOAL = "goal", _("goal of a national framework")
    THEME = "theme", _("theme")
    TARGET_GROUP = "target_group", _("target group")
    MISSING = "missing", _("required content that is missing")
    REASON = "reason", _("reason for a missing value")
    OBSTACLE = "obstacle", _("obstacle")
    HEARD = "heard", _("way of being heard")
    BODY = "body", _("kind of body in the cooperation group")


class ReportTally(models.Model):
    """How many of a document's objectives, and of the measures under them, are of one kind.

    `key` is the catalogue's; a required content's has its rule set's before it. `times` says how often something comes up;
    what has no objectives (gaps, obstacles, participation) has 0 in the other columns.
    """

    report = models.ForeignKey(ReceivedReport, models.CASCADE, related_name="tallies")
    aspect = models.CharField(max_length=12, choices=Aspect)
    key = models.CharField(max_length=90)
    times = models.PositiveSmallIntegerField()
    objectives = models.PositiveSmallIntegerField(default=0)
    reached = models.PositiveSmallIntegerField(default=0)
    measures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["report", "aspect", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "aspect", "key"], name="a_report_is_tallied_once_in_each_aspect"
            )
        ]
        indexes = [models.Index(fields=["aspect", "key"], name="tally_by_aspect")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.aspect} {self.key}"
