"""Two people write in one thing: nothing is lost, and each sees what the other wrote."""

from typing import Any

import pytest

from accounts.models import User
from audit.workspace.models import WorkspaceEvent
from plans.models import Body, Draft, Measure, Objective, Plan
from plans.programme.services import change_measure, change_objective, write_section
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body
from tests.plans.pages import now, opened, said, travels


@pytest.mark.parametrize("htmx", [False, True])
def test_a_late_save_shows_both_texts_with_who_and_when(
    htmx: bool, measure: Measure, anna: User, espoo: Workspace, coordinator: Visitor
) -> None:
    path = f"/measures/{measure.pk}/edit/"
    form = opened(coordinator, path)
    with inside(espoo):
        change_measure(measure, version=1, by=anna, description="Fifteen work trials a year.")

    mine = said(measure, description="Twenty work trials a year.")
    answer = coordinator.post(path, form | mine, htmx=htmx)

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "<ins>Twenty</ins> work trials" in page
    assert "<ins>Fifteen</ins> work trials" in page
    assert "Anna Lehto saved it on" in words_of(answer)
    assert now(espoo, measure).description == "Fifteen work trials a year."


def conflicting(
    coordinator: Visitor, measure: Measure, espoo: Workspace, anna: User, **mine: Any
) -> tuple[str, dict[str, Any]]:
    """Let Anna change the description and the status while Aino writes; return Aino's conflict form."""
    path = f"/measures/{measure.pk}/edit/"
    form = opened(coordinator, path)
    with inside(espoo):
        change_measure(measure, version=1, by=anna, description="Anna's", status="done")
    sent = form | said(measure, **mine)
    answer = coordinator.post(path, sent)
    assert answer.status_code == 409
    return path, sent | {"against": travels(answer)["against"]}


def test_what_does_not_overlap_can_be_kept_of_both(
    measure: Measure, anna: User, espoo: Workspace, coordinator: Visitor
) -> None:
    path, sent = conflicting(coordinator, measure, espoo, anna, title="Language café")

    assert coordinator.post(path, sent | {"choice": "merged"}).status_code == 302

    kept = now(espoo, measure)
    assert (kept.title, kept.description, kept.status) == ("Language café", "Anna's", "done")
    assert kept.version == 3


def test_all_of_mine_can_be_kept(
    measure: Measure, anna: User, espoo: Workspace, coordinator: Visitor
) -> None:
    path, sent = conflicting(coordinator, measure, espoo, anna, title="Language café")

    assert coordinator.post(path, sent | {"choice": "mine"}).status_code == 302

    kept = now(espoo, measure)
    assert (kept.title, kept.description) == ("Language café", "Ten work trials a year.")
    with inside(espoo):
        changes = [
            e.detail["changes"]
            for e in WorkspaceEvent.objects.filter(verb="measure.changed").order_by("pk")
        ]
    assert changes[0]["description"] == ["Ten work trials a year.", "Anna's"]
    assert changes[1]["description"] == ["Anna's", "Ten work trials a year."]


def test_theirs_can_stay_and_mine_is_a_draft(
    measure: Measure, anna: User, espoo: Workspace, coordinator: Visitor
) -> None:
    path, sent = conflicting(coordinator, measure, espoo, anna, description="Aino's own text")

    assert coordinator.post(path, sent | {"choice": "theirs"}).status_code == 302

    assert now(espoo, measure).description == "Anna's"
    page = coordinator.get(path).content.decode()
    assert "You had unsaved text" in page
    assert "Aino&#x27;s own text" in page


def test_a_third_who_saves_meanwhile_is_a_conflict_again(
    measure: Measure, anna: User, espoo: Workspace, coordinator: Visitor
) -> None:
    path, sent = conflicting(coordinator, measure, espoo, anna, title="Language café")
    with inside(espoo):
        change_measure(measure, version=2, by=anna, description="Third")

    again = coordinator.post(path, sent | {"choice": "merged"})

    assert again.status_code == 409
    assert "Third" in words_of(again)
    choice = sent | {"against": travels(again)["against"], "choice": "merged"}
    assert coordinator.post(path, choice).status_code == 302
    kept = now(espoo, measure)
    assert (kept.title, kept.description, kept.status) == ("Language café", "Third", "done")


def test_one_can_go_back_to_ones_own_text(
    measure: Measure, anna: User, espoo: Workspace, coordinator: Visitor
) -> None:
    path, sent = conflicting(coordinator, measure, espoo, anna, description="Aino's own text")

    answer = coordinator.post(path, sent | {"choice": "mine", "edit": "yes"})

    assert answer.status_code == 200
    assert "Aino&#x27;s own text" in answer.content.decode()
    assert now(espoo, measure).description == "Anna's"


