"""Steps 4 and 5: typed goals, own documents, partners' roles, the one table, measures by body, and proposals."""

from datetime import date
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from catalogue.models import FrameworkGoal
from catalogue.queries import frameworks_on
from core.clock import today
from plans.local.services import add_document, remove_document, use_document
from plans.models import (
    Body,
    DocumentUse,
    IndicatorValue,
    LocalDocument,
    Measure,
    Objective,
    Plan,
    Task,
)
from plans.preparation.services import StillNeeded, let_act_for
from plans.programme.forms import RolesForm
from plans.programme.services import change_measure, change_objective, put_in_order
from tenants.context import inside
from tenants.models import Role, Workspace
from tests.makers import make_member, make_user
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_indicator, make_measure, make_objective, make_plan
from tests.plans.pages import now, opened


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


@pytest.fixture
def objective(espoo: Workspace, aino: User, plan: Plan) -> Objective:
    with inside(espoo):
        return make_objective(plan, aino)


@pytest.fixture
def measure(espoo: Workspace, aino: User, objective: Objective) -> Measure:
    with inside(espoo):
        return make_measure(objective, aino)


@pytest.fixture
def eero() -> User:
    return make_user(name="Eero Esimerkki")


@pytest.fixture
def contributor(espoo: Workspace, eero: User) -> Visitor:
    make_member(user=eero, workspace=espoo, role=Role.CONTRIBUTOR)
    return Visitor(eero, espoo)


def of_objective(**said: Any) -> dict[str, Any]:
    return {"title": "Work", "theme": "employment", "version": 0} | said


@pytest.mark.checklist("C4.1")
def test_an_objective_implements_one_goal_supports_another_and_the_others_show_as_bare(
    plan: Plan, espoo: Workspace, coordinator: Visitor
) -> None:
    with inside(espoo):
        first, second, third = list(frameworks_on(today())[0].goals.all())[:3]
    sent = of_objective(implements=[first.pk], goals=[second.pk])
    assert coordinator.post(f"/plan/{plan.pk}/objectives/add/", sent).status_code == 302
    with inside(espoo):
        links = dict(Objective.objects.get().goal_links.values_list("goal_id", "relation"))
    assert links == {first.pk: "implements", second.pk: "supports"}

    page = coordinator.get(f"/plan/{plan.pk}/coverage/").content.decode()
    rows = {
        goal.pk: page.split(str(goal).replace("'", "&#x27;"))[1].split("</tr>")[0]
        for goal in (first, second, third)
    }
    assert "no objective" in rows[third.pk]
    assert "no objective" not in rows[first.pk] + rows[second.pk]


@pytest.mark.checklist("C4.1")
def test_an_objective_that_serves_local_needs_alone_says_why_and_is_no_gap(
    plan: Plan, espoo: Workspace, coordinator: Visitor
) -> None:
    sent = of_objective(local_reason="A new reception centre in our town.")
    assert coordinator.post(f"/plan/{plan.pk}/objectives/add/", sent).status_code == 302
    assert "not linked to any national goal" not in words_of(coordinator.get("/plan/"))
    page = words_of(coordinator.get(f"/plan/{plan.pk}/coverage/"))
    assert "A new reception centre in our town." in page
    assert "serve no goal and do not say why" not in page


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"changes_by": "6/2028"}, "Say what will be different by that day."),
        ({"changes_by": "1.1.20226", "changes_to": "x"}, "year"),
        ({"changes_to": "x" * 301}, "301"),
        ({"local_reason": "Ours", "goals": ["GOAL"]}, "leave the reason empty"),
        ({"goals": ["GOAL"], "implements": ["GOAL"]}, "either implemented or supported"),
        ({"implements": ["none-such"]}, "Select a valid choice"),
    ],
)
def test_an_objective_that_contradicts_itself_is_refused_and_nothing_typed_is_lost(
    said: dict[str, Any], words: str, plan: Plan, espoo: Workspace, coordinator: Visitor
) -> None:
    with inside(espoo):
        goal = FrameworkGoal.objects.filter(framework__in=frameworks_on(today())).first()
    assert goal is not None
    filled = {
        name: [goal.pk if each == "GOAL" else each for each in value]
        if isinstance(value, list)
        else value
        for name, value in said.items()
    }
    answer = coordinator.post(
        f"/plan/{plan.pk}/objectives/add/", of_objective(title="Kept ملف", **filled)
    )
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert "Kept ملف" in answer.content.decode()
    with inside(espoo):
        assert not Objective.objects.exists()


