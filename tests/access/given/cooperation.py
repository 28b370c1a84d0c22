"""What the addresses of step 2 are given."""

from datetime import date

from catalogue.models import OrganisationKind
from plans.models import Attendance, GroupMember, Meeting, Plan, StatementRequest
from tests.access.given import Call, given
from tests.access.scene import Scene
from tests.isolation.makers import row_of


@given("cooperation: a new member")
def new_member(scene: Scene) -> Call:
    said = {"organisation": scene.word, "kind": "kela", "language": "fi"}
    return Call({"plan": row_of(Plan, scene.word).pk}, data=said)


@given("cooperation: a member to invite")
def to_invite(scene: Scene) -> Call:
    plan = row_of(Plan, scene.word)
    member = GroupMember.objects.create(
        plan=plan, organisation=scene.word, kind_id="kela", email="kela@example.org"
    )
    return Call({"plan": plan.pk}, data={"members": [str(member.pk)]})


@given("cooperation: the county")
def county(scene: Scene) -> Call:
    return Call({"plan": row_of(Plan, scene.word).pk, "kind": "wellbeing_county"})


@given("cooperation: a kind")
def kind(scene: Scene) -> Call:
    return Call({"plan": row_of(Plan, scene.word).pk, "kind": "company"})


@given("cooperation: a kind and why")
def kind_and_why(scene: Scene) -> Call:
    call = kind(scene)
    return Call(call.kwargs, data={"reason": scene.word, "version": "0"})


@given("cooperation: a member")
def member(scene: Scene) -> Call:
    return Call({"member": row_of(GroupMember, scene.word).pk})


@given("cooperation: a member and a new mandate")
def member_changed(scene: Scene) -> Call:
    row = row_of(GroupMember, scene.word)
    said = {"organisation": row.organisation, "kind": row.kind_id, "language": "sv"}
    return Call({"member": row.pk}, data=said | {"version": row.version})


@given("cooperation: a member of no meeting")
def member_to_delete(scene: Scene) -> Call:
    row = row_of(GroupMember, scene.word)
    Attendance.objects.filter(member=row).delete()
    return Call({"member": row.pk}, data={"version": row.version})


@given("cooperation: a new meeting")
def new_meeting(scene: Scene) -> Call:
    said = {"title": scene.word, "held_on": "22.3.2027"}
    return Call({"plan": row_of(Plan, scene.word).pk}, data=said)


@given("cooperation: a meeting")
def meeting(scene: Scene) -> Call:
    return Call({"meeting": row_of(Meeting, scene.word).pk})


@given("cooperation: a meeting and its new day")
def meeting_moved(scene: Scene) -> Call:
    row = row_of(Meeting, scene.word)
    said = {"title": row.title, "held_on": "29.3.2027", "version": row.version}
    return Call({"meeting": row.pk}, data=said)


@given("cooperation: a meeting and its version")
def meeting_and_version(scene: Scene) -> Call:
    row = row_of(Meeting, scene.word)
    return Call({"meeting": row.pk}, data={"version": row.version})


@given("cooperation: a meeting and a task")
def meeting_and_task(scene: Scene) -> Call:
    return Call({"meeting": row_of(Meeting, scene.word).pk}, data={"title": scene.word})


@given("cooperation: a meeting with somebody to call")
def meeting_to_call(scene: Scene) -> Call:
    row = row_of(Meeting, scene.word)
    GroupMember.objects.create(
        plan=row.plan,
        organisation=scene.word,
        kind=OrganisationKind.objects.all()[:1].get(),
        email="called@example.org",
    )
    return Call({"meeting": row.pk}, data={"version": row.version})


@given("cooperation: a new request")
def new_request(scene: Scene) -> Call:
    said = {"addressee": scene.word, "language": "fi", "question": "?", "due_on": "22.3.2027"}
    return Call({"plan": row_of(Plan, scene.word).pk}, data=said)


@given("cooperation: a request")
def request(scene: Scene) -> Call:
    return Call({"statement": row_of(StatementRequest, scene.word).pk})


@given("cooperation: a request and its new day")
def request_moved(scene: Scene) -> Call:
    row = row_of(StatementRequest, scene.word)
    said = {
        "addressee": row.addressee,
        "email": row.email,
        "language": "fi",
        "question": row.question,
        "due_on": "29.3.2027",
    }
    return Call({"statement": row.pk}, data=said | {"version": row.version})


@given("cooperation: a request and its version")
def request_and_version(scene: Scene) -> Call:
    row = row_of(StatementRequest, scene.word)
    return Call({"statement": row.pk}, data={"version": row.version})


@given("cooperation: a request and a statement")
def request_and_statement(scene: Scene) -> Call:
    row = row_of(StatementRequest, scene.word)
    said = {"received_on": "1.6.2026", "text": scene.word, "version": row.version}
    return Call({"statement": row.pk}, data=said)


@given("cooperation: a request that came")
def request_that_came(scene: Scene) -> Call:
    row = row_of(StatementRequest, scene.word)
    StatementRequest.objects.filter(pk=row.pk).update(received_on=date(2026, 6, 1), text=scene.word)
    said = {"handling": "taken", "reason": scene.word, "version": row.version}
    return Call({"statement": row.pk}, data=said)
