"""The way of a plan through the municipality's bodies, the days counted back from its approval, and calendars that read them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.secrets import digest, new_code
from audit.services import record
from core.clock import today
from core.errors import Refusal
from plans.editing import Gone, StaleEdit, add, change, remove
from plans.models import Body, CalendarFeed, Countdown, DecisionStep, Milestone, Plan
from plans.timetable.counting import Does, Line
from tenants.models import Membership, Workspace

MOST_FEEDS = 10


def plan_decision(plan: Plan, *, by: User, **said: Any) -> DecisionStep:
    """Put a body on the plan's decision path.

    Raises ValidationError.
    """
    return add(DecisionStep(plan=plan, **said), by=by)


def change_decision(step: DecisionStep, *, version: int, by: User, **said: Any) -> DecisionStep:
    """Change what a body handles and when, or record what it decided.

    Raises StaleEdit, Gone, ValidationError.
    """
    return change(step, version=version, by=by, **said)


def remove_decision(step: DecisionStep, *, version: int, by: User) -> None:
    """Take a body off the decision path.

    Raises StaleEdit, Gone.
    """
    remove(step, version=version, by=by)


class AnotherPreview(Refusal):
    """The timetable, or the meeting, has changed since its preview was looked at."""

    code = "another_preview"

    def __init__(self) -> None:
        super().__init__(_("Something has changed since you looked. This is how it would be now."))


@transaction.atomic
def count_back(
    plan: Plan,
    lines: Iterable[Line],
    *,
    meeting_on: date,
    meeting: DecisionStep | None,
    by: User,
) -> Countdown:
    """Add and move the milestones of the lines, and remember the meeting that they were counted from.

    Raises AnotherPreview (somebody changed one of them meanwhile), ValidationError.
    """
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)  # one counts at a time
    try:
        for line in lines:
            _count(plan, line, body=meeting.body if meeting and line.weeks == 0 else None, by=by)
    except (StaleEdit, Gone) as refusal:
        raise AnotherPreview from refusal
    said = {"meeting": meeting, "meeting_on": meeting_on}
    known = Countdown.objects.filter(plan=plan).first()
    if known is None:
        return add(Countdown(plan=plan, **said), by=by)
    return change(known, version=known.version, by=by, **said)


def _count(plan: Plan, line: Line, *, body: Body | None, by: User) -> None:
    if line.does is Does.ADDS:
        said = {"title": line.title, "planned_on": line.day, "step_id": line.step, "body": body}
        add(Milestone(plan=plan, lead_time=line.key, weeks_before=line.weeks, **said), by=by)
    elif line.milestone is not None and line.does is Does.MOVES:
        said = {"planned_on": line.day}
        if line.weeks is not None:
            said |= {"weeks_before": line.weeks}
        change(line.milestone, version=line.milestone.version, by=by, **said)


class TooManyFeeds(Refusal):
    """A person has as many calendar addresses for a plan as anybody needs."""

    code = "too_many_feeds"

    def __init__(self) -> None:
        super().__init__(_("You have ten calendar addresses for this plan. Withdraw one first."))


@transaction.atomic
def make_feed(plan: Plan, *, name: str, language: str, by: User) -> tuple[CalendarFeed, str]:
    """Make a secret address for a person's calendar; return it with its code, which is kept as a hash only.

    Raises TooManyFeeds, ValidationError.
    """
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if CalendarFeed.objects.filter(plan=plan, user_id=by.pk).count() >= MOST_FEEDS:
        raise TooManyFeeds
    code = new_code()
    feed = CalendarFeed(
        plan=plan, user_id=by.pk, name=name, language=language, token_digest=digest(code)
    )
    feed.full_clean()
    feed.save(force_insert=True)
    record("calendarfeed.added", feed, by=by)
    return feed, code


@transaction.atomic
def withdraw_feed(feed: CalendarFeed, *, by: User) -> None:
    """Withdraw a calendar's address: from now on it leads nowhere."""
    record("calendarfeed.removed", feed, by=by)
    CalendarFeed.objects.filter(pk=feed.pk).delete()


def read_feed(code: str, *, workspace: Workspace) -> CalendarFeed | None:
    """Return the feed that a code opens, and note the day; None for one unknown, withdrawn, or of a person whose role is over."""
    feed = CalendarFeed.objects.select_related("plan").filter(token_digest=digest(code)).first()
    if feed is None:
        return None
    members = Membership.objects.valid().filter(workspace=workspace, user_id=feed.user_id)
    if not members.exists():
        return None
    if feed.read_on != today():
        CalendarFeed.objects.filter(pk=feed.pk).update(read_on=today())
    return feed
