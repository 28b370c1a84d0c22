"""An approval is recorded on a page, and what was approved can be read for ever."""

from datetime import date
from decimal import Decimal

import pytest

from accounts.models import User
from catalogue.models import FrameworkGoal
from core.clock import today
from plans.editing import change
from plans.models import Plan, PlanVersion
from plans.programme.services import write_section
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_indicator, make_measure, make_objective, make_plan

DECISION = {"body_name": "Kaupunginvaltuusto", "decided_on": "23.3.2026", "section": "§ 41"}


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


def versions(espoo: Workspace) -> int:
    with inside(espoo):
        return PlanVersion.objects.count()


@pytest.mark.parametrize("htmx", [True, False])
def test_an_approval_leads_to_the_frozen_version(
    htmx: bool, coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    answer = coordinator.post(f"/plans/{plan.pk}/approve/", DECISION, htmx=htmx)
    address = answer["HX-Redirect" if htmx else "Location"]
    assert address == f"/en/plans/{plan.pk}/versions/1/"
    page = words_of(coordinator.get(address))
    assert "Kaupunginvaltuusto 23 March 2026, § 41" in page
    with inside(espoo):
        assert PlanVersion.objects.get().content_hash in page


@pytest.mark.parametrize("htmx", [True, False])
@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"body_name": ""}, "Fill this in."),
        ({"section": ""}, "Fill this in."),
        ({"section": "§" * 21}, "21 characters"),
        ({"decided_on": ""}, "Fill this in."),
        ({"decided_on": "29.2.2026"}, "29.2.2026"),
        ({"decided_on": "31.12.2099"}, "still to come"),
        ({"decided_on": "1.1.2019"}, "cannot have been about it"),
        ({"minutes_link": "javascript:alert(1)"}, "valid URL"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_in_words(
    said: dict[str, str],
    words: str,
    htmx: bool,
    coordinator: Visitor,
    plan: Plan,
    espoo: Workspace,
) -> None:
    typed = {"body_name": "Kunnanhallitus"} | DECISION | said
    answer = coordinator.post(f"/plans/{plan.pk}/approve/", typed, htmx=htmx)
    assert answer.status_code == 422
    assert words in words_of(answer)
    if "body_name" not in said:
        assert 'value="Kaupunginvaltuusto"' in answer.content.decode()
    assert versions(espoo) == 0


def test_of_two_who_record_the_same_decision_the_second_is_told_of_the_first(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    assert coordinator.post(f"/plans/{plan.pk}/approve/", DECISION).status_code == 302
    answer = coordinator.post(f"/plans/{plan.pk}/approve/", DECISION)
    assert answer.status_code == 422
    assert "Nothing has changed since version 1, which Aino Virtanen recorded" in words_of(answer)
    assert versions(espoo) == 1
    assert "There is nothing new to approve." in words_of(
        coordinator.get(f"/plans/{plan.pk}/approve/")
    )


@pytest.mark.checklist("C7.1")
def test_what_is_missing_is_shown_and_does_not_prevent_the_approval(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    page = coordinator.get(f"/plans/{plan.pk}/elements/")
    words = words_of(page)
    assert "8 elements are missing. The plan can still be approved" in words
    assert words.count("Mend") == 8
    assert f"/en/plan/{plan.pk}/#section-E6" in page.content.decode()
    assert f"/en/plans/{plan.pk}/basics/" in page.content.decode()
    assert "Missing from the plan" in words_of(coordinator.get(f"/plans/{plan.pk}/approve/"))
    assert coordinator.post(f"/plans/{plan.pk}/approve/", DECISION).status_code == 302


def test_a_version_is_read_from_its_own_document(
    coordinator: Visitor, plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        goal = FrameworkGoal.objects.all()[:1].get()
        objective = make_objective(
            plan, aino, title="Kieli opitaan työssä", desired_change="**Moni** oppii.", goals=[goal]
        )
        make_measure(objective, aino, starts=date(2026, 3, 1), cost=Decimal("1200.5"))
        make_indicator(
            objective, aino, baseline=Decimal("49.6"), baseline_year=2025, target=Decimal(60)
        )
        write_section(plan, "E6", by=aino, text="Yhdessä.")
    coordinator.post(f"/plans/{plan.pk}/approve/", DECISION | {"decided_on": str(today())})
    with inside(espoo):
        change(objective, version=1, by=aino, title="Jotain muuta")
    answer = coordinator.get(f"/plans/{plan.pk}/versions/1/")
    page = words_of(answer)
    assert "Kieli opitaan työssä" in page and "Jotain muuta" not in page
    assert "<strong>Moni</strong>" in answer.content.decode()
    for words in ("1 March 2026–", "1,200.5", "49.6 % (2025)", "60 %", "Yhdessä.", goal.text_en):
        assert words in page
    assert goal.text_fi in words_of(coordinator.get(f"/fi/plans/{plan.pk}/versions/1/"))
