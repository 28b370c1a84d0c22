"""History: who changed which field when, of one thing and of all; what is taken out is itself recorded."""

import io
from datetime import date, timedelta
from uuid import uuid4

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from audit.workspace.models import WorkspaceEvent
from core.clock import today
from plans.editing import remove
from plans.models import Measure
from plans.programme.services import change_measure
from plans.todo.services import add_task, change_task
from tenants.context import inside
from tenants.models import Role, Workspace
from tests.makers import make_member, make_user
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_measure, make_objective, make_plan


@pytest.fixture
def measure(aino: User, espoo: Workspace) -> Measure:
    with inside(espoo):
        made = make_measure(make_objective(make_plan(aino), aino), aino)
        return change_measure(made, version=made.version, by=aino, title="=Kielikahvila <b>")


def test_the_history_of_a_thing_tells_each_field_from_what_to_what(
    measure: Measure, coordinator: Visitor
) -> None:
    page = coordinator.get(f"/history/measure/{measure.pk}/")
    said = words_of(page)
    assert "Kielikahvila → =Kielikahvila" in said
    assert "Measure" in said
    assert "<b>" not in page.content.decode().split("<main")[1]


def test_choices_days_and_people_are_called_as_on_the_pages(
    coordinator: Visitor, aino: User, espoo: Workspace
) -> None:
    with inside(espoo):
        made = make_measure(make_objective(make_plan(aino), aino), aino)
        change_measure(made, version=1, by=aino, status="under_way", ends=date(2027, 3, 1))
        task = add_task(title="Kysy", concerns=None, due_on=None, by=aino)
        change_task(task, version=1, by=aino, user_id=aino.pk)
    said = words_of(coordinator.get(f"/history/measure/{made.pk}/"))
    assert "Not started → Under way" in said
    assert "– → 1 March 2027" in said
    assert "– → Aino Virtanen" in words_of(coordinator.get(f"/history/task/{task.pk}/"))


def test_the_history_of_what_was_removed_stays(
    measure: Measure, coordinator: Visitor, aino: User, espoo: Workspace
) -> None:
    with inside(espoo):
        remove(measure, version=measure.version, by=aino)
    assert coordinator.get(f"/history/measure/{measure.pk}/").status_code == 200


@pytest.mark.parametrize("kind", ["measure", "user", "nothing"])
def test_the_history_of_what_never_was_is_not_found(kind: str, coordinator: Visitor) -> None:
    assert coordinator.get(f"/history/{kind}/{uuid4()}/").status_code == 404


def test_the_trail_is_narrowed_by_person_kind_and_day(
    measure: Measure, coordinator: Visitor, aino: User
) -> None:
    assert "Kielikahvila" in words_of(coordinator.get(f"/history/?person={aino.pk}"))
    nothing = "Nothing has been recorded"
    tomorrow = (today() + timedelta(days=1)).isoformat()
    assert nothing in words_of(coordinator.get(f"/history/?since={tomorrow}"))
    only = words_of(coordinator.get("/history/?kind=plans.plan"))
    assert "Kielikahvila" not in only.split("events")[-1]
    assert "Kielikahvila" in words_of(
        coordinator.get("/history/?person=x&since=1.1.20226&page=zzz&kind=%00")
    )


def test_the_trail_is_taken_out_as_csv_and_xlsx_and_that_is_recorded(
    measure: Measure, coordinator: Visitor, espoo: Workspace, aino: User
) -> None:
    text = coordinator.get("/history/csv/?kind=plans.measure").content.decode()
    assert "'=Kielikahvila <b>" in text
    book = openpyxl.load_workbook(io.BytesIO(coordinator.get("/history/xlsx/").content))
    cells = {cell.value for row in book.active.iter_rows() for cell in row}
    assert "=Kielikahvila <b>" in cells
    with inside(espoo):
        taken = list(WorkspaceEvent.objects.filter(verb="trail.exported"))
    assert [each.detail["format"] for each in taken] == ["xlsx", "csv"]
    assert {each.actor_id for each in taken} == {aino.pk}


def test_only_the_coordinator_sees_the_whole_trail(measure: Measure, espoo: Workspace) -> None:
    editor = make_user("Eero Editor")
    make_member(editor, workspace=espoo, role=Role.EDITOR)
    visitor = Visitor(editor, espoo)
    assert visitor.get("/history/").status_code == 403
    assert visitor.get("/history/csv/").status_code == 403
    assert visitor.get(f"/history/measure/{measure.pk}/").status_code == 200


def test_the_trail_costs_the_same_for_few_events_and_for_many(
    measure: Measure, coordinator: Visitor, aino: User, espoo: Workspace
) -> None:
    coordinator.get("/history/")
    with CaptureQueriesContext(connection) as few:
        coordinator.get("/history/")
    with inside(espoo):
        for number in range(30):
            measure = change_measure(
                measure, version=measure.version, by=aino, title=f"Nimi {number}"
            )
    with CaptureQueriesContext(connection) as many:
        coordinator.get("/history/")
    assert len(many) == len(few)
