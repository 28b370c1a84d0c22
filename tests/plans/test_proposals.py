"""Proposals and comments of the group: written down, accepted, merged or declined for a reason."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from plans.models import Body, Measure, Objective, Plan, Proposal
from plans.proposals.services import (
    AnsweredAlready,
    accept_as_measure,
    decline,
    merge,
    open_again,
    propose,
)
from tenants.context import inside
from tenants.models import Role, Workspace
from tests.makers import make_member, make_user
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_body, make_measure, make_objective, make_plan
from tests.plans.pages import now, opened

SAID = {
    "kind": "proposal",
    "text": "A language café on Saturdays",
    "from_whom": "Luetaan yhdessä ry",
    "said_on": "12.3.2027",
}


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


@pytest.fixture
def objective(espoo: Workspace, aino: User, plan: Plan) -> Objective:
    with inside(espoo):
        return make_objective(plan, aino)


@pytest.fixture
def body(espoo: Workspace, aino: User) -> Body:
    with inside(espoo):
        return make_body(aino)


@pytest.fixture
def proposal(espoo: Workspace, aino: User, plan: Plan) -> Proposal:
    with inside(espoo):
        return make_proposal(plan, aino)


def make_proposal(plan: Plan, by: User, **said: Any) -> Proposal:
    given = {"text": SAID["text"], "from_whom": SAID["from_whom"], "said_on": date(2027, 3, 12)}
    return propose(plan, by=by, **(given | said))


def visitor(espoo: Workspace, role: Role) -> Visitor:
    user = make_user(name="Eero Esimerkki")
    make_member(user=user, workspace=espoo, role=role)
    return Visitor(user, espoo)


@pytest.mark.checklist("C4.5")
def test_a_contributor_brings_a_proposal_that_waits_for_an_answer(
    plan: Plan, objective: Objective, espoo: Workspace
) -> None:
    member = visitor(espoo, Role.CONTRIBUTOR)
    path = f"/plan/{plan.pk}/proposals/add/"
    assert "selected>Työllisyys" in member.get(f"{path}?objective={objective.pk}").content.decode()
    answer = member.post(path, SAID | {"objective": objective.pk})
    assert answer.status_code == 302
    page = words_of(member.get(f"/plan/{plan.pk}/proposals/"))
    assert "1 waits for an answer." in page
    assert "A language café on Saturdays" in page
    with inside(espoo):
        row = Proposal.objects.get()
    assert (row.said_on, row.objective_id) == (date(2027, 3, 12), objective.pk)
    assert member.get(f"/proposals/{row.pk}/edit/").status_code == 200
    assert member.get(f"/proposals/{row.pk}/answer/decline/").status_code == 403


@pytest.mark.checklist("C4.5")
def test_a_proposal_becomes_a_measure(
    proposal: Proposal, objective: Objective, body: Body, espoo: Workspace, coordinator: Visitor
) -> None:
    path = f"/proposals/{proposal.pk}/answer/measure/"
    known = opened(coordinator, path)
    said = {"title": "Language café", "objective": objective.pk, "responsible": body.pk}
    refused = coordinator.post(path, known | said | {"responsible": ""})
    assert refused.status_code == 422
    assert coordinator.post(path, known | said | {"answer": "Gladly"}).status_code == 302
    with inside(espoo):
        measure = Measure.objects.get()
    row = now(espoo, proposal)
    assert (row.state, row.led_to_measure_id, row.answer) == ("accepted", measure.pk, "Gladly")
    page = words_of(coordinator.get(f"/proposals/{proposal.pk}/"))
    assert "Accepted" in page and "Led to: Language café" in page
    again = coordinator.post(path, known | said)
    assert again.status_code == 422
    with inside(espoo):
        assert Measure.objects.count() == 1


@pytest.mark.checklist("C4.5")
def test_a_proposal_becomes_an_objective(
    proposal: Proposal, espoo: Workspace, coordinator: Visitor
) -> None:
    path = f"/proposals/{proposal.pk}/answer/objective/"
    said = {"title": "Language is learnt everywhere", "theme": "language_culture"}
    assert coordinator.post(path, opened(coordinator, path) | said).status_code == 302
    with inside(espoo):
        assert now(espoo, proposal).led_to_objective == Objective.objects.get()


@pytest.mark.checklist("C4.5")
def test_a_proposal_is_merged_into_an_objective_or_a_measure_and_not_both(
    proposal: Proposal, objective: Objective, espoo: Workspace, coordinator: Visitor, aino: User
) -> None:
    with inside(espoo):
        measure = make_measure(objective, aino)
    path = f"/proposals/{proposal.pk}/answer/merge/"
    known = opened(coordinator, path)
    for both in ({}, {"objective": objective.pk, "measure": measure.pk}):
        answer = coordinator.post(path, known | both)
        assert answer.status_code == 422
        assert "Choose either an objective or a measure." in words_of(answer)
    assert coordinator.post(path, known | {"measure": measure.pk}).status_code == 302
    assert now(espoo, proposal).state == "merged"
    page = words_of(coordinator.get(f"/measures/{measure.pk}/"))
    assert "There are none." in page


@pytest.mark.checklist("C4.5")
def test_a_proposal_is_declined_for_a_reason_only(
    proposal: Proposal, espoo: Workspace, coordinator: Visitor, aino: User
) -> None:
    path = f"/proposals/{proposal.pk}/answer/decline/"
    known = opened(coordinator, path)
    assert coordinator.post(path, known | {"answer": " \u200b "}).status_code == 422
    with inside(espoo), pytest.raises(ValidationError):
        decline(proposal, version=1, by=aino, reason=" ")
    assert coordinator.post(path, known | {"answer": "No money"}).status_code == 302
    page = words_of(coordinator.get(f"/plan/{proposal.plan_id}/proposals/?state=declined"))
    assert "No money" in page
    assert coordinator.post(f"/proposals/{proposal.pk}/reopen/").status_code == 302
    assert now(espoo, proposal).answer == ""


def test_an_answer_that_came_second_says_so(
    proposal: Proposal, objective: Objective, espoo: Workspace, aino: User, coordinator: Visitor
) -> None:
    path = f"/proposals/{proposal.pk}/answer/decline/"
    known = opened(coordinator, path)
    with inside(espoo):
        row = merge(proposal, objective, version=1, by=aino)
        with pytest.raises(AnsweredAlready):
            decline(row, version=row.version, by=aino, reason="No")
    late = coordinator.post(path, known | {"answer": "Kept words"})
    assert late.status_code == 422
    assert "changed it meanwhile" in words_of(late)
    assert "Kept words" in late.content.decode()
    with inside(espoo):
        assert open_again(row, version=row.version, by=aino).led_to_objective is None


def test_what_is_of_another_plan_takes_nothing_in(
    proposal: Proposal, body: Body, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        other = make_objective(make_plan(aino, first_year=2040, last_year=2042), aino)
        with pytest.raises(ValidationError):
            merge(proposal, other, version=1, by=aino)
        with pytest.raises(ValidationError):
            accept_as_measure(proposal, other, version=1, by=aino, title="Café", responsible=body)
        with pytest.raises(ValidationError):
            make_proposal(proposal.plan, aino, objective=other)
        assert not Measure.objects.exists()


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"text": ""}, 422),
        ({"text": "\u202e\u200b"}, 422),
        ({"text": "x" * 10_000_000}, (413, 422)),
        ({"from_whom": ""}, 422),
        ({"from_whom": "x" * 201}, 422),
        ({"said_on": "31.2.2027"}, 422),
        ({"said_on": "1.1.20226"}, 422),
        ({"kind": "poem"}, 422),
        ({"objective": str(uuid4())}, 422),
        ({"objective": "\0"}, 422),
    ],
)
def test_a_proposal_that_cannot_be_is_refused(
    said: dict[str, str], status: Any, plan: Plan, espoo: Workspace, coordinator: Visitor
) -> None:
    answer = coordinator.post(f"/plan/{plan.pk}/proposals/add/", SAID | said)
    assert answer.status_code in (status if isinstance(status, tuple) else (status,))
    with inside(espoo):
        assert not Proposal.objects.exists()


def test_markup_and_emoji_are_text(plan: Plan, coordinator: Visitor, espoo: Workspace) -> None:
    said = SAID | {"text": "<script>alert(1)</script> 🎉 مرحبا"}
    coordinator.post(f"/plan/{plan.pk}/proposals/add/", said)
    with inside(espoo):
        row = Proposal.objects.get()
    page = coordinator.get(f"/proposals/{row.pk}/").content.decode()
    assert "<script>alert" not in page
    assert "🎉 مرحبا" in page


def test_another_s_words_are_not_a_contributor_s_to_change(
    proposal: Proposal, espoo: Workspace
) -> None:
    member = visitor(espoo, Role.CONTRIBUTOR)
    assert member.get(f"/proposals/{proposal.pk}/").status_code == 200
    assert member.post(f"/proposals/{proposal.pk}/edit/", SAID).status_code == 403
    assert member.post(f"/proposals/{proposal.pk}/remove/", {"version": 1}).status_code == 403


def test_a_stale_change_shows_both_texts(
    proposal: Proposal, espoo: Workspace, coordinator: Visitor, aino: User
) -> None:
    path = f"/proposals/{proposal.pk}/edit/"
    known = opened(coordinator, path)
    coordinator.post(path, known | SAID | {"text": "First"})
    late = coordinator.post(path, known | SAID | {"text": "Second"})
    assert late.status_code == 409
    assert "First" in words_of(late) and "Second" in words_of(late)


def test_the_list_is_paged_and_asks_the_same_for_one_and_for_many(
    plan: Plan, objective: Objective, espoo: Workspace, coordinator: Visitor, aino: User
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            coordinator.get(f"/plan/{plan.pk}/proposals/")
        return len(queries)

    with inside(espoo):
        make_proposal(plan, aino, objective=objective)
    asked()
    one = asked()
    with inside(espoo):
        for number in range(29):
            make_proposal(plan, aino, text=f"Number {number}", objective=objective)
    assert asked() == one
    page = coordinator.get(f"/plan/{plan.pk}/proposals/?page=2").content.decode()
    assert page.count("<article") == 5


def test_what_waits_for_an_answer_comes_first(
    proposal: Proposal, espoo: Workspace, coordinator: Visitor, aino: User
) -> None:
    with inside(espoo):
        late = make_proposal(proposal.plan, aino, text="Newer", said_on=date(2028, 1, 1))
        decline(late, version=1, by=aino, reason="No")
    page = words_of(coordinator.get(f"/plan/{proposal.plan_id}/proposals/"))
    assert page.index("A language café") < page.index("Newer")