@pytest.mark.checklist("C4.3")
def test_the_change_says_for_whom_from_what_to_what_and_by_when(
    plan: Plan, espoo: Workspace, coordinator: Visitor
) -> None:
    sent = of_objective(
        target_groups=["young_people"],
        changes_from="Half wait for months",
        changes_to="Nobody waits over two months",
        changes_by="6/2028",
    )
    coordinator.post(f"/plan/{plan.pk}/objectives/add/", sent)
    with inside(espoo):
        assert Objective.objects.get().changes_by == date(2028, 6, 30)
    page = words_of(coordinator.get("/plan/"))
    assert "From what Half wait for months To what Nobody waits over two months" in page
    assert "30 June 2028" in page


def test_goals_that_are_said_by_the_api_alone_keep_how_they_are_served(
    objective: Objective, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        one, other = FrameworkGoal.objects.all()[:2]
        first = change_objective(objective, version=1, by=aino, goals=[one], implements=[one])
        second = change_objective(first, version=first.version, by=aino, goals=[one, other])
        links = dict(second.goal_links.values_list("goal_id", "relation"))
    assert links == {one.pk: "implements", other.pk: "supports"}


@pytest.mark.checklist("C4.4")
def test_an_objective_is_linked_to_a_chapter_of_the_strategy(
    objective: Objective, espoo: Workspace, coordinator: Visitor
) -> None:
    named = {"kind": "strategy", "name": "Strategy 2026–2029", "first_year": "2026"}
    assert coordinator.post("/documents/add/", named).status_code == 302
    with inside(espoo):
        document = LocalDocument.objects.get()
    path = f"/objectives/{objective.pk}/documents/add/"
    sent = {
        "document": document.pk,
        "chapter": "3.2 Everyday life",
        "relation": "implements",
        "state": "adopted",
    }
    assert coordinator.post(path, sent).status_code == 302

    page = words_of(coordinator.get(f"/documents/{document.pk}/"))
    assert "Työllisyys paranee 3.2 Everyday life the objective implements it adopted" in page
    assert "Strategy 2026–2029" in words_of(coordinator.get("/plan/"))
    again = coordinator.post(path, sent)
    assert again.status_code == 422
    assert "This chapter of the document is named already." in words_of(again)


@pytest.mark.checklist("C4.4")
def test_a_document_in_which_something_stands_stays_and_says_what(
    measure: Measure, espoo: Workspace, aino: User, coordinator: Visitor
) -> None:
    with inside(espoo):
        document = add_document(by=aino, kind="budget", name="Budget 2027")
        use_document(measure, by=aino, document=document, chapter="12")
        with pytest.raises(StillNeeded, match="Kielikahvila"):
            remove_document(document, version=1, by=aino)
    answer = coordinator.post(f"/documents/{document.pk}/remove/", {"version": 1})
    assert answer.status_code == 422
    assert "Kielikahvila" in words_of(answer)
    with inside(espoo):
        use = DocumentUse.objects.get()
    assert coordinator.post(f"/document-uses/{use.pk}/remove/", {"version": 1}).status_code == 302
    assert coordinator.post(f"/documents/{document.pk}/remove/", {"version": 1}).status_code == 302


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": ""}, "Fill this in."),
        ({"name": " \u202e\u200b "}, "Fill this in."),
        ({"kind": "novel"}, "Select a valid choice"),
        ({"first_year": "20226"}, "year"),
        ({"first_year": "2029", "last_year": "2026"}, "cannot be before"),
        ({"link": "javascript:alert(1)"}, "valid URL"),
        ({"owner": "y" * 10_000_000}, "10"),
    ],
)
def test_a_document_that_cannot_be_is_refused(
    said: dict[str, str], words: str, coordinator: Visitor, espoo: Workspace
) -> None:
    answer = coordinator.post("/documents/add/", {"kind": "strategy", "name": "S"} | said)
    assert answer.status_code in {422, 413}
    if answer.status_code == 422:
        assert words in words_of(answer)
    with inside(espoo):
        assert not LocalDocument.objects.exists()


