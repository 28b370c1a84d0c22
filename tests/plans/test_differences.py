"""Two texts of a plan are compared thing by thing, and what differs is said in words."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils.translation import override

from accounts.models import User
from plans.document.content import content_of
from plans.document.differences import Difference, differences_between, wording
from plans.document.differences.marking import marked
from plans.document.services import send_for_statements, settle_elsewhere
from plans.editing import change, remove
from plans.models import Measure, Objective, Plan
from plans.programme.services import move, write_section
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_indicator, make_measure, make_objective, make_plan

LONG = "People find work that fits their skills, and they find it within a year of moving here."


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        plan = make_plan(aino)
        first = make_objective(plan, aino, title="Work", desired_change=LONG)
        make_objective(plan, aino, title="School")
        make_measure(first, aino, title="Café", responsible=make_body(aino))
        make_indicator(first, aino, name="Rate")
    return plan


@pytest.fixture
def after(plan: Plan, espoo: Workspace) -> Callable[..., list[Difference]]:
    """Return what differs once something was done."""

    def differ(act: Callable[[], Any]) -> list[Difference]:
        with inside(espoo), override("en"):
            before = content_of(plan)
            act()
            parts = differences_between(before, content_of(plan))
            return [each for part in parts for each in part.differences]

    return differ


def test_what_is_the_same_differs_in_nothing(after: Any) -> None:
    assert after(lambda: None) == []


def test_a_reworded_objective_is_told_with_the_old_and_the_new_words(
    after: Any, aino: User
) -> None:
    [found] = after(
        lambda: change(Objective.objects.get(title="Work"), version=1, by=aino, title="Jobs")
    )
    assert (found.kind, found.words) == ("changed", "Objective “Work” was reworded.")
    assert [(each.old, each.new) for each in found.fields] == [("Work", "Jobs")]


def test_in_a_long_text_the_words_are_marked(after: Any, aino: User) -> None:
    text = LONG.replace("a year", "two years")
    [found] = after(
        lambda: change(Objective.objects.get(title="Work"), version=1, by=aino, desired_change=text)
    )
    assert "<del>a year</del> <ins>two years</ins>" in found.fields[0].marked


def test_marks_escape_what_people_wrote() -> None:
    assert "<script>" not in marked("one two three", "one <script>alert(1)</script> three")


def test_what_was_added_and_removed_is_named(after: Any, aino: User) -> None:
    [found] = after(lambda: make_measure(Objective.objects.get(title="School"), aino, title="Club"))
    assert found.words == "Measure added: “Club”."
    [found] = after(lambda: remove(Measure.objects.get(title="Club"), version=1, by=aino))
    assert found.words == "Measure removed: “Club”."


def test_of_two_that_change_places_one_has_moved(after: Any, plan: Plan, aino: User) -> None:
    [found] = after(
        lambda: move(
            plan.objectives.all(), plan.objectives.get(title="School").pk, up=True, by=aino
        )
    )
    assert (found.kind, found.words.endswith("has another place.")) == ("moved", True)


def test_a_measure_under_another_objective_has_moved_there(after: Any, aino: User) -> None:
    def rehang() -> None:
        school = Objective.objects.get(title="School")
        change(Measure.objects.get(), version=1, by=aino, objective=school)

    [found] = after(rehang)
    assert found.words == "“Café” was moved to the objective “School”."


def test_sections_and_what_is_done_elsewhere_are_named_by_their_element(
    after: Any, plan: Plan, aino: User
) -> None:
    [found] = after(lambda: write_section(plan, "E6", by=aino, text="Together"))
    assert found.words == "“Forms of cooperation” was written."
    [found] = after(lambda: settle_elsewhere(plan, "E7", by=aino, reason="Wellbeing plan"))
    assert "Integration programme" in found.words


def test_values_are_said_as_people_say_them(after: Any, aino: User) -> None:
    [found] = after(
        lambda: change(
            Measure.objects.get(), version=1, by=aino, status="under_way", for_everybody=True
        )
    )
    assert {(str(each.label), each.old, each.new) for each in found.fields} == {
        ("Status", "Not started", "Under way"),
        ("Concerns all residents", "no", "yes"),
    }


def test_each_field_of_a_document_is_compared_or_left_out_on_purpose(
    plan: Plan, espoo: Workspace
) -> None:
    with inside(espoo):
        document = content_of(plan)
    objective = document["objectives"][0]
    parts = {"id", "number"}
    for said, fields, known in (
        (
            document,
            wording.PLAN,
            {
                "host",
                "objectives",
                "sections",
                "elsewhere",
                "milestones",
                "picture",
                "words",
                "translations",
            },
        ),
        (objective, wording.OBJECTIVE, parts | {"measures", "indicators"}),
        (objective["measures"][0], wording.MEASURE, parts),
        (
            objective["indicators"][0],
            wording.INDICATOR,
            parts | {"definition", "reason_code", "values"},
        ),
    ):
        assert set(said) <= set(fields) | known


@pytest.mark.checklist("P3")
def test_the_page_says_what_changed_between_two_versions(
    plan: Plan, espoo: Workspace, aino: User, coordinator: Visitor
) -> None:
    with inside(espoo):
        send_for_statements(plan, by=aino)
        change(plan.objectives.get(title="Work"), version=1, by=aino, title="Jobs")
        send_for_statements(plan, by=aino)
    page = words_of(coordinator.get(f"/plans/{plan.pk}/differences/?older=1&newer=2"))
    assert "Objective “Work” was reworded." in page
    same = words_of(coordinator.get(f"/plans/{plan.pk}/differences/"))
    assert "The two texts say the same" in same


@pytest.mark.parametrize("asked", ["older=9", "older=x&newer=1", "newer=-1", "older=1&newer=20226"])
def test_a_version_that_is_not_there_is_asked_for_in_vain(
    asked: str, plan: Plan, espoo: Workspace, aino: User, coordinator: Visitor
) -> None:
    with inside(espoo):
        send_for_statements(plan, by=aino)
    answer = coordinator.get(f"/plans/{plan.pk}/differences/?{asked}")
    assert answer.status_code == 200
    assert "Select a valid choice" in words_of(answer)


def test_without_versions_the_page_says_what_to_do(plan: Plan, coordinator: Visitor) -> None:
    page = words_of(coordinator.get(f"/plans/{plan.pk}/differences/"))
    assert "There is nothing to compare yet" in page
