"""The cooperation group: its members, who is missing, invitations, and what the home says of step 2."""

import json
from datetime import date
from typing import Any

import pytest

from accounts.models import Mail, User
from accounts.secrets import box
from core.clock import today
from plans.cooperation.queries import recommended_kinds
from plans.cooperation.services.group import (
    HasAttended,
    add_member,
    explain_absence,
    invite,
    remove_member,
)
from plans.cooperation.services.meetings import plan_meeting, record_attendance
from plans.editing import change
from plans.models import AbsentKind, GroupMember, Plan
from tenants.context import at_front_door, inside
from tenants.models import Role, Workspace
from tests.makers import make_member, make_user
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_plan

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


@pytest.fixture
def reader(espoo: Workspace) -> Visitor:
    rita = make_user("Rita Reader")
    make_member(rita, workspace=espoo, role=Role.READER)
    return Visitor(rita, espoo)


def join(plan: Plan, by: User, **said: Any) -> GroupMember:
    given: dict[str, Any] = {"organisation": "Kela", "kind_id": "kela"}
    return add_member(plan, by=by, **(given | said))


def members(espoo: Workspace) -> list[str]:
    with inside(espoo):
        return list(GroupMember.objects.values_list("organisation", flat=True))


def letters() -> list[tuple[str, str]]:
    """Return whom mails go to and what they say."""
    with at_front_door():
        mails = Mail.objects.filter(kind__startswith="plans.").order_by("recipient")
        return [
            (mail.recipient, "\n".join(json.loads(box("mail").decrypt(mail.sealed))))
            for mail in mails
        ]


