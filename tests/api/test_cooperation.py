"""The cooperation group, its meetings and statements through the API."""

from typing import Any

import pytest

from accounts.models import User
from tenants.context import inside
from tenants.models import Workspace
from tests.api.made import Made, cost_of, fields_of, ok
from tests.api.program import Program, at
from tests.plans.makers import make_objective, make_plan
from tests.plans.test_cooperation import join, letters

KELA = {"organisation": "Kela", "kind": "kela", "email": "kela@example.org", "language": "sv"}
MEETING = {"title": "Ensimmäinen kokous", "held_on": "2059-02-02", "starts": "13:00"}
REQUEST = {"addressee": "Vanhusneuvosto", "question": "Miten?", "due_on": "2059-03-01"}


@pytest.mark.checklist("C2.1")
@pytest.mark.checklist("C2.4")
def test_a_member_joins_is_invited_once_and_leaves(aino_at_espoo: Program, made: Made) -> None:
    way = f"plans/{made.plan.pk}/group-members"
    member = ok(aino_at_espoo.post(way, KELA), 201)
    invited = {"members": [member["id"]]}
    there = f"plans/{made.plan.pk}/invitations"
    assert ok(aino_at_espoo.post(there, invited)) == {"sent": 1}
    assert ok(aino_at_espoo.post(there, invited)) == {"sent": 0}
    assert [to for to, _text in letters()] == ["kela@example.org"]
    one = f"group-members/{member['id']}"
    said = {"reply": "joins", "replied_on": "2026-03-02", "substitute": "Ali Abdi"}
    assert ok(aino_at_espoo.patch(one, said, version=2))["reply"] == "joins"
    late = aino_at_espoo.patch(one, {"person": "Eero"}, version=2)
    assert late.status_code == 412
    assert (late.json()["theirs"]["substitute"], late.json()["mine"]) == (
        "Ali Abdi",
        {"person": "Eero"},
    )
    assert aino_at_espoo.delete(one, version=3).status_code == 204
    assert ok(aino_at_espoo.get(way))["results"] == []


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"organisation": ""}, ["organisation"]),
        ({"kind": "martians"}, ["kind"]),
        ({"email": "kela"}, ["email"]),
        ({"language": "ar"}, ["language"]),
        ({"starts_on": "2027-02-01", "ends_on": "2027-01-31"}, ["non_field_errors"]),
        ({"reply": "joins"}, ["non_field_errors"]),
        ({"invited": "2027-01-01"}, ["invited"]),
    ],
)
def test_a_member_who_cannot_be_is_refused_by_field(
    said: dict[str, object], wrong: list[str], aino_at_espoo: Program, made: Made
) -> None:
    answer = aino_at_espoo.post(f"plans/{made.plan.pk}/group-members", KELA | said)
    assert fields_of(answer) == wrong


@pytest.mark.checklist("C2.4")
def test_a_missing_kind_is_explained_and_the_reason_taken_back(
    aino_at_espoo: Program, made: Made
) -> None:
    way = f"plans/{made.plan.pk}/group-kinds"
    one = f"{way}/company"

    def company() -> Any:
        found = ok(aino_at_espoo.get(way))["results"]
        return next(each for each in found if each["kind"] == "company")

    assert not company()["is_settled"]
    said = {"reason": "Yrittäjät kuullaan erikseen"}
    assert ok(aino_at_espoo.call("PUT", one, said, version=0))["version"] == 1
    assert company() == {"kind": "company", "members": 0, "is_settled": True} | said
    assert aino_at_espoo.call("PUT", one, {"reason": "Muu"}, version=0).status_code == 412
    assert ok(aino_at_espoo.call("PUT", one, {"reason": ""}, version=1))["version"] == 0
    assert fields_of(aino_at_espoo.call("PUT", one, {"reason": "x" * 301}, version=0)) == ["reason"]
    assert aino_at_espoo.get(f"{way}/martians").status_code == 404


