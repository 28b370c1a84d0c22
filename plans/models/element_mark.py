from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plans.models.plan import Plan
from tenants.rows import Editable


class ElementMark(Editable):
    """Somebody says that an element is settled elsewhere, whatever the plan's own rows tell: why and where."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="element_marks")
    # The code of the rule set's element, for example "E7": it outlives a change of rule set.
    element = models.CharField(_("element"), max_length=40)
    reason = models.CharField(_("where it is done, and why there"), max_length=300)

    class Meta:
        ordering = ["element"]
        verbose_name = _("element done elsewhere")
        verbose_name_plural = _("elements done elsewhere")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "element"],
                name="plans_an_element_is_settled_elsewhere_once",
                violation_error_message=_("It is known already where this is done."),
            ),
            models.CheckConstraint(
                condition=Q(reason__regex=r"\S"),
                name="plans_an_element_done_elsewhere_says_where",
                violation_error_message=_("Say where it is done, and why there."),
            ),
        ]

    def __str__(self) -> str:
        return self.element
