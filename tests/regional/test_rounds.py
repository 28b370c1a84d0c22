"""A round: written by officers, sent once, and then as it was; its municipalities read it, nobody else."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client

from catalogue.models import RuleSet
from catalogue.models.rule_set import Clock
from core.clock import today
from regional.inbox import obligation_of, questions_of, rounds_of
from regional.models import Obligation, ObligationEvent, Round, RoundQuestion
from regional.queries.ledger import standings
from regional.round_errors import (
    DayTooSoon,
    NobodyChosen,
    NoCommonDay,
    OutsideArea,
    RoundChanged,
    RoundNotOpen,
    RoundSent,
)
from regional.services.rounds import (
    Wording,
    begin_round,
    close_round,
    discard_round,
    send_round,
    write_round,
)
from tenants.context import as_administrator, inside, over_region
from tenants.models import Officer, Workspace
from tests.makers import make_user
from tests.regional.browsing import get, post, words_of
from tests.regional.makers import make_officer, sent

pytestmark = [pytest.mark.usefixtures("in_may"), pytest.mark.checklist("R1")]
MARKUP = "# Kirje\n\n<script>alert(1)</script> **tärkeää** [linkki](javascript:alert(1)) <img src=x onerror=alert(1)>"


def wording(**said: Any) -> Wording:
    usual: dict[str, Any] = {
        "title": "Two-year report 2026",
        "letter": "Please tell also of **housing**.",
        "municipalities": ["049", "078"],
        "questions": [("How many live in homes of their own?", True), ("What else?", False)],
    }
    return Wording(**usual | said)


def begun(by: Officer, **said: Any) -> Round:
    with over_region():
        return begin_round(wording(**said), by=by)


def opened(by: Officer, **said: Any) -> Round:
    with over_region():
        row = begin_round(wording(**said), by=by)
        return send_round(row, version=row.version, by=by)


def test_a_draft_is_seen_by_no_municipality(pekka: Officer, espoo: Workspace) -> None:
    begun(pekka)
    with inside(espoo):
        assert rounds_of("049") == []
        assert not Round.objects.exists() and not RoundQuestion.objects.exists()


def test_a_round_is_read_by_its_municipalities_and_by_no_other(
    pekka: Officer, espoo: Workspace, hanko: Workspace
) -> None:
    opened(pekka, municipalities=["049"])
    with inside(espoo):
        [letter] = rounds_of("049")
        due = obligation_of("049", on=today())
        assert due is not None
        asked = questions_of(due.id)
    with inside(hanko):
        assert rounds_of("078") == [] and rounds_of("049") == []
        assert not Round.objects.exists() and not RoundQuestion.objects.exists()
    assert (letter.title, letter.sent_by, letter.is_open) == (
        "Two-year report 2026",
        "Pekka Peltola",
        True,
    )
    assert [(each.text, each.required) for each in asked] == list(wording().questions)
    assert letter.questions == asked and letter.obligation == due.id


def test_a_closed_round_asks_nothing_more(pekka: Officer, espoo: Workspace) -> None:
    row = opened(pekka)
    with over_region():
        close_round(row, by=pekka)
        with pytest.raises(RoundNotOpen):
            close_round(row, by=pekka)
    with inside(espoo):
        due = obligation_of("049", on=today())
        assert due is not None and questions_of(due.id) == ()
        assert [each.is_open for each in rounds_of("049")] == [False]


def test_what_was_sent_is_not_changed(pekka: Officer) -> None:
    row = opened(pekka)
    with over_region():
        for act in (
            lambda: write_round(row, wording(title="Other"), version=row.version, by=pekka),
            lambda: discard_round(row, version=row.version, by=pekka),
            lambda: send_round(row, version=row.version, by=pekka),
        ):
            with pytest.raises(RoundSent):
                act()
        assert Round.objects.get().title == "Two-year report 2026"


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"municipalities": []}, NobodyChosen),
        ({"municipalities": ["049", "837"]}, OutsideArea),  # Tampere
        ({"due_on": date(2026, 9, 1)}, NoCommonDay),
    ],
)
def test_a_round_that_cannot_be_is_refused(
    pekka: Officer, said: dict[str, Any], refused: type[Exception]
) -> None:
    with over_region(), pytest.raises(refused):
        begin_round(wording(**said), by=pekka)
    with over_region():
        assert not Round.objects.exists()


def test_readers_and_other_authorities_write_no_rounds(pekka: Officer) -> None:
    reader = make_officer(make_user("Risto Lukija"), role=Officer.Role.READER)
    lars = make_officer(make_user("Lars Lappi"), authority="edc-10")
    row = begun(pekka)
    for other in (reader, lars):
        with over_region(), pytest.raises(PermissionDenied):
            send_round(row, version=row.version, by=other)
    with over_region():
        assert Round.objects.get().is_draft


def test_two_officers_who_write_at_once_see_each_other(pekka: Officer) -> None:
    maija = make_officer(make_user("Maija Meri"))
    row = begun(pekka)
    with over_region():
        write_round(row, wording(title="Maija's"), version=row.version, by=maija)
        with pytest.raises(RoundChanged) as refusal:
            write_round(row, wording(title="Pekka's"), version=row.version, by=pekka)
        with pytest.raises(RoundChanged):  # nor is sent what nobody has looked at
            send_round(row, version=row.version, by=pekka)
    assert refusal.value.theirs.title == "Maija's"


@pytest.fixture
def common(in_may: time_machine.Traveller) -> date:
    """The checklist's reports are due on one day for everybody."""
    with as_administrator():
        RuleSet.objects.filter(key="checklist").update(clock=Clock.COMMON)
    return date(2026, 10, 31)  # a Saturday


