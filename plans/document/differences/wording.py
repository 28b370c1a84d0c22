"""The names of a document's fields, and its values as words."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.models.indicator_definition import Direction
from plans.document.reading import day_of, name_of, number_of
from plans.models import MeasureStatus, PlanForm
from ui.parts import Words

Document = dict[str, Any]
Say = Callable[[Any, Document], str]


def _text(value: Any, _words: Document) -> str:
    return "" if value is None else str(value)


def _yes(value: Any, _words: Document) -> str:
    return _("yes") if value else _("no")


def _list(value: Any, _words: Document) -> str:
    return ", ".join(map(str, value or ()))


def _day(value: Any, _words: Document) -> str:
    return day_of(value)


def _number(value: Any, _words: Document) -> str:
    return number_of(value)


def _one(kind: str) -> Say:
    return lambda value, words: name_of(words, kind, value or "") or str(value or "")


def _many(kind: str) -> Say:
    return lambda value, words: "; ".join(name_of(words, kind, key) or key for key in value or ())


def _of(choices: Any) -> Say:
    names = {choice.value: choice.label for choice in choices}
    return lambda value, _words: str(names.get(value, value or ""))


# What a document's fields are called, and how their values are said. What is not here is not compared.
PLAN: dict[str, tuple[Words, Say]] = {
    "title": (gettext_lazy("Title"), _text),
    "first_year": (gettext_lazy("First year"), _text),
    "last_year": (gettext_lazy("Last year"), _text),
    "language": (gettext_lazy("Language of the text"), _text),
    "rule_set": (
        gettext_lazy("Rule set"),
        lambda value, words: name_of(words, "rule_set") or str(value),
    ),
    "form": (gettext_lazy("Form of the plan"), _of(PlanForm)),
    "host_document": (gettext_lazy("Part of"), _text),
    "host_owner": (gettext_lazy("Who answers for it"), _text),
    "host_period": (gettext_lazy("Its period"), _text),
    "host_chapter": (gettext_lazy("Chapter in it"), _text),
    "host_link": (gettext_lazy("Address of it"), _text),
    "coordinating_body": (gettext_lazy("Coordinating body"), _text),
    "contact_name": (gettext_lazy("Contact person"), _text),
    "contact_email": (gettext_lazy("E-mail of the contact person"), _text),
    "contact_phone": (gettext_lazy("Telephone"), _text),
    "deputy_name": (gettext_lazy("Deputy of the contact person"), _text),
    "deputy_email": (gettext_lazy("E-mail of the deputy"), _text),
    "deputy_phone": (gettext_lazy("Telephone of the deputy"), _text),
    "case_number": (gettext_lazy("Case number"), _text),
}
OBJECTIVE: dict[str, tuple[Words, Say]] = {
    "title": (gettext_lazy("Objective"), _text),
    "theme": (gettext_lazy("Theme"), _one("themes")),
    "present_state": (gettext_lazy("Present state"), _text),
    "desired_change": (gettext_lazy("Desired change"), _text),
    "target_groups": (gettext_lazy("Target groups"), _many("target_groups")),
    "goals": (gettext_lazy("Serves the goals"), _many("goals")),
    "implements": (gettext_lazy("Implements the goals"), _many("goals")),
    "changes_from": (gettext_lazy("From what"), _text),
    "changes_to": (gettext_lazy("To what"), _text),
    "changes_by": (gettext_lazy("By when"), _day),
    "local_reason": (gettext_lazy("Serves local needs only"), _text),
}
MEASURE: dict[str, tuple[Words, Say]] = {
    "title": (gettext_lazy("Measure"), _text),
    "description": (gettext_lazy("What will be done"), _text),
    "responsible": (gettext_lazy("Responsible body"), _text),
    "partners": (gettext_lazy("Partners"), _list),
    "is_continuous": (gettext_lazy("Continuous"), _yes),
    "starts": (gettext_lazy("Starts"), _day),
    "ends": (gettext_lazy("Ends"), _day),
    "cost": (gettext_lazy("Cost in euros"), _number),
    "resources": (gettext_lazy("Resources"), _text),
    "funding": (gettext_lazy("Who pays"), _text),
    "target_groups": (gettext_lazy("Groups that the measure serves"), _many("target_groups")),
    "for_good_relations": (gettext_lazy("Promotes good relations"), _yes),
    "for_everybody": (gettext_lazy("Concerns all residents"), _yes),
    "status": (gettext_lazy("Status"), _of(MeasureStatus)),
    "status_note": (gettext_lazy("What has been done"), _text),
}
INDICATOR: dict[str, tuple[Words, Say]] = {
    "name": (gettext_lazy("Indicator"), _text),
    "unit": (gettext_lazy("Unit"), _text),
    "direction": (gettext_lazy("Direction"), _of(Direction)),
    "source": (gettext_lazy("Source of the data"), _text),
    "responsible": (gettext_lazy("Who brings the values"), _text),
    "baseline_year": (gettext_lazy("Year of the baseline"), _text),
    "baseline": (gettext_lazy("Baseline"), _number),
    "target_year": (gettext_lazy("Year of the target"), _text),
    "target": (gettext_lazy("Target"), _number),
}
SECTION: dict[str, tuple[Words, Say]] = {
    "text": (gettext_lazy("Text"), _text),
    "is_not_applicable": (gettext_lazy("Does not concern this plan"), _yes),
    "reason": (gettext_lazy("Why not"), _text),
}
ELSEWHERE: dict[str, tuple[Words, Say]] = {"reason": (gettext_lazy("Done elsewhere"), _text)}
PLACE: dict[str, tuple[Words, Say]] = {
    "chapter": (gettext_lazy("Chapter"), _text),
    "page": (gettext_lazy("Page"), _text),
}
MILESTONE: dict[str, tuple[Words, Say]] = {
    "planned_on": (gettext_lazy("Planned day"), _day),
    "done_on": (gettext_lazy("Day on which it was ready"), _day),
    "body": (gettext_lazy("Body"), _text),
    "note": (gettext_lazy("Note"), _text),
}
FINDING: dict[str, tuple[Words, Say]] = {
    "title": (gettext_lazy("Finding"), _text),
    "text": (gettext_lazy("More about it"), _text),
    "period": (gettext_lazy("Time that it is about"), _text),
    "promised_by": (gettext_lazy("Who finds out"), _text),
    "promised_on": (gettext_lazy("By which day"), _day),
}
