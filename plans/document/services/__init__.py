"""What is done to a plan as a whole: its way from draft to superseded, and what is said of its elements."""

from plans.document.services.approval import (
    DayNotPossible,
    NoMunicipality,
    NothingChanged,
    approve_plan,
)
from plans.document.services.carrying import carry_over, change_rules
from plans.document.services.elements import settle_elsewhere
from plans.document.services.states import (
    StateNotPossible,
    propose,
    publish,
    send_for_statements,
    supersede,
    take_back,
)

__all__ = [
    "DayNotPossible",
    "NoMunicipality",
    "NothingChanged",
    "StateNotPossible",
    "approve_plan",
    "carry_over",
    "change_rules",
    "propose",
    "publish",
    "send_for_statements",
    "settle_elsewhere",
    "supersede",
    "take_back",
]
