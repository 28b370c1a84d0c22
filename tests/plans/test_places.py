"""A plan may be a part of another document: then each element has its chapter and page there."""

from typing import Any

import pytest

from accounts.models import User
from plans.document.content import content_of, decided_of
from plans.document.queries import completeness
from plans.document.services import approve_plan
from plans.models import ElementPlace, Plan, PlanForm
from plans.preparation.places import Placed, place_elements
from plans.queries import whole_of
from tenants.context import inside
from tenants.models import Role, Workspace
from tests.makers import make_member, make_user
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_plan
from tests.plans.test_counting_back import sent

HOST = "Kuntastrategia 2030"


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino, form=PlanForm.EMBEDDED, host_document=HOST)


def places(espoo: Workspace) -> dict[str, tuple[str, str]]:
    with inside(espoo):
        return {each.element: (each.chapter, each.page) for each in ElementPlace.objects.all()}


def save(visitor: Visitor, plan: Plan, **said: str) -> Any:
    path = f"/plans/{plan.pk}/places/"
    return visitor.post(path, sent(visitor.get(path)) | said)


@pytest.mark.checklist("C1.3")
def test_each_element_has_its_chapter_and_page_in_the_host_document(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    said = {"chapter-E1": "3.2 Kotoutuminen", "page-E1": "14", "page-E4": "20–22"}
    assert save(coordinator, plan, **said).status_code == 302

    assert places(espoo) == {"E1": ("3.2 Kotoutuminen", "14"), "E4": ("", "20–22")}
    page = words_of(coordinator.get(f"/plans/{plan.pk}/elements/"))
    assert f"In “{HOST}”: 3.2 Kotoutuminen, page 14" in page
    assert f"Nobody has told yet where it stands in “{HOST}”" in page
    with inside(espoo):
        approval = approve_plan(
            plan, by=aino, body_name="Valtuusto", decided_on=plan.created_at.date(), section="§ 4"
        )
    frozen = words_of(coordinator.get(f"/plans/{plan.pk}/versions/{approval.version.number}/"))
    assert "3.2 Kotoutuminen, page 14" in frozen


def test_the_decided_text_knows_of_places_and_deputies_only_where_there_are_some(
    plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        before = content_of(plan)
        assert "places" not in before["host"] and "deputy_name" not in before
        assert decided_of(before) == decided_of(whole_of(plan))
        place_elements(plan, [Placed("E1", "3", "", 0)], by=aino)
        assert decided_of(before) != decided_of(whole_of(plan))


def test_a_place_is_changed_and_taken_back(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    save(coordinator, plan, **{"chapter-E1": "3"})
    save(coordinator, plan, **{"chapter-E1": "4"})
    assert places(espoo) == {"E1": ("4", "")}
    save(coordinator, plan, **{"chapter-E1": " "})
    assert places(espoo) == {}


def test_what_somebody_said_meanwhile_is_shown_and_nothing_typed_is_lost(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    path = f"/plans/{plan.pk}/places/"
    mine = sent(coordinator.get(path)) | {"chapter-E1": "Minun", "chapter-E2": "Toinen"}
    with inside(espoo):
        place_elements(plan, [Placed("E1", "Heidän", "7", 0)], by=aino)

    answer = coordinator.post(path, mine)

    assert answer.status_code == 409
    assert "has said meanwhile: Heidän / 7" in words_of(answer)
    assert (
        'value="Minun"' in answer.content.decode() and 'value="Toinen"' in answer.content.decode()
    )
    assert places(espoo) == {"E1": ("Heidän", "7")}
    assert coordinator.post(path, sent(answer)).status_code == 302  # having seen it
    assert places(espoo) == {"E1": ("Minun", ""), "E2": ("Toinen", "")}


def test_what_was_empty_when_the_page_was_opened_is_not_emptied_unseen(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    path = f"/plans/{plan.pk}/places/"
    mine = sent(coordinator.get(path)) | {"page-E3": "9"}
    with inside(espoo):
        place_elements(plan, [Placed("E1", "Heidän", "7", 0)], by=aino)
    answer = coordinator.post(path, mine)  # E1 was empty when the page was opened
    assert answer.status_code == 409 and places(espoo) == {"E1": ("Heidän", "7")}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"chapter-E1": "x" * 101}, "100"),
        ({"page-E1": "x" * 21}, "20"),
        ({"chapter-E1": "\u202e🎉" * 1_000_000}, ""),
    ],
)
def test_a_place_that_is_too_long_is_refused(
    said: dict[str, str], words: str, coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    answer = save(coordinator, plan, **said)
    assert answer.status_code in {413, 422} and words in words_of(answer)
    assert places(espoo) == {}


@pytest.mark.parametrize("version", ["-1", "x", "9" * 30, ""])
def test_a_version_that_makes_no_sense_is_older_than_any(
    version: str, coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    save(coordinator, plan, **{"chapter-E1": "3"})
    answer = save(coordinator, plan, **{"chapter-E1": "4", "version-E1": version})
    assert answer.status_code == 409 and places(espoo) == {"E1": ("3", "")}


def test_a_plan_of_its_own_is_told_so(coordinator: Visitor, espoo: Workspace, aino: User) -> None:
    with inside(espoo):
        own = make_plan(aino)
        states = completeness(own)
    assert not any(each.place for each in states)
    page = coordinator.get(f"/plans/{own.pk}/places/")
    assert "The plan is a document of its own" in words_of(page)
    rooms = words_of(coordinator.get(f"/plans/{own.pk}/steps/1/"))
    assert "Where each element stands" not in rooms


@pytest.mark.checklist("C1.3")
def test_the_first_step_leads_there_and_a_reader_only_reads(plan: Plan, espoo: Workspace) -> None:
    reader = make_user("Reino Lukija")
    make_member(reader, workspace=espoo, role=Role.READER)
    visitor = Visitor(reader, espoo, language="fi")
    assert visitor.get(f"/plans/{plan.pk}/elements/").status_code == 200
    assert visitor.get(f"/plans/{plan.pk}/places/").status_code == 403
    step = visitor.get(f"/plans/{plan.pk}/steps/1/").content.decode()
    assert f"/plans/{plan.pk}/places/" in step and "/people/invite/expert/" not in step
