"""More time and exemptions: asked for by the municipality, decided by the authority, each with a reason, once."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.test import Client

from core.clock import today
from regional.contracts import ReliefView
from regional.inbox import (
    ask_relief,
    changes_of,
    obligation_of,
    reliefs_of,
    take_back_relief,
)
from regional.models import Obligation, ObligationEvent, ReliefRequest
from regional.queries.ledger import standings
from regional.round_errors import (
    DayTooSoon,
    NotExempt,
    NothingToRelieve,
    ReasonMissing,
    RequestSettled,
    RequestWaits,
)
from regional.services.reliefs import decide, exempt, extend, restore_duty
from regional.standing import Standing
from tenants.context import inside, over_region
from tenants.models import Officer, Workspace
from tests.makers import make_user
from tests.regional.browsing import get, post, words_of
from tests.regional.makers import make_officer, sent

pytestmark = [pytest.mark.usefixtures("in_may"), pytest.mark.checklist("R1")]
AUTUMN = date(2026, 10, 31)  # a Saturday


def first_of(code: str = "049") -> Obligation:
    with over_region():
        found = Obligation.objects.filter(municipality=code).select_related("municipality")
        return found.order_by("due_on")[0]


def now_of(code: str = "049") -> Standing:
    with over_region():
        return standings(Obligation.objects.filter(pk=first_of(code).pk), on=today())[0]


def asked(espoo: Workspace, *, due_on: date | None = AUTUMN) -> ReliefView:
    with inside(espoo):
        due = obligation_of("049", on=today())
        assert due is not None
        ask_relief(
            due.id,
            due_on=due_on,
            reason="The coordinator changed.",
            person_id=7,
            person_name="Aino Virtanen",
        )
        return reliefs_of("049")[0]


def row_of(view: ReliefView) -> ReliefRequest:
    with over_region():
        return ReliefRequest.objects.select_related("obligation").get(pk=view.id)


def test_what_was_asked_is_granted_on_a_working_day(pekka: Officer, espoo: Workspace) -> None:
    view = asked(espoo)
    with over_region():
        decide(row_of(view), grant=True, reason="Agreed.", by=pekka)
    standing = now_of()
    assert (standing.due_on, standing.extended) == (date(2026, 11, 2), True)
    with inside(espoo):
        [seen], [change] = reliefs_of("049"), changes_of("049")
    assert (seen.outcome, seen.answer, seen.settled_by, seen.granted_due_on) == (
        "granted",
        "Agreed.",
        "Pekka Peltola",
        date(2026, 11, 2),
    )
    assert (change.kind, change.due_on, change.reason) == (
        "extension",
        date(2026, 11, 2),
        "Agreed.",
    )


def test_a_refusal_changes_nothing_but_says_why(pekka: Officer, espoo: Workspace) -> None:
    view, before = asked(espoo), now_of()
    with over_region():
        decide(row_of(view), grant=False, reason="Two years were enough.", by=pekka)
        assert not ObligationEvent.objects.exists()
    assert now_of() == before
    with inside(espoo):
        assert reliefs_of("049")[0].answer == "Two years were enough."


def test_a_decision_is_made_once(pekka: Officer, espoo: Workspace) -> None:
    view = asked(espoo)
    row = row_of(view)
    with over_region():
        decide(row, grant=False, reason="No.", by=pekka)
        with pytest.raises(RequestSettled):
            decide(row, grant=True, reason="Yes.", by=pekka)
    with inside(espoo), pytest.raises(RequestSettled):
        take_back_relief(view.id, person_name="Aino Virtanen")


def test_what_was_taken_back_is_not_decided_on(pekka: Officer, espoo: Workspace) -> None:
    view = asked(espoo)
    with inside(espoo):
        take_back_relief(view.id, person_name="Aino Virtanen")
        assert reliefs_of("049")[0].outcome == "taken_back"
    with over_region(), pytest.raises(RequestSettled):
        decide(row_of(view), grant=True, reason="Yes.", by=pekka)
    assert asked(espoo).is_waiting  # and it may be asked again


def test_one_request_waits_at_a_time(espoo: Workspace) -> None:
    asked(espoo)
    with pytest.raises(RequestWaits):
        asked(espoo, due_on=None)


def test_more_time_without_being_asked_settles_what_waits(pekka: Officer, espoo: Workspace) -> None:
    asked(espoo)
    with over_region():
        extend(first_of(), due_on=date(2026, 9, 1), reason="All get it.", by=pekka)
    with inside(espoo):
        assert [(each.outcome, each.granted_due_on) for each in reliefs_of("049")] == [
            ("granted", date(2026, 9, 1))
        ]


def test_an_exemption_ends(pekka: Officer) -> None:
    with over_region():
        with pytest.raises(NotExempt):
            restore_duty(first_of(), reason="Why?", by=pekka)
        exempt(first_of(), reason="A merger is near.", by=pekka)
    assert (now_of().expected, now_of().exempt) == (False, "A merger is near.")
    with over_region():
        with pytest.raises(NothingToRelieve):
            exempt(first_of(), reason="Again.", by=pekka)
        restore_duty(first_of(), reason="There was no merger.", by=pekka)
    assert now_of().expected


def test_what_was_received_needs_no_more_time(pekka: Officer, espoo: Workspace) -> None:
    sent("049")
    with over_region(), pytest.raises(NothingToRelieve):
        extend(first_of(), due_on=AUTUMN, reason="Too late.", by=pekka)


def test_more_time_has_a_reason_and_is_more(pekka: Officer) -> None:
    with over_region():
        with pytest.raises(ReasonMissing):
            extend(first_of(), due_on=AUTUMN, reason="  ", by=pekka)
        with pytest.raises(DayTooSoon):
            extend(first_of(), due_on=date(2026, 5, 31), reason="Less.", by=pekka)


def test_readers_and_others_decide_nothing(espoo: Workspace) -> None:
    view = asked(espoo)
    reader = make_officer(make_user("Risto Lukija"), role=Officer.Role.READER)
    lars = make_officer(make_user("Lars Lappi"), authority="edc-10")
    for other in (reader, lars):
        with over_region(), pytest.raises(PermissionDenied):
            decide(row_of(view), grant=True, reason="Yes.", by=other)
    assert row_of(view).is_waiting


def test_a_workspace_cannot_grant_itself_time(espoo: Workspace, hanko: Workspace) -> None:
    asked(espoo)
    with inside(espoo):
        for said in ({"outcome": "granted", "answer": "Yes."}, {"reason": "A better one."}):
            with pytest.raises(DatabaseError), transaction.atomic():
                ReliefRequest.objects.update(**said)
        with pytest.raises(DatabaseError), transaction.atomic():
            ObligationEvent.objects.create(
                obligation=first_of(), kind="extension", on=today(), due_on=AUTUMN
            )
    with inside(hanko):
        assert not ReliefRequest.objects.exists()


def test_an_officer_decides_on_the_page(sanna: Client, espoo: Workspace) -> None:
    view = asked(espoo)
    page = words_of(get(sanna, "deadlines/"))
    assert "Espoo: more time until 2 November 2026" in page
    path = f"deadlines/requests/{view.id}/"
    assert "The coordinator changed." in words_of(get(sanna, path))
    nothing = post(sanna, path, decision="grant", due_on="1.12.2026")
    assert nothing.status_code == 422 and "1.12.2026" in nothing.content.decode()
    post(sanna, path, decision="grant", due_on="1.12.2026", reason="Agreed by telephone.")
    assert now_of().due_on == date(2026, 12, 1)
    shown = words_of(get(sanna, f"deadlines/{first_of().pk}/"))
    assert "Agreed by telephone." in shown and "first 1 June 2026" in shown
    assert get(sanna, path).status_code == 302


def test_an_officer_exempts_and_restores_on_the_pages(sanna: Client) -> None:
    path = f"deadlines/{first_of().pk}/"
    post(sanna, f"{path}exempt/", reason="A merger is near.")
    assert not now_of().expected
    assert "End the exemption" in words_of(get(sanna, path))
    post(sanna, f"{path}restore/", reason="No merger.")
    assert now_of().expected
    early = post(sanna, f"{path}more-time/", due_on="1.5.2026", reason="Earlier")
    assert early.status_code == 422 and "must be after 1 June 2026" in words_of(early)
    post(sanna, f"{path}more-time/", due_on="1.9.2026", reason="More")
    assert now_of().due_on == date(2026, 9, 1)
