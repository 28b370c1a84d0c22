"""Pages of step 6: indicators and their values."""

from plans.monitoring.views.indicators import (
    indicator,
    indicator_add,
    indicator_edit,
    indicator_move,
    indicator_remove,
)
from plans.monitoring.views.values import value_add, value_edit, value_remove

__all__ = [
    "indicator",
    "indicator_add",
    "indicator_edit",
    "indicator_move",
    "indicator_remove",
    "value_add",
    "value_edit",
    "value_remove",
]
