"""Several municipalities in one report: each counts for itself."""

from datetime import date

import pytest
import time_machine

from regional.contracts import ObligationState
from regional.models import ReceivedReport
from tenants.context import as_administrator, over_region
from tenants.models import Participation, Workspace
from tenants.provisioning.schema import open_schema
from tests.regional.makers import (
    at,
    sent,
)
from tests.regional.seeing import row_of, seen, state_of

pytestmark = pytest.mark.checklist("R1")


@pytest.fixture
def joint(in_may: time_machine.Traveller) -> Workspace:
    """Espoo, Hanko, Kirkkonummi and two more report together."""
    return make_joint(["049", "078", "257", "091", "092"])


def make_joint(codes: list[str]) -> Workspace:
    with as_administrator():
        joint = Workspace.objects.create(
            schema_name="j1",
            kind="joint",
            slug="lansi",
            name_fi="Länsi",
            name_sv="Väst",
            name_en="West",
            languages=["fi"],
        )
        for code in codes:
            Participation.objects.create(
                workspace=joint,
                municipality_id=code,
                valid_from=date(2024, 6, 1),
                mandate_body="Council",
                mandate_on=date(2024, 6, 1),
            )
        open_schema("j1")
    return joint


def jointly(*codes: str) -> None:
    sent(codes[0], place="j1", municipalities=codes)


def test_a_shared_report_counts_for_those_who_stand_behind_it(joint: Workspace) -> None:
    """Case 6: one document, four received, and the fifth without a mandate is missing."""
    with as_administrator():
        Participation.objects.filter(workspace=joint, municipality="092").update(mandate_on=None)
    jointly("049", "078", "257", "091", "092")
    figures = seen().figures
    assert (figures.received, figures.missing) == (4, 22)
    with over_region():
        assert ReceivedReport.objects.count() == 1
    assert state_of("092") is ObligationState.OVERDUE


def test_a_member_that_left_the_day_before_the_period_ended_is_not_covered(
    joint: Workspace,
) -> None:
    """Case 9."""
    with as_administrator():
        Participation.objects.filter(workspace=joint, municipality="257").update(
            valid_to=date(2026, 5, 30)
        )
        Participation.objects.filter(workspace=joint, municipality="091").update(
            valid_to=date(2026, 5, 31)
        )
    jointly("049", "078", "257", "091", "092")
    assert seen().figures.received == 4
    assert state_of("257") is ObligationState.OVERDUE


def test_two_authorities_see_their_own_parts_of_one_document(
    in_may: time_machine.Traveller,
) -> None:
    """Case 8: three of Uusimaa and two of Southwestern Finland."""
    make_joint(["049", "078", "257", "853", "202"])
    jointly("049", "078", "257", "853", "202")
    assert seen().figures.received == 3
    assert seen(authority="edc-02").figures.received == 2


def test_received_both_alone_and_jointly_is_received_once(joint: Workspace) -> None:
    sent("049")
    in_early_may = date(2026, 5, 4)
    with at(2026, 5, 20, 12):
        jointly("078", "049", "257")
    figures = seen().figures
    assert figures.received == 3
    first = row_of("049").current
    assert first and first.first and first.first.effective_on == in_early_may
