"""How step 2 stands by what is kept of the cooperation."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from core.clock import today
from plans.cooperation.queries import cooperation_of, recommended_kinds
from plans.cooperation.services.group import (
    explain_absence,
)
from plans.cooperation.services.meetings import plan_meeting
from plans.editing import change
from plans.models import Plan
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_plan
from tests.plans.test_cooperation import join

KELA = {
    "organisation": "Kela",
    "kind": "kela",
    "person": "Maija Meikäläinen",
    "email": "maija@kela.example",
    "language": "fi",
}


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


@pytest.mark.checklist("C2.1")
@pytest.mark.checklist("P3")
def test_the_home_says_what_step_two_lacks(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    step = f"/plans/{plan.pk}/steps/2/"
    assert "recommended members are missing" not in words_of(coordinator.get("/"))
    with inside(espoo):
        kinds = recommended_kinds()
        join(plan, aino)
    page = words_of(coordinator.get(step))
    assert f"{len(kinds) - 1} recommended members are missing" in page
    assert "The group has not met yet" in page
    with inside(espoo):
        for kind in kinds:
            if kind.pk != "kela":
                explain_absence(plan, kind, reason="Later", version=0, by=aino)
        meeting = plan_meeting(plan, by=aino, title="Kokous", held_on=today() + timedelta(1))
        assert not cooperation_of(plan, on=today()).met  # a meeting to come has not been held
        meeting = change(meeting, version=1, by=aino, held_on=today())
    assert "The group has not accepted the timetable" in words_of(coordinator.get(step))
    with inside(espoo):
        change(meeting, version=2, by=aino, accepts_timetable=True)
        known = cooperation_of(plan, on=today())
    assert known.met and known.accepted and not known.missing
    page = words_of(coordinator.get(step))
    assert "recommended members are missing" not in page and "not accepted" not in page


def test_who_has_left_or_declined_does_not_count(in_espoo: Workspace, aino: User) -> None:
    plan = make_plan(aino)
    join(plan, aino, ends_on=today() - timedelta(1))
    join(plan, aino, reply="declines", replied_on=today())
    known = cooperation_of(plan, on=today())
    assert "kela" in {kind.pk for kind in known.missing} and not known.has_members
    join(plan, aino, ends_on=today())
    assert "kela" not in {kind.pk for kind in cooperation_of(plan, on=today()).missing}


def test_the_group_asks_no_more_of_the_database_as_it_grows(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    counts = []
    for number in (1, 3, 20):
        with inside(espoo):
            for each in range(number):
                join(plan, aino, organisation=f"{number} {each}", kind_id="wellbeing_county")
        with CaptureQueriesContext(connection) as asked:
            assert coordinator.get(f"/plans/{plan.pk}/group/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2]


def test_the_page_is_in_finnish(plan: Plan, espoo: Workspace, aino: User) -> None:
    page = Visitor(aino, espoo, "fi").get(f"/plans/{plan.pk}/group/").content.decode()
    assert '<html lang="fi"' in page and re.search("Järjestö|yhdisty", page)
