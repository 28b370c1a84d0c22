"""Reading the trail: whose events, about what, and which fields they changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from audit.workspace.models import WorkspaceEvent
from plans.home.activity import SAYINGS
from plans.things import THINGS
from plans.trail.sayings import ALSO
from ui.formats import date_words, moment_words
from ui.parts import Words

DAY = len("2027-03-01")
# What several rows of a thing are called together; their field is of those rows and has no name.
OF_MANY: dict[str, Words] = {"partners": gettext_lazy("partners")}
PEOPLE = ("user_id", "person_id")  # fields that hold keys of people


@dataclass(frozen=True, slots=True)
class Changed:
    """A field that an event changed: from what to what, where that was recorded."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in words."""

    at: datetime
    who: str
    words: str
    kind: str
    thing: str
    changes: tuple[Changed, ...]


def events_of(kind: str, key: UUID) -> QuerySet[WorkspaceEvent]:
    """Return what was done to a thing, the newest first."""
    thing = THINGS[kind]
    return WorkspaceEvent.objects.filter(
        object_type=thing.model._meta.label_lower, object_id=str(key)
    )


def events(
    *,
    person: int | None = None,
    kind: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[WorkspaceEvent]:
    """Return the workspace's events, narrowed by what is given, the newest first."""
    found = WorkspaceEvent.objects.all()
    if person is not None:
        found = found.filter(actor_id=person)
    if kind:
        found = found.filter(object_type=kind)
    if since:
        found = found.filter(at__date__gte=since)
    if until:
        found = found.filter(at__date__lte=until)
    return found


def people_in_trail() -> list[tuple[int, str]]:
    """Return whoever has done something here, by their latest name."""
    found = WorkspaceEvent.objects.exclude(actor_id=None).order_by()
    rows = found.values("actor_id").annotate(name=Max("actor_name"))
    known = [(row["actor_id"], row["name"]) for row in rows if row["actor_id"] is not None]
    return sorted(known, key=lambda each: each[1])


def kinds_in_trail() -> list[tuple[str, str]]:
    """Return the kinds of things that something was done to."""
    labels = WorkspaceEvent.objects.exclude(object_type="").order_by()
    kinds = labels.values_list("object_type", flat=True).distinct()
    return sorted(((label, _noun(label)) for label in kinds), key=lambda each: each[1])


def entries(found: Any) -> Iterator[Entry]:
    """Say each event in words."""
    events = list(found)
    names = _names(events)
    for event in events:
        yield Entry(
            at=event.at,
            who=event.actor_name or _("The service"),
            words=_words(event),
            kind=_noun(event.object_type),
            thing=event.object_name,
            changes=tuple(_changes(event, names)),
        )


def _words(event: WorkspaceEvent) -> str:
    said = {"who": event.actor_name or _("The service"), "thing": event.object_name}
    if words := SAYINGS.get(event.verb) or ALSO.get(event.verb):
        return str(words) % said
    done = {
        "added": _("%(who)s added: %(thing)s"),
        "changed": _("%(who)s changed: %(thing)s"),
        "removed": _("%(who)s removed: %(thing)s"),
    }.get(event.verb.rpartition(".")[2])
    return done % said if done else f"{said['who']}: {event.verb} {event.object_name}".strip()


def _changes(event: WorkspaceEvent, names: Mapping[int, str]) -> Iterator[Changed]:
    for name, pair in _changed(event).items():
        field = _field(event.object_type, name)
        label = str(getattr(field, "verbose_name", "") or OF_MANY.get(name, name))
        words = names if name in PEOPLE else dict(getattr(field, "flatchoices", ()))
        if isinstance(pair, list) and len(pair) == 2:
            yield Changed(label, _value(pair[0], words), _value(pair[1], words))
        else:
            yield Changed(label, "", _value(pair, words))


def _changed(event: WorkspaceEvent) -> Mapping[str, Any]:
    changes = event.detail.get("changes") if isinstance(event.detail, dict) else None
    return changes if isinstance(changes, dict) else {}


def _names(events: Iterable[WorkspaceEvent]) -> Mapping[int, str]:
    """Return the names of the people whom the events name by their keys."""
    pairs = [_changed(event).get(name) for event in events for name in PEOPLE]
    keys = {key for pair in pairs if isinstance(pair, list) for key in pair if isinstance(key, int)}
    return {person.pk: str(person) for person in User.objects.filter(pk__in=keys)}


def _field(object_type: str, name: str) -> object:
    try:
        return apps.get_model(object_type)._meta.get_field(name)
    except (LookupError, ValueError, FieldDoesNotExist):
        return None


def _noun(object_type: str) -> str:
    try:
        return str(apps.get_model(object_type)._meta.verbose_name)
    except (LookupError, ValueError):
        return object_type


def _value(value: Any, words: Mapping[Any, object] | None = None) -> str:
    """Show a value as it was recorded; `words` say what choices and people are called."""
    if words and isinstance(value, str | int) and value in words:
        return str(words[value])
    match value:
        case None | "" | []:
            return "–"
        case bool():
            return _("yes") if value else _("no")
        case list():
            return ", ".join(_value(each, words) for each in value)
        case _:
            return _day_or_text(str(value))


def _day_or_text(text: str) -> str:
    try:
        return date_words(date.fromisoformat(text)) if len(text) == DAY else text
    except ValueError:
        return text


def lines(found: Any) -> Iterator[list[str]]:
    """Return the trail as lines of a table: one for each field that was changed, the headings first."""
    yield [
        _("Time"), _("Who"), _("What"), _("Kind"), _("Thing"), _("Field"), _("Before"), _("After"),
    ]  # fmt: skip
    for entry in entries(found):
        first = [moment_words(entry.at), entry.who, entry.words, entry.kind, entry.thing]
        for each in entry.changes or (Changed("", "", ""),):
            yield [*first, each.label, each.before, each.after]
