"""Soft warnings: what a reader would miss or stumble over in a plan, how that is mended and where.

Source: the checklist KOTO24 for planning the promotion of integration; none of this is a duty.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from plans.document.length import Measured
from plans.document.queries import Where
from plans.document.reach import Reach
from plans.models import Measure
from plans.queries import Whole

LAW = re.compile(
    r"§|\b\d{1,4}/(?:19|20)\d{2}\b|\b(?:laki|lain|laissa|asetus|asetuksen|momentti|lagen|lag|"
    r"förordning|moment|Act|Decree|subsection)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
PROGRAMME = re.compile(
    r"kotoutumisohjelma|neuvon|ohjaus|integrationsprogram|rådgivning|vägledning|"
    r"integration programme|guidance|counselling",
    re.IGNORECASE,
)
FEWEST = 2  # sentences that cite law, before a text is said to be mostly about it


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the warnings are told from; nothing more is asked of the database."""

    whole: Whole
    reach: Reach
    lengths: list[Measured]
    has_residents: (
        bool  # immigrants who live there sit in the cooperation group, or have proposed something
    )
    has_guidance: bool  # the service map has guidance or counselling
    translated: frozenset[tuple[str, str]]  # element and language
    languages: Mapping[str, str]  # what each language of the plan is called


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning: a stable code, what is the matter, how it is mended, and where."""

    code: str
    words: str
    how: str
    where: Where


def warnings_of(loaded: Loaded) -> list[Warned]:
    """Return what there is to say of a plan, the gravest first."""
    return [warning for rule in RULES for warning in rule(loaded)]


def no_good_relations(loaded: Loaded) -> Iterator[Warned]:
    if not loaded.reach.good_relations:
        yield Warned(
            "no_good_relations",
            _("No measure promotes good relations between population groups."),
            _("Plan one, or mark the measure that does. The regional advisory board helps."),
            _objectives(loaded),
        )


def groups_unserved(loaded: Loaded) -> Iterator[Warned]:
    for group in loaded.reach.unserved:
        yield Warned(
            "group_unserved",
            _("No measure serves this group: %(group)s.") % {"group": group.name},
            _("Choose the group in a measure or an objective that serves it, or plan a measure."),
            _objectives(loaded),
        )


def no_change(loaded: Loaded) -> Iterator[Warned]:
    for each in loaded.whole.objectives:
        has_target = any(row.target is not None for row in each.indicators.all())
        if not (each.desired_change.strip() or each.changes_to or has_target):
            yield Warned(
                "no_change",
                _("“%(title)s” tells neither a change nor a target.") % {"title": each.title},
                _("Say from what to what, or give an indicator with a target."),
                Where("plans:plan", (loaded.whole.plan.pk,), f"o-{each.pk}"),
            )


def no_schedule(loaded: Loaded) -> Iterator[Warned]:
    for row in loaded.reach.measures:
        if not _has_time(row.measure):
            yield Warned(
                "no_schedule",
                _("“%(title)s” has no schedule.") % {"title": row.measure.title},
                _("Give the months, or mark the measure as continuous."),
                Where("plans:plan", (loaded.whole.plan.pk,), f"m-{row.measure.pk}"),
            )


def _has_time(measure: Measure) -> bool:
    return measure.is_continuous or bool(measure.starts or measure.ends)


def no_national_link(loaded: Loaded) -> Iterator[Warned]:
    rows = loaded.whole.objectives
    if rows and not any(each.goal_links.all() for each in rows):
        yield Warned(
            "no_national_link",
            _("No objective serves a national goal."),
            _("Choose the goals that the objectives serve, or say why they serve none."),
            _objectives(loaded),
        )


def no_residents(loaded: Loaded) -> Iterator[Warned]:
    if not loaded.has_residents:
        yield Warned(
            "no_residents",
            _("Nothing tells that immigrants who live here have taken part."),
            _("Add them to the cooperation group, or record what they have proposed."),
            Where("plans:step", (loaded.whole.plan.pk, 2)),
        )


def no_programme(loaded: Loaded) -> Iterator[Warned]:
    texts = (each.text for each in loaded.whole.sections.values())
    if not loaded.has_guidance and not any(map(PROGRAMME.search, texts)):
        yield Warned(
            "no_programme",
            _("The plan mentions neither the integration programme nor guidance and counselling."),
            _("Describe them in a section, or put the service on the service map."),
            Where("plans:plan", (loaded.whole.plan.pk,), "sections"),
        )


def no_monitoring(loaded: Loaded) -> Iterator[Warned]:
    codes = {each.code for each in loaded.whole.elements if "E8" in each.matters}
    said = any(
        loaded.whole.sections[code].text.strip() for code in codes if code in loaded.whole.sections
    )
    if codes and not said and not codes & set(loaded.whole.elsewhere):
        yield Warned(
            "no_monitoring",
            _("Nothing has been written on monitoring, updating and reporting."),
            _("Say who monitors, how often, and what makes the plan be updated."),
            Where("plans:plan", (loaded.whole.plan.pk,), f"section-{min(codes)}"),
        )


def too_long(loaded: Loaded) -> Iterator[Warned]:
    for each in loaded.lengths:
        if each.is_over:
            yield Warned(
                "too_long",
                _("“%(name)s” is longer than is advised: %(now)s of %(most)s characters.")
                % {"name": each.name, "now": each.characters, "most": each.budget},
                _("Leave out what the reader finds elsewhere, and refer to it."),
                each.where,
            )


def cites_law(loaded: Loaded) -> Iterator[Warned]:
    names = {each.code: each.name for each in loaded.whole.elements}
    for code, section in loaded.whole.sections.items():
        if mostly_law(section.text):
            yield Warned(
                "cites_law",
                _("“%(name)s” is mostly about the law.") % {"name": names.get(code, code)},
                _("A reference to the law is enough: say what the municipality does."),
                Where("plans:plan", (loaded.whole.plan.pk,), f"section-{code}"),
            )


def mostly_law(text: str) -> bool:
    """Whether more than half of the sentences cite law."""
    sentences = [each for each in SENTENCE.findall(text) if len(each.split()) > 1]
    citing = sum(bool(LAW.search(each)) for each in sentences)
    return citing >= FEWEST and citing * 2 > len(sentences)


def not_translated(loaded: Loaded) -> Iterator[Warned]:
    names = {each.code: each.name for each in loaded.whole.elements}
    for language in loaded.whole.plan.languages:
        lacking = [
            names.get(code, code)
            for code, section in loaded.whole.sections.items()
            if section.text and (code, language) not in loaded.translated
        ]
        if lacking:
            yield Warned(
                "not_translated",
                _("Not translated yet (%(language)s): %(names)s.")
                % {
                    "language": loaded.languages.get(language, language),
                    "names": ", ".join(lacking),
                },
                _("Translate the text, or take the language off the plan."),
                Where("plans:language", (loaded.whole.plan.pk, language)),
            )


def _objectives(loaded: Loaded) -> Where:
    return Where("plans:plan", (loaded.whole.plan.pk,), "objectives")


RULES: tuple[Callable[[Loaded], Iterator[Warned]], ...] = (
    no_good_relations,
    groups_unserved,
    no_change,
    no_schedule,
    no_national_link,
    no_residents,
    no_programme,
    no_monitoring,
    too_long,
    cites_law,
    not_translated,
)