@pytest.mark.checklist("C2.1")
def test_a_meeting_is_called_held_and_what_was_agreed_is_a_task(
    aino_at_espoo: Program, made: Made, espoo: Workspace, aino: User
) -> None:
    meeting = ok(aino_at_espoo.post(f"plans/{made.plan.pk}/meetings", MEETING), 201)
    one = f"meetings/{meeting['id']}"
    assert aino_at_espoo.post(f"{one}/call", version=1).json()["code"] == "nobody_to_write_to"
    with inside(espoo):
        kela = join(made.plan, aino, email="kela@example.org")
        county = join(made.plan, aino, organisation="Hyvinvointialue")
    assert ok(aino_at_espoo.post(f"{one}/call", version=1)) == {"sent": 1}
    assert aino_at_espoo.post(f"{one}/call", version=2).json()["code"] == "called_already"
    came = {"member": str(kela.pk), "presence": "present"}
    both = [came, {"member": str(county.pk), "presence": "absent"}]
    held = aino_at_espoo.call("PUT", f"{one}/attendance", {"attendances": both}, version=2)
    assert len(ok(held)["attendances"]) == 2
    held = aino_at_espoo.call("PUT", f"{one}/attendance", {"attendances": [came]}, version=3)
    assert ok(held)["attendances"] == [came]
    said = {"minutes": "Hyväksyttiin.", "accepts_timetable": True, "section": "4 §"}
    assert ok(aino_at_espoo.patch(one, said, version=4))["accepts_timetable"] is True
    about = {"concerns_kind": "measure", "concerns_id": str(made.measure.pk)}
    task = ok(aino_at_espoo.post(f"{one}/agreed", {"title": "Kysy koululta"} | about), 201)
    assert (task["concerns_kind"], task["concerns_id"]) == tuple(about.values())
    assert ok(aino_at_espoo.get(one))["agreed"] == [task["id"]]
    assert [each["id"] for each in ok(aino_at_espoo.get(f"{one}/agreed"))["results"]] == [
        task["id"]
    ]
    assert ok(aino_at_espoo.get(f"tasks/{task['id']}"))["title"] == "Kysy koululta"
    refused = aino_at_espoo.delete(f"group-members/{kela.pk}", version=1)
    assert (refused.status_code, refused.json()["code"]) == (409, "has_attended")
    assert aino_at_espoo.delete(one, version=5).status_code == 204


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"title": ""}, ["title"]),
        ({"held_on": "31.2.2027"}, ["held_on"]),
        ({"starts": "25:00"}, ["starts"]),
        ({"ends": "12:00"}, ["non_field_errors"]),
        ({"section": "4 §"}, ["non_field_errors"]),
        ({"minutes_link": "javascript:alert(1)"}, ["minutes_link"]),
    ],
)
def test_a_meeting_that_cannot_be_is_refused_by_field(
    said: dict[str, object], wrong: list[str], aino_at_espoo: Program, made: Made
) -> None:
    answer = aino_at_espoo.post(f"plans/{made.plan.pk}/meetings", MEETING | said)
    assert fields_of(answer) == wrong


