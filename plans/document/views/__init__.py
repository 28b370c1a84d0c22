"""Step 7: what is in the plan, whom it serves, how long it is, its versions and its way to approval."""

from plans.document.views.approval import approve
from plans.document.views.carrying import carry
from plans.document.views.check import check
from plans.document.views.elements import elements, elsewhere
from plans.document.views.log import log
from plans.document.views.states import change_state
from plans.document.views.versions import differences, version, versions

__all__ = [
    "approve",
    "carry",
    "change_state",
    "check",
    "differences",
    "elements",
    "elsewhere",
    "log",
    "version",
    "versions",
]
