"""E-mails of the cooperation. They leave when, and only when, what they tell of is committed."""

from accounts.models import User
from accounts.services import Letter, queue_mail, write_letter
from plans.models import GroupMember, Meeting, Plan, StatementRequest
from tenants.context import current_workspace


def invitation(member: GroupMember, plan: Plan, *, by: User) -> Letter:
    """Write the invitation to the group in the member's language."""
    return _written("invitation", member.language, plan, by, member=member)


def send_invitation(member: GroupMember, plan: Plan, *, by: User) -> None:
    """Send a member the invitation to the group."""
    letter = invitation(member, plan, by=by)
    queue_mail(letter, to=member.email, kind="plans.invitation")


def call(meeting: Meeting, language: str, *, by: User) -> Letter:
    """Write the call to a meeting in a language."""
    return _written("call", language, meeting.plan, by, meeting=meeting)


def send_call(meeting: Meeting, member: GroupMember, *, by: User) -> None:
    """Send a member the call to a meeting."""
    queue_mail(call(meeting, member.language, by=by), to=member.email, kind="plans.meeting")


def request(asked: StatementRequest, *, by: User) -> Letter:
    """Write the request for a statement in the addressee's language."""
    return _written("request", asked.language, asked.plan, by, asked=asked)


def send_request(asked: StatementRequest, *, by: User) -> None:
    """Send a request for a statement."""
    queue_mail(request(asked, by=by), to=asked.email, kind="plans.statement")


def send_reminder(asked: StatementRequest) -> None:
    """Remind somebody of a statement that has not come."""
    letter = _written("reminder", asked.language, asked.plan, None, asked=asked)
    queue_mail(letter, to=asked.email, kind="plans.statement_reminder")


def _written(name: str, language: str, plan: Plan, by: User | None, **told: object) -> Letter:
    context = {"workspace": current_workspace(), "plan": plan, "by": by, **told}
    return write_letter(f"plans/mail/{name}.txt", context, language=language)
