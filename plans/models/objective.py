from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models import FrameworkGoal, Theme
from plans.models.plan import Plan
from tenants.rows import Editable, WorkspaceRow


class Objective(Editable):
    """A change from the present state that the municipality wants to see."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="objectives")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    title = models.CharField(_("objective"), max_length=300)
    theme = models.ForeignKey(
        Theme,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        verbose_name=_("theme"),
    )
    present_state = models.TextField(_("present state"), blank=True)
    desired_change = models.TextField(_("desired change"), blank=True)
    # The change in short: what one can see now, what one will see, and by when.
    changes_from = models.CharField(_("from what"), max_length=300, blank=True)
    changes_to = models.CharField(_("to what"), max_length=300, blank=True)
    changes_by = models.DateField(_("by when"), null=True, blank=True)
    # Said only of an objective that serves no goal of a national or regional framework.
    local_reason = models.CharField(_("why it serves no national goal"), max_length=300, blank=True)
    # Keys of the catalogue's target groups; the form and `check_integrity` know them.
    target_groups = ArrayField(
        models.CharField(max_length=40), default=list, blank=True, verbose_name=_("target groups")
    )

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="plans_an_objective_is_worded",
                violation_error_message=_("Write the objective."),
            ),
            models.CheckConstraint(
                condition=Q(changes_by=None) | ~Q(changes_to=""),
                name="plans_a_change_by_a_day_says_what_is_then",
                violation_error_message=_("Say what will be different by that day."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Relation(models.TextChoices):
    """How an objective relates to a goal or to a document of the municipality."""

    IMPLEMENTS = "implements", _("implements")
    SUPPORTS = "supports", _("supports")


class GoalLink(WorkspaceRow):
    """An objective serves a goal of a national or regional framework."""

    objective = models.ForeignKey(Objective, models.CASCADE, related_name="goal_links")
    goal = models.ForeignKey(
        FrameworkGoal,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        verbose_name=_("goal of a framework"),
    )
    relation = models.CharField(
        _("relation"), max_length=10, choices=Relation, default=Relation.SUPPORTS
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["objective", "goal"],
                name="plans_an_objective_serves_a_goal_once",
                violation_error_message=_("The objective is linked to this goal already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.objective_id} {self.goal_id}"
