"""A plan as plain data: what a version freezes, what a report draws on."""

from typing import Any

from catalogue.queries import target_groups, themes
from core.names import LANGUAGES, in_language
from plans.editing import plain
from plans.languages.queries import checked_translations
from plans.models import Indicator, Measure, Milestone, Objective, Plan, PlanForm, Relation
from plans.picture.content import content_of_picture
from plans.queries import Whole, whole_of

PLAN = ("title", "first_year", "last_year", "language", "form", "rule_set_id")
CONTACT = ("contact_name", "contact_email", "contact_phone")
DEPUTY = ("deputy_name", "deputy_email", "deputy_phone")
HOST = ("host_document", "host_owner", "host_period", "host_chapter", "host_link")
OBJECTIVE = ("title", "present_state", "desired_change", "target_groups")
MEASURE = (
    "title", "description", "is_continuous", "starts", "ends", "cost", "resources",
    "for_good_relations", "for_everybody", "target_groups",
)  # fmt: skip
INDICATOR = (
    "name", "unit", "direction", "source", "baseline_year", "baseline", "target_year", "target",
)  # fmt: skip
# Said of some alone, and left out where nothing is said: versions from before do not have them.
MORE_OF_OBJECTIVE = ("changes_from", "changes_to", "changes_by", "local_reason")
MORE_OF_MEASURE = ("funding",)
# What is followed after the decision, what is found out, the catalogue's words and translations: none changes what was decided.
FOLLOWED = {
    "words", "translations", "milestones", "picture", "status", "status_note", "values",
    "reason_code",
}  # fmt: skip


def content_of(plan: Plan) -> dict[str, Any]:
    """Return the whole plan as plain data: days as 2027-01-31, numbers with decimals as text, in a fixed number of queries.

    `words` holds the names of what the plan refers to by key, in three languages, so that a frozen plan stays readable.
    """
    whole = whole_of(plan)
    return _text_of(whole) | {
        "milestones": [_milestone(each) for each in plan.milestones.select_related("body")],
        "picture": content_of_picture(plan),
        "words": _words(whole),
        "translations": checked_translations(whole),
    }


def decided_of(plan: Whole | dict[str, Any]) -> dict[str, Any]:
    """Return what a decision is about, of a plan or of a version's document, without what is followed after it."""
    decided: dict[str, Any] = _decided(_text_of(plan) if isinstance(plan, Whole) else plan)
    return decided


def _decided(content: Any) -> Any:
    match content:
        case dict():
            # What says nothing is left out: an older version may not have known that it could be said.
            return {
                key: _decided(value)
                for key, value in content.items()
                if key not in FOLLOWED and value not in (None, "", [])
            }
        case list():
            return [_decided(value) for value in content]
        case _:
            return content


def _text_of(whole: Whole) -> dict[str, Any]:
    plan, numbered = whole.plan, enumerate(whole.objectives, start=1)
    deputy = _fields(plan, *DEPUTY) if plan.deputy_name else {}
    return (
        _fields(plan, *PLAN, *CONTACT)
        | deputy
        | (_fields(plan, "case_number") if plan.case_number else {})
        | {
            "host": _host(whole),
            "coordinating_body": str(plan.coordinating_body or ""),
            "objectives": [_objective(objective, number) for number, objective in numbered],
            "sections": [
                _fields(section, "element", "text", "is_not_applicable", "reason")
                for section in whole.sections.values()
            ],
            "elsewhere": [_fields(mark, "element", "reason") for mark in whole.elsewhere.values()],
        }
    )


def _host(whole: Whole) -> dict[str, Any] | None:
    if whole.plan.form != PlanForm.EMBEDDED:
        return None
    places = [_fields(place, "element", "chapter", "page") for place in whole.places.values()]
    return _fields(whole.plan, *HOST) | ({"places": places} if places else {})


def _objective(objective: Objective, number: int) -> dict[str, Any]:
    measures = enumerate(objective.measures.all(), start=1)
    carried = [
        link.goal_id for link in objective.goal_links.all() if link.relation == Relation.IMPLEMENTS
    ]
    more = _said(objective, *MORE_OF_OBJECTIVE) | ({"implements": carried} if carried else {})
    return (
        _fields(objective, *OBJECTIVE)
        | more
        | {
            "id": str(objective.pk),
            "number": str(number),
            "theme": objective.theme_id,
            "goals": [link.goal_id for link in objective.goal_links.all()],
            "measures": [_measure(measure, f"{number}.{place}") for place, measure in measures],
            "indicators": [_indicator(indicator) for indicator in objective.indicators.all()],
        }
    )


def _measure(measure: Measure, number: str) -> dict[str, Any]:
    said = _fields(measure, *MEASURE, "status", "status_note") | _said(measure, *MORE_OF_MEASURE)
    return said | {
        "id": str(measure.pk),
        "number": number,
        "responsible": measure.responsible.name,
        "partners": [str(partner) for partner in measure.partners.all()],
    }


def _indicator(indicator: Indicator) -> dict[str, Any]:
    return _fields(indicator, *INDICATOR) | {
        "id": str(indicator.pk),
        "definition": indicator.definition_id,
        "responsible": str(indicator.responsible or ""),
        "reason_code": indicator.reason_code_id,
        "values": [
            _fields(value, "year", "value", "numerator", "denominator", "note")
            for value in indicator.values.all()
        ],
    }


def _milestone(milestone: Milestone) -> dict[str, Any]:
    said = _fields(milestone, "title", "planned_on", "done_on", "section", "note")
    return said | {"step": milestone.step_id, "body": str(milestone.body or "")}


def _words(whole: Whole) -> dict[str, Any]:
    goals = {link.goal_id: link.goal for each in whole.objectives for link in each.goal_links.all()}
    used = {group for each in whole.objectives for group in each.target_groups}
    about = {each.theme_id for each in whole.objectives}
    return {
        "rule_set": _names(whole.plan.rule_set),
        "elements": {element.code: _names(element) for element in whole.elements},
        "themes": {theme.key: _names(theme) for theme in themes() if theme.key in about},
        "target_groups": {each.key: _names(each) for each in target_groups() if each.key in used},
        "goals": {
            key: {"number": goal.number, "framework": _names(goal.framework)} | _names(goal, "text")
            for key, goal in goals.items()
        },
    }


def _names(row: object, field: str = "name") -> dict[str, str]:
    return {language: in_language(row, field, language) for language in LANGUAGES}


def _fields(row: object, *names: str) -> dict[str, Any]:
    return {name.removesuffix("_id"): plain(getattr(row, name)) for name in names}


def _said(row: object, *names: str) -> dict[str, Any]:
    return {name: value for name, value in _fields(row, *names).items() if value}
