"""What is typed and not saved is kept for the one who typed it."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest

from accounts.models import User
from accounts.secrets import digest
from plans.models import Draft, Objective, Plan
from tenants.context import at_front_door, inside
from tenants.entry import NONCE, hand_over
from tenants.models import Role, Workspace
from tests.makers import make_member, make_user
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_objective, make_plan
from tests.plans.pages import opened, travels


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


@pytest.fixture
def objective(espoo: Workspace, aino: User, plan: Plan) -> Objective:
    with inside(espoo):
        return make_objective(plan, aino)


def drafts(espoo: Workspace) -> list[tuple[int, str]]:
    with inside(espoo):
        return list(Draft.objects.values_list("user_id", "form"))


def typed(objective: Objective, **said: Any) -> dict[str, Any]:
    return {"title": objective.title, "theme": objective.theme_id} | said


def test_a_draft_is_back_when_the_form_is_opened_again(
    objective: Objective, coordinator: Visitor
) -> None:
    path = f"/objectives/{objective.pk}/edit/"
    form = opened(coordinator, path)

    saved = coordinator.post(
        f"/drafts/objective:{objective.pk}/",
        form | typed(objective, title="Half a thou", target_groups=["children", "families"]),
        htmx=True,
    )

    assert "Draft saved" in saved.content.decode()
    page = coordinator.get(path).content.decode()
    assert 'value="Half a thou"' in page
    assert 'value="children"' in page
    assert page.count(" checked") == 2
    assert "You had unsaved text from" in page


def test_a_draft_of_something_new_is_back_too(objective: Objective, coordinator: Visitor) -> None:
    key = f"measure:new:{objective.pk}"
    coordinator.post(f"/drafts/{key}/", {"title": "Half a mea", "ends": "nonsense", "version": "0"})

    page = coordinator.get(f"/objectives/{objective.pk}/measures/add/").content.decode()

    assert 'value="Half a mea"' in page
    assert 'value="nonsense"' in page


def test_saving_forgets_the_draft(
    objective: Objective, espoo: Workspace, coordinator: Visitor
) -> None:
    path = f"/objectives/{objective.pk}/edit/"
    form = opened(coordinator, path)
    coordinator.post(f"/drafts/objective:{objective.pk}/", form | typed(objective, title="Half"))

    assert coordinator.post(path, form | typed(objective, title="Whole")).status_code == 302

    assert drafts(espoo) == []
    assert "unsaved" not in words_of(coordinator.get(path))


def test_a_draft_is_discarded_when_asked(
    objective: Objective, espoo: Workspace, coordinator: Visitor
) -> None:
    path = f"/objectives/{objective.pk}/edit/"
    form = opened(coordinator, path)
    coordinator.post(f"/drafts/objective:{objective.pk}/", form | typed(objective, title="Half"))

    answer = coordinator.post(path, {"discard": "yes"}, htmx=True)

    assert f'value="{objective.title}"' in answer.content.decode()
    assert drafts(espoo) == []


def test_a_draft_that_a_quicker_save_left_behind_is_not_offered(
    objective: Objective, espoo: Workspace, coordinator: Visitor
) -> None:
    path = f"/objectives/{objective.pk}/edit/"
    form = opened(coordinator, path)
    assert coordinator.post(path, form | typed(objective, title="Whole")).status_code == 302
    coordinator.post(f"/drafts/objective:{objective.pk}/", form | typed(objective, title="Whole"))

    assert "unsaved" not in words_of(coordinator.get(path))
    assert drafts(espoo) == []


def test_a_draft_is_its_writers_alone(
    objective: Objective, espoo: Workspace, coordinator: Visitor
) -> None:
    anna = make_user("Anna Lehto")
    make_member(anna, workspace=espoo)
    coordinator.post(f"/drafts/objective:{objective.pk}/", typed(objective, title="Aino's own"))

    page = Visitor(anna, espoo).get(f"/objectives/{objective.pk}/edit/").content.decode()

    assert "Aino" not in page


def test_a_reader_keeps_no_drafts(objective: Objective, espoo: Workspace) -> None:
    reader = make_user("Risto Reader")
    make_member(reader, workspace=espoo, role=Role.READER)

    answer = Visitor(reader, espoo).post(f"/drafts/objective:{objective.pk}/", {"title": "x"})

    assert answer.status_code == 403
    assert drafts(espoo) == []


def test_too_large_a_draft_is_refused_in_a_way_that_the_page_can_say(
    objective: Objective, espoo: Workspace, coordinator: Visitor
) -> None:
    much = typed(objective, present_state="x" * 500_000)
    answer = coordinator.post(f"/drafts/objective:{objective.pk}/", much, htmx=True)
    assert answer.status_code == 413
    assert drafts(espoo) == []


@pytest.mark.parametrize("key", ["DROP TABLE", "objective:" + "x" * 200, "..", "a:%00"])
def test_a_draft_has_a_proper_name(
    key: str, plan: Plan, espoo: Workspace, coordinator: Visitor
) -> None:
    assert coordinator.post(f"/drafts/{key}/", {"title": "x"}).status_code == 404
    assert drafts(espoo) == []


def test_what_a_database_cannot_hold_is_left_out_of_a_draft(
    objective: Objective, espoo: Workspace, coordinator: Visitor
) -> None:
    form = typed(objective, title="nul \x00 and 🌍 and שלום")
    assert coordinator.post(f"/drafts/objective:{objective.pk}/", form).status_code == 200
    with inside(espoo):
        assert Draft.objects.get().fields["title"] == ["nul  and 🌍 and שלום"]


def test_somebody_signed_out_in_mid_edit_is_told_and_finds_the_draft_again(
    objective: Objective, aino: User, espoo: Workspace, coordinator: Visitor
) -> None:
    path = f"/objectives/{objective.pk}/edit/"
    form = opened(coordinator, path)
    sent = form | typed(objective, title="Nearly done")
    coordinator.post(f"/drafts/objective:{objective.pk}/", sent)
    coordinator.client.logout()

    assert coordinator.post(path, sent, htmx=True).status_code == 401

    assert 'value="Nearly done"' in Visitor(aino, espoo).get(path).content.decode()


def test_a_page_sent_by_somebody_signed_out_gives_the_text_back(
    objective: Objective, espoo: Workspace, coordinator: Visitor
) -> None:
    path = f"/objectives/{objective.pk}/edit/"
    form = opened(coordinator, path)
    coordinator.client.logout()

    sent = form | typed(objective, present_state="Written for an hour <b>&</b>")
    answer = coordinator.post(path, sent)

    assert answer.status_code == 401
    page = answer.content.decode()
    assert "You have been signed out" in page
    assert "Written for an hour &lt;b&gt;&amp;&lt;/b&gt;" in page
    assert form["base"] not in page
    with inside(espoo):
        assert Objective.objects.get().present_state == ""


def test_a_form_that_was_open_when_the_session_ended_is_saved_after_signing_in_again(
    objective: Objective, aino: User, espoo: Workspace
) -> None:
    visitor = Visitor(aino, espoo)
    visitor.client.handler.enforce_csrf_checks = True
    path = f"/objectives/{objective.pk}/edit/"
    page = visitor.get(path)
    token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.content.decode())[-1]
    sent = travels(page) | typed(objective, title="Saved after all")
    sent |= {"csrfmiddlewaretoken": token}
    del visitor.client.cookies["sessionid"]

    assert visitor.post(path, sent, htmx=True).status_code == 401
    visitor.client.cookies[NONCE] = "a browser's own"
    with at_front_door():
        code = hand_over(aino, workspace=espoo, nonce_digest=digest("a browser's own"), path="/")
    arrival = urlsplit(code)
    there = visitor.client.get(f"{arrival.path}?{arrival.query}", headers=visitor.host)
    assert there.status_code == 302
    saved = visitor.client.post(f"/en{path}", sent, headers=visitor.host)

    assert saved.status_code == 302
    with inside(espoo):
        assert Objective.objects.get().title == "Saved after all"


def test_the_plan_page_says_where_unsaved_text_is(
    objective: Objective, aino: User, espoo: Workspace, coordinator: Visitor
) -> None:
    anna = make_user("Anna Lehto")
    make_member(anna, workspace=espoo)
    coordinator.post(f"/drafts/objective:{objective.pk}/", typed(objective, title="Half"))
    assert words_of(coordinator.get("/plan/")).count("You have unsaved text") == 1
    assert "unsaved" not in words_of(Visitor(anna, espoo).get("/plan/"))
