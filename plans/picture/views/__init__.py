"""Pages of step 3."""

from plans.picture.views.arrivals import arrivals_add, arrivals_edit, arrivals_remove
from plans.picture.views.citing import measure_findings, objective_findings, section_findings
from plans.picture.views.findings import (
    finding_add,
    finding_edit,
    finding_move,
    finding_remove,
    promise_add,
    promise_edit,
)
from plans.picture.views.page import picture
from plans.picture.views.services import service_add, service_edit, service_remove, services

__all__ = [
    "arrivals_add",
    "arrivals_edit",
    "arrivals_remove",
    "finding_add",
    "finding_edit",
    "finding_move",
    "finding_remove",
    "measure_findings",
    "objective_findings",
    "picture",
    "promise_add",
    "promise_edit",
    "section_findings",
    "service_add",
    "service_edit",
    "service_remove",
    "services",
]
