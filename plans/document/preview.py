"""What would happen if a plan were carried over: in words, before anything is done."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.comparison import correspondence, rule_set_differences
from catalogue.models import Element, RuleSet
from catalogue.queries import elements_of
from plans.document.services.carrying import overlaps
from plans.document.services.copying import FINISHED
from plans.models import Plan, Section
from plans.queries import Whole, whole_of


@dataclass(frozen=True, slots=True)
class Move:
    """A text of the plan, and the element under which it stands from now on; none if the rules ask for none."""

    name: str
    text: str
    there: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What changes in the rules, where each text goes, what is copied and what stays behind."""

    summary: str
    differences: list[str]
    moved: list[Move]
    kept: list[Move]
    counts: list[str]
    left: list[str]
    ends: date | None


def preview_of(
    plan: Plan, rule_set: RuleSet, *, first_year: int | None = None, with_finished: bool = False
) -> Preview:
    """Tell what carrying a plan over would do; without a first year the plan itself goes under the rule set."""
    whole, after = whole_of(plan), elements_of(rule_set)
    known = correspondence(whole.elements, after)
    moves = [_move(section, whole, after, known) for section in whole.sections.values()]
    gone = [each for each in whole.elements if each.code not in known]
    met = frozenset().union(*(each.matters for each in whole.elements))
    new = [each for each in after if not each.matters & met]
    return Preview(
        summary=_summary(gone, new) if rule_set.pk != plan.rule_set_id else "",
        differences=rule_set_differences(
            gone + _same(whole.elements, after), new + _same(after, whole.elements)
        ),
        moved=[each for each in moves if each.there and each.there != each.name],
        kept=[each for each in moves if not each.there],
        counts=_counts(whole, with_finished=with_finished) if first_year else [],
        left=_left(whole) if first_year and not with_finished else [],
        ends=overlaps(plan, first_year) if first_year else None,
    )


def kept_texts(whole: Whole) -> list[Section]:
    """Return the texts for which the plan's rule set does not ask; they are kept."""
    codes = {element.code for element in whole.elements}
    return [each for each in whole.sections.values() if each.element not in codes and each.text]


def _same(
    elements: tuple[Element, ...] | list[Element], others: tuple[Element, ...] | list[Element]
) -> list[Element]:
    codes = {each.code for each in others}
    return [each for each in elements if each.code in codes]


def _move(section: Section, whole: Whole, after: list[Element], known: dict[str, str]) -> Move:
    names = {each.code: each.name for each in after}
    before = {each.code: each.name for each in whole.elements}
    name = before.get(section.element, section.element)
    code = known.get(section.element, section.element)
    return Move(name, section.text or section.reason, names.get(code, ""))


def _summary(gone: list[Element], new: list[Element]) -> str:
    asked = sum(each.is_required for each in gone)
    lost = ngettext(
        "%(count)s of your elements is no longer required",
        "%(count)s of your elements are no longer required",
        asked,
    ) % {"count": asked}
    more = ngettext("%(count)s is new", "%(count)s are new", len(new)) % {"count": len(new)}
    return _("%(lost)s, %(more)s.") % {"lost": lost, "more": more}


def _counts(whole: Whole, *, with_finished: bool) -> list[str]:
    measures = [each for row in whole.objectives for each in row.measures.all()]
    taken = sum(with_finished or each.status not in FINISHED for each in measures)
    indicators = sum(len(row.indicators.all()) for row in whole.objectives)
    objectives = len(whole.objectives)
    return [
        ngettext("%(count)s objective", "%(count)s objectives", objectives) % {"count": objectives},
        ngettext("%(count)s measure", "%(count)s measures", taken) % {"count": taken},
        ngettext("%(count)s indicator", "%(count)s indicators", indicators) % {"count": indicators},
    ]


def _left(whole: Whole) -> list[str]:
    return [
        each.title
        for row in whole.objectives
        for each in row.measures.all()
        if each.status in FINISHED
    ]