def test_nobody_and_nothing_of_another_plan_gets_to_a_meeting(
    aino_at_espoo: Program, made: Made, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        other = make_plan(aino, first_year=2040, last_year=2041)
        theirs, objective = join(other, aino), make_objective(other, aino)
    one = f"meetings/{ok(aino_at_espoo.post(f'plans/{made.plan.pk}/meetings', MEETING), 201)['id']}"
    said = {"attendances": [{"member": str(theirs.pk), "presence": "present"}]}
    answer = aino_at_espoo.call("PUT", f"{one}/attendance", said, version=1)
    assert fields_of(answer) == ["attendances"]
    for about in (
        {"concerns_kind": "objective", "concerns_id": str(objective.pk)},
        {"concerns_kind": "objective"},
    ):
        answer = aino_at_espoo.post(f"{one}/agreed", {"title": "Tehtävä"} | about)
        assert fields_of(answer) == ["concerns_id"]
    way = f"plans/{made.plan.pk}/statement-requests"
    assert fields_of(aino_at_espoo.post(way, REQUEST | {"member": str(theirs.pk)})) == ["member"]


@pytest.mark.checklist("P3")
def test_a_statement_is_asked_for_sent_once_received_and_answered(
    aino_at_espoo: Program, made: Made, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        kela = join(made.plan, aino, email="kela@example.org")
    way = f"plans/{made.plan.pk}/statement-requests"
    said = {"member": str(kela.pk), "question": "Miten?", "due_on": "2059-03-01"}
    asked = ok(aino_at_espoo.post(way, said), 201)
    assert (asked["addressee"], asked["email"]) == ("Kela", "kela@example.org")
    one = f"statement-requests/{asked['id']}"
    assert ok(aino_at_espoo.post(f"{one}/sending", version=1))["sent_on"]
    again = aino_at_espoo.post(f"{one}/sending", version=2)
    assert (again.status_code, again.json()["code"]) == (409, "cannot_be_sent")
    assert [to for to, _text in letters()] == ["kela@example.org"]
    early = aino_at_espoo.call("PUT", f"{one}/answer", {"handling": "taken"}, version=2)
    assert fields_of(early) == ["non_field_errors"]
    came = {"received_on": "2026-03-02", "text": "Hyvä suunnitelma."}
    assert aino_at_espoo.call("PUT", f"{one}/receipt", came, version=1).status_code == 412
    assert ok(aino_at_espoo.call("PUT", f"{one}/receipt", came, version=2))["version"] == 3
    refused = aino_at_espoo.delete(one, version=3)
    assert (refused.status_code, refused.json()["code"]) == (409, "statement_received")
    aside = aino_at_espoo.call("PUT", f"{one}/answer", {"handling": "not"}, version=3)
    assert fields_of(aside) == ["non_field_errors"]
    answer = {"handling": "partly", "reason": "Tavoitetta tarkennettiin."}
    assert ok(aino_at_espoo.call("PUT", f"{one}/answer", answer, version=3))["reason"]
    assert ok(aino_at_espoo.patch(one, {"text": "Muu"}, version=4))["text"] == came["text"]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"addressee": ""}, ["addressee"]),
        ({"question": ""}, ["question"]),
        ({"due_on": "soon"}, ["due_on"]),
        ({"email": "vanhusneuvosto"}, ["email"]),
        ({"member": "kela"}, ["member"]),
    ],
)
def test_a_request_that_cannot_be_is_refused_by_field(
    said: dict[str, object], wrong: list[str], aino_at_espoo: Program, made: Made
) -> None:
    answer = aino_at_espoo.post(f"plans/{made.plan.pk}/statement-requests", REQUEST | said)
    assert fields_of(answer) == wrong


def test_letters_need_a_key_that_may_send(
    made: Made, espoo: Workspace, aino: User, aino_at_espoo: Program
) -> None:
    writer = at(espoo, aino, ("read", "write"))
    asked = ok(writer.post(f"plans/{made.plan.pk}/statement-requests", REQUEST), 201)
    meeting = ok(writer.post(f"plans/{made.plan.pk}/meetings", MEETING), 201)
    for where in (
        f"statement-requests/{asked['id']}/sending",
        f"meetings/{meeting['id']}/call",
        f"plans/{made.plan.pk}/invitations",
    ):
        assert writer.post(where, {}, version=1).json()["code"] == "insufficient_scope"
        assert aino_at_espoo.post(where, {}, version=1).status_code in {409, 422}


@pytest.mark.parametrize(
    "nouns", ["group-members", "group-kinds", "meetings", "statement-requests"]
)
def test_a_list_costs_the_same_for_one_and_for_three(
    nouns: str, aino_at_espoo: Program, made: Made, espoo: Workspace, aino: User
) -> None:
    way = f"plans/{made.plan.pk}"

    def grow() -> None:
        with inside(espoo):
            kela = join(made.plan, aino)
        meeting = ok(aino_at_espoo.post(f"{way}/meetings", MEETING), 201)
        came = {"attendances": [{"member": str(kela.pk), "presence": "present"}]}
        ok(aino_at_espoo.call("PUT", f"meetings/{meeting['id']}/attendance", came, version=1))
        ok(aino_at_espoo.post(f"meetings/{meeting['id']}/agreed", {"title": "Tehtävä"}), 201)
        ok(aino_at_espoo.post(f"{way}/statement-requests", REQUEST), 201)

    grow()
    one = cost_of(aino_at_espoo, f"{way}/{nouns}")
    grow()
    grow()
    assert cost_of(aino_at_espoo, f"{way}/{nouns}") == one
