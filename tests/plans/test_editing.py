"""What several people edit is never lost, and each change is on record."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User
from audit.workspace.models import WorkspaceEvent
from plans.editing import Gone, StaleEdit, change, remove
from plans.models import Indicator, Measure, Objective, Plan
from plans.programme.services import change_measure, change_objective
from tenants.models import Workspace
from tests.plans.makers import make_body, make_indicator, make_measure, make_objective, make_plan


@pytest.fixture
def plan(in_espoo: Workspace, aino: User) -> Plan:
    return make_plan(aino)


@pytest.fixture
def objective(plan: Plan, aino: User) -> Objective:
    return make_objective(plan, aino)


def test_a_change_counts_the_version_up_and_is_on_record(objective: Objective, aino: User) -> None:
    changed = change_objective(objective, version=1, by=aino, title="Kieli opitaan työssä")

    assert (changed.version, changed.title) == (2, "Kieli opitaan työssä")
    assert changed.changed_by_name == "Aino Virtanen"
    event = WorkspaceEvent.objects.get(verb="objective.changed")
    assert event.detail == {"changes": {"title": ["Työllisyys paranee", "Kieli opitaan työssä"]}}


def test_saying_what_is_so_already_changes_nothing(objective: Objective, aino: User) -> None:
    assert change(objective, version=1, by=aino, title=objective.title).version == 1
    assert not WorkspaceEvent.objects.filter(verb="objective.changed").exists()


def test_a_stale_change_is_refused_with_both_texts(objective: Objective, aino: User) -> None:
    change(objective, version=1, by=aino, title="Theirs")
    with pytest.raises(StaleEdit) as refused:
        change(objective, version=1, by=aino, title="Mine")
    assert isinstance(refused.value.theirs, Objective)
    assert (refused.value.theirs.title, refused.value.mine) == ("Theirs", {"title": "Mine"})
    assert Objective.objects.get().title == "Theirs"


def test_a_change_of_something_removed_says_so(objective: Objective, aino: User) -> None:
    remove(objective, version=1, by=aino)
    with pytest.raises(Gone):
        change(objective, version=1, by=aino, title="Too late")


def test_a_stale_removal_is_refused(objective: Objective, aino: User) -> None:
    change(objective, version=1, by=aino, title="Theirs")
    with pytest.raises(StaleEdit):
        remove(objective, version=1, by=aino)
    assert Objective.objects.exists()


def test_partners_alone_count_the_version_up(objective: Objective, aino: User) -> None:
    measure = make_measure(objective, aino)
    kela = make_body(aino, name="Kela", kind_id="kela")
    assert change_measure(measure, version=1, by=aino, partners=[kela]).version == 2
    assert change_measure(measure, version=2, by=aino, partners=[kela]).version == 2
    assert [partner.body for partner in measure.partners.all()] == [kela]


@pytest.mark.checklist("C6.3")
def test_the_database_takes_no_indicator_without_a_source(objective: Objective, aino: User) -> None:
    with pytest.raises(ValidationError, match="known source"):
        make_indicator(objective, aino, source="  ")
    with pytest.raises(IntegrityError, match="has_a_source"), transaction.atomic():
        Indicator.objects.create(objective=objective, name="Osallisuus", source=" ")


@pytest.mark.checklist("C5.3")
def test_the_database_takes_no_measure_without_a_responsible_body(
    objective: Objective, aino: User
) -> None:
    with pytest.raises(ValidationError):
        make_measure(objective, aino, responsible=None)
    with pytest.raises(IntegrityError, match="responsible"), transaction.atomic():
        Measure.objects.create(objective=objective, title="Kielikahvila")


def test_two_plans_do_not_share_a_year(plan: Plan, aino: User) -> None:
    with pytest.raises(ValidationError, match="plan for these years"):
        make_plan(aino, first_year=2029, last_year=2032)
    with pytest.raises(IntegrityError, match="one_plan_for_a_year"), transaction.atomic():
        Plan.objects.create(title="x", first_year=2029, last_year=2030, rule_set=plan.rule_set)
    assert make_plan(aino, first_year=2030, last_year=2033).pk
