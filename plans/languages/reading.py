"""A plan read in another language: each text in it if it has been translated, or else as it was written, with a note."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Self

from django.utils.html import format_html
from django.utils.translation import gettext as _

from catalogue.models import ContentLanguage
from plans.document.reading import Document, Reading, read
from plans.languages.queries import CHECKED, DRAFT, FIELDS, STALE, Text


class Wording(str):
    """A text that knows in which language it is, how that is written, and what is to be said of it."""

    lang: str
    direction: str
    note: str

    @classmethod
    def of(cls, text: str, language: ContentLanguage, note: str = "") -> Self:
        made = cls(text)
        made.lang, made.direction, made.note = language.code, language.direction, note
        return made


Says = Callable[[str, str, str, str], str]  # kind, key, field and source: what is shown
Put = Callable[[str, str, Mapping[str, Any]], Document]


def read_in(
    document: Document, texts: Iterable[Text], *, source: ContentLanguage, target: ContentLanguage
) -> Reading:
    """Read the plan as it is now: checked translations, drafts with a mark, the source of all else."""
    known = {(each.kind, each.key, each.field): each for each in texts}

    def says(kind: str, key: str, field: str, written: str) -> str:
        text = known.get((kind, key, field))
        state = text.state if text else ""
        if text and text.translation and state in {CHECKED, DRAFT}:
            note = (
                "" if state == CHECKED else _("A draft of the translation: nobody has checked it.")
            )
            return Wording.of(text.translation.text, target, note)
        if state == STALE:
            return Wording.of(written, source, _("The source has changed since it was translated."))
        return Wording.of(written, source, _("Not translated yet."))

    return read(_put(document, says))


def read_frozen_in(
    document: Document, *, source: ContentLanguage, target: ContentLanguage
) -> Reading:
    """Read a version with the translations that had been checked when it was approved."""
    kept: Mapping[str, str] = document.get("translations", {}).get(target.code, {})

    def says(kind: str, key: str, field: str, written: str) -> str:
        translated = kept.get(":".join((kind, key, field)))
        if translated is None:
            return Wording.of(written, source, _("Not translated in this version."))
        return Wording.of(translated, target)

    return read(_put(document, says))


def heading_of(reading: Reading) -> str:
    """Return the title as a heading shows it, in its own language and direction."""
    title = reading.title
    if not isinstance(title, Wording):
        return title
    words = '<span lang="{}" dir="{}">{}</span>'
    return format_html(words, title.lang, title.direction, str(title))


def _put(document: Document, says: Says) -> Document:
    """Return the document with what is shown of each text instead of the text."""

    def put(kind: str, key: str, row: Mapping[str, Any]) -> Document:
        said = {name: says(kind, key, name, row[name]) for name in FIELDS[kind] if row.get(name)}
        return {**row, **said}

    return put("plan", "", document) | {
        "objectives": [
            put("objective", each["id"], each)
            | {
                "measures": [put("measure", part["id"], part) for part in each["measures"]],
                "indicators": [put("indicator", part["id"], part) for part in each["indicators"]],
            }
            for each in document["objectives"]
        ],
        "picture": _put_in_picture(document.get("picture") or {}, put),
        "sections": [put("section", each["element"], each) for each in document["sections"]],
    }


def _put_in_picture(picture: Mapping[str, Any], put: Put) -> Document:
    findings = [put("finding", each["id"], each) for each in picture.get("findings", ())]
    return {**picture, "findings": findings}
