"""The cooperation group, its meetings, and the statements that are asked for."""

from datetime import date

from django.db.models import Model

from catalogue.models import OrganisationKind
from plans.models import (
    AbsentKind,
    ActionItem,
    Attendance,
    GroupMember,
    Meeting,
    Plan,
    StatementRequest,
    Task,
)
from tests.isolation.makers import makes, row_of
from tests.isolation.makers.plans import first


@makes("plans.GroupMember")
def member(word: str) -> Model:
    return GroupMember.objects.create(
        plan=row_of(Plan, word), organisation=word, kind=first(OrganisationKind)
    )


@makes("plans.AbsentKind")
def absent_kind(word: str) -> Model:
    return AbsentKind.objects.create(
        plan=row_of(Plan, word), kind=first(OrganisationKind), reason=word
    )


@makes("plans.Meeting")
def meeting(word: str) -> Model:
    return Meeting.objects.create(plan=row_of(Plan, word), title=word, held_on=date(2026, 5, 1))


@makes("plans.Attendance")
def attendance(word: str) -> Model:
    return Attendance.objects.create(
        meeting=row_of(Meeting, word), member=row_of(GroupMember, word), presence="present"
    )


@makes("plans.ActionItem")
def action_item(word: str) -> Model:
    return ActionItem.objects.create(meeting=row_of(Meeting, word), task=row_of(Task, word))


@makes("plans.StatementRequest")
def statement(word: str) -> Model:
    return StatementRequest.objects.create(
        plan=row_of(Plan, word),
        addressee=word,
        email="registry@example.org",
        question=word,
        due_on=date(2026, 6, 1),
    )
