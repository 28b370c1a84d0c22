"""Making ahead what municipalities owe, and changing it when the plan, the rules or the map do."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import connection, transaction

from catalogue.errors import NoRuleSetOnOffer
from catalogue.models import RuleSet
from catalogue.queries import default_rule_set
from core.clock import now, today
from core.days import day_of
from regional.clock import Slot, first_slot, following_slot, inherited_slot
from regional.models import Basis, Change, Obligation, ObligationEvent, Why
from regional.queries.approvals import approvals
from regional.queries.ledger import owed_of, standings
from regional.standing import Standing, standing_of
from register.models import Competence, MunicipalitySuccession
from register.queries import expected_municipalities


@dataclass(slots=True)
class Ensured:
    """What was made and changed."""

    made: list[Obligation] = field(default_factory=list)
    events: list[ObligationEvent] = field(default_factory=list)
    fallen_due: int = 0  # and thereby put on an authority's list

    def __bool__(self) -> bool:
        return bool(self.made or self.events or self.fallen_due)

    def __str__(self) -> str:
        return f"{len(self.made)} made, {len(self.events)} superseded, {self.fallen_due} fallen due"


@transaction.atomic
def ensure_obligations(on: date | None = None) -> Ensured:
    """Bring obligations up to the day: each municipality within the duty has one that is yet to open, beside those it owes.

    It may be repeated at any time; asked over the region. What is not known by then is not looked at.
    """
    day = on or today()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('regional.obligations', 0))")
    work = _Work(day)
    work.merge()
    for code in expected_municipalities(day).values_list("code", flat=True):
        work.keep_up(code)
    Obligation.objects.bulk_create(work.done.made)
    ObligationEvent.objects.bulk_create(work.done.events)
    work.done.fallen_due = _put_on_lists(day)
    return work.done


@dataclass(frozen=True, slots=True)
class _Line:
    """What the next obligation is counted from."""

    counted_due: date
    opens_on: date
    received_on: date | None = None


class _Work:
    """What is known of every municipality, and what is to be written."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.done = Ensured()
        self.rules: dict[str, RuleSet] = {rules.key: rules for rules in RuleSet.objects.all()}
        self.rule_set = _on_offer(on)
        self.approved = approvals(on)
        self.alive: dict[str, list[Standing]] = defaultdict(list)
        self.lines: dict[str, list[_Line]] = defaultdict(list)
        self.cycles: dict[str, int] = defaultdict(int)
        self.replaced: dict[str, date] = {}
        for owed in owed_of(Obligation.objects.all()):
            code, standing = owed.municipality, standing_of(owed, on)
            self.cycles[code] = max(self.cycles[code], owed.cycle)
            if not standing.superseded:
                self.alive[code].append(standing)

    def keep_up(self, code: str) -> None:
        """Follow a plan's approval and a change of rules, and add what comes next."""
        if self._is_planned_anew(code):
            for one in list(self.alive[code]):
                self._supersede(one, Why.PLAN_APPROVED)
        for one in list(self.alive[code]):
            yet_to_open = one.owed.opens_on > self.on and not one.received
            if yet_to_open and self.rules[one.owed.rule_set] != self.rule_set:
                self._supersede(one, Why.RULES_CHANGED)
        if self.rule_set is None:
            return
        last = self._last(code)
        while last is None or last.opens_on <= self.on:
            last = self._make(code, self._next(code, last, self.rule_set), self.rule_set)

    def _is_planned_anew(self, code: str) -> bool:
        """Whether a first report that was counted without a plan is now to be counted from the plan."""
        alive, approved_on = self.alive[code], self.approved.get(code)
        if not alive or approved_on is None or any(one.received for one in alive):
            return False
        first = alive[0]
        if first.owed.basis != Basis.NO_PLAN or first.past_due or not first.expected:
            return False
        slot = first_slot(self.rules[first.owed.rule_set], approved_on=approved_on)
        return slot.basis == Basis.PLAN and slot.due_on >= self.on  # no due day moves into the past

    def _last(self, code: str) -> _Line | None:
        lines = [
            _Line(
                one.owed.counted_due,
                one.owed.opens_on,
                one.first.effective_on if one.first else None,
            )
            for one in self.alive[code]
        ]
        return max(lines + self.lines[code], key=lambda line: line.counted_due, default=None)

    def _next(self, code: str, last: _Line | None, rule_set: RuleSet) -> Slot:
        if last is None:
            return first_slot(rule_set, approved_on=self.approved.get(code))
        return following_slot(rule_set, counted_due=last.counted_due, received_on=last.received_on)

    # -- mergers

    def merge(self) -> None:
        """Let successors inherit what their predecessors had not met: the earliest due day wins."""
        gone: dict[tuple[date, str], list[str]] = defaultdict(list)
        for merger in MunicipalitySuccession.objects.filter(on__lte=self.on):
            gone[merger.on, merger.successor_id].append(merger.predecessor_id)
        for (merged_on, code), predecessors in sorted(gone.items()):
            self._inherit(code, predecessors, merged_on)

    def _inherit(self, code: str, predecessors: Iterable[str], merged_on: date) -> None:
        unmet = [one for old in predecessors for one in self._unmet(old)]
        if not unmet:
            return
        for one in unmet:
            self._supersede(one, Why.MERGER, on=merged_on, successor=code)
        # What was open at the merger is inherited; where nothing was, what was to come.
        opened = [one for one in unmet if one.owed.opens_on <= merged_on]
        earliest = min(opened or unmet, key=lambda one: one.due_on)
        own = [one for one in self._unmet(code) if not opened or one.owed.opens_on <= merged_on]
        if any(one.due_on <= earliest.due_on for one in own):
            return
        for one in own:
            self._supersede(one, Why.MERGER, on=merged_on, successor=code)
        rules = self.rules[earliest.owed.rule_set]
        self._make(code, inherited_slot(rules, counted_due=earliest.due_on), rules)

    def _unmet(self, code: str) -> list[Standing]:
        return [one for one in self.alive[code] if one.expected and not one.received]

    # -- what is to be written

    def _supersede(
        self, one: Standing, why: Why, *, on: date | None = None, successor: str | None = None
    ) -> None:
        self.alive[one.owed.municipality].remove(one)
        # What comes in its place was not there before this was known.
        self.replaced[successor or one.owed.municipality] = max(on or self.on, day_of(now()))
        self.done.events.append(
            ObligationEvent(
                obligation_id=one.owed.id,
                kind=Change.SUPERSEDED,
                on=on or self.on,
                recorded_at=now(),
                successor_id=successor,
                reason=why,
            )
        )

    def _make(self, code: str, slot: Slot, rules: RuleSet) -> _Line:
        self.cycles[code] += 1
        self.done.made.append(
            Obligation(
                municipality_id=code,
                rule_set=rules,
                cycle=self.cycles[code],
                basis=slot.basis,
                force=rules.force,
                covers_from=slot.covers_from,
                covers_to=slot.covers_to,
                opens_on=slot.opens_on,
                counted_due=slot.counted_due,
                due_on=slot.due_on,
                grace_days=rules.grace_days,
                since=self.replaced.get(code),
            )
        )
        line = _Line(slot.counted_due, slot.opens_on)
        self.lines[code].append(line)
        return line


def _on_offer(on: date) -> RuleSet | None:
    """Return the rule set that reports are asked for under on the day, if it asks for any."""
    try:
        rule_set = default_rule_set(on)
    except NoRuleSetOnOffer:
        return None
    return rule_set if rule_set.has_report_duty else None


def _put_on_lists(on: date) -> int:
    """Write down who was in charge on the due day, of what has fallen due since the last time."""
    open_ended = Obligation.objects.filter(authority_at_due=None, due_on__lte=on)
    in_charge: dict[str, list[Competence]] = defaultdict(list)
    for competence in Competence.objects.integration():
        in_charge[competence.municipality_id].append(competence)
    lists: dict[str, list[UUID]] = defaultdict(list)
    for one in standings(open_ended, on=on):
        for competence in in_charge[one.owed.municipality]:
            if one.due_on <= on and competence.holds_on(one.due_on):
                lists[competence.authority_id].append(one.owed.id)
    for authority, ids in lists.items():
        Obligation.objects.filter(pk__in=ids).update(authority_at_due=authority)
    return sum(len(ids) for ids in lists.values())