def test_partners_and_goals_are_compared_too(
    measure: Measure, anna: User, espoo: Workspace, coordinator: Visitor
) -> None:
    path = f"/measures/{measure.pk}/edit/"
    form = opened(coordinator, path)
    with inside(espoo):
        kela = make_body(anna, name="Kela", kind_id="kela")
        change_measure(measure, version=1, by=anna, partners=[kela])

    answer = coordinator.post(path, form | said(measure, title="Language café"))

    assert answer.status_code == 409
    assert "<ins>Kela</ins>" in answer.content.decode()
    choice = form | said(measure, title="Language café")
    choice |= {"against": travels(answer)["against"], "choice": "merged"}
    assert coordinator.post(path, choice).status_code == 302
    with inside(espoo):
        assert [partner.body for partner in measure.partners.all()] == [kela]


def test_a_new_body_is_not_added_when_the_change_is_refused(
    measure: Measure, anna: User, espoo: Workspace, coordinator: Visitor
) -> None:
    path = f"/measures/{measure.pk}/edit/"
    form = opened(coordinator, path)
    with inside(espoo):
        change_measure(measure, version=1, by=anna, description="Anna's")

    new = {"responsible": "", "new_body": "Kirjasto", "new_body_kind": "education"}
    assert coordinator.post(path, form | said(measure, **new)).status_code == 409

    with inside(espoo):
        assert not Body.objects.filter(name="Kirjasto").exists()


def test_a_form_without_a_version_overwrites_nothing(
    objective: Objective, espoo: Workspace, coordinator: Visitor
) -> None:
    sent = {"title": "Mine", "theme": "employment"}
    answer = coordinator.post(f"/objectives/{objective.pk}/edit/", sent)
    assert answer.status_code == 409
    assert now(espoo, objective).title == objective.title


def test_a_section_that_somebody_else_began_is_a_conflict(
    plan: Plan, anna: User, espoo: Workspace, coordinator: Visitor
) -> None:
    path = f"/plan/{plan.pk}/sections/E6/"
    form = opened(coordinator, path)
    with inside(espoo):
        write_section(plan, "E6", by=anna, text="Anna's")

    answer = coordinator.post(path, form | {"text": "Aino's"})

    assert answer.status_code == 409
    assert {"Aino's", "Anna's"} <= {w.replace("&#x27;", "'") for w in words_of(answer).split()}
    choice = form | {"text": "Aino's", "choice": "mine", "against": travels(answer)["against"]}
    assert coordinator.post(path, choice).status_code == 302


def test_a_draft_made_from_an_older_version_is_a_conflict_at_save(
    objective: Objective, anna: User, espoo: Workspace, coordinator: Visitor, aino: User
) -> None:
    path = f"/objectives/{objective.pk}/edit/"
    form = opened(coordinator, path)
    typed = {"title": "Half a thou", "theme": objective.theme_id}
    key = f"objective:{objective.pk}"
    assert coordinator.post(f"/drafts/{key}/", form | typed).status_code == 200
    with inside(espoo):
        change_objective(objective, version=1, by=anna, title="Anna's")

    again = opened(coordinator, path)
    answer = coordinator.post(path, again | typed)

    assert again["version"] == "1"
    assert answer.status_code == 409
    with inside(espoo):
        assert Draft.objects.get(user_id=aino.pk).fields["title"] == ["Half a thou"]


def test_markup_in_a_conflict_is_text(
    measure: Measure, anna: User, espoo: Workspace, coordinator: Visitor
) -> None:
    path = f"/measures/{measure.pk}/edit/"
    form = opened(coordinator, path)
    with inside(espoo):
        change_measure(measure, version=1, by=anna, description="<script>alert(1)</script> theirs")

    answer = coordinator.post(path, form | said(measure, description="<img src=x onerror=1> mine"))

    page = answer.content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize("mine", ["Ten work trials a year.", "Anna's"])
def test_a_late_save_that_changed_nothing_takes_nothing_back(
    mine: str, measure: Measure, anna: User, espoo: Workspace, coordinator: Visitor
) -> None:
    path = f"/measures/{measure.pk}/edit/"
    form = opened(coordinator, path)
    with inside(espoo):
        change_measure(measure, version=1, by=anna, description="Anna's")

    answer = coordinator.post(path, form | said(measure, description=mine))

    assert answer.status_code == 302
    kept = now(espoo, measure)
    assert (kept.description, kept.version) == ("Anna's", 2)
    with inside(espoo):
        assert not Draft.objects.exists()