@pytest.mark.checklist("C5.1")
@pytest.mark.parametrize("status", ["late", "stopped"])
def test_a_measure_that_is_late_or_stopped_says_why(
    status: str, measure: Measure, espoo: Workspace, coordinator: Visitor, aino: User
) -> None:
    path = f"/measures/{measure.pk}/progress/"
    refused = coordinator.post(path, {"status": status, "version": 1})
    assert refused.status_code == 422
    assert "Say why the measure is late or was stopped." in words_of(refused)
    with inside(espoo), pytest.raises(ValidationError):
        change_measure(measure, version=1, by=aino, status=status, status_reason=" ")

    said = {"status": status, "status_reason": "No teacher <b>yet</b>", "version": 1}
    assert coordinator.post(path, said | opened(coordinator, path)).status_code == 302
    page = coordinator.get("/plan/").content.decode()
    assert "No teacher &lt;b&gt;yet&lt;/b&gt;" in page


@pytest.mark.checklist("C5.3")
def test_partners_have_roles_and_the_payer_is_named(
    measure: Measure, espoo: Workspace, coordinator: Visitor, aino: User
) -> None:
    with inside(espoo):
        kela = make_body(aino, name="Kela", kind_id="kela")
        row = change_measure(
            measure, version=1, by=aino, partners=[kela], funding="The state, 80 %"
        )
    said = {RolesForm.name_of(kela.pk): "pays the travel", "version": row.version}
    assert coordinator.post(f"/measures/{measure.pk}/roles/", said).status_code == 302
    page = words_of(coordinator.get(f"/measures/{measure.pk}/"))
    assert "Kela (pays the travel)" in page
    assert "The state, 80 %" in page
    with inside(espoo):
        kept = change_measure(
            now(espoo, measure), version=row.version + 1, by=aino, partners=[kela]
        )
        assert [str(each) for each in kept.partners.all()] == ["Kela (pays the travel)"]


@pytest.mark.checklist("C5.1")
def test_a_task_of_a_measure_is_agreed_and_done(
    measure: Measure, espoo: Workspace, coordinator: Visitor
) -> None:
    path = f"/measures/{measure.pk}/tasks/add/"
    assert coordinator.post(path, {"title": "Call Kela", "due_on": "1.3.2027"}).status_code == 302
    assert coordinator.post(path, {"title": "", "due_on": "31.2.2027"}).status_code == 422
    with inside(espoo):
        task = Task.objects.get()
    assert task.concerns_id == measure.pk
    done = f"/measures/{measure.pk}/tasks/{task.pk}/done/"
    assert coordinator.post(done).status_code == 302
    assert coordinator.post(done).status_code == 302
    assert now(espoo, task).done_on is not None
    foreign = f"/measures/{uuid4()}/tasks/{task.pk}/done/"
    assert coordinator.post(foreign).status_code == 404


@pytest.fixture
def rich(espoo: Workspace, aino: User, plan: Plan) -> Plan:
    """A plan with two objectives, three measures and an objective without one."""
    with inside(espoo):
        school, sport = make_body(aino, name="School"), make_body(aino, name="Sport")
        work = make_objective(plan, aino, title="Work", theme_id="employment")
        home = make_objective(plan, aino, title="Homes", theme_id="housing")
        make_objective(plan, aino, title="Health", theme_id="wellbeing_health")
        make_measure(work, aino, title="=cmd()", responsible=school, cost=900)
        make_measure(work, aino, title="Sprint", responsible=sport, cost=10, for_everybody=True)
        make_measure(
            home, aino, title="Advice", responsible=school, status="late", status_reason="Ill"
        )
        make_indicator(work, aino, name="Rate", baseline=50, target=60)
    return plan


@pytest.mark.checklist("C5.1")
@pytest.mark.checklist("C5.3")
@pytest.mark.checklist("P5")
@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["1.1", "1.2", "2.1", "3"]),
        ("?sort=-number", ["3", "2.1", "1.2", "1.1"]),
        ("?sort=cost", ["2.1", "3", "1.2", "1.1"]),
        ("?sort=-cost", ["1.1", "1.2", "3", "2.1"]),
        ("?sort=body", ["3", "1.1", "2.1", "1.2"]),
        ("?sort=no-such", ["1.1", "1.2", "2.1", "3"]),
        ("?theme=housing", ["2.1"]),
        ("?status=late", ["2.1"]),
        ("?everybody=on", ["1.2"]),
        ("?q=spri", ["1.2"]),
        ("?body=not-a-body&status=%00&page=9999", ["1.1", "1.2", "2.1", "3"]),
    ],
)
def test_the_one_table_is_sorted_and_filtered(
    query: str, shown: list[str], rich: Plan, coordinator: Visitor
) -> None:
    page = coordinator.get(f"/plan/{rich.pk}/table/{query}").content.decode()
    numbers = [part.split("<")[0] for part in page.split('<span class="num">')[1:]]
    assert numbers == shown


