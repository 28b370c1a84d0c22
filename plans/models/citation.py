from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plans.models.finding import Finding
from plans.models.measure import Measure
from plans.models.objective import Objective
from plans.models.section import Section
from tenants.rows import WorkspaceRow

CITING = ("objective", "measure", "section")


class Citation(WorkspaceRow):
    """An objective, a measure or a section of the plan rests on a finding, which therefore stays."""

    finding = models.ForeignKey(Finding, models.RESTRICT, related_name="citations")
    objective = models.ForeignKey(
        Objective, models.CASCADE, null=True, blank=True, related_name="citations"
    )
    measure = models.ForeignKey(
        Measure, models.CASCADE, null=True, blank=True, related_name="citations"
    )
    section = models.ForeignKey(
        Section, models.CASCADE, null=True, blank=True, related_name="citations"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(objective__isnull=False, measure=None, section=None)
                | Q(objective=None, measure__isnull=False, section=None)
                | Q(objective=None, measure=None, section__isnull=False),
                name="plans_a_citation_stands_in_one_place",
                violation_error_message=_("A finding is cited in one place at a time."),
            ),
            *(
                models.UniqueConstraint(
                    fields=[name, "finding"],
                    name=f"plans_a_finding_is_cited_once_by_a_{name}",
                    violation_error_message=_("The finding is cited here already."),
                )
                for name in CITING
            ),
        ]

    def __str__(self) -> str:
        return f"{self.finding_id} {self.place}"

    @property
    def place(self) -> UUID:
        """The key of what cites the finding."""
        keys = (self.objective_id, self.measure_id, self.section_id)
        return next(key for key in keys if key is not None)
