"""Pages of the timetable and the decision path."""

from plans.timetable.views.decisions import add_decision, decision, decisions, remove_decision

__all__ = ["add_decision", "decision", "decisions", "remove_decision"]
