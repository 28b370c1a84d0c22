from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plans.models.plan import Plan
from tenants.rows import Editable


class Section(Editable):
    """The plan's text on one of the elements that a plan must hold, or why it needs none."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="sections")
    # The code of the catalogue's element (E1 … E8): a change of rule set does not lose the text.
    element = models.CharField(_("element"), max_length=40)
    text = models.TextField(_("text"), blank=True)
    is_not_applicable = models.BooleanField(_("does not concern this plan"), default=False)
    reason = models.CharField(_("why not"), max_length=300, blank=True)

    class Meta:
        ordering = ["element"]
        verbose_name = _("section of the plan")
        verbose_name_plural = _("sections of the plan")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "element"],
                name="plans_an_element_has_one_section",
                violation_error_message=_("The plan has a section on this already."),
            ),
            models.CheckConstraint(
                condition=Q(is_not_applicable=False) | ~Q(reason=""),
                name="plans_a_section_left_out_has_a_reason",
                violation_error_message=_("Say why this does not concern the plan."),
            ),
        ]

    def __str__(self) -> str:
        return self.element
