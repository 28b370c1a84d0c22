"""For the API of step 2: the group, its meetings, and statements."""

from plans.models import Attendance, GroupMember, Meeting, Plan, StatementRequest
from tests.access.given import Call, given
from tests.access.given.api import tag
from tests.access.given.cooperation import meeting_to_call, request_that_came, to_invite
from tests.access.scene import Scene
from tests.isolation.makers import row_of


@given("api: a new group member")
def new_member(scene: Scene) -> Call:
    said = {"organisation": "New", "kind": "kela"}
    return Call({"plan": row_of(Plan, scene.word).pk}, json=said)


@given("api: a group member of no meeting")
def absent_member(scene: Scene) -> Call:
    row = row_of(GroupMember, scene.word)
    Attendance.objects.filter(member=row).delete()
    return Call({"key": row.pk}, headers=tag(row))


@given("api: a kind of member")
def kind(scene: Scene) -> Call:
    return Call({"plan": row_of(Plan, scene.word).pk, "kind": "company"})


@given("api: a kind of member and why")
def kind_and_why(scene: Scene) -> Call:
    call = kind(scene)
    return Call(call.kwargs, json={"reason": "New"}, headers={"If-Match": '"0"'})


@given("api: a member to invite")
def invited(scene: Scene) -> Call:
    call = to_invite(scene)
    return Call(call.kwargs, json=call.data)


@given("api: a new meeting")
def new_meeting(scene: Scene) -> Call:
    said = {"title": "New", "held_on": "2027-03-22"}
    return Call({"plan": row_of(Plan, scene.word).pk}, json=said)


@given("api: who was at a meeting")
def attended(scene: Scene) -> Call:
    row = row_of(Meeting, scene.word)
    said = [{"member": str(row_of(GroupMember, scene.word).pk), "presence": "absent"}]
    return Call({"key": row.pk}, json={"attendances": said}, headers=tag(row))


@given("api: a meeting to call to")
def called(scene: Scene) -> Call:
    meeting_to_call(scene)
    row = row_of(Meeting, scene.word)
    return Call({"key": row.pk}, json={}, headers=tag(row))


@given("api: what was agreed at a meeting")
def agreed(scene: Scene) -> Call:
    return Call({"key": row_of(Meeting, scene.word).pk}, json={"title": "New"})


@given("api: a new statement request")
def new_request(scene: Scene) -> Call:
    said = {"addressee": "New", "question": "?", "due_on": "2027-03-22"}
    return Call({"plan": row_of(Plan, scene.word).pk}, json=said)


@given("api: a statement that comes")
def comes(scene: Scene) -> Call:
    row = row_of(StatementRequest, scene.word)
    said = {"received_on": "2026-06-01", "text": "New"}
    return Call({"key": row.pk}, json=said, headers=tag(row))


@given("api: a statement that came")
def came(scene: Scene) -> Call:
    request_that_came(scene)
    row = row_of(StatementRequest, scene.word)
    return Call({"key": row.pk}, json={"handling": "taken"}, headers=tag(row))
