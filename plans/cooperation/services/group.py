"""Who sits in the cooperation group, and which kinds of member do not."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import ngettext

from accounts.models import User
from catalogue.models import OrganisationKind
from core.clock import today
from core.errors import Refusal
from plans.cooperation.services import letters
from plans.editing import add, change, remove
from plans.models import AbsentKind, GroupMember, Plan


class HasAttended(Refusal):
    """Meetings remember a member who was to be removed."""

    code = "has_attended"


def add_member(plan: Plan, *, by: User, **said: Any) -> GroupMember:
    """Take somebody into the cooperation group.

    Raises ValidationError.
    """
    return add(GroupMember(plan=plan, **said), by=by)


def change_member(member: GroupMember, *, version: int, by: User, **said: Any) -> GroupMember:
    """Change a member: who it is, for whom, how long, and what was answered to the invitation.

    Raises StaleEdit, Gone, ValidationError.
    """
    return change(member, version=version, by=by, **said)


@transaction.atomic
def remove_member(member: GroupMember, *, version: int, by: User) -> None:
    """Remove a member of whose attendance no meeting tells.

    Raises HasAttended, StaleEdit, Gone.
    """
    if count := member.attendances.count():
        raise HasAttended(
            ngettext(
                "The attendance list of %(count)s meeting tells of this member. Give a last day instead.",
                "The attendance lists of %(count)s meetings tell of this member. Give a last day instead.",
                count,
            )
            % {"count": count}
        )
    remove(member, version=version, by=by)


@transaction.atomic
def explain_absence(
    plan: Plan, kind: OrganisationKind, *, reason: str, version: int, by: User
) -> AbsentKind | None:
    """Say why a recommended kind is not in the group; an empty reason takes back what was said.

    Raises StaleEdit, Gone, ValidationError.
    """
    found = plan.absent_kinds.filter(kind=kind).first()
    if found is None:
        return add(AbsentKind(plan=plan, kind=kind, reason=reason), by=by) if reason else None
    if not reason:
        remove(found, version=version, by=by)
        return None
    return change(found, version=version, by=by, reason=reason)


@transaction.atomic
def invite(plan: Plan, members: Collection[UUID], *, by: User) -> int:
    """Send each of these members the invitation by e-mail, unless it was sent before; return how many were sent.

    The rows are locked, so that of two people who invite at once only one sends.
    """
    chosen = plan.group.select_for_update().filter(pk__in=members, invited_on=None)
    waiting = list(chosen.exclude(email="").order_by("pk"))
    for member in waiting:
        change(member, version=member.version, by=by, invited_on=today())
        letters.send_invitation(member, plan, by=by)
    return len(waiting)
