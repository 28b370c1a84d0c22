"""A plan goes from draft over statements and a proposal to approved, published and superseded; each step freezes its text."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, connection, transaction

from accounts.models import User
from audit.workspace.models import WorkspaceEvent
from core.documents import fingerprint
from plans.document.services import (
    StateNotPossible,
    approve_plan,
    propose,
    publish,
    send_for_statements,
    supersede,
    take_back,
)
from plans.editing import change
from plans.models import Plan, PlanState, PlanVersion, StateChange
from plans.preparation.services import StillNeeded, delete_plan
from tenants.models import Workspace
from tests.plans.makers import make_objective, make_plan


@pytest.fixture
def plan(in_espoo: Workspace, aino: User) -> Plan:
    plan = make_plan(aino)
    make_objective(plan, aino)
    return plan


def approve(plan: Plan, by: User) -> Any:
    said: dict[str, Any] = {
        "body_name": "Valtuusto",
        "decided_on": date(2026, 3, 23),
        "section": "§ 41",
    }
    return approve_plan(plan, by=by, **said)


def state() -> str:
    return Plan.objects.get().state


@pytest.mark.checklist("C7.1")
def test_each_step_is_on_record_with_its_frozen_text(plan: Plan, aino: User) -> None:
    send_for_statements(plan, by=aino, note="Until 1 May")
    assert state() == PlanState.STATEMENTS
    change(plan.objectives.get(), version=1, by=aino, title="After the statements")
    propose(plan, by=aino)
    assert state() == PlanState.PROPOSED
    approve(plan, aino)
    assert state() == PlanState.APPROVED
    publish(plan, by=aino, link="https://example.org/plan")
    assert state() == PlanState.PUBLISHED
    supersede(plan, by=aino, note="The plan of 2030")
    assert state() == PlanState.SUPERSEDED

    taken = [
        (each.state, each.version and each.version.number, each.made_by_name)
        for each in StateChange.objects.all()
    ]
    name = str(aino)
    assert taken == [
        ("statements", 1, name),
        ("proposed", 2, name),
        ("approved", 2, name),
        ("published", 2, name),
        ("superseded", 2, name),
    ]
    for version in PlanVersion.objects.all():
        assert version.content_hash == fingerprint(version.document)
    verbs = WorkspaceEvent.objects.filter(verb__startswith="plan.").values_list("verb", flat=True)
    assert {
        "plan.statements",
        "plan.proposed",
        "plan.approved",
        "plan.published",
        "plan.superseded",
    } <= set(verbs)


def test_the_decision_is_on_the_text_that_was_proposed(plan: Plan, aino: User) -> None:
    proposed = propose(plan, by=aino).version
    assert approve(plan, aino).version == proposed
    assert PlanVersion.objects.count() == 1


def test_what_was_published_is_what_was_approved_whatever_was_written_since(
    plan: Plan, aino: User
) -> None:
    approved = approve(plan, aino).version
    change(plan.objectives.get(), version=1, by=aino, title="Not decided on")
    assert publish(plan, by=aino).version == approved


def test_a_plan_in_force_stays_so_while_its_revision_is_on_its_way(plan: Plan, aino: User) -> None:
    approve(plan, aino)
    change(plan.objectives.get(), version=1, by=aino, title="A revision")
    sent = send_for_statements(plan, by=aino)
    assert sent.version is not None
    assert (state(), sent.version.number) == (PlanState.APPROVED, 2)


@pytest.mark.parametrize("step", [publish, take_back, supersede])
def test_what_cannot_follow_a_draft_is_refused(step: Any, plan: Plan, aino: User) -> None:
    with pytest.raises(StateNotPossible, match="draft"):
        step(plan, by=aino, note="x")
    assert not StateChange.objects.exists()


def test_the_same_text_is_not_sent_or_published_twice(plan: Plan, aino: User) -> None:
    send_for_statements(plan, by=aino)
    with pytest.raises(StateNotPossible, match="nothing has changed"):
        send_for_statements(plan, by=aino)
    approve(plan, aino)
    publish(plan, by=aino)
    with pytest.raises(StateNotPossible, match="published already"):
        publish(plan, by=aino)


def test_going_back_and_superseding_need_a_reason(plan: Plan, aino: User) -> None:
    propose(plan, by=aino)
    with pytest.raises(ValidationError, match="Say why"):
        take_back(plan, by=aino, note="  ")
    take_back(plan, by=aino, note="The board wants another budget")
    assert state() == PlanState.DRAFT
    assert StateChange.objects.get(state=PlanState.DRAFT).version is None


def test_a_superseded_plan_is_not_approved_and_frees_its_years(plan: Plan, aino: User) -> None:
    approve(plan, aino)
    supersede(plan, by=aino, note="Another Act")
    with pytest.raises(StateNotPossible):
        approve(plan, aino)
    assert make_plan(aino).first_year == plan.first_year


def test_a_plan_with_a_frozen_version_stays(plan: Plan, aino: User) -> None:
    send_for_statements(plan, by=aino)
    with pytest.raises(StillNeeded, match="it stays"):
        delete_plan(plan, version=Plan.objects.get().version, by=aino)


@pytest.mark.parametrize("table", ["plans_planversion", "plans_statechange"])
@pytest.mark.parametrize("statement", ['UPDATE "{}" SET made_by_name = $$x$$', 'DELETE FROM "{}"'])
def test_the_workspaces_role_may_change_no_frozen_version(
    statement: str, table: str, plan: Plan, aino: User
) -> None:
    send_for_statements(plan, by=aino)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement.format(table))
