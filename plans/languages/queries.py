"""Which texts a plan has, and how each of them stands in another language."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from catalogue.models import ContentLanguage
from plans.models import ContentTranslation, Finding, Plan
from plans.queries import Whole, whole_of
from ui.parts import Words

# The texts of each kind of row that are translated.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "plan": ("title",),
    "objective": (
        "title",
        "present_state",
        "desired_change",
        "changes_from",
        "changes_to",
        "local_reason",
    ),
    "measure": ("title", "description", "resources", "funding"),
    "indicator": ("name",),
    "section": ("text", "reason"),
    "finding": ("title", "text"),
}
MISSING, DRAFT, CHECKED, STALE = "missing", "draft", "checked", "stale"
Place = tuple[str, str, str]  # kind, key, field


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the plan as it is written, with its translation into one language, if there is one."""

    kind: str
    row_id: UUID
    key: str  # by which a frozen plan knows the row: an element for a section, nothing for the plan
    field: str
    label: Words
    place: str
    source: str
    limit: int | None  # of characters; None for text of many lines
    translation: ContentTranslation | None = None

    @property
    def state(self) -> str:
        """Missing, draft or checked; stale when the source has changed since it was translated."""
        return self.stands(self.translation)

    def stands(self, translation: ContentTranslation | None) -> str:
        """Tell how a translation of this text stands."""
        if translation is None:
            return MISSING
        if translation.source_hash != hash_of(self.source):
            return STALE
        return CHECKED if translation.is_checked else DRAFT

    @property
    def needs_work(self) -> bool:
        return self.state in {MISSING, STALE}


@dataclass(frozen=True, slots=True)
class Progress:
    """How the texts of a plan stand in one language."""

    language: ContentLanguage
    missing: int
    draft: int
    checked: int
    stale: int

    @property
    def total(self) -> int:
        return self.missing + self.draft + self.checked + self.stale


def hash_of(text: str) -> str:
    """Return the mark by which a translation knows the text that it was made of (SHA-256)."""
    return hashlib.sha256(text.encode()).hexdigest()


def texts_of(plan: Plan) -> list[Text]:
    """Return the texts of a plan that say something, in the order of the plan, in a fixed number of queries."""
    findings = plan.findings.exclude(title="")
    return [text for text in _all(whole_of(plan), findings) if text.source.strip()]


def in_language(
    texts: Iterable[Text], translations: Iterable[ContentTranslation], language: str
) -> list[Text]:
    """Return the texts with their translations into a language; nothing is asked of the database."""
    known = {
        (each.kind, each.row_id, each.field): each
        for each in translations
        if each.language == language
    }
    return [
        replace(text, translation=known.get((text.kind, text.row_id, text.field))) for text in texts
    ]


def texts_in(plan: Plan, language: str) -> list[Text]:
    """Return the texts of a plan with how they stand in a language, in a fixed number of queries."""
    return in_language(texts_of(plan), plan.translations.filter(language=language), language)


def text_with(plan: Plan, where: tuple[str, UUID, str], language: str) -> Text | None:
    """Return the text of a kind, row and field with its translation; None where the plan has no such text."""
    findings = plan.findings.all() if where[0] == "finding" else ()
    found = [
        text
        for text in _all(whole_of(plan), findings)
        if (text.kind, text.row_id, text.field) == where
    ]
    translations = plan.translations.filter(language=language)
    return next(iter(in_language(found, translations, language)), None)


def progress_of(plan: Plan) -> list[Progress]:
    """Tell how the plan stands in each of its further languages, in a fixed number of queries."""
    texts, translations = texts_of(plan), list(plan.translations.all())
    languages = further_languages(plan)
    return [_progress(each, in_language(texts, translations, each.code)) for each in languages]


def further_languages(plan: Plan) -> list[ContentLanguage]:
    """Return the languages in which the plan is told besides its own, in the catalogue's order."""
    return list(ContentLanguage.objects.filter(code__in=plan.further_languages))


def checked_translations(whole: Whole) -> dict[str, dict[str, str]]:
    """Return what a version keeps: by language, the checked and current translations by `kind:key:field`."""
    kept: dict[str, dict[str, str]] = {}
    texts = list(_all(whole, whole.plan.findings.all()))
    translations = list(whole.plan.translations.all())
    for language in sorted(whole.plan.further_languages):
        for text in in_language(texts, translations, language):
            if text.translation and text.state == CHECKED:
                name = ":".join((text.kind, text.key, text.field))
                kept.setdefault(language, {})[name] = text.translation.text
    return kept


def next_after(texts: Iterable[Text], here: Text) -> Text | None:
    """Return the next text that is missing or stale, in the order of the plan, beginning anew at its end."""
    rows = list(texts)
    at = next((i for i, each in enumerate(rows) if _same(each, here)), -1)
    others = [*rows[at + 1 :], *rows[: max(at, 0)]]
    return next((each for each in others if each.needs_work), None)


def kept_languages(document: Mapping[str, Any]) -> list[ContentLanguage]:
    """Return the languages in which a version keeps translations."""
    return list(ContentLanguage.objects.filter(code__in=document.get("translations", {})))


def _same(one: Text, other: Text) -> bool:
    return (one.kind, one.row_id, one.field) == (other.kind, other.row_id, other.field)


def _progress(language: ContentLanguage, texts: list[Text]) -> Progress:
    states = [text.state for text in texts]
    return Progress(
        language,
        missing=states.count(MISSING),
        draft=states.count(DRAFT),
        checked=states.count(CHECKED),
        stale=states.count(STALE),
    )


def _all(whole: Whole, findings: Iterable[Finding]) -> Iterator[Text]:
    yield from _of("plan", whole.plan, _("The plan"), key="")
    for number, objective in enumerate(whole.objectives, start=1):
        place = _("Objective %(number)s") % {"number": number}
        yield from _of("objective", objective, place)
        for part, measure in enumerate(objective.measures.all(), start=1):
            words = _("Measure %(number)s") % {"number": f"{number}.{part}"}
            yield from _of("measure", measure, words)
        for indicator in objective.indicators.all():
            words = _("Indicator of objective %(number)s") % {"number": number}
            yield from _of("indicator", indicator, words)
    names = {element.code: element.name for element in whole.elements}
    for section in whole.sections.values():
        place = names.get(section.element, section.element)
        yield from _of("section", section, place, key=section.element)
    for finding in findings:
        place = _("Finding on question %(number)s") % {"number": finding.question}
        yield from _of("finding", finding, place)


def _of(kind: str, row: Model, place: str, *, key: str | None = None) -> Iterator[Text]:
    for name in FIELDS[kind]:
        field = row._meta.get_field(name)
        label = field.verbose_name  # type: ignore[union-attr]  # a column, never a relation's other end
        yield Text(
            kind=kind,
            row_id=row.pk,
            key=str(row.pk) if key is None else key,
            field=name,
            label=label if isinstance(label, Promise) else str(label),
            place=place,
            source=getattr(row, name),
            limit=field.max_length,  # type: ignore[union-attr]  # likewise
        )
