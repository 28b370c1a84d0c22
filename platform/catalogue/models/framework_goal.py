from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalogue.models.base import InLanguage
from catalogue.models.framework import Framework


class GoalKind(models.TextChoices):
    """What stands in a framework: what it aims at, or what is done for it."""

    OBJECTIVE = "objective", _("objective")
    MEASURE = "measure", _("measure")


class FrameworkGoal(models.Model):
    """One objective, or one heading of measures, of a framework."""

    key = models.SlugField(_("key"), primary_key=True, max_length=80)
    framework = models.ForeignKey(
        Framework, models.CASCADE, related_name="goals", verbose_name=_("framework")
    )
    parent = models.ForeignKey(
        "self",
        models.CASCADE,
        related_name="parts",
        null=True,
        blank=True,
        verbose_name=_("part of"),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=GoalKind, default=GoalKind.OBJECTIVE)
    number = models.CharField(_("number"), max_length=10)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    text_fi = models.CharField(max_length=300)
    text_sv = models.CharField(max_length=300)
    text_en = models.CharField(max_length=300)

    text = InLanguage()

    class Meta:
        ordering = ["position", "number"]
        verbose_name = _("goal of a framework")
        verbose_name_plural = _("goals of frameworks")
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "number"],
                name="catalogue_a_framework_has_a_number_once",
                violation_error_message=_("This framework already has a goal with this number."),
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("key")),
                name="catalogue_a_goal_is_not_a_part_of_itself",
                violation_error_message=_("A goal cannot be a part of itself."),
            ),
            models.CheckConstraint(
                condition=~Q(text_fi="") & ~Q(text_sv="") & ~Q(text_en=""),
                name="catalogue_a_goal_is_worded_in_three_languages",
                violation_error_message=_("Word the goal in Finnish, in Swedish and in English."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.text}"
