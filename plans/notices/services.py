"""Giving notices once each, and sending them by e-mail as each person has chosen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.services import queue_mail, write_letter
from core.clock import now, today
from plans.models import Notice, NoticeChoice, NoticeKind, NoticeWay
from plans.notices.words import words_of
from tenants.context import current_workspace
from tenants.models import Membership

USUAL = {
    NoticeKind.TASK_GIVEN: NoticeWay.DAILY,
    NoticeKind.TASK_DUE: NoticeWay.DAILY,
    NoticeKind.TASK_LATE: NoticeWay.DAILY,
    NoticeKind.STEP_GIVEN: NoticeWay.DAILY,
    NoticeKind.STEP_CHANGED: NoticeWay.SERVICE,
    NoticeKind.PLAN_APPROVED: NoticeWay.SERVICE,
    NoticeKind.REPORT_RETURNED: NoticeWay.AT_ONCE,
    NoticeKind.REPORT_ANSWERED: NoticeWay.AT_ONCE,
    NoticeKind.AUTHORITY_LETTER: NoticeWay.AT_ONCE,
    NoticeKind.DUTY_CHANGED: NoticeWay.AT_ONCE,
    NoticeKind.REPORT_ASKED: NoticeWay.AT_ONCE,
    NoticeKind.ADVICE_ANSWERED: NoticeWay.AT_ONCE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What somebody is to be told. `event` names what happened: nobody is told of the same event twice."""

    kind: NoticeKind
    people: frozenset[int]
    event: str
    path: str = ""
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """A notice in a letter; its words are made in the language of the letter."""

    notice: Notice
    host: str
    language: str

    @property
    def words(self) -> str:
        return words_of(self.notice)

    @property
    def url(self) -> str:
        return f"{self.host}/{self.language}{self.notice.path}"


@transaction.atomic
def tell(tellings: Iterable[Telling]) -> None:
    """Give people notices, and send at once what they want at once; in the transaction in which it happened."""
    wanted = [each for each in tellings if each.people]
    if not wanted:
        return
    people = _members({key for each in wanted for key in each.people})
    chosen = {(row.user_id, row.kind): row.way for row in _choices(people)}
    rows = [
        Notice(
            user_id=person,
            kind=each.kind.value,
            way=way,
            event=each.event,
            params=dict(each.params),
            path=each.path,
        )
        for each in wanted
        for person in sorted(each.people & people)
        if (way := chosen.get((person, each.kind), USUAL[each.kind])) != NoticeWay.OFF
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    if at_once := [row.event for row in rows if row.way == NoticeWay.AT_ONCE]:
        _send(_unsent().filter(way=NoticeWay.AT_ONCE, event__in=at_once))


@transaction.atomic
def send_digests(on: date | None = None) -> int:
    """Send each person one letter of what they have not read; return how many letters.

    What is wanted weekly goes on the first day of the week, or on the first day after it on which this runs. A row is
    locked while it is written into a letter, and the letter is queued in the same transaction: run twice, it is sent once.
    """
    day = on or today()
    monday = datetime.combine(day - timedelta(days=day.weekday()), time.min)
    before = timezone.make_aware(monday)
    due = Q(way=NoticeWay.DAILY) | Q(way=NoticeWay.WEEKLY, created_at__lt=before)
    return _send(_unsent().filter(due, read_at=None))


def mark_read(user: User, *, only: UUID | None = None) -> int:
    """Mark a person's notices as read, or one of them."""
    unread = Notice.objects.filter(user_id=user.pk, read_at=None)
    if only is not None:
        unread = unread.filter(pk=only)
    return unread.update(read_at=now())


@transaction.atomic
def choose_ways(user: User, ways: Mapping[str, str]) -> None:
    """Keep how a person wants to be told of each kind."""
    NoticeChoice.objects.bulk_create(
        [NoticeChoice(user_id=user.pk, kind=kind, way=way) for kind, way in sorted(ways.items())],
        update_conflicts=True,
        unique_fields=["user_id", "kind"],
        update_fields=["way"],
    )


def ways_of(user: User) -> dict[str, str]:
    """Return how a person is told of each kind."""
    chosen = {row.kind: row.way for row in NoticeChoice.objects.filter(user_id=user.pk)}
    return {kind.value: chosen.get(kind.value, USUAL[kind].value) for kind in NoticeKind}


def _unsent() -> QuerySet[Notice]:
    return Notice.objects.select_for_update(skip_locked=True).filter(mailed_at=None)


def _send(waiting: QuerySet[Notice]) -> int:
    """Queue a letter for each person whose notices wait, and note that they were mailed."""
    by_person: dict[int, list[Notice]] = defaultdict(list)
    for notice in waiting.order_by("created_at", "pk"):
        by_person[notice.user_id].append(notice)
    members = _members(by_person)
    people = User.objects.filter(pk__in=[key for key in by_person if key in members])
    for person in people.filter(is_active=True).order_by("pk"):
        _queue(person, by_person[person.pk])
    sent = [row.pk for rows in by_person.values() for row in rows]
    Notice.objects.filter(pk__in=sent).update(mailed_at=now())
    return len(by_person.keys() & members)


def _queue(person: User, notices: list[Notice]) -> None:
    workspace, language = current_workspace(), person.language
    lines = [Line(notice, workspace.address, language) for notice in notices]
    context = {"lines": lines, "first": lines[0], "workspace": workspace, "language": language}
    letter = write_letter("plans/mail/notices.txt", context, language=language)
    queue_mail(letter, to=person.email, kind="notices")


def _members(people: Iterable[int]) -> frozenset[int]:
    held = Membership.objects.valid().filter(
        workspace=current_workspace(), user_id__in=list(people)
    )
    return frozenset(held.values_list("user_id", flat=True))


def _choices(people: Iterable[int]) -> QuerySet[NoticeChoice]:
    return NoticeChoice.objects.filter(user_id__in=list(people))
