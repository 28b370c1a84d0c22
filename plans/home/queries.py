"""The eight steps of a plan and how each of them stands. No step is ever locked."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from catalogue.models import Step
from core.clock import today
from plans.home.rules import told_of
from plans.home.standing import Standing, standing_of
from plans.home.told import Told
from plans.models import Plan
from ui.formats import date_words


class Status(StrEnum):
    """How a step stands."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    NEEDS_ATTENTION = "needs_attention"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class StepState:
    """A step: how it stands, what is wrong in words, how far it is, who takes care of it and by when."""

    step: Step
    status: Status
    needs: tuple[str, ...]
    done: int
    total: int
    note: str
    person: str
    due_on: date | None

    @property
    def number(self) -> int:
        return self.step.number


def steps_of(plan: Plan) -> list[StepState]:
    """Tell how each of the eight steps stands today, in a fixed number of queries."""
    return steps_from(standing_of(plan), on=today())


def steps_from(standing: Standing, *, on: date) -> list[StepState]:
    """Tell how each of the eight steps stands on the day, from rows that were fetched before."""
    return [_state(standing, each.step, on) for each in standing.steps]


def next_of(states: list[StepState]) -> StepState | None:
    """Choose what to do next: what needs attention, then what is due first, then the first that is not done."""
    left = [state for state in states if state.status != Status.DONE]
    return min(left, key=_urgency, default=None)


def _urgency(state: StepState) -> tuple[bool, date, int]:
    return (
        state.status != Status.NEEDS_ATTENTION,
        state.due_on or date.max,
        state.number,
    )


def _state(standing: Standing, step: Step, on: date) -> StepState:
    told, care = told_of(standing, step.number), standing.cares.get(step.number)
    due_on = care.due_on if care else None
    needs = told.needs
    if due_on is not None and due_on < on and not told.complete:
        needs = (*needs, _("It was to be ready by %(day)s") % {"day": date_words(due_on)})
    return StepState(
        step=step,
        status=_status(told, needs),
        needs=needs,
        done=told.done,
        total=told.total,
        note=told.note,
        person=care.person_name if care else "",
        due_on=due_on,
    )


def _status(told: Told, needs: tuple[str, ...]) -> Status:
    if needs:
        return Status.NEEDS_ATTENTION
    if told.complete:
        return Status.DONE
    return Status.UNDER_WAY if told.begun else Status.NOT_STARTED
