"""The parts of a report are filled in from what is there; only changes need typing."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from plans.editing import add, change
from plans.models import GroupMember, Meeting, Proposal, StatementRequest
from regional.contracts import HeardKind, Origin, Progress, SinceLast
from regional.services.obligations import ensure_obligations
from reporting.changes import What, changes_between
from reporting.models import Chapter, Report
from reporting.previous import previous_of
from reporting.services import begin_report
from reporting.snapshots import report_of
from reporting.writing import name_obstacles, write_chapters
from tenants.context import over_region
from tests.plans.makers import make_measure
from tests.reporting.makers import send

MAY_2028 = "2028-05-04 12:00+03:00"


def chapters_of(report: Report) -> dict[str, Any]:
    return {part.code: part for part in report_of(report.plan, report).chapters}


def write(report: Report, by: User, **said: str) -> Report:
    report.refresh_from_db()
    chapters = {code: (text, "") for code, text in said.items()}
    return write_chapters(report, version=report.version, by=by, chapters=chapters)


@pytest.mark.checklist("C7.4")
def test_the_five_parts_are_filled_in_from_monitoring(report: Report) -> None:
    parts = chapters_of(report)
    assert list(parts) == ["goals", "measures", "availability", "funding", "effectiveness"]
    assert parts["goals"].text.startswith("1. Tavoite 1: ")
    assert "57,9" in parts["goals"].text
    assert parts["measures"].text == "Yksi toimenpide: valmis 1."
    assert "56,3" in parts["effectiveness"].text and "57,9" in parts["effectiveness"].text
    assert {part.origin for part in parts.values()} == {Origin.DRAWN}


def test_an_indicator_is_judged_as_in_monitoring(report: Report) -> None:
    [objective] = report_of(report.plan, report).objectives
    [indicator] = objective.indicators
    assert indicator.progress is Progress.NO_TARGET
    assert (indicator.latest_year, str(indicator.latest)) == (2025, "57.900000")


def test_what_is_written_stays_and_what_is_emptied_is_filled_in_again(
    report: Report, aino: User
) -> None:
    drawn = chapters_of(report)["goals"].text
    written = write(report, aino, goals="Omin sanoin.")
    assert (chapters_of(written)["goals"].text, chapters_of(written)["goals"].origin) == (
        "Omin sanoin.",
        Origin.WRITTEN,
    )
    emptied = write(written, aino, goals="")
    assert chapters_of(emptied)["goals"].text == drawn
    untouched = write(emptied, aino, goals=drawn)
    assert not Chapter.objects.exists()
    assert untouched.version == emptied.version


def test_a_part_left_open_says_why(report: Report, aino: User) -> None:
    written = write_chapters(
        report, version=report.version, by=aino, chapters={"funding": ("", "later")}
    )
    part = chapters_of(written)["funding"]
    assert (part.text, part.reason_code, part.reason_name) == (
        "",
        "later",
        "Annetaan myöhemmin",
    )


@pytest.mark.checklist("P4")
def test_who_was_heard_and_what_changed_is_part_of_the_report(report: Report, aino: User) -> None:
    plan = report.plan
    before = report_of(plan, report).participation
    assert before is not None and before.heard == ()
    add(Meeting(plan=plan, title="Kevätkokous", held_on=date(2026, 3, 3)), by=aino)
    add(Meeting(plan=plan, title="Liian varhain", held_on=date(2020, 3, 3)), by=aino)
    add(
        StatementRequest(
            plan=plan,
            addressee="Maahanmuuttajaneuvosto",
            question="Mitä puuttuu?",
            due_on=date(2026, 3, 1),
            received_on=date(2026, 2, 20),
            text="Iltakursseja.",
            handling="partly",
            reason="Iltakursseja lisättiin.",
        ),
        by=aino,
    )
    add(
        Proposal(
            plan=plan,
            text="Enemmän neuvontaa",
            from_whom="Vanhempainyhdistys",
            said_on=date(2026, 1, 9),
        ),
        by=aino,
    )
    part = report_of(plan, report).participation
    assert part is not None
    assert [(one.kind, one.who, one.changed) for one in part.heard] == [
        (HeardKind.MEETING, "Yhteistyöryhmä", ""),
        (HeardKind.STATEMENT, "Maahanmuuttajaneuvosto", "Iltakursseja lisättiin."),
        (HeardKind.PROPOSAL, "Vanhempainyhdistys", ""),
    ]
    assert part.changes == 1


def test_target_groups_that_nobody_serves_are_told(report: Report) -> None:
    groups = {group.code: group for group in report_of(report.plan, report).target_groups}
    assert len(groups) == 7
    assert (groups["families"].objectives, groups["families"].measures) == (1, 1)
    assert not groups["older_people"].is_served


@pytest.fixture
def following(report: Report, aino: User) -> Iterator[Report]:
    """The report after Espoo's first, two years later: a measure has been stopped, another added."""
    plan = report.plan
    report = write(report, aino, availability="Iltaisin ei saa tulkkausta.", goals="Hyvä alku.")
    report = name_obstacles(report, version=report.version, by=aino, said={"housing": "Vuokrat."})
    send(report, aino)
    with time_machine.travel(MAY_2028, tick=False):
        with over_region():
            ensure_obligations()
        following = begin_report(plan, by=aino)
        [measure] = plan.objectives.get().measures.all()
        said = {"status": "stopped", "status_reason": "Raha loppui"}
        change(measure, version=measure.version, by=aino, **said)
        make_measure(plan.objectives.get(), aino, title="Uusi", responsible=measure.responsible)
        yield following