def due_of(code: str) -> list[date]:
    with over_region():
        found = standings(Obligation.objects.filter(municipality=code), on=today())
    return [one.due_on for one in found]


def test_where_the_clock_is_common_the_rounds_day_is_the_due_day(
    pekka: Officer, common: date
) -> None:
    opened(pekka, due_on=common)
    assert due_of("049")[0] == due_of("078")[0] == date(2026, 11, 2)
    assert due_of("092")[0] == date(2026, 6, 1)  # Vantaa was not asked
    with over_region():
        assert {event.reason for event in ObligationEvent.objects.all()} == {"Two-year report 2026"}


def test_a_common_day_is_to_come(pekka: Officer, common: date) -> None:
    with over_region(), pytest.raises(DayTooSoon):
        begin_round(wording(due_on=today()), by=pekka)


def test_a_letters_markup_is_harmless(sanna: Client, pekka: Officer) -> None:
    row = opened(pekka, letter=MARKUP, title="<b>Kirje</b>", questions=[("<i>Miksi?</i>", True)])
    shown = get(sanna, f"rounds/{row.pk}/").content.decode()
    assert "<script>alert" not in shown and "onerror=alert(1)>" not in shown
    assert (
        'href="javascript:' not in shown and "<b>Kirje</b>" not in shown and "<i>Miksi" not in shown
    )
    assert "<strong>tärkeää</strong>" in shown


def test_progress_counts_who_has_reported(sanna: Client, pekka: Officer) -> None:
    row = opened(pekka)
    sent("049")
    shown = words_of(get(sanna, f"rounds/{row.pk}/"))
    assert "1 of 2 municipalities have reported" in shown
    assert "1 / 2" in words_of(get(sanna, "rounds/"))


FORM = {
    "version": "0",
    "title": "Two-year report",
    "letter": "Dear all",
    "municipalities": "049",
    "must": "How many?\n\n  Where? ",
    "may": "Why?",
}


def test_an_officer_writes_edits_and_sends_a_round(sanna: Client) -> None:
    answer = post(sanna, "rounds/new/", **FORM)
    assert answer.status_code == 302
    with over_region():
        row = Round.objects.get()
    assert "Send the round" in words_of(get(sanna, f"rounds/{row.pk}/"))
    edited = post(
        sanna, f"rounds/{row.pk}/edit/", **FORM | {"version": "1", "title": "Report 2026"}
    )
    assert edited.status_code == 302
    stale = post(sanna, f"rounds/{row.pk}/edit/", **FORM | {"version": "1", "title": "Mine"})
    assert stale.status_code == 409
    assert 'value="Mine"' in stale.content.decode() and "Report 2026" in words_of(stale)
    assert post(sanna, f"rounds/{row.pk}/send/", version="1").status_code == 302
    with over_region():
        assert Round.objects.get().is_draft  # not as it was looked at
    post(sanna, f"rounds/{row.pk}/send/", version="2")
    with over_region():
        row = Round.objects.get()
        asked = [(each.text, each.required) for each in row.questions.all()]
    assert row.is_open and row.sent_by_name == "Sanna Korhonen"
    assert asked == [("How many?", True), ("Where?", True), ("Why?", False)]


def test_a_draft_is_removed(sanna: Client) -> None:
    post(sanna, "rounds/new/", **FORM)
    with over_region():
        row = Round.objects.get()
    post(sanna, f"rounds/{row.pk}/discard/", version="1")
    with over_region():
        assert not Round.objects.exists()
    assert "No rounds yet" in words_of(get(sanna, "rounds/"))


def test_a_form_that_says_nothing_keeps_what_it_says(sanna: Client) -> None:
    answer = post(
        sanna, "rounds/new/", version="0", title="", letter="Written long", must="x" * 1001
    )
    assert answer.status_code == 422
    assert "Written long" in answer.content.decode()
    assert "at most 1000 characters" in words_of(answer)


def test_another_authority_has_no_such_round(stranger: Client, pekka: Officer) -> None:
    row = opened(pekka)
    path = f"/en/region/edc-10/rounds/{row.pk}/"
    assert stranger.get(path, headers={"host": "kotopolku.test"}).status_code == 404
