"""The plan page, and what is written on it in steps 4, 5 and 7."""

from plans.programme.views.measures import (
    measure_add,
    measure_edit,
    measure_move,
    measure_remove,
)
from plans.programme.views.objectives import (
    objective_add,
    objective_edit,
    objective_move,
    objective_remove,
)
from plans.programme.views.one_measure import (
    measure,
    measure_progress,
    measure_roles,
)
from plans.programme.views.order import measures_order, objectives_order
from plans.programme.views.plan import plan
from plans.programme.views.sections import section_edit

__all__ = [
    "measure",
    "measure_add",
    "measure_edit",
    "measure_move",
    "measure_progress",
    "measure_remove",
    "measure_roles",
    "measures_order",
    "objective_add",
    "objective_edit",
    "objective_move",
    "objective_remove",
    "objectives_order",
    "plan",
    "section_edit",
]