@pytest.mark.checklist("P5")
def test_the_table_counts_what_concerns_all_residents_in_finnish_too(
    rich: Plan, coordinator: Visitor
) -> None:
    page = words_of(coordinator.get(f"/plan/{rich.pk}/table/"))
    assert "3 measures · 910 € · 1 concerns all residents" in page
    assert "1 is late" in page
    assert "There is no measure yet." in page
    assert coordinator.get(f"/fi/plan/{rich.pk}/table/").status_code == 200


def test_the_table_goes_to_spreadsheets_without_live_formulas(
    rich: Plan, coordinator: Visitor, tmp_path: Any
) -> None:
    text = coordinator.get(f"/plan/{rich.pk}/table.csv?theme=employment").content.decode()
    assert text.startswith("\ufeffNo.;Theme;")
    assert ";'=cmd();" in text
    assert "Rate: 50 → 60 %" in text
    assert "Advice" not in text
    answer = coordinator.get(f"/plan/{rich.pk}/table.xlsx")
    file = tmp_path / "table.xlsx"
    file.write_bytes(answer.content)
    sheet = openpyxl.load_workbook(file).active
    assert sheet is not None
    lines = list(sheet.iter_rows(values_only=True))
    assert len(lines) == 5
    assert lines[1][3] == "=cmd()"
    assert sheet.cell(2, 4).data_type == "s"
    assert lines[1][7] == 900


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
    for path in ("progress/", "tasks/add/"):
        assert contributor.get(f"/measures/{own.pk}/{path}").status_code == 200
        assert contributor.get(f"/measures/{foreign.pk}/{path}").status_code == 403
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


def fill(plan: Plan, aino: User, *, objectives: int, measures: int, indicators: int) -> None:
    """Write so many objectives, each with its share of the measures and indicators."""
    body = make_body(aino, name="Library")
    goals = list(FrameworkGoal.objects.all()[:3])
    for number in range(objectives):
        row = make_objective(plan, aino, title=f"O{number}", goals=goals)
        for each in range(measures // objectives):
            make_measure(row, aino, title=f"M{number}-{each}", responsible=body, partners=[body])
        for each in range(number, indicators, objectives):
            make_indicator(row, aino, name=f"I{number}-{each}")


def queries_of(visitor: Visitor, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert visitor.get(path).status_code == 200
    wanted = [each["sql"] for each in asked.captured_queries]
    return len([sql for sql in wanted if not sql.startswith(("SET", "SAVEPOINT", "RELEASE"))])


@pytest.mark.parametrize("path", ["plan", "table", "coverage"])
def test_a_large_plan_asks_as_much_as_a_small_one(
    path: str, plan: Plan, espoo: Workspace, coordinator: Visitor, aino: User
) -> None:
    address = f"/plan/{plan.pk}/" if path == "plan" else f"/plan/{plan.pk}/{path}/"
    with inside(espoo):
        fill(plan, aino, objectives=1, measures=1, indicators=1)
    queries_of(coordinator, address)
    small = queries_of(coordinator, address)
    with inside(espoo):
        plan.objectives.all().delete()
        Body.objects.all().delete()
        fill(plan, aino, objectives=12, measures=60, indicators=40)
    large = queries_of(coordinator, address)
    assert large == small


def test_the_plan_page_asks_fifteen_times_at_most(
    plan: Plan, espoo: Workspace, coordinator: Visitor, aino: User
) -> None:
    """Beside what each page asks: who it is for, and whether there are notices."""
    with inside(espoo):
        fill(plan, aino, objectives=12, measures=60, indicators=40)
    coordinator.get("/plan/")
    with CaptureQueriesContext(connection) as asked:
        coordinator.get("/plan/")
    frame = (' FROM "accounts_', ' FROM "tenants_', ' FROM "plans_notice"')
    own = [each["sql"] for each in asked.captured_queries]
    own = [sql for sql in own if not any(each in sql for each in frame)]
    assert 0 < len(own) <= 15, own
