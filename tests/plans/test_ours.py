"""Each body's own measures, and the order that several people give the same list."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from plans.models import (
    Body,
    IndicatorValue,
    Measure,
    Plan,
)
from plans.preparation.services import let_act_for
from plans.programme.services import put_in_order
from tenants.context import inside
from tenants.models import Role, Workspace
from tests.makers import make_member, make_user
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_indicator, make_plan, make_rich
from tests.plans.pages import now


@pytest.fixture
def rich(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        plan = make_plan(aino)
        make_rich(plan, aino)
    return plan


@pytest.fixture
def eero() -> User:
    return make_user(name="Eero Esimerkki")


@pytest.fixture
def contributor(espoo: Workspace, eero: User) -> Visitor:
    make_member(user=eero, workspace=espoo, role=Role.CONTRIBUTOR)
    return Visitor(eero, espoo)


@pytest.mark.checklist("C5.3")
def test_a_contributor_lands_on_their_own_bodys_measures_and_updates_only_those(
    rich: Plan, espoo: Workspace, contributor: Visitor, eero: User, aino: User
) -> None:
    assert "You act for no body yourself." in words_of(contributor.get("/measures/"))
    with inside(espoo):
        school = Body.objects.get(name="School")
        own, foreign = Measure.objects.get(title="Advice"), Measure.objects.get(title="Sprint")
    with inside(espoo):
        let_act_for(school, [eero.pk], by=aino)

    page = words_of(contributor.get("/measures/"))
    assert "Our measures" in page
    assert "Advice" in page and "Sprint" not in page

    said = {"status": "under_way", "status_note": "Begun", "version": 1}
    for path in ("/measures/{}/progress/", "/tasks/add/measure/{}/"):
        assert contributor.get(path.format(own.pk)).status_code == 200, path
        assert contributor.get(path.format(foreign.pk)).status_code == 403, path
    assert contributor.post(f"/measures/{own.pk}/progress/", said).status_code == 302
    assert contributor.post(f"/measures/{foreign.pk}/progress/", said).status_code == 403
    assert now(espoo, own).status_note == "Begun"
    assert now(espoo, foreign).status == "not_started"
    with inside(espoo):
        sport = Body.objects.get(name="Sport")
    theirs = words_of(contributor.get(f"/measures/?body={sport.pk}"))
    assert "Measures by body" in theirs and "Sprint" in theirs
    assert "Say how it stands" not in theirs
    assert contributor.get("/measures/?body=%00").status_code == 200


@pytest.mark.checklist("C5.3")
def test_a_contributor_records_the_values_of_their_own_objectives_alone(
    rich: Plan, espoo: Workspace, contributor: Visitor, eero: User, aino: User
) -> None:
    with inside(espoo):
        own = rich.objectives.get(title="Work").indicators.get()
        foreign = make_indicator(rich.objectives.get(title="Health"), aino, name="Illness")
        school = Body.objects.get(name="School")
    said = {"year": "2027", "value": "52,5", "version": 0}
    assert contributor.post(f"/indicators/{own.pk}/values/add/", said).status_code == 403
    with inside(espoo):
        let_act_for(school, [eero.pk], by=aino)
    assert contributor.post(f"/indicators/{own.pk}/values/add/", said).status_code == 302
    assert contributor.post(f"/indicators/{foreign.pk}/values/add/", said).status_code == 403
    with inside(espoo):
        value = IndicatorValue.objects.get()
    assert value.changed_by_name == "Eero Esimerkki"
    assert contributor.post(f"/values/{value.pk}/remove/", {"version": 1}).status_code == 403


def test_two_people_order_the_same_list_and_nothing_is_lost(
    rich: Plan, espoo: Workspace, coordinator: Visitor, aino: User
) -> None:
    with inside(espoo):
        first, second, third = [row.pk for row in rich.objectives.all()]
    path = f"/plan/{rich.pk}/order/"
    sent = {"seen": [first, second, third], "order": [second, first, third]}
    other = {"seen": [first, second, third], "order": [first, third, second]}

    saved = coordinator.post(path, sent, htmx=True)
    assert (saved.status_code, "The order has been saved." in words_of(saved)) == (200, True)
    late = coordinator.post(path, other, htmx=True)

    assert late.status_code == 409
    words = words_of(late)
    assert f"{aino} has changed the list meanwhile" in words
    assert "You wanted this order: Work Health Homes" in words
    with inside(espoo):
        assert [row.pk for row in rich.objectives.all()] == [second, first, third]
    mine = {"seen": [second, first, third], "order": [first, third, second]}
    assert coordinator.post(path, mine).status_code == 302
    with inside(espoo):
        assert [row.pk for row in rich.objectives.all()] == [first, third, second]


def test_a_button_moves_a_line_and_keeps_the_focus_on_itself(
    rich: Plan, espoo: Workspace, coordinator: Visitor
) -> None:
    with inside(espoo):
        keys = [row.pk for row in rich.objectives.all()]
    path = f"/plan/{rich.pk}/order/"
    sent = {"seen": keys, "order": keys, "move": f"down:{keys[0]}"}
    page = coordinator.post(path, sent, htmx=True).content.decode()
    assert f'value="down:{keys[0]}" data-autofocus' in page
    with inside(espoo):
        assert [row.pk for row in rich.objectives.all()] == [keys[1], keys[0], keys[2]]
    nonsense = {"seen": ["x"], "order": ["x", str(uuid4())], "move": "up:\0"}
    assert coordinator.post(path, nonsense).status_code == 409


def test_an_order_that_is_as_it_was_leaves_no_trace(
    rich: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        keys = [row.pk for row in rich.objectives.all()]
        with CaptureQueriesContext(connection) as asked:
            put_in_order(rich.objectives.all(), keys, by=aino, seen=keys)
    assert not [each for each in asked.captured_queries if each["sql"].startswith("INSERT")]
