"""The plan page with 12 objectives, 60 measures and 40 indicators, against the same page where there is no plan yet."""

from typing import Any

import django

from bench.timing import in_turn, tell

ROUNDS = 9
OBJECTIVES, MEASURES, INDICATORS, YEARS = 12, 60, 40, range(2020, 2026)


def main() -> dict[str, float]:
    from django.conf import settings

    from core.connection import bound_connection
    from tenants.context import inside
    from tenants.database.binding import shared_binding
    from tenants.models import Workspace
    from tests.makers import make_member, make_user
    from tests.plans.conftest import Visitor
    from tests.plans.makers import make_plan

    settings.ALLOWED_HOSTS = ["*"]
    bound_connection().bind(shared_binding("front"))
    pages: list[Any] = []
    # Those that no other part writes in.
    unused = Workspace.objects.exclude(schema_name__in=("m049", "m078")).order_by("schema_name")
    for workspace in unused[:2]:
        person = make_user(f"Paula {workspace.schema_name}")
        make_member(person, workspace=workspace, role="coordinator")
        pages.append(Visitor(person, workspace))
        if len(pages) == 1:
            with inside(workspace):
                filled(make_plan(person, title="Suuri suunnitelma"), person)

    full, empty = in_turn(lambda: seen(pages[0]), lambda: seen(pages[1]), rounds=ROUNDS)
    return {"plan_page_ratio": full / empty, "plan_page_ms": full * 1000}


def seen(visitor: Any) -> None:
    """Open the page as a browser does."""
    answer = visitor.get("/plan/")
    assert answer.status_code == 200, answer


def filled(plan: Any, person: Any) -> None:
    """Write the objectives with their measures, indicators and values, evenly shared out."""
    from bench.values import give_values
    from tests.plans.makers import make_indicator, make_measure, make_objective

    objectives = [make_objective(plan, person, title=f"Tavoite {n}") for n in range(OBJECTIVES)]
    for number in range(MEASURES):
        make_measure(objectives[number % OBJECTIVES], person, title=f"Toimenpide {number}")
    for number in range(INDICATORS):
        objective = objectives[number % OBJECTIVES]
        indicator = make_indicator(objective, person, name=f"Mittari {number}", target="60")
        give_values(indicator, person, YEARS)


if __name__ == "__main__":
    django.setup()
    tell(main())
