"""The process is part of the result: who took part, what was decided, what changed."""

from datetime import date

import pytest

from accounts.models import User
from core.clock import today
from plans.document.services import approve_plan, send_for_statements
from plans.models import Attendance, GroupMember, Meeting, Plan, Proposal
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_objective, make_plan


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        plan = make_plan(aino)
        member = GroupMember.objects.create(plan=plan, organisation="Moniheli", kind_id="kela")
        meeting = Meeting.objects.create(
            plan=plan, title="First meeting", held_on=date(2026, 2, 1), accepts_timetable=True
        )
        Attendance.objects.create(meeting=meeting, member=member, presence="present")
        Proposal.objects.create(
            plan=plan, text="<b>More</b> courses", from_whom="Parents", said_on=date(2026, 2, 2)
        )
        send_for_statements(plan, by=aino, note="Until May")
        make_objective(plan, aino)
        approve_plan(
            plan, by=aino, body_name="Valtuusto", decided_on=date(2026, 3, 1), section="§ 4"
        )
    return plan


@pytest.mark.checklist("P3")
def test_the_log_tells_who_took_part_what_was_decided_and_what_changed(
    plan: Plan, coordinator: Visitor
) -> None:
    answer = coordinator.get(f"/plans/{plan.pk}/log/")
    page = words_of(answer)
    for words in (
        "First meeting",
        "Moniheli",
        "The group accepted the timetable.",
        "Parents",
        "Valtuusto approved version 2.",
        "version 1, Until May",
    ):
        assert words in page
    assert "<b>More</b>" not in answer.content.decode()


def test_one_kind_is_shown_alone_and_a_foreign_one_shows_nothing(
    plan: Plan, coordinator: Visitor
) -> None:
    decided = words_of(coordinator.get(f"/plans/{plan.pk}/log/?kind=decided&page=x"))
    assert "Valtuusto approved" in decided
    assert "Parents" not in decided
    assert "Nothing has been recorded yet" in words_of(
        coordinator.get(f"/plans/{plan.pk}/log/?kind=nonsense")
    )


def test_a_meeting_to_come_is_not_in_the_log(
    plan: Plan, espoo: Workspace, coordinator: Visitor
) -> None:
    with inside(espoo):
        Meeting.objects.create(
            plan=plan, title="Later", held_on=today().replace(year=today().year + 1, day=1)
        )
    assert "Later" not in words_of(coordinator.get(f"/plans/{plan.pk}/log/"))
