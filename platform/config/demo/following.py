"""How Espoo's plan is followed: the agreement, situations to react to, and targets on the way; composed, and labelled so."""

from config.demo.files import read
from config.demo.programme import COMPOSED, Hand, bodies
from plans.models import Indicator, Plan
from plans.monitoring.agreement import add_trigger, agree_on_monitoring, set_intermediate_target


def enter_following(plan: Plan, hand: Hand) -> None:
    """Agree on who follows the plan and on what to react to; give each target a half-way mark."""
    said, composed = read("following"), COMPOSED[hand.language]
    own = bodies(hand, ["integration"])
    agree_on_monitoring(
        plan,
        version=0,
        by=hand.by,
        body=own["integration"],
        interval=said["interval"],
        words=f"{said['words']} {composed}",
    )
    for each in said["situations"]:
        add_trigger(plan, by=hand.by, **{**each, "action": f"{each['action']} {composed}"})
    for indicator in Indicator.objects.filter(objective__plan=plan).exclude(target=None):
        _half_way(indicator, hand)


def _half_way(indicator: Indicator, hand: Hand) -> None:
    first, last = indicator.baseline_year, indicator.target_year
    low, high = indicator.baseline, indicator.target
    if first is None or last is None or low is None or high is None or last - first < 2:
        return
    year = (max(first, indicator.objective.plan.first_year) + last) // 2
    value = low + (high - low) * (year - first) / (last - first)
    if first < year < last:
        set_intermediate_target(indicator, by=hand.by, year=year, value=round(value, 1))
