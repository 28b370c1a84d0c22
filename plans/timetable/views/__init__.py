"""Pages of the timetable and the decision path."""

from plans.timetable.views.calendar import calendar, calendar_withdraw, feed
from plans.timetable.views.counting import count
from plans.timetable.views.decisions import add_decision, decision, decisions, remove_decision

__all__ = [
    "add_decision",
    "calendar",
    "calendar_withdraw",
    "count",
    "decision",
    "decisions",
    "feed",
    "remove_decision",
]
