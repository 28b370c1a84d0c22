"""Questions to an authority, with where each stands."""

from datetime import datetime
from typing import TYPE_CHECKING, TypedDict, cast
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery

from regional.models import AdviceEntry, AdviceThread, EntryKind, PublishedAnswer
from register.queries.letters import folded, folded_columns

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

OPEN = (EntryKind.QUESTION, EntryKind.REOPENED)
PLANNING = "planning"  # in place of a theme's key


class Told(TypedDict):
    """What is told of a thread in a list."""

    state: str
    changed_at: datetime
    answered_at: datetime | None


if TYPE_CHECKING:
    Thread = WithAnnotations[AdviceThread, Told]
else:
    Thread = AdviceThread


def threads() -> "QuerySet[Thread]":
    """Return all threads that this place may read, with their states, the latest first."""
    last = AdviceEntry.objects.filter(thread=OuterRef("pk")).order_by("-number")
    answers = AdviceEntry.objects.filter(thread=OuterRef("pk"), kind=EntryKind.ANSWER)
    found = (
        AdviceThread.objects.annotate(
            state=Subquery(last.values("kind")[:1]),
            changed_at=Subquery(last.values("at")[:1]),
            answered_at=Subquery(answers.order_by("number").values("at")[:1]),
        )
        .select_related("municipality", "authority", "theme")
        .order_by("-changed_at", "-id")
    )
    return cast("QuerySet[Thread]", found)


def threads_at(authority: str, *, codes: set[str]) -> "QuerySet[Thread]":
    """Return the questions that an authority may read: those asked of it, and those of the municipalities it is in charge of."""
    return threads().filter(Q(authority=authority) | Q(municipality__any=codes))


def unanswered(authority: str, *, codes: set[str]) -> int:
    """Return how many questions wait for the authority."""
    return (
        threads_at(authority, codes=codes).filter(state__in=OPEN, municipality__any=codes).count()
    )


def chosen(found: "QuerySet[Thread]", *, text: str, state: str, theme: str) -> "QuerySet[Thread]":
    """Keep what is asked for: by words of the title, the municipality or the messages; by state; by theme."""
    if state == "open":
        found = found.filter(state__in=OPEN)
    elif state:
        found = found.filter(state=state)
    found = of_theme(found, theme)
    columns = folded_columns(
        "title", "about_name", "municipality__name_fi", "municipality__name_sv"
    )
    for word in folded(text).split()[:8]:
        found = found.alias(words=columns).filter(words__contains=f" {word}")
    return found


def of_theme(found: "QuerySet[Thread]", theme: str) -> "QuerySet[Thread]":
    """Keep the questions on a theme, or those on planning itself."""
    if theme == PLANNING:
        return found.filter(theme=None)
    return found.filter(theme=theme) if theme else found


def entries_of(thread: AdviceThread) -> list[AdviceEntry]:
    """Return what was said in a thread, oldest first."""
    return list(thread.entries.select_related("authority").order_by("number"))


def first_question(place: str) -> datetime | None:
    """Return when a workspace first asked anything."""
    found = AdviceThread.objects.filter(sender_place=place).order_by("opened_at")
    return found.values_list("opened_at", flat=True).first()


def memory(*, text: str = "", theme: str = "") -> QuerySet[PublishedAnswer]:
    """Return what has been published and not taken down, the latest first, by words anywhere in it and by theme."""
    found = PublishedAnswer.objects.filter(taken_down_at=None).select_related("authority", "theme")
    if theme == PLANNING:
        found = found.filter(theme=None)
    elif theme:
        found = found.filter(theme=theme)
    columns = folded_columns("title", "question", "answer")
    for word in folded(text).split()[:8]:
        found = found.alias(words=columns).filter(words__contains=word)
    return found.order_by("-published_at", "-id")


def one_entry_at_a_time(thread: UUID) -> None:
    """Let entries of one thread come one after the other, whoever writes them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('regional.advice ' || %s, 0))",
            [str(thread)],
        )


def last_of(thread: AdviceThread) -> AdviceEntry | None:
    """Return the last entry of a thread."""
    return thread.entries.order_by("-number").first()
