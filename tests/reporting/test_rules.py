"""The check before sending runs the very rules that the authority's own check runs."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from accounts.models import User
from catalogue.models import RuleSet
from core.clock import today
from plans.models import Plan
from plans.queries import whole_of
from regional.contracts import AnswerPart, ChapterPart
from regional.contracts import Report as Document
from regional.errors import NotFit
from regional.finding_words import finding_words
from regional.models import ReceivedReport
from regional.queries.rules import rules_of
from regional.rules import findings_of
from reporting.contents import contents_of
from reporting.errors import NotReady
from reporting.findings import findings
from reporting.models import Report
from reporting.services import begin_report, record_decision, write_report
from reporting.snapshots import report_of
from tenants.context import as_administrator, over_region
from tests.regional.makers import CHAPTERS, sent
from tests.regional.makers import make_report as make_document
from tests.reporting.makers import make_report, send

Edit = Callable[[Report, User], Any]


def nothing(_report: Report, _by: User) -> None:
    pass


def with_words(report: Report, by: User) -> None:
    write_report(report, version=report.version, by=by, summary="Hyvin meni.", assessments={})


def undecided(report: Report, by: User) -> None:
    record_decision(
        report,
        version=report.version,
        by=by,
        decision_kind="",
        decision_body="",
        decided_on=None,
        decision_section="",
    )


def decided_tomorrow(report: Report, by: User) -> None:
    record_decision(report, version=report.version, by=by, decided_on=today() + timedelta(days=1))


def asking_for_the_council(_report: Report, _by: User) -> None:
    level("council")


def level(wanted: str) -> None:
    with as_administrator():
        RuleSet.objects.filter(key="checklist").update(local_decision_level=wanted)


@pytest.mark.checklist("C7.4", "R2")
@pytest.mark.parametrize(
    "edit", [nothing, with_words, undecided, decided_tomorrow, asking_for_the_council]
)
def test_both_sides_find_the_same(report: Report, aino: User, edit: Edit) -> None:
    edit(report, aino)
    report.refresh_from_db()
    document = report_of(report.plan, report)
    ours = findings(document, contents_of(whole_of(report.plan)))
    with over_region():
        rules = rules_of(document)
        theirs = findings_of(document, rules, on=today())
        words = [finding_words(one) for one in theirs]
    assert [(one.code, one.blocks) for one in ours] == [(one.code, one.blocks) for one in theirs]
    assert [one.text for one in ours] == words
    assert ours


@pytest.mark.checklist("C7.4")
@pytest.mark.parametrize(
    ("wanted", "kind", "is_enough"),
    [
        ("official", "official", True),
        ("board", "official", False),
        ("board", "board", True),
        ("council", "board", False),
        ("council", "council", True),
    ],
)
def test_a_lower_decision_than_the_rules_ask_for_is_refused_with_words(
    plan: Plan, aino: User, wanted: str, kind: str, is_enough: bool
) -> None:
    level(wanted)
    report = make_report(plan, aino, decision_kind=kind)
    if is_enough:
        assert send(report, aino).revision == 1
        return
    with pytest.raises(NotReady) as refused:
        send(report, aino)
    assert [one.code for one in refused.value.findings] == ["decision_too_low"]
    assert "is not enough" in str(refused.value)
    with over_region():
        assert not ReceivedReport.objects.exists()


def test_rules_that_change_while_a_report_is_sent_hold_at_once(report: Report, aino: User) -> None:
    assert not [one for one in found_in(report) if one.blocks]
    level("council")
    with pytest.raises(NotReady):
        send(report, aino)
    level("board")
    assert send(report, aino).revision == 1


def found_in(report: Report) -> Any:
    return findings(report_of(report.plan, report), contents_of(whole_of(report.plan)))


def of(**said: Any) -> list[tuple[str, bool]]:
    document: Document = make_document(**said)
    with over_region():
        found = findings_of(document, rules_of(document), on=date(2026, 5, 4))
    return [(one.code, one.blocks) for one in found]


def test_a_part_or_an_answer_left_open_needs_a_reason(in_may: object) -> None:
    assert of() == []
    blank = ChapterPart(code="funding", name="Funding")
    others = tuple(part for part in CHAPTERS if part.code != "funding")
    assert of(chapters=(*others, blank)) == [("chapter_funding", False)]
    excused = ChapterPart(code="funding", name="Funding", reason_code="later")
    assert of(chapters=(*others, excused)) == []
    unknown = ChapterPart(code="funding", name="Funding", reason_code="lazy")
    assert of(chapters=(*others, unknown)) == [("reason_unknown", True)]
    question = AnswerPart(question="1", text="How many?")
    assert of(answers=(question,)) == [("answer_open", True)]
    assert of(answers=(AnswerPart(question="1", text="How many?", reason_code="secret"),)) == []
    optional = AnswerPart(question="1", text="How many?", required=False)
    assert of(answers=(optional,)) == [("answer_open", False)]


def test_the_authority_holds_back_what_the_rules_hold_back(in_may: object) -> None:
    question = AnswerPart(question="1", text="How many?")
    with pytest.raises(NotFit, match="How many"):
        sent(answers=(question,))
    with over_region():
        assert not ReceivedReport.objects.exists()


def test_a_document_without_an_element_misses_it(in_may: object) -> None:
    assert of(elements=())[0] == ("content_E1", False)
    assert len(of(elements=())) == 8


def test_an_empty_report_is_begun_with_what_is_there(plan: Plan, aino: User) -> None:
    report = begin_report(plan, by=aino)
    codes = [one.code for one in found_in(report)]
    assert codes[0] == "decision_missing"
    assert "chapter_goals" not in codes
    assert "chapter_measures" not in codes
