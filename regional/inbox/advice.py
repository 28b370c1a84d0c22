"""The municipality's side of the advice desk, and the memory that is everybody's."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef, Subquery

from catalogue.models import Theme
from core.clock import now, today
from core.connection import bound_connection
from regional.contracts import (
    AnswerView,
    EntryView,
    Names,
    PublishedView,
    Question,
    Sender,
    ThreadView,
)
from regional.errors import MessageMissing, OutsideDuty, QuestionMissing, ThreadClosed
from regional.inbox.answers import names_of
from regional.inbox.receiving import WrongPlace
from regional.models import AdviceEntry, AdviceThread, EntryKind, PublishedAnswer
from regional.queries.advice import (
    Thread,
    entries_of,
    last_of,
    memory,
    one_entry_at_a_time,
    threads,
)
from register.queries import competence_of


class NoSuchThread(Exception):
    """No thread of this key is the workspace's own."""


@transaction.atomic
def ask(question: Question, *, municipality: str, sender: Sender) -> ThreadView:
    """Ask the authority that is competent for the municipality today.

    Raises QuestionMissing, OutsideDuty.
    """
    if not question.title.strip() or not question.text.strip():
        raise QuestionMissing
    competence = competence_of(municipality, on=today())
    if competence is None:
        raise OutsideDuty
    moment = now()
    thread = AdviceThread.objects.create(
        municipality_id=municipality,
        sender_place=_own(sender).place,
        authority=competence.authority,
        title=question.title.strip()[:200],
        theme_id=question.theme or None,
        about_kind=question.about_kind,
        about_key=question.about_key[:80],
        about_name=question.about_name[:300],
        language=question.language,
        opened_at=moment,
    )
    _write(thread, EntryKind.QUESTION, question.text, sender)
    return thread_of(thread.pk)


@transaction.atomic
def write_in(thread: UUID, *, text: str, sender: Sender) -> None:
    """Go on with a question: one that was closed is opened again.

    Raises NoSuchThread, MessageMissing.
    """
    if not text.strip():
        raise MessageMissing
    found = _own_thread(thread)
    last = last_of(found)
    is_closed = last is not None and last.kind == EntryKind.CLOSED
    _write(found, EntryKind.REOPENED if is_closed else EntryKind.QUESTION, text, sender)


@transaction.atomic
def close_thread(thread: UUID, *, sender: Sender) -> None:
    """Say that a question has been answered.

    Raises NoSuchThread, ThreadClosed.
    """
    found = _own_thread(thread)
    last = last_of(found)
    if last is not None and last.kind == EntryKind.CLOSED:
        raise ThreadClosed
    _write(found, EntryKind.CLOSED, "", sender)


def threads_here() -> list[ThreadView]:
    """Return the questions of this workspace without what was said in them, what changed last first."""
    return [_thread(row) for row in threads().filter(sender_place=bound_connection().place)]


def thread_of(key: UUID) -> ThreadView:
    """Return one question of this workspace with all that was said on it.

    Raises NoSuchThread.
    """
    row = threads().filter(pk=key, sender_place=bound_connection().place).first()
    if row is None:
        raise NoSuchThread
    return _thread(row, entries=tuple(_entry(each) for each in entries_of(row)))


def answers_since(moment: datetime) -> list[AnswerView]:
    """Return what the authority has written in this workspace's questions since a moment."""
    asked = AdviceEntry.objects.filter(thread=OuterRef("thread"), number=1).values("by_id")
    rows = AdviceEntry.objects.filter(
        thread__sender_place=bound_connection().place, at__gt=moment, authority__isnull=False
    ).exclude(text="")
    rows = rows.annotate(asked_by=Subquery(asked)).select_related("thread", "authority")
    return [
        AnswerView(
            id=str(row.pk),
            thread=str(row.thread_id),
            title=row.thread.title,
            authority_names=names_of(row.authority),
            asked_by=row.asked_by,
        )
        for row in rows.order_by("at", "id")
        if row.authority is not None
    ]


def answers_published(*, text: str = "", theme: str = "") -> list[PublishedView]:
    """Return what authorities have published, the latest first, by words and theme."""
    return [_published(row) for row in memory(text=text, theme=theme)]


def answer_published(key: UUID) -> PublishedView | None:
    """Return one published answer."""
    row = memory().filter(pk=key).first()
    return _published(row) if row else None


def _own(sender: Sender) -> Sender:
    if sender.place != bound_connection().place:
        raise WrongPlace(sender.place)
    return sender


def _own_thread(key: UUID) -> AdviceThread:
    one_entry_at_a_time(key)
    found = AdviceThread.objects.filter(pk=key, sender_place=bound_connection().place).first()
    if found is None:
        raise NoSuchThread
    return found


def _write(thread: AdviceThread, kind: EntryKind, text: str, sender: Sender) -> None:
    last = last_of(thread)
    AdviceEntry.objects.create(
        thread=thread,
        number=last.number + 1 if last else 1,
        kind=kind,
        text=text.strip(),
        at=now(),
        by_id=_own(sender).person_id,
        by_name=sender.person_name[:120],
    )


def _thread(row: Thread, entries: tuple[EntryView, ...] = ()) -> ThreadView:
    return ThreadView(
        id=str(row.pk),
        title=row.title,
        theme=row.theme_id or "",
        theme_names=_theme(row.theme),
        about_kind=row.about_kind,
        about_key=row.about_key,
        about_name=row.about_name,
        opened_at=row.opened_at,
        authority_names=names_of(row.authority),
        state=row.state,
        changed_at=row.changed_at,
        answered_at=row.answered_at,
        entries=entries,
    )


def _theme(theme: Theme | None) -> Names | None:
    return Names(fi=theme.name_fi, sv=theme.name_sv, en=theme.name_en) if theme else None


def _entry(row: AdviceEntry) -> EntryView:
    return EntryView(
        kind=row.kind,
        text=row.text,
        at=row.at,
        person_name=row.by_name,
        authority_names=names_of(row.authority) if row.authority else None,
    )


def _published(row: PublishedAnswer) -> PublishedView:
    return PublishedView(
        id=str(row.pk),
        title=row.title,
        question=row.question,
        answer=row.answer,
        language=row.language,
        theme_names=_theme(row.theme),
        authority_names=names_of(row.authority),
        published_at=row.published_at,
    )
