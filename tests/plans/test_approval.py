"""A decision of the municipality freezes the plan as it was decided on."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from accounts.models import User
from audit.workspace.models import WorkspaceEvent
from core.clock import today
from core.documents import fingerprint
from plans.document.services import DayNotPossible, NothingChanged, approve_plan
from plans.editing import Gone, change
from plans.models import Approval, Plan, PlanState, PlanVersion
from plans.preparation.services import StillNeeded, delete_plan
from tenants.models import Workspace
from tests.plans.makers import make_measure, make_objective, make_plan

DAY = date(2026, 3, 23)


@pytest.fixture
def plan(in_espoo: Workspace, aino: User) -> Plan:
    return make_plan(aino)


def approve(plan: Plan, by: User, decided_on: date = DAY, section: str = "§ 41") -> Approval:
    return approve_plan(
        plan, by=by, body_name="Kaupunginvaltuusto", decided_on=decided_on, section=section
    )


def test_an_approval_freezes_a_version_with_its_hash(plan: Plan, aino: User) -> None:
    make_objective(plan, aino, title="Kieli opitaan työssä")

    approval = approve(plan, aino)

    version = PlanVersion.objects.get()
    assert (approval.version, approval.municipality_id) == (version, "049")
    assert (version.number, version.made_by_name) == (1, "Aino Virtanen")
    assert version.content_hash == fingerprint(version.document)
    assert version.document["objectives"][0]["title"] == "Kieli opitaan työssä"
    assert Plan.objects.get().state == PlanState.APPROVED
    event = WorkspaceEvent.objects.get(verb="plan.approved")
    assert event.detail == {"number": 1, "hash": version.content_hash}


def test_the_frozen_version_stays_when_the_plan_goes_on(plan: Plan, aino: User) -> None:
    objective = make_objective(plan, aino, title="Kieli opitaan työssä")
    approve(plan, aino)
    change(objective, version=1, by=aino, title="Something else")
    approve(plan, aino)
    newer, older = PlanVersion.objects.all()
    assert (older.document["objectives"][0]["title"], newer.number) == ("Kieli opitaan työssä", 2)


def test_the_same_content_is_not_approved_twice(plan: Plan, aino: User) -> None:
    measure = make_measure(make_objective(plan, aino), aino)
    seen_by_both = Plan.objects.get()
    approve(plan, aino)
    change(measure, version=1, by=aino, status="under_way")

    with pytest.raises(NothingChanged, match="version 1, which Aino Virtanen recorded"):
        approve(seen_by_both, aino)

    assert PlanVersion.objects.count() == Approval.objects.count() == 1


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (today() + timedelta(days=1), "still to come"),
        (date(2019, 5, 6), "begins in 2026"),
    ],
)
def test_a_decision_on_a_day_that_cannot_be_is_refused(
    day: date, words: str, plan: Plan, aino: User
) -> None:
    with pytest.raises(DayNotPossible, match=words):
        approve(plan, aino, decided_on=day)
    assert not PlanVersion.objects.exists()


def test_a_later_version_is_not_decided_on_before_an_earlier(plan: Plan, aino: User) -> None:
    approve(plan, aino)
    make_objective(plan, aino)
    with pytest.raises(DayNotPossible, match="Version 1 was decided on 23 March 2026"):
        approve(plan, aino, decided_on=DAY - timedelta(days=1))


def test_nothing_is_frozen_when_the_decision_is_refused(plan: Plan, aino: User) -> None:
    with pytest.raises(ValidationError):
        approve(plan, aino, section="x" * 21)
    assert not PlanVersion.objects.exists()
    assert Plan.objects.get().state == PlanState.DRAFT
    assert not WorkspaceEvent.objects.filter(verb="plan.approved").exists()


def test_a_plan_that_somebody_removed_is_not_approved(plan: Plan, aino: User) -> None:
    delete_plan(Plan.objects.get(), version=1, by=aino)
    with pytest.raises(Gone):
        approve(plan, aino)


def test_an_approved_plan_is_not_deleted(plan: Plan, aino: User) -> None:
    approve(plan, aino)
    with pytest.raises(StillNeeded, match="it stays"):
        delete_plan(plan, version=2, by=aino)
    assert Plan.objects.exists()
