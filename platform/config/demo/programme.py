"""Entering a plan's contents as an editor would: bodies, objectives, measures, indicators and their values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from accounts.models import User
from catalogue.models import FrameworkGoal, IndicatorDefinition, Theme
from config.demo.files import Figure, figures, read
from plans.models import Body, Indicator, Objective, Plan
from plans.monitoring.services import choose_indicator, record_value
from plans.preparation.services import add_body
from plans.programme.services import plan_measure, write_objective

COMPOSED = {"fi": "(laadittu esittelyä varten)", "sv": "(utarbetad för demonstrationen)"}
Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Hand:
    """Who writes, in which language, about which municipality."""

    by: User
    language: str
    municipality: str

    def words(self, said: Any) -> str:
        """Return a text in the language, its places filled with the municipality's latest figures."""
        text = str(said[self.language] if isinstance(said, Mapping) else said)
        for name in read("figure_names"):
            if f"{{{name}}}" in text:
                latest = figures(name, self.municipality)[-1]
                text = text.replace(f"{{{name}}}", f"{latest.value}".replace(".", ","))
                text = text.replace(f"{{{name}_year}}", str(latest.year))
        return text


def bodies(hand: Hand, names: Sequence[str]) -> dict[str, Body]:
    """Return the bodies by their keys; those that are missing are added."""
    said = read("bodies")
    known = {body.name: body for body in Body.objects.all()}
    return {
        name: known.get(said[name][hand.language])
        or add_body(by=hand.by, name=said[name][hand.language], kind_id=said[name]["kind"])
        for name in names
    }


def bodies_of(objectives: Sequence[Said]) -> list[str]:
    """Return the keys of the bodies that objectives speak of, `integration` first: it coordinates."""
    found = ["integration"]
    for objective in objectives:
        for measure in objective["measures"]:
            found += [measure["responsible"], *measure.get("partners", ())]
        found += [indicator["responsible"] for indicator in objective["indicators"]]
    return list(dict.fromkeys(found))


def enter_objective(plan: Plan, said: Said, hand: Hand) -> Objective:
    """Write an objective, without its measures and indicators."""
    return write_objective(
        plan,
        by=hand.by,
        goals=FrameworkGoal.objects.filter(key__in=said.get("goals", ())),
        title=hand.words(said["title"]),
        theme=Theme.objects.get(key=said["theme"]),
        target_groups=said["target_groups"],
        present_state=hand.words(said.get("present", "")),
        desired_change=hand.words(said.get("change", "")),
    )


def enter_measure(objective: Objective, said: Said, hand: Hand, own: Mapping[str, Body]) -> None:
    """Plan a measure. All of them are composed for the demo, and say so."""
    first = date(objective.plan.first_year, 1, 1)
    ends = None
    if "years" in said:
        last = min(objective.plan.first_year + said["years"] - 1, objective.plan.last_year)
        ends = date(last, 12, 31)
    plan_measure(
        objective,
        by=hand.by,
        partners=[own[name] for name in said.get("partners", ())],
        title=hand.words(said["title"]),
        description=f"{hand.words(said['description'])} {COMPOSED[hand.language]}",
        responsible=own[said["responsible"]],
        is_continuous=said.get("continuous", False),
        starts=first,
        ends=ends,
        cost=said.get("cost"),
        status=said["status"],
        for_good_relations=said.get("for_good_relations", False),
        for_everybody=said.get("for_everybody", False),
    )


def enter_indicator(
    objective: Objective, said: Said, hand: Hand, own: Mapping[str, Body], *, years: range
) -> Indicator:
    """Choose an indicator; its values in some years are real figures, and where there is none, the reason is given.

    A target is composed, for the plan's last year; a plan that ends with the figures has none.
    """
    values: list[Figure] = []
    target: dict[str, Any] = {}
    if "figure" in said:
        named = read("figure_names")[said["figure"]]
        values = [f for f in figures(said["figure"], hand.municipality) if f.year in years]
        what = {
            "name": named[hand.language],
            "definition_id": named["definition"],
            "unit": "%",
            "direction": said["direction"],
            "source": named["source"][hand.language],
        }
        last_year = objective.plan.last_year
        if "target_change" in said and last_year >= years.stop:
            aimed = values[-1].value + Decimal(said["target_change"])
            target = {"target_year": last_year, "target": aimed}
    else:
        what = _of_the_catalogue(said["definition"], hand.language) | {
            "reason_code_id": said["reason"]
        }
    indicator = choose_indicator(
        objective,
        by=hand.by,
        responsible=own[said["responsible"]],
        **what,
        **_baseline(values),
        **target,
    )
    for figure in values:
        record_value(indicator, figure.year, by=hand.by, value=figure.value)
    return indicator


def _of_the_catalogue(key: str, language: str) -> dict[str, Any]:
    definition = IndicatorDefinition.objects.get(key=key)
    return {
        "name": getattr(definition, f"name_{language}"),
        "definition": definition,
        "unit": getattr(definition, f"unit_{language}"),
        "direction": definition.direction,
        "source": getattr(definition, f"source_note_{language}"),
    }


def _baseline(values: Sequence[Figure]) -> dict[str, Any]:
    return {"baseline_year": values[0].year, "baseline": values[0].value} if values else {}
