from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models import Step
from plans.models.plan import Plan
from tenants.rows import Editable


class Mark(models.TextChoices):
    """What the municipality says of an item of the checklist."""

    DONE = "done", _("done")
    NOT_APPLICABLE = "not_applicable", _("does not concern us")


class StepCare(Editable):
    """Who takes care of a step, and by when."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="cares")
    step = models.ForeignKey(
        Step,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        verbose_name=_("step"),
    )
    person_id = models.BigIntegerField(_("person"), null=True, blank=True)
    person_name = models.CharField(_("who takes care of it"), max_length=120, blank=True)
    due_on = models.DateField(_("to be ready by"), null=True, blank=True)

    class Meta:
        ordering = ["step"]
        verbose_name = _("care of a step")
        verbose_name_plural = _("care of steps")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "step"],
                name="plans_a_step_is_cared_for_once",
                violation_error_message=_("This step has somebody already."),
            )
        ]

    def __str__(self) -> str:
        return ", ".join(filter(None, (str(self.step_id), self.person_name)))


class ItemMark(Editable):
    """An item of the checklist is done, or does not concern the municipality."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="marks")
    # The key of the catalogue's item, for example "1.1": it outlives a change of rule set.
    item = models.CharField(_("item"), max_length=10)
    mark = models.CharField(_("mark"), max_length=16, choices=Mark)
    reason = models.CharField(_("why"), max_length=300, blank=True)

    class Meta:
        ordering = ["item"]
        verbose_name = _("mark on an item")
        verbose_name_plural = _("marks on items")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "item"],
                name="plans_an_item_is_marked_once",
                violation_error_message=_("This item is marked already."),
            ),
            models.CheckConstraint(
                condition=Q(mark=Mark.DONE) | ~Q(reason=""),
                name="plans_an_item_left_out_has_a_reason",
                violation_error_message=_("Say why this does not concern you."),
            ),
        ]

    def __str__(self) -> str:
        return self.item
