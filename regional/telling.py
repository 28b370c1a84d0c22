"""Telling officers by e-mail what municipalities have sent: questions, reports, replies. Asked over the region."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.services import queue_mail, write_letter
from core.clock import now, today
from regional.models import AdviceEntry, Assignment, Coverage, OfficerNotice, Reply
from register.models import Competence
from tenants.entry import front_door
from tenants.models import Officer

# Whoever comes later need not hear of what was sent long ago.
RECENT = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class News:
    """Something that a municipality sent: to which authority, and to one officer alone if it is their work."""

    event: str
    authority: str
    officer: int | None
    name: str
    params: tuple[tuple[str, str], ...]
    kind: str  # question, report, reply
    path: tuple[str, str]  # the name of the page and its key

    @property
    def words(self) -> str:
        """What is new, in the language that is active."""
        said = dict(self.params) | {"name": self.name}
        return {
            "question": _("A municipality has asked: %(title)s (%(name)s)"),
            "report": _("Report received: %(reference)s, revision %(revision)s (%(name)s)"),
            "reply": _("Reply to a remark: %(remark)s (%(name)s)"),
        }[self.kind] % said

    def url(self, language: str) -> str:
        """The address of the page."""
        page, key = self.path
        with override(language):
            where = {"authority": self.authority, "pk": key}
            return front_door(
                reverse(f"regional:{page}", urlconf=settings.ROOT_URLCONF, kwargs=where)
            )


@transaction.atomic
def tell_officers() -> int:
    """Send each officer one letter of what is new and was not told to them yet; return how many letters.

    What was told is noted in the same transaction: run twice, or after an outage, nothing is told twice.
    """
    since = now() - RECENT
    held = Competence.objects.on(today()).integration()
    in_charge = dict(held.values_list("municipality_id", "authority_id"))
    news = [
        *_questions(since, in_charge),
        *_reports(since, in_charge),
        *_replies(since, in_charge),
    ]
    if not news:
        return 0
    officers = Officer.objects.valid().filter(role=Officer.Role.OFFICER, user__is_active=True)
    return sum(_tell(each, news) for each in officers.select_related("user", "authority"))


def _tell(officer: Officer, news: Iterable[News]) -> bool:
    theirs = {
        each.event: each
        for each in news
        if each.authority == officer.authority_id and each.officer in {None, officer.user_id}
    }
    known = OfficerNotice.objects.filter(user_id=officer.user_id, event__in=theirs)
    for event in known.values_list("event", flat=True):
        del theirs[event]
    if not theirs:
        return False
    OfficerNotice.objects.bulk_create(
        OfficerNotice(user_id=officer.user_id, event=event) for event in theirs
    )
    language = officer.user.language
    with override(language):
        lines = [{"words": each.words, "url": each.url(language)} for each in theirs.values()]
    context = {"lines": lines, "first": lines[0], "authority": officer.authority}
    letter = write_letter("regional/mail/news.txt", context, language=language)
    queue_mail(letter, to=officer.user.email, kind="officer.news")
    return True


def _questions(since: datetime, in_charge: Mapping[str, str]) -> Iterator[News]:
    rows = AdviceEntry.objects.filter(
        at__gt=since, authority=None, kind__in=("question", "reopened")
    )
    for row in rows.select_related("thread__municipality").order_by("at", "id"):
        thread = row.thread
        yield News(
            event=f"advice:{row.pk}",
            authority=in_charge.get(thread.municipality_id, thread.authority_id),
            officer=None,
            name=thread.municipality.name_fi,
            params=(("title", thread.title),),
            kind="question",
            path=("thread", str(thread.pk)),
        )


def _reports(since: datetime, in_charge: Mapping[str, str]) -> Iterator[News]:
    rows = Coverage.objects.filter(effective_at__gt=since).select_related("report", "municipality")
    found = list(rows.defer("report__document").order_by("effective_at", "id"))
    work = _work(each.obligation_id for each in found)
    for row in found:
        report = row.report
        yield News(
            event=f"report:{row.pk}",
            authority=in_charge.get(row.municipality_id, report.authority_id),
            officer=work.get(row.obligation_id),
            name=row.municipality.name_fi,
            params=(("reference", report.reference), ("revision", str(report.revision))),
            kind="report",
            path=("report", str(row.pk)),
        )


def _replies(since: datetime, in_charge: Mapping[str, str]) -> Iterator[News]:
    rows = Reply.objects.filter(at__gt=since).select_related("remark__coverage__municipality")
    found = list(rows.order_by("at", "id"))
    work = _work(each.remark.coverage.obligation_id for each in found)
    for row in found:
        coverage = row.remark.coverage
        authority = in_charge.get(coverage.municipality_id)
        if authority is not None:
            yield News(
                event=f"reply:{row.pk}",
                authority=authority,
                officer=work.get(coverage.obligation_id),
                name=coverage.municipality.name_fi,
                params=(("remark", row.remark.name or _("The report as a whole")),),
                kind="reply",
                path=("report", str(coverage.pk)),
            )


def _work(obligations: Iterable[UUID]) -> Mapping[UUID, int]:
    """Return whose work reports are, by what they are owed for."""
    rows = Assignment.objects.filter(obligation__in=set(obligations))
    return dict(rows.values_list("obligation_id", "user_id"))
