"""How an indicator stands on its way: each state, both directions, and the targets in between."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from accounts.models import User
from plans.models import Indicator
from plans.monitoring.agreement import set_intermediate_target
from plans.monitoring.path import Progress, judge
from plans.monitoring.services import record_value
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.makers import make_indicator, make_objective, make_plan

UP = {"baseline_year": 2024, "baseline": 40, "target_year": 2028, "target": 60}
DOWN = {"direction": "down", "baseline_year": 2024, "baseline": 20, "target_year": 2028, "target": 12}  # fmt: skip
HALF_WAY = {2026: 44}


@pytest.mark.checklist("C6.1")
@pytest.mark.parametrize(
    ("said", "values", "targets", "stands"),
    [
        (UP, {2026: 50}, {}, (Progress.ON_TRACK, 50)),
        (UP, {2026: "49.9"}, {}, (Progress.BEHIND, 50)),
        (UP, {2026: "49.9"}, HALF_WAY, (Progress.ON_TRACK, 44)),
        (UP, {2027: "51.9"}, HALF_WAY, (Progress.BEHIND, 52)),
        (UP, {2026: 60}, {}, (Progress.REACHED, 60)),
        (DOWN, {2026: 16}, {}, (Progress.ON_TRACK, 16)),
        (DOWN, {2026: 17}, {}, (Progress.BEHIND, 16)),
        (DOWN, {2026: 11}, {}, (Progress.REACHED, 12)),
        (UP, {2020: 30, 2026: 51}, {}, (Progress.ON_TRACK, 50)),  # the way begins at the baseline
        (UP, {}, {}, (Progress.UNKNOWN, None)),
        ({}, {2026: 5}, {}, (Progress.NO_TARGET, None)),
        ({}, {}, {}, (Progress.NO_DATA, None)),
        ({}, {2023: 5}, {}, (Progress.NO_DATA, None)),
        ({"reason_code_id": "later"}, {}, {}, (Progress.EXPLAINED, None)),
        ({"target": 60, "target_year": 2028}, {2024: 40, 2026: 45}, {}, (Progress.BEHIND, 50)),
    ],
)
def test_the_latest_value_is_set_beside_the_way_in_its_own_year(
    said: Mapping[str, Any],
    values: Mapping[int, Any],
    targets: Mapping[int, Any],
    stands: tuple[Progress, int | None],
    espoo: Workspace,
    aino: User,
) -> None:
    with inside(espoo):
        made = make_indicator(make_objective(make_plan(aino), aino), aino, **said)
        for year, value in values.items():
            record_value(made, year, by=aino, value=Decimal(value))
        for year, value in targets.items():
            set_intermediate_target(made, by=aino, year=year, value=Decimal(value))
        judged = judge(Indicator.objects.get(pk=made.pk), on_year=2026)
    assert (judged.progress, judged.expected) == stands
