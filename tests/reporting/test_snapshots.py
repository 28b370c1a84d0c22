"""What would be sent: resolved values and texts in the plan's language, no person, a fixed number of questions."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from accounts.models import User
from core.documents import canonical, fingerprint
from plans.document.services import approve_plan
from plans.models import Approval, Objective, Plan
from plans.preparation.services import set_milestone
from regional import contracts
from regional.contracts import ElementState, as_document, read_report
from regional.models import ReceivedSignal
from reporting.models import Assessment, DecisionKind, ObjectiveAssessment, Report
from reporting.services import begin_report, write_report
from reporting.signals import send_signals
from reporting.snapshots import report_of
from tenants.context import over_region
from tests.plans.makers import make_indicator, make_measure, make_objective
from tests.reporting.makers import make_report


def test_the_snapshot_reads_back_and_holds_no_pointer(report: Report, aino: User) -> None:
    objective = Objective.objects.get()
    write_report(
        report,
        version=report.version,
        by=aino,
        summary="Työllisyys parani.",
        assessments={objective.pk: ("partly", "Yksi kurssi kahdesta alkoi.")},
    )
    report.refresh_from_db()
    sent = report_of(report.plan, report)
    document = as_document(sent)
    assert read_report(document) == sent
    assert (sent.municipality, sent.municipalities) == ("049", ("049",))
    part = sent.objectives[0]
    assert (part.number, part.title, part.theme) == ("1", "Tavoite 1", "employment")
    assert part.assessment is contracts.Assessment.PARTLY
    assert part.target_groups == ("families", "working_age")
    assert part.measures[0].partners == ("Kela",)
    assert part.indicators[0].values[1].value == Decimal("57.9")
    assert document["objectives"][0]["indicators"][0]["values"][1]["value"] == "57.9"
    text = canonical(document)
    for pointer in (objective.pk, report.pk, report.plan_id):
        assert str(pointer) not in text
    assert "Aino" not in text


def test_names_stand_in_the_plans_language_whoever_looks(report: Report) -> None:
    seen = []
    for language in ("fi", "sv", "en"):
        with override(language):
            seen.append(fingerprint(as_document(report_of(report.plan, report))))
    assert len(set(seen)) == 1
    sent = report_of(report.plan, report)
    assert sent.objectives[0].theme_name == "Työllisyys"
    assert sent.objectives[0].target_group_names == ("Perheet", "Työikäiset")
    assert [element.state for element in sent.elements[:1]] == [ElementState.MET]


def test_the_snapshot_asks_the_same_for_one_objective_and_for_three(
    report: Report, aino: User
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            report_of(report.plan, report)
        return len(found)

    report_of(report.plan, report)
    one = asked()
    for number in (2, 3):
        objective = make_objective(report.plan, aino, title=f"Tavoite {number}")
        make_measure(objective, aino)
        make_indicator(objective, aino)
        ObjectiveAssessment.objects.create(
            report=report, objective=objective, assessment=Assessment.BEHIND
        )
    assert asked() == one


def test_the_choices_are_those_of_the_contract() -> None:
    assert set(Assessment.values) == {each.value for each in contracts.Assessment}
    assert set(DecisionKind.values) == {each.value for each in contracts.DecisionKind}


@pytest.mark.checklist("R1")
def test_an_approval_tells_the_region_how_far_planning_is(plan: Plan, aino: User) -> None:
    set_milestone(plan, by=aino, title="Valtuusto", planned_on=date(2026, 6, 15))
    approve_plan(plan, by=aino, body_name="Valtuusto", decided_on=date(2026, 4, 27), section="41")
    with over_region():
        signal = ReceivedSignal.objects.get()
        assert signal.municipality_id == "049"
        assert signal.plan_approved_on == date(2026, 4, 27)
        assert signal.coordinator_named
        assert not signal.group_named
        assert [milestone["title"] for milestone in signal.document["milestones"]] == ["Valtuusto"]
        assert "Tavoite" not in canonical(signal.document)


def test_an_approval_that_the_region_does_not_hear_of_is_none(
    plan: Plan, aino: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("reporting.signals.inbox.send_signal", broken)
    with pytest.raises(RuntimeError):
        approve_plan(
            plan, by=aino, body_name="Valtuusto", decided_on=date(2026, 4, 27), section="41"
        )
    assert not Approval.objects.exists()


def test_what_is_told_twice_is_kept_once(plan: Plan, aino: User) -> None:
    send_signals(plan, by=aino)
    send_signals(plan, by=aino)
    with over_region():
        assert ReceivedSignal.objects.count() == 1


def test_what_was_written_for_a_period_that_is_no_more_goes_on_for_the_next(
    plan: Plan, aino: User
) -> None:
    report = make_report(plan, aino)
    Report.objects.filter(pk=report.pk).update(obligation="of a plan before", cycle=9)
    again = begin_report(plan, by=aino)
    assert (again.pk, again.cycle) == (report.pk, 1)
    assert again.decision_body == "Hyvinvointilautakunta"
