"""Which of the agreed situations have come about, and making a task of each: once for each event."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from catalogue.errors import NoRuleSetOnOffer
from catalogue.models import CouncilTerm
from catalogue.queries import default_rule_set
from plans.models import FiredTrigger, Indicator, MonitoringAgreement, Plan, Trigger, TriggerKind
from plans.monitoring.path import Progress, judge
from plans.todo.services import add_task
from ui.formats import number


@dataclass(frozen=True, slots=True)
class Event:
    """Something that came about: a key by which it is known again, and words."""

    key: str
    words: str


@transaction.atomic
def fire_triggers(plan: Plan, *, on: date, by: User | None) -> list[FiredTrigger]:
    """Make a task of each agreed situation that has come about by the day and has not been noticed before."""
    fired: list[FiredTrigger] = []
    triggers = list(plan.triggers.all())
    known = set(FiredTrigger.objects.filter(trigger__plan=plan).values_list("trigger_id", "event"))
    for trigger in triggers:
        for event in _events(trigger, plan, on):
            if (trigger.pk, event.key) not in known:
                made = _fire(trigger, event, on=on, by=by)
                fired += [made] if made else []
    return fired


def fire_by_hand(trigger: Trigger, *, on: date, by: User | None) -> FiredTrigger | None:
    """Say that a situation has come about today; None if that was said today already."""
    return _fire(trigger, Event(on.isoformat(), str(trigger)), on=on, by=by)


def _fire(trigger: Trigger, event: Event, *, on: date, by: User | None) -> FiredTrigger | None:
    try:
        with transaction.atomic():
            fired = FiredTrigger.objects.create(
                trigger=trigger, event=event.key, words=event.words[:300]
            )
    except IntegrityError:
        return None  # another worker noticed it at the same moment
    agreement = MonitoringAgreement.objects.filter(plan=trigger.plan_id).first()
    fired.task = add_task(
        title=trigger.action,
        note=event.words,
        concerns=trigger.plan,
        due_on=on + timedelta(days=trigger.days),
        body=agreement.body if agreement else None,
        by=by,
    )
    fired.save()
    return fired


def _events(trigger: Trigger, plan: Plan, on: date) -> Iterator[Event]:
    match trigger.kind:
        case TriggerKind.COUNCIL_TERM:
            yield from _new_term(trigger, on)
        case TriggerKind.RULE_SET:
            yield from _new_rules(plan, on)
        case TriggerKind.OFF_TRACK:
            yield from _behind(indicators_of(plan), on)
        case TriggerKind.ARRIVALS:
            yield from _many(trigger, plan, on)


def indicators_of(plan: Plan) -> Sequence[Indicator]:
    """Return the plan's indicators with what is needed to judge them."""
    found = Indicator.objects.filter(objective__plan=plan).select_related(
        "objective", "responsible"
    )
    return list(
        found.prefetch_related("values", "intermediate_targets").order_by(
            "objective__position", "objective__pk", "position", "pk"
        )
    )


def _new_term(trigger: Trigger, on: date) -> Iterator[Event]:
    term = CouncilTerm.objects.valid_on(on).first()
    if term is not None and term.valid_from >= trigger.created_at.date():
        yield Event(term.key, term.name)


def _new_rules(plan: Plan, on: date) -> Iterator[Event]:
    try:
        offered = default_rule_set(on)
    except NoRuleSetOnOffer:
        return
    if offered.key != plan.rule_set_id:
        yield Event(offered.key, offered.name)


def _behind(indicators: Sequence[Indicator], on: date) -> Iterator[Event]:
    for indicator in indicators:
        judged = judge(indicator, on_year=on.year)
        if judged.progress is Progress.BEHIND:
            said = _("%(name)s: %(value)s in %(year)s, where %(expected)s was expected")
            words = said % {
                "name": indicator.name,
                "value": number(judged.value),
                "year": judged.year,
                "expected": number(judged.expected),
            }
            yield Event(f"{indicator.pk}:{judged.year}", words)


def _many(trigger: Trigger, plan: Plan, on: date) -> Iterator[Event]:
    expected = plan.arrivals.filter(year=on.year).first()
    if expected is not None and trigger.limit is not None and expected.high > trigger.limit:
        said = _("%(year)s: %(low)s–%(high)s people are expected; the limit is %(limit)s")
        words = said % {
            "year": on.year,
            "low": expected.low,
            "high": expected.high,
            "limit": trigger.limit,
        }
        yield Event(str(on.year), words)
