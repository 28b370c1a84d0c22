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
from plans.programme.views.plan import plan
from plans.programme.views.sections import section_edit

__all__ = [
    "measure_add",
    "measure_edit",
    "measure_move",
    "measure_remove",
    "objective_add",
    "objective_edit",
    "objective_move",
    "objective_remove",
    "plan",
    "section_edit",
]
