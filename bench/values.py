"""Looking at what a spreadsheet of two thousand values would change, from the bytes to the kept row."""

from typing import Any

import django

from bench.timing import seconds, tell

ROUNDS = 5
INDICATORS, YEARS = 20, range(1990, 2090)


def main() -> dict[str, float]:
    from statistics import median

    from django.db import transaction

    from bench.submit import ready
    from plans.models import Indicator
    from plans.monitoring.sheets.services import keep_upload
    from plans.monitoring.sheets.template import template_of
    from tenants.context import inside
    from tests.plans.makers import make_indicator

    espoo, aino, report = ready("m078")  # where sending has been measured there is a report already
    with inside(espoo), transaction.atomic():
        plan = report.plan
        objective = plan.objectives.first()
        for number in range(INDICATORS):
            indicator = make_indicator(objective, aino, name=f"Mittari {number}")
            give_values(indicator, aino, YEARS)
        found = Indicator.objects.filter(objective=objective, name__startswith="Mittari")
        indicators = list(found.select_related("objective").prefetch_related("values"))
        content = template_of(plan, indicators, year=plan.first_year)

        def look() -> None:
            kept = keep_upload(
                plan, content, file_name="arvot.xlsx", indicators=indicators, by=aino
            )
            assert len(kept.lines) >= INDICATORS * len(YEARS), len(kept.lines)

        look()  # the first time does not count
        taken = median(seconds(look) for _ in range(ROUNDS))
        transaction.set_rollback(True)
    return {"values_2000_ms": taken * 1000}


def give_values(indicator: Any, by: Any, years: range) -> None:
    """Give an indicator a value for each year."""
    from plans.models import IndicatorValue

    IndicatorValue.objects.bulk_create(
        IndicatorValue(
            indicator=indicator,
            year=year,
            value=year / 8,
            changed_by_id=by.pk,
            changed_by_name=str(by),
        )
        for year in years
    )


if __name__ == "__main__":
    django.setup()
    tell(main())
