"""The questions of the situation picture, and how each of them stands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import Case, DateField, Value, When

from catalogue.models import StepItem
from plans.models import Citation, Plan

STEP = 3
# Questions that are answered by more than findings, and the one that asks for sources of all the others.
EXPECTED, SERVICES, GUIDANCE, SOURCES = "3.6", "3.9", "3.10", "3.11"


class State(StrEnum):
    """How a question stands."""

    ANSWERED = "answered"
    PROMISED = "promised"
    LATE = "late"
    SETTLED = "settled"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Known:
    """Something on a question: said (a finding, a service, a range), or promised by a day."""

    question: str
    is_said: bool
    promised_on: date | None = None


def questions() -> list[StepItem]:
    """Return the questions in their order.

    They are those of the rule set that takes the picture apart furthest: an Act that asks for a picture as a whole
    is answered by its parts, and a plan that is carried over to another rule set keeps its answers.
    """
    by_rule_set: dict[str, list[StepItem]] = defaultdict(list)
    for item in StepItem.objects.filter(step=STEP):
        by_rule_set[item.rule_set_id].append(item)
    asked = max(by_rule_set.values(), key=len, default=[])
    return [item for item in asked if item.key != SOURCES]


def known_of(plan: Plan) -> list[Known]:
    """Return what there is on each question of a plan, in one statement."""
    findings = plan.findings.order_by().values_list("question", "title", "promised_on")
    more = {"title_": Value("said"), "on_": Value(None, output_field=DateField())}
    guidance = Case(When(is_guidance=True, then=Value(GUIDANCE)), default=Value(SERVICES))
    services = plan.services.order_by().annotate(key_=guidance, **more)
    arrivals = plan.arrivals.order_by().annotate(key_=Value(EXPECTED), **more)
    columns = ("key_", "title_", "on_")
    rows = findings.union(services.values_list(*columns), arrivals.values_list(*columns), all=True)
    return [Known(question, bool(title), on) for question, title, on in rows]


def citations_of(plan: Plan) -> Mapping[UUID, list[Citation]]:
    """Return what rests on the plan's findings: the citations by the key of the objective, measure or section."""
    by_place: dict[UUID, list[Citation]] = defaultdict(list)
    cited = Citation.objects.filter(finding__plan=plan).select_related("finding")
    for each in cited.order_by("finding__question", "finding__position", "finding"):
        by_place[each.place].append(each)
    return by_place


def states_of(
    asked: Iterable[StepItem], known: Iterable[Known], marks: Mapping[str, object], *, on: date
) -> dict[str, State]:
    """Tell how each question stands on the day, from rows that were fetched before."""
    by_question: dict[str, list[Known]] = defaultdict(list)
    for each in known:
        by_question[each.question].append(each)
    return {
        item.key: _state(by_question[item.key], is_marked=item.key in marks, on=on)
        for item in asked
    }


def _state(known: list[Known], *, is_marked: bool, on: date) -> State:
    promises = [each.promised_on for each in known if each.promised_on]
    if promises and min(promises) < on:
        return State.LATE
    if any(each.is_said for each in known):
        return State.ANSWERED
    if promises:
        return State.PROMISED
    return State.SETTLED if is_marked else State.EMPTY
