"""What the plan must hold under its rule set: what is there, what is missing, and where that is mended."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.models import Approval, ElementMark, Objective, Plan, PlanForm, PlanVersion
from plans.queries import Whole, whole_of

GOOD_RELATIONS = "good_relations"


class State(StrEnum):
    """How an element stands."""

    MET = "met"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Where:
    """Where something is mended: the name of an address, what it takes, and the place on the page."""

    name: str
    args: tuple[UUID | str | int, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ElementState:
    """How one element of the rule set stands, why in words, and where it is mended."""

    code: str
    name: str
    force: str
    is_required: bool
    state: State
    reason: str
    mend: Where
    place: str = ""  # in the host document, of an embedded plan
    elsewhere: ElementMark | None = None  # who said that it is done elsewhere


def approved_versions(plan: Plan) -> QuerySet[PlanVersion]:
    """Return the plan's versions that a body has approved, the latest first."""
    return plan.versions.filter(Exists(Approval.objects.filter(version=OuterRef("pk"))))


def completeness(plan: Plan) -> list[ElementState]:
    """Tell how each element of the plan's rule set stands, in their order."""
    return completeness_of(whole_of(plan))


def completeness_of(whole: Whole) -> list[ElementState]:
    """Tell how each element stands, from rows that were fetched before."""
    return [
        ElementState(
            element.code,
            element.name,
            element.force,
            element.is_required,
            *_state(whole, element.code),
            place=_place(whole, element.code),
            elsewhere=whole.elsewhere.get(element.code),
        )
        for element in whole.elements
    ]


def _state(whole: Whole, code: str) -> tuple[State, str, Where]:
    mend = _where(whole, code)
    section = whole.sections.get(code)
    if section is not None and section.is_not_applicable:
        return State.NOT_APPLICABLE, section.reason, mend
    mark = whole.elsewhere.get(code)
    if mark is not None:
        return State.MET, _("Done elsewhere: %(where)s") % {"where": mark.reason}, mend
    missing = RULES.get(code, _no_text)(whole, code)
    return (State.MISSING, missing, mend) if missing else (State.MET, "", mend)


def _place(whole: Whole, code: str) -> str:
    """Say where in the host document the element stands, or that nobody has told yet."""
    plan, place = whole.plan, whole.places.get(code)
    if plan.form != PlanForm.EMBEDDED:
        return ""
    if place is None:
        return _("Nobody has told yet where it stands in “%(document)s”.") % {
            "document": plan.host_document
        }
    return _("In “%(document)s”: %(place)s") % {
        "document": plan.host_document,
        "place": place.words,
    }


def _where(whole: Whole, code: str) -> Where:
    plan = whole.plan.pk
    if RULES.get(code) is _no_body and whole.plan.coordinating_body_id is None:
        return Where("plans:basics", (plan,))
    if RULES.get(code, _no_text) in {_no_text, _no_links}:
        return Where("plans:plan", (plan,), f"section-{code}")
    return Where("plans:plan", (plan,), "objectives")


def _has_text(whole: Whole, code: str) -> bool:
    section = whole.sections.get(code)
    return section is not None and bool(section.text.strip())


def _no_text(whole: Whole, code: str) -> str:
    return "" if _has_text(whole, code) else _("Nothing has been written on this.")


def _no_links(whole: Whole, code: str) -> str:
    if _has_text(whole, code):
        return ""
    unlinked = sum(
        not objective.goal_links.all() and not objective.local_reason
        for objective in whole.objectives
    )
    if whole.objectives and not unlinked:
        return ""
    if unlinked < len(whole.objectives):
        return ngettext(
            "%(count)s objective is not linked to a national goal, and there is no text on the links.",
            "%(count)s objectives are not linked to a national goal, and there is no text on the links.",
            unlinked,
        ) % {"count": unlinked}
    return _("No objective is linked to a national goal, and there is no text on the links.")


def _no_objective(whole: Whole, _code: str) -> str:
    if not whole.objectives:
        return _("There are no objectives yet.")
    vague = sum(not objective.desired_change.strip() for objective in whole.objectives)
    if vague:
        return ngettext(
            "%(count)s objective does not say what changes.",
            "%(count)s objectives do not say what changes.",
            vague,
        ) % {"count": vague}
    if not any(map(_for_good_relations, whole.objectives)):
        return _("No objective or measure promotes good relations between population groups.")
    return ""


def _for_good_relations(objective: Objective) -> bool:
    return objective.theme_id == GOOD_RELATIONS or any(
        measure.for_good_relations for measure in objective.measures.all()
    )


def _no_measure(whole: Whole, _code: str) -> str:
    if not whole.objectives:
        return _("There are no objectives yet, and measures belong to them.")
    bare = sum(not objective.measures.all() for objective in whole.objectives)
    if not bare:
        return ""
    return ngettext(
        "%(count)s objective has no measure.", "%(count)s objectives have no measure.", bare
    ) % {"count": bare}


def _no_indicator(whole: Whole, _code: str) -> str:
    if not whole.objectives:
        return _("There are no objectives yet, and indicators belong to them.")
    bare = sum(not objective.indicators.all() for objective in whole.objectives)
    if not bare:
        return ""
    return ngettext(
        "%(count)s objective has no indicator.", "%(count)s objectives have no indicator.", bare
    ) % {"count": bare}


def _no_body(whole: Whole, code: str) -> str:
    if whole.plan.coordinating_body_id is None:
        return _("The coordinating body has not been named.")
    if code == "E5" and not any(objective.measures.all() for objective in whole.objectives):
        return _("There are no measures yet, and each of them has a responsible body.")
    return ""


# What a rule set's element asks of the data; of any other, the plan has a text.
RULES: dict[str, Callable[[Whole, str], str]] = {
    "E1": _no_links,
    "E2": _no_objective,
    "E3": _no_measure,
    "E4": _no_indicator,
    "E5": _no_body,
    "measures": _no_measure,
    "indicators": _no_indicator,
    "responsible_bodies": _no_body,
    "general_coordination": _no_body,
}
