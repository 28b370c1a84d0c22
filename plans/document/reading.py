"""Reading a version's frozen document: its keys turned into words, its days and numbers into the page's language."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.names import LANGUAGES
from ui.formats import date_words, number

Document = dict[str, Any]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ReadMeasure:
    """A measure as it was decided on."""

    number: str
    title: str
    description: str
    facts: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class ReadObjective:
    """An objective as it was decided on, with its measures and indicators."""

    number: str
    title: str
    facts: tuple[Pair, ...]
    present_state: str
    desired_change: str
    measures: tuple[ReadMeasure, ...]
    indicators: tuple[tuple[str, tuple[Pair, ...]], ...]


@dataclass(frozen=True, slots=True)
class ReadFinding:
    """What was known on a question, or who was to find it out."""

    title: str
    text: str
    facts: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """A question of the situation picture, as it stood."""

    text: str
    findings: tuple[ReadFinding, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A frozen plan, ready to be shown."""

    title: str
    period: str
    language: str
    facts: tuple[Pair, ...]
    places: tuple[Pair, ...]
    objectives: tuple[ReadObjective, ...]
    sections: tuple[Pair, ...]
    questions: tuple[ReadQuestion, ...]


def read(document: Document) -> Reading:
    """Turn a version's document into words; nothing is asked of the database."""
    words = document["words"]
    host = document["host"] or {}
    return Reading(
        title=document["title"],
        period=f"{document['first_year']}–{document['last_year']}",
        language=document["language"],
        facts=_there(
            (_("Coordinating body"), document["coordinating_body"]),
            (_("Contact person"), document["contact_name"]),
            (_("Deputy of the contact person"), document.get("deputy_name")),
            (_("Case number"), document.get("case_number")),
            (_("Part of"), host.get("host_document")),
            (_("Chapter in it"), host.get("host_chapter")),
            (_("Rule set"), name_of(words, "rule_set")),
        ),
        places=tuple(_place(each, words) for each in host.get("places", [])),
        objectives=tuple(_objective(each, words) for each in document["objectives"]),
        sections=tuple(_section(each, words) for each in document["sections"]),
        questions=tuple(_questions(document.get("picture") or {})),
    )


def _objective(said: Document, words: Document) -> ReadObjective:
    return ReadObjective(
        number=said["number"],
        title=said["title"],
        facts=_there(
            (_("Theme"), name_of(words, "themes", said["theme"])),
            (_("Target groups"), _names(words, "target_groups", said["target_groups"])),
            (_("From what"), said.get("changes_from")),
            (_("To what"), said.get("changes_to")),
            (_("By when"), day_of(said.get("changes_by"))),
            (_("Serves the goals"), _names(words, "goals", said["goals"])),
            (_("Implements the goals"), _names(words, "goals", said.get("implements", ()))),
            (_("Serves local needs only"), said.get("local_reason")),
        ),
        present_state=said["present_state"],
        desired_change=said["desired_change"],
        measures=tuple(map(_measure, said["measures"])),
        indicators=tuple(map(_indicator, said["indicators"])),
    )


def _measure(said: Document) -> ReadMeasure:
    return ReadMeasure(
        said["number"],
        said["title"],
        said["description"],
        _there(
            (_("Responsible body"), said["responsible"]),
            (_("Partners"), ", ".join(said["partners"])),
            (_("Schedule"), _schedule(said)),
            (_("Cost in euros"), number_of(said["cost"])),
            (_("Resources"), said["resources"]),
            (_("Who pays"), said.get("funding")),
        ),
    )


def _schedule(said: Document) -> str:
    if said["is_continuous"]:
        return _("continuous")
    first, last = day_of(said["starts"]), day_of(said["ends"])
    return f"{first}–{last}" if first or last else ""


def _indicator(said: Document) -> tuple[str, tuple[Pair, ...]]:
    unit = f" {said['unit']}" if said["unit"] else ""
    return said["name"], _there(
        (_("Baseline"), _in_year(said["baseline"], unit, said["baseline_year"])),
        (_("Target"), _in_year(said["target"], unit, said["target_year"])),
        (_("Source of the data"), said["source"]),
    )


def _in_year(value: str | None, unit: str, year: int | None) -> str:
    if value is None:
        return ""
    return f"{number_of(value)}{unit} ({year})" if year else f"{number_of(value)}{unit}"


def _place(said: Document, words: Document) -> Pair:
    page = _("page %(page)s") % {"page": said["page"]} if said["page"] else ""
    name = name_of(words, "elements", said["element"]) or said["element"]
    return name, ", ".join(filter(None, (said["chapter"], page)))


def _section(said: Document, words: Document) -> Pair:
    name = name_of(words, "elements", said["element"]) or said["element"]
    if said["is_not_applicable"]:
        return name, _("Does not concern this plan: %(reason)s") % {"reason": said["reason"]}
    return name, said["text"]


def _questions(picture: Document) -> Iterator[ReadQuestion]:
    by_question: dict[str, list[ReadFinding]] = {key: [] for key in picture.get("questions", {})}
    for said in picture.get("findings", ()):
        by_question.setdefault(said["question"], []).append(_finding(said, picture))
    for key, findings in by_question.items():
        if findings:
            text = name_of(picture, "questions", key) or _("Other findings")
            yield ReadQuestion(text, tuple(findings))


def _finding(said: Document, picture: Document) -> ReadFinding:
    unit = f" {said['unit']}" if said["unit"] else ""
    series = "; ".join(f"{label}: {number_of(value)}{unit}" for label, value in said["points"])
    source = ", ".join(
        part
        for part in (name_of(picture, "sources", said["source"] or ""), said["source_words"])
        if part
    )
    facts = _there(
        (said["figure"], series),
        (_("Source"), source),
        (_("Time that it is about"), said["period"]),
        (_("Who finds out"), said["promised_by"]),
        (_("By which day"), day_of(said["promised_on"])),
    )
    return ReadFinding(said["title"] or _("Not known yet"), said["text"], facts)


def _there(*facts: tuple[str, str | None]) -> tuple[Pair, ...]:
    return tuple((label, value) for label, value in facts if value)


def name_of(words: Document, *way: str) -> str:
    """Follow the way to a name and return it in the active language."""
    found: Any = words
    for key in way:
        found = found.get(key, {})
    wanted = (get_language() or LANGUAGES[0])[:2]
    return str(found.get(wanted) or found.get(LANGUAGES[0], ""))


def _names(words: Document, kind: str, keys: list[str]) -> str:
    return "; ".join(name_of(words, kind, key) or key for key in keys)


def day_of(text: str | None) -> str:
    """Say a document's day in the page's language."""
    return date_words(date.fromisoformat(text)) if text else ""


def number_of(text: str | None) -> str:
    """Say a document's number in the page's language."""
    try:
        return number(Decimal(text)) if text else ""
    except InvalidOperation:
        return str(text)
