"""Pages of step 6: indicators and their values, how the plan goes, and the agreement on following it."""

from plans.monitoring.views.indicators import (
    indicator,
    indicator_add,
    indicator_edit,
    indicator_move,
    indicator_remove,
)
from plans.monitoring.views.overview import (
    agreement,
    monitoring,
    trigger,
    trigger_add,
    trigger_fire,
    trigger_remove,
)
from plans.monitoring.views.targets import target, target_add, target_remove
from plans.monitoring.views.values import value_add, value_edit, value_remove

__all__ = [
    "agreement",
    "indicator",
    "indicator_add",
    "indicator_edit",
    "indicator_move",
    "indicator_remove",
    "monitoring",
    "target",
    "target_add",
    "target_remove",
    "trigger",
    "trigger_add",
    "trigger_fire",
    "trigger_remove",
    "value_add",
    "value_edit",
    "value_remove",
]
