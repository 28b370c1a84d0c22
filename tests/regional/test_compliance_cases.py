"""Cases of compliance that stand alone; the others bear their numbers where their subject is.

1–5 and 12–14 are in `test_figures.py`, 15 in `test_map_changes.py`, 20 in `test_inbox.py`, 17, 18 and 20 in
`tests/reporting`. 6–11 and 19 come with joint areas; what they count by is in `test_joint.py` and `test_map_changes.py`.
"""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from catalogue.models import RuleSet
from core.clock import today
from regional.models import Obligation, ObligationEvent, Why
from regional.queries.ledger import standings
from regional.services.obligations import ensure_obligations
from regional.services.reliefs import extend
from regional.standing import Standing
from tenants.context import as_administrator, over_region
from tenants.models import Officer
from tests.regional.browsing import get, words_of
from tests.regional.makers import at, sent
from tests.regional.seeing import seen

pytestmark = pytest.mark.checklist("C7.4", "R1")


def owed(code: str = "049") -> list[Standing]:
    with over_region():
        return standings(Obligation.objects.filter(municipality=code), on=today())


def yearly_rules(*, since: date, grace_days: int = 0) -> None:
    """Put rules in the checklist's place by which a report is due each year."""
    with as_administrator():
        old = RuleSet.objects.get(key="checklist")
        RuleSet.objects.update(is_default=False)
        new = RuleSet.objects.get(key="checklist")
        new.key, new.valid_from, new.is_default = "yearly", since, True
        new.report_cycle_months, new.grace_days = 12, grace_days
        new.position = old.position + 100
        new.save(force_insert=True)


def test_case_4_more_time_that_an_officer_grants_late_leaves_the_days_before(
    in_may: time_machine.Traveller, pekka: Officer
) -> None:
    with at(2026, 6, 10, 12):
        before = seen(date(2026, 6, 9)).figures
        with over_region():
            row = Obligation.objects.get(pk=owed()[0].owed.id)
            extend(row, due_on=date(2026, 9, 1), reason="Flood", by=pekka)
        assert seen(date(2026, 6, 9)).figures == before
        assert seen(date(2026, 6, 10)).figures.missing == before.missing - 1


def test_case_14_the_page_writes_a_dash_for_a_share_of_nothing(
    in_may: time_machine.Traveller, sanna: Client
) -> None:
    page = words_of(get(sanna))
    assert "of 0 received (–)" in page


def test_case_16_the_open_obligation_keeps_its_rules_and_the_next_gets_the_new(
    in_may: time_machine.Traveller,
) -> None:
    assert [one.owed.rule_set for one in owed()] == ["checklist", "checklist"]
    yearly_rules(since=date(2026, 5, 10), grace_days=5)
    with at(2026, 5, 11, 3, 40):
        with over_region():
            ensure_obligations()
            reasons = set(ObligationEvent.objects.values_list("reason", flat=True))
        alive = [one for one in owed() if not one.superseded]
    assert reasons == {Why.RULES_CHANGED}
    assert [(one.owed.rule_set, one.owed.grace_days) for one in alive] == [
        ("checklist", 0),
        ("yearly", 5),
    ]
    assert alive[0].due_on == date(2026, 6, 1)
    assert alive[1].owed.counted_due == date(2027, 6, 1)
    with at(2026, 5, 12, 9):
        assert sent("049").obligations[0].due_on == date(2026, 6, 1)


def test_case_16_grace_is_that_of_the_obligations_rules(in_may: time_machine.Traveller) -> None:
    yearly_rules(since=date(2026, 5, 10), grace_days=5)
    with at(2026, 5, 11, 3, 40), over_region():
        ensure_obligations()
    due = date(2027, 6, 1)
    for days, past in ((5, False), (6, True)):
        on = due + timedelta(days=days)
        with over_region():
            found = standings(Obligation.objects.filter(municipality="049"), on=on)
        [yearly] = [
            one for one in found if one.owed.rule_set == "yearly" and one.owed.counted_due == due
        ]
        assert (yearly.deadline, yearly.past_due) == (date(2027, 6, 6), past)
