"""Make the parts of a plan through the services; say only what the test cares about. Call inside a workspace."""

from typing import Any

from accounts.models import User
from catalogue.queries import themes
from plans.models import Body, Indicator, Measure, Objective, Plan
from plans.monitoring.services import choose_indicator
from plans.preparation.services import add_body, start_plan
from plans.programme.services import plan_measure, write_objective


def make_plan(by: User, **said: Any) -> Plan:
    given: dict[str, Any] = {"title": "Kotoutumisohjelma", "first_year": 2026, "last_year": 2029}
    return start_plan(by=by, **(given | said))


def make_body(by: User, **said: Any) -> Body:
    said = {"name": "Sivistyslautakunta", "kind_id": "education"} | said
    return add_body(by=by, **said)


def make_objective(plan: Plan, by: User, **said: Any) -> Objective:
    given: dict[str, Any] = {"title": "Työllisyys paranee", "theme": themes()[0]}
    return write_objective(plan, by=by, **(given | said))


def make_measure(objective: Objective, by: User, **said: Any) -> Measure:
    if "responsible" not in said:
        said["responsible"] = Body.objects.first() or make_body(by)
    return plan_measure(objective, by=by, **({"title": "Kielikahvila"} | said))


def make_indicator(objective: Objective, by: User, **said: Any) -> Indicator:
    said = {"name": "Työllisyysaste", "source": "Tilastokeskus", "unit": "%"} | said
    return choose_indicator(objective, by=by, **said)


def make_rich(plan: Plan, by: User) -> None:
    """Give a plan three objectives, with three measures and an indicator; one objective has none."""
    school, sport = make_body(by, name="School"), make_body(by, name="Sport")
    work = make_objective(plan, by, title="Work", theme_id="employment")
    home = make_objective(plan, by, title="Homes", theme_id="housing")
    make_objective(plan, by, title="Health", theme_id="wellbeing_health")
    make_measure(work, by, title="=cmd()", responsible=school, cost=900)
    make_measure(work, by, title="Sprint", responsible=sport, cost=10, for_everybody=True)
    make_measure(home, by, title="Advice", responsible=school, status="late", status_reason="Ill")
    make_indicator(work, by, name="Rate", baseline=50, target=60)
