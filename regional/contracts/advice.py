"""What a municipality sees of its questions to the authority, and of what was answered to others."""

from dataclasses import dataclass
from datetime import datetime

from regional.contracts.report import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as it is asked: about what, from which place of the checklist, in which language."""

    title: str
    text: str
    theme: str = ""  # a theme's key; "" for planning itself
    about_kind: str = ""  # step, item, element, remark
    about_key: str = ""
    about_name: str = ""
    language: str = "fi"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """One message or step of a thread."""

    kind: str  # question, answer, closed, reopened
    text: str
    at: datetime
    person_name: str
    authority_names: Names | None  # None for the municipality's own


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadView:
    """A question with all that was said on it, oldest first."""

    id: str
    title: str
    theme: str
    theme_names: Names | None
    about_kind: str
    about_key: str
    about_name: str
    opened_at: datetime
    authority_names: Names
    state: str  # question (open), answer (answered), closed, reopened
    changed_at: datetime
    answered_at: datetime | None  # for the first time
    entries: tuple[EntryView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """One message of the authority, for whoever is told of it."""

    id: str
    thread: str
    title: str
    authority_names: Names
    asked_by: int | None  # the person who asked


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedView:
    """A published answer."""

    id: str
    title: str
    question: str
    answer: str
    language: str
    theme_names: Names | None
    authority_names: Names
    published_at: datetime
