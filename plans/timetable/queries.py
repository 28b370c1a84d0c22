"""Which meetings are to come, from which of them a timetable is counted, and which calendars read it."""

from datetime import date

from plans.models import CalendarFeed, Countdown, DecisionStep, Plan


def countdown_of(plan: Plan) -> Countdown | None:
    """Return what the plan's timetable is counted from, with its meeting; None where it was not counted."""
    return plan.countdowns.select_related("meeting__body").first()


def meetings_to_come(plan: Plan, *, on: date) -> list[DecisionStep]:
    """Return the steps of the decision path whose day is to come, in order."""
    steps = plan.decision_steps.filter(decided_on=None, planned_on__gte=on)
    return list(steps.select_related("body"))


def feeds_of(plan: Plan, person: int) -> list[CalendarFeed]:
    """Return a person's own calendar addresses for a plan, the oldest first."""
    return list(plan.feeds.filter(user_id=person))
