"""What rests on a finding: objectives, measures and sections cite it, and it stays as long as they do."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from core.clock import today
from plans.document.content import content_of, decided_of
from plans.document.services import approve_plan
from plans.editing import StaleEdit
from plans.models import Citation, Finding, Objective, Plan
from plans.picture.services import (
    add_service,
    change_finding,
    cite,
    promise_finding,
    remove_finding,
    write_finding,
)
from plans.preparation.services import StillNeeded, delete_plan
from plans.programme.services import write_section
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_measure, make_objective, make_plan
from tests.plans.pages import opened


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    with inside(espoo):
        return make_plan(aino)


@pytest.fixture
def objective(plan: Plan, espoo: Workspace, aino: User) -> Objective:
    with inside(espoo):
        return make_objective(plan, aino)


@pytest.fixture
def finding(plan: Plan, espoo: Workspace, aino: User) -> Finding:
    with inside(espoo):
        return write_finding(plan, "3.4", by=aino, title="Kielitaito estää työn")


@pytest.mark.checklist("C4.2")
def test_an_objective_cites_a_finding_and_both_pages_link_to_the_other(
    coordinator: Visitor, plan: Plan, objective: Objective, finding: Finding
) -> None:
    address = f"/objectives/{objective.pk}/findings/"
    said: dict[str, Any] = opened(coordinator, address)
    answer = coordinator.post(address, said | {"findings": [str(finding.pk)]})
    assert answer["Location"].endswith(f"/plan/{plan.pk}/#o-{objective.pk}")
    page = coordinator.get(f"/plan/{plan.pk}/").content.decode()
    assert f"/plans/{plan.pk}/picture/#finding-{finding.pk}" in page
    picture = coordinator.get(f"/plans/{plan.pk}/picture/")
    assert f"/plan/{plan.pk}/#o-{objective.pk}" in picture.content.decode()
    assert "Cited in: Työllisyys paranee" in words_of(picture)
    assert "checked" in coordinator.get(address).content.decode()


@pytest.mark.checklist("C4.2")
def test_measures_and_sections_cite_as_well(
    coordinator: Visitor,
    plan: Plan,
    objective: Objective,
    finding: Finding,
    espoo: Workspace,
    aino: User,
) -> None:
    with inside(espoo):
        measure = make_measure(objective, aino)
        section = write_section(plan, "E1", by=aino, text="Yhdessä.")
    for address in (f"/measures/{measure.pk}/findings/", f"/sections/{section.pk}/findings/"):
        said: dict[str, Any] = opened(coordinator, address)
        assert coordinator.post(address, said | {"findings": [finding.pk]}).status_code == 302
    picture = words_of(coordinator.get(f"/plans/{plan.pk}/picture/"))
    assert "Cited in: Kielikahvila, section E1 of the plan" in picture.replace(" , ", ", ")
    assert coordinator.get(f"/plan/{plan.pk}/").content.decode().count("Rests on") == 2


def test_a_cited_finding_is_not_deleted_and_says_what_cites_it(
    coordinator: Visitor, plan: Plan, objective: Objective, finding: Finding, espoo: Workspace,
    aino: User,
) -> None:  # fmt: skip
    with inside(espoo):
        row = cite(objective, [finding], version=1, by=aino)
        with pytest.raises(StillNeeded, match="It is cited in “Työllisyys paranee”"):
            remove_finding(finding, version=finding.version, by=aino)
    answer = coordinator.post(f"/findings/{finding.pk}/remove/", {"version": finding.version})
    assert answer.status_code == 422
    assert "Työllisyys paranee" in words_of(answer)
    with inside(espoo):
        cite(row, [], version=row.version, by=aino)
        remove_finding(finding, version=finding.version, by=aino)
        assert not Finding.objects.exists()


def test_an_objective_goes_with_its_citations_and_a_plan_with_all(
    plan: Plan, objective: Objective, finding: Finding, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        cite(objective, [finding], version=1, by=aino)
        objective.delete()
        assert not Citation.objects.exists() and Finding.objects.exists()
        cite(make_objective(plan, aino), [finding], version=1, by=aino)
        delete_plan(plan, version=plan.version, by=aino)
        assert not Finding.objects.exists()


def test_what_is_cited_counts_as_a_version_and_the_same_twice_does_not(
    objective: Objective, finding: Finding, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        row = cite(objective, [finding], version=1, by=aino)
        assert row.version == 2
        assert cite(row, [finding, finding], version=2, by=aino).version == 2
        with pytest.raises(StaleEdit):
            cite(row, [], version=1, by=aino)


def test_sql_lets_a_citation_stand_in_one_place_once(
    objective: Objective, finding: Finding, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        measure = make_measure(objective, aino)
        for places in ({}, {"objective": objective, "measure": measure}):
            with pytest.raises(IntegrityError, match="in_one_place"), transaction.atomic():
                Citation.objects.create(finding=finding, **places)
        Citation.objects.create(finding=finding, objective=objective)
        with pytest.raises(IntegrityError, match="cited_once"), transaction.atomic():
            Citation.objects.create(finding=finding, objective=objective)


def test_a_promise_and_a_finding_of_elsewhere_cannot_be_cited(
    coordinator: Visitor, objective: Objective, espoo: Workspace, aino: User
) -> None:
    address = f"/objectives/{objective.pk}/findings/"
    assert "There are no findings yet" in words_of(coordinator.get(address))
    with inside(espoo):
        other = make_plan(aino, title="Muu", first_year=2031, last_year=2034)
        elsewhere = write_finding(other, "3.4", by=aino, title="Muualla")
    said: dict[str, Any] = opened(coordinator, address)
    for key in (str(elsewhere.pk), "<script>", "x" * 9000):
        answer = coordinator.post(address, said | {"findings": [key]})
        assert answer.status_code == 422
    with inside(espoo):
        assert not Citation.objects.exists()


@pytest.mark.parametrize("page", ["/plans/{plan}/picture/", "/plans/{plan}/services/", "/"])
def test_a_page_asks_as_much_for_one_finding_as_for_three(
    page: str, coordinator: Visitor, objective: Objective, espoo: Workspace, aino: User
) -> None:
    plan = objective.plan
    counts = []
    for number in range(4):
        with inside(espoo):
            row = write_finding(plan, "3.5", by=aino, title=f"Numero {number}")
            add_service(plan, by=aino, name=f"Palvelu {number}", provider_name="Kunta")
            cite(make_objective(plan, aino), [row], version=1, by=aino)
        with CaptureQueriesContext(connection) as asked:
            coordinator.get(page.format(plan=plan.pk))
        counts.append(len(asked))
    assert counts[1] == counts[3]


def test_a_version_freezes_what_was_known_and_later_findings_change_no_decision(
    coordinator: Visitor, plan: Plan, objective: Objective, espoo: Workspace, aino: User
) -> None:
    with inside(espoo):
        figures: dict[str, Any] = {"figure": "Osuus", "unit": "%", "labels": ["2025"]}
        row = write_finding(
            plan,
            "3.1",
            by=aino,
            title="Osuus kasvaa",
            values=[Decimal(22)],
            source_id="statfin",
            **figures,
        )
        promise_finding(plan, "3.4", by=aino, promised_by="Kela", promised_on=today())
        cite(objective, [row], version=1, by=aino)
        add_service(plan, by=aino, name="Neuvonta", provider_name="Infopiste")
        approve_plan(plan, by=aino, body_name="Valtuusto", decided_on=today(), section="1")
        frozen = plan.versions.get()
        [known, promised] = frozen.document["picture"]["findings"]
        assert (known["points"], known["cited_in"]) == ([["2025", "22"]], [str(objective.pk)])
        assert promised["promised_by"] == "Kela"
        assert frozen.document["picture"]["services"][0]["provider"] == "Infopiste"
        change_finding(row, version=row.version, by=aino, title="Toisin")
        assert decided_of(frozen.document) == decided_of(content_of(plan))
    page = words_of(coordinator.get(f"/plans/{plan.pk}/versions/1/"))
    assert "Osuus kasvaa Osuus 2025: 22 % Source Statistics Finland" in page
    assert "Not known yet Who finds out Kela" in page and "Toisin" not in page