@pytest.mark.checklist("C7.4")
def test_the_next_report_goes_on_from_the_last(report: Report, following: Report) -> None:
    assert following.pk != report.pk
    document = report_of(following.plan, following)
    parts = {part.code: part for part in document.chapters}
    assert parts["availability"].text == "Iltaisin ei saa tulkkausta."
    assert parts["availability"].origin is Origin.CARRIED
    assert parts["goals"].origin is Origin.DRAWN
    assert "Raha loppui" in parts["measures"].text
    assert [(one.code, one.text) for one in document.obstacles] == [("housing", "Vuokrat.")]
    assert [one.since_last for one in document.objectives[0].measures] == [
        SinceLast.STOPPED,
        SinceLast.NEW,
    ]


def test_what_has_changed_since_the_last_report_is_told(following: Report) -> None:
    document, previous = report_of(following.plan, following), previous_of(following)
    assert previous is not None
    assert document.previous == previous.part
    found = changes_between(previous.document, document)
    assert [(one.what, one.title) for one in found.measures] == [
        (What.STOPPED, previous.document.objectives[0].measures[0].title),
        (What.NEW, "Uusi"),
    ]
    assert (found.objectives, found.obstacles) == ((), ())
    assert "Palveluiden yhdenvertainen saatavuus" in found.unchanged
    assert not changes_between(document, document)


def test_a_part_asks_the_same_for_one_thing_heard_and_for_three(report: Report, aino: User) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            report_of(report.plan, report)
        return len(found)

    add(Meeting(plan=report.plan, title="Yksi", held_on=date(2026, 3, 3)), by=aino)
    report_of(report.plan, report)
    one = asked()
    for day in (4, 5):
        add(Meeting(plan=report.plan, title="Lisää", held_on=date(2026, 3, day)), by=aino)
    assert asked() == one


def test_a_person_of_the_group_is_not_named(report: Report, aino: User) -> None:
    add(
        GroupMember(plan=report.plan, organisation="Kela", kind_id="kela", person="Salla Salainen"),
        by=aino,
    )
    document = report_of(report.plan, report)
    assert document.participation is not None
    assert document.participation.members == 1
    assert "Salla" not in repr(document)
