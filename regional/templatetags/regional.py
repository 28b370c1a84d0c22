"""What the codes of a received document are called in the page's language."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regional.contracts import Names
from regional.labels import label_of
from regional.models import Change, EntryKind, Recipient, Reminder, Why
from regional.standing import Happened, Standing
from ui.formats import date_short, language

register = template.Library()
register.filter("label", label_of)
WORDS: dict[str, dict[str, str | Promise]] = {
    "assessment": {"reached": _("Reached"), "partly": _("Partly"), "behind": _("Behind")},
    "decision": {
        "official": _("Official"),
        "board": _("Board or committee"),
        "council": _("Council"),
    },
    "direction": {
        "up": _("up is better"),
        "down": _("down is better"),
        "none": _("no direction is better"),
    },
    "form": {
        "separate": _("A plan of its own"),
        "embedded": _("Part of another document"),
    },
    "heard": {
        "meeting": _("Meeting of the cooperation group"),
        "statement": _("Statement"),
        "proposal": _("Proposal"),
        "comment": _("Comment"),
    },
    "outcome": {
        "taken": _("Taken into account"),
        "partly": _("Taken into account in part"),
        "not": _("Not taken into account"),
        "accepted": _("Accepted"),
        "merged": _("Merged into another"),
        "declined": _("Declined"),
    },
    "measure": {
        "not_started": _("Not started"),
        "under_way": _("Under way"),
        "late": _("Late"),
        "done": _("Done"),
        "stopped": _("Stopped"),
    },
}
KINDS = {
    "reached": "ok",
    "partly": "go",
    "behind": "warn",
    "done": "ok",
    "under_way": "go",
    "not_started": "none",
    "stopped": "warn",
    "late": "warn",
}


@register.filter
def called(code: str, what: str) -> str:
    """The words for a code of a document; one that is not known is shown as it is."""
    return str(WORDS[what].get(str(code), code))


@register.filter
def kind_of(code: str) -> str:
    """The kind of status that an assessment or a measure's state is shown as."""
    return KINDS.get(str(code), "none")


REMARKED = {"must": "warn", "advice": "due", "praise": "ok", "agree": "ok", "disagree": "warn"}


@register.filter
def remarked(code: str) -> str:
    """The kind of status that a remark's kind, or a reply to it, is shown as."""
    return REMARKED[code]


@register.filter
def named(names: Names) -> str:
    """A name in the page's language."""
    return str(getattr(names, language(), names.fi))


@register.filter
def among(code: str, names: dict[str, str]) -> str:
    """The name of a code of the catalogue; one that is not known any more is shown as it is."""
    return names.get(code, code)


THREADS = {"question": "due", "answer": "ok", "closed": "none", "reopened": "warn"}


@register.filter
def threaded(state: str) -> str:
    """The kind of status that a question's state is shown as."""
    return THREADS[state]


@register.filter
def thread_words(state: str) -> str:
    """Where a question stands, in words."""
    return str(EntryKind(state).label)


@register.filter
def of_place(places: dict[str, object] | str, code: str) -> object:
    """What there is on a place of a report; nothing where no officer reads it."""
    return places.get(code) if isinstance(places, dict) else None


@register.filter
def in_fours(checksum: str) -> str:
    """A checksum in groups of four, to be compared by eye."""
    return " ".join(checksum[start : start + 4] for start in range(0, len(checksum), 4))


@register.filter
def days_between(standing: Standing) -> int:
    """How many days a report was received after its deadline."""
    return (standing.first.effective_on - standing.deadline).days if standing.first else 0


@register.filter
def without_sign(number: int) -> int:
    """How many days, whichever way."""
    return abs(number)


@register.filter
def recipients(reminder: Reminder) -> str:
    """To whom a reminder went, by what they are."""
    words = {key: str(label) for key, label in Recipient.choices}
    return ", ".join(words[one] for one in reminder.recipients)


@register.filter
def happened(event: Happened) -> str:
    """What happened to an obligation, in words, with the new due day and the reason where there are such."""
    said = [str(Change(event.kind).label)]
    if event.due_on:
        said.append(date_short(event.due_on))
    reason = dict(Why.choices).get(event.reason, event.reason)
    return " – ".join([*said, str(reason)] if reason else said)
