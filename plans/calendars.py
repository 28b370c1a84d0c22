"""Days and meetings as iCalendar (RFC 5545), for the calendars that people have already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.http import HttpResponse
from django.utils import timezone
from icalendar import Calendar, Event

from core.clock import now
from plans.models import Meeting

PRODUCT = "-//Kotopolku//Kotopolku//FI"
ASK_AGAIN = timedelta(hours=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What stands in a calendar: a whole day where `starts` is a date, an hour where it is a moment.

    `key` stays the same when the day moves, so that the entry moves in people's calendars instead of doubling.
    """

    key: str
    title: str
    starts: date | datetime
    ends: date | datetime | None = None
    place: str = ""
    text: str = ""
    url: str = ""
    version: int = 1
    cancelled: bool = False


def entry_of(meeting: Meeting, *, url: str = "") -> Entry:
    """Return a meeting of the cooperation group as an entry: hours of Helsinki, or the whole day while none are known."""
    return Entry(
        key=f"meeting-{meeting.pk}",
        title=meeting.title,
        starts=_moment(meeting.held_on, meeting.starts),
        ends=_moment(meeting.held_on, meeting.ends) if meeting.ends else None,
        place=meeting.place,
        url=url,
        version=meeting.version,
    )


def _moment(day: date, hour: time | None) -> date | datetime:
    return timezone.make_aware(datetime.combine(day, hour)) if hour else day


def calendar_of(name: str, entries: Iterable[Entry], *, host: str) -> bytes:
    """Write a calendar; `host` makes the keys of its entries the only ones of their kind in the world."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add("name", name)
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    for entry in entries:
        calendar.add_component(_event(entry, host))
    return bytes(calendar.to_ical())


def calendar_answer(content: bytes, *, filename: str) -> HttpResponse:
    """Answer with a calendar that nobody on the way keeps and no search engine lists."""
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{filename}"'
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _event(entry: Entry, host: str) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}@{host}")
    event.add("dtstamp", now().astimezone(UTC))
    event.add("sequence", entry.version)
    event.add("summary", entry.title)
    event.add("dtstart", _utc(entry.starts))
    if isinstance(entry.starts, datetime):
        event.add("dtend", _utc(entry.ends or entry.starts + timedelta(hours=1)))
    else:
        event.add("dtend", (entry.ends or entry.starts) + timedelta(days=1))  # the first day after
        event.add("transp", "TRANSPARENT")
    for name, value in (("location", entry.place), ("description", entry.text), ("url", entry.url)):
        if value:
            event.add(name, value)
    if entry.cancelled:
        event.add("status", "CANCELLED")
    return event


def _utc(moment: date | datetime) -> date | datetime:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment
