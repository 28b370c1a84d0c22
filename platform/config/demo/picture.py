"""Espoo's situation picture: real figures with their sources, and composed findings that say so."""

from datetime import timedelta
from typing import Any

from config.demo.files import figures, read
from config.demo.programme import COMPOSED, Hand, Said, bodies
from core.clock import today
from plans.models import Finding, Plan
from plans.picture.services import (
    add_service,
    cite,
    expect_arrivals,
    promise_finding,
    write_finding,
)

PLAIN = ("title", "text", "confidence", "arrival_reason", "figure", "unit", "period", "is_key")


def enter_picture(plan: Plan, hand: Hand) -> None:
    """Write what is known, who finds out the rest, the services and the expected arrivals."""
    said = read("picture")
    objectives = {each.position: each for each in plan.objectives.all()}
    for each in said["findings"]:
        finding = _finding(plan, each, hand)
        if objective := objectives.get(each.get("cited_by")):
            cite(objective, [finding], version=objective.version, by=hand.by)
    for each in said["promises"]:
        promise_finding(
            plan,
            each["question"],
            by=hand.by,
            promised_by=each["by"],
            promised_on=today() + timedelta(days=each["in_days"]),
        )
    _services(plan, said["services"], hand)
    composed = COMPOSED[hand.language]
    for each in said["arrivals"]:
        expect_arrivals(
            plan,
            by=hand.by,
            year=today().year + each["years_ahead"],
            low=each["low"],
            high=each["high"],
            assumptions=f"{said['arrivals_assume']} {composed}",
            source_words=said["arrivals_source"],
        )


def _finding(plan: Plan, said: Said, hand: Hand) -> Finding:
    words = said["source_words"]
    return write_finding(
        plan,
        said["question"],
        by=hand.by,
        source_id=said["source"],
        source_words=f"{words} {COMPOSED[hand.language]}" if said.get("composed") else words,
        **{name: said[name] for name in PLAIN if name in said},
        **_series(said, hand),
    )


def _series(said: Said, hand: Hand) -> dict[str, Any]:
    if "figures" in said:
        known = figures(said["figures"], hand.municipality)
        return {"labels": [str(f.year) for f in known], "values": [f.value for f in known]}
    if "compared" not in said:
        return {}
    latest = {name: figures(said["compared"], code)[-1] for code, name in said["with"].items()}
    return {
        "labels": list(latest),
        "values": [figure.value for figure in latest.values()],
        "period": str(next(iter(latest.values())).year),
    }


def _services(plan: Plan, services: list[Said], hand: Hand) -> None:
    own = bodies(hand, [each["provider"] for each in services if "provider" in each])
    for each in services:
        add_service(
            plan,
            by=hand.by,
            name=each["name"],
            provider=own.get(each.get("provider", "")),
            is_guidance=each.get("is_guidance", False),
            target_groups=each["groups"],
            arrival_reasons=each["reasons"],
            reach=f"{each.get('reach', '')} {COMPOSED[hand.language]}".strip(),
            coverage=each["coverage"],
            gap=each.get("gap", ""),
        )