@pytest.mark.checklist("C2.1")
@pytest.mark.checklist("C2.4")
def test_a_member_joins_with_mandate_period_and_substitute(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    said = {
        "organisation": "Espoon monikulttuuriyhdistys",
        "kind": "immigrant_association",
        "person": "Amina Ali",
        "language": "en",
        "substitute": "Omar Said",
        "mandate": "Speaks for the associations",
        "starts_on": "1.1.2026",
        "ends_on": "31.12.2029",
    }
    answer = coordinator.post(f"/plans/{plan.pk}/group/add/", said)
    assert (answer.status_code, answer["Location"]) == (302, f"/en/plans/{plan.pk}/group/")
    page = words_of(coordinator.get(f"/plans/{plan.pk}/group/"))
    for words in ("Immigrants' association", "Amina Ali", "Omar Said", "Speaks for the"):
        assert words.replace("'", "&#x27;") in page or words in page


@pytest.mark.checklist("C2.3")
def test_the_register_proposes_the_county_and_the_employment_authority(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    page = coordinator.get(f"/plans/{plan.pk}/group/")
    assert "Länsi-Uudenmaan hyvinvointialue" in words_of(page)
    for kind in ("wellbeing_county", "employment_authority"):
        assert f"/group/proposed/{kind}/" in page.content.decode()
        coordinator.post(f"/plans/{plan.pk}/group/proposed/{kind}/")
    again = coordinator.post(f"/plans/{plan.pk}/group/proposed/wellbeing_county/")
    assert again.status_code == 302
    names = members(espoo)
    assert len(names) == 2 and "Länsi-Uudenmaan hyvinvointialue" in names
    assert "Proposed by the register" not in words_of(coordinator.get(f"/plans/{plan.pk}/group/"))
    assert coordinator.post(f"/plans/{plan.pk}/group/proposed/kela/").status_code == 404


@pytest.mark.checklist("C2.2")
@pytest.mark.checklist("C2.4")
def test_missing_kinds_are_named_and_can_be_explained(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    address = f"/plans/{plan.pk}/group/"
    with inside(espoo):
        kinds = recommended_kinds()
        join(plan, aino, organisation="Sivistys", kind_id="education")
    page = words_of(coordinator.get(address))
    assert f"1 of {len(kinds)} kinds are there or explained" in page
    assert "Housing and planning" in page and "Not here, because" in page
    answer = coordinator.post(
        f"{address}kinds/company/", {"reason": "No large employer yet", "version": "0"}
    )
    assert answer.status_code == 302
    page = words_of(coordinator.get(address))
    assert "No large employer yet" in page and f"2 of {len(kinds)}" in page
    coordinator.post(f"{address}kinds/company/", {"reason": "", "version": "1"})
    with inside(espoo):
        assert not AbsentKind.objects.exists()
    assert coordinator.get(f"{address}kinds/police/").status_code == 404  # not recommended


def test_two_who_explain_the_same_kind_do_not_overwrite_each_other(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        kind = next(each for each in recommended_kinds() if each.pk == "company")
        explain_absence(plan, kind, reason="Theirs", version=0, by=aino)
    answer = coordinator.post(
        f"/plans/{plan.pk}/group/kinds/company/", {"reason": "Mine", "version": "0"}
    )
    assert answer.status_code == 409
    assert "Mine" in words_of(answer) and "Theirs" in words_of(answer)


@pytest.mark.checklist("C2.2")
def test_invitations_leave_once_and_in_the_members_language(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        fi = join(plan, aino, organisation="Sivistys", kind_id="education", email="a@fi.example")
        sv = join(plan, aino, organisation="Folkhälsan", email="b@sv.example", language="sv")
        silent = join(plan, aino, organisation="Ei osoitetta")
    address = f"/plans/{plan.pk}/group/invite/"
    page = words_of(coordinator.get(address))
    assert "a@fi.example" in page and "Ei osoitetta" not in page
    both = {"members": [str(fi.pk), str(sv.pk)]}
    assert coordinator.post(address, both).status_code == 302
    sent = letters()
    assert [to for to, _text in sent] == ["a@fi.example", "b@sv.example"]
    assert "Sivistys" in sent[0][1] and "Esbo" in sent[1][1] and plan.title in sent[1][1]
    assert coordinator.post(address, both).status_code == 422  # nobody is waiting any more
    with inside(espoo):
        assert invite(plan, [fi.pk, sv.pk, silent.pk], by=aino) == 0
        assert GroupMember.objects.get(pk=fi.pk).invited_on == today()
    assert len(letters()) == 2


def test_nobody_invites_a_member_of_another_plan(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        other = make_plan(aino, first_year=2031, last_year=2034)
        theirs = join(other, aino, email="x@y.example")
        assert invite(plan, [theirs.pk], by=aino) == 0
    assert letters() == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"organisation": ""}, "Fill this in."),
        ({"organisation": " \u200b\u202e "}, "Fill this in."),
        ({"organisation": "y" * 201}, "201 characters"),
        ({"organisation": "z" * 10_000_000}, "10,000,000 characters"),
        ({"kind": "none-such"}, "Select a valid choice"),
        ({"email": "not an address"}, "valid email"),
        ({"starts_on": "1.1.20226"}, "The year 20226"),
        ({"starts_on": "2.1.2027", "ends_on": "1.1.2027"}, "cannot be before"),
        ({"reply": "joins"}, "Give the day of the answer."),
        ({"replied_on": "1.1.2027"}, "Say what was answered"),
        ({"language": "xx"}, "Select a valid choice"),
    ],
)
def test_a_member_that_cannot_be_is_refused_and_nothing_typed_is_lost(
    said: dict[str, str], words: str, coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    answer = coordinator.post(f"/plans/{plan.pk}/group/add/", KELA | said)
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert 'value="Maija Meikäläinen"' in answer.content.decode()
    assert members(espoo) == []


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "🦊 Kettu ry", "جمعية الوافدين"])
def test_a_strange_name_is_only_a_name(
    name: str, coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    said = KELA | {"organisation": name}
    assert coordinator.post(f"/plans/{plan.pk}/group/add/", said).status_code == 302
    assert members(espoo) == [name]
    assert "<script>alert" not in coordinator.get(f"/plans/{plan.pk}/group/").content.decode()


def test_a_stale_change_is_shown_beside_the_other(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        row = join(plan, aino)
        change(row, version=1, by=aino, mandate="Theirs")
    said = KELA | {"mandate": "Mine", "version": "1"}
    answer = coordinator.post(f"/group-members/{row.pk}/", said)
    assert answer.status_code == 409
    assert "Mine" in words_of(answer) and "Theirs" in words_of(answer)


def test_addresses_of_members_are_for_those_who_write(
    reader: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        join(plan, aino, email="maija@kela.example")
    page = reader.get(f"/plans/{plan.pk}/group/").content.decode()
    assert "Kela" in page and "maija@kela.example" not in page


def test_a_member_who_attended_stays(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        row = join(plan, aino)
        meeting = plan_meeting(plan, by=aino, title="Kokous", held_on=date(2026, 5, 1))
        record_attendance(meeting, {row: "present"}, version=1, by=aino)
        with pytest.raises(HasAttended, match="1 meeting"):
            remove_member(row, version=1, by=aino)
    answer = coordinator.post(f"/group-members/{row.pk}/delete/", {"version": "1"})
    assert answer.status_code == 422
    assert members(espoo) == ["Kela"]
