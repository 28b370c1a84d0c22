"""What the demo holds when `load_demo` has run."""

import csv
import json
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from config.demo.files import DATA, password, sign_ins
from config.run.code import one_time_code
from core.clock import today
from plans.cooperation.queries import cooperation_of
from plans.models import IndicatorValue, Measure, Objective, Plan
from plans.queries import current_plan
from regional.contracts import ObligationState
from regional.queries.overview import overview
from register.models import Authority
from reporting.models import Report
from reporting.queries import owed
from reporting.words import due_words
from tenants.context import inside, over_region
from tenants.models import Workspace
from tests.demo.conftest import run

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("filled", "db")]
EIGHT = [
    "Yhdenvertainen alku opintopolulle",
    "Oppimistulosten erojen kaventaminen",
    "Toisen asteen koulutus tarjoaa yhdenvertaiset lähtökohdat jatko-opintoihin ja työelämään",
    "Maahanmuuttajien työttömyysaste laskee ja lähestyy kantaväestön työttömyysastetta",
    "Maahanmuuttajanuorten työttömyys laskee",
    "Hyödynnetään analysoitua tietoa kotoutumisen tukemisessa ja hyvinvointierojen kaventamisessa",
    "Ennaltaehkäistään maahanmuuttajien asunnottomuutta",
    "Henkilöstö heijastelee väestörakennetta",
]


@pytest.fixture
def workspaces() -> list[Workspace]:
    return list(Workspace.objects.all())


@pytest.fixture
def in_espoo() -> Iterator[Workspace]:
    with inside(Workspace.objects.get(schema_name="m049")) as workspace:
        yield workspace


def test_the_26_municipalities_of_uusimaa_have_workspaces(workspaces: list[Workspace]) -> None:
    assert len(workspaces) == 26


def test_espoos_programme_holds_its_eight_objectives_word_for_word(in_espoo: Workspace) -> None:
    programme = Plan.objects.get(first_year=2018, last_year=2021)
    assert programme.title == "Kotouttamisohjelma 2018–2021"
    assert [objective.title for objective in programme.objectives.all()] == EIGHT


def test_espoos_plan_at_hand_is_built_on_the_same_objectives_and_says_that_it_is_composed(
    in_espoo: Workspace,
) -> None:
    plan = current_plan(today())
    assert plan is not None
    assert "laadittu esittelyä varten" in plan.title
    assert [objective.title for objective in plan.objectives.all()] == EIGHT


def test_each_measure_says_that_it_is_composed(workspaces: list[Workspace]) -> None:
    found = 0
    for workspace in workspaces:
        with inside(workspace):
            for measure in Measure.objects.all():
                assert (
                    "esittelyä varten" in measure.description or "demonstr" in measure.description
                )
                found += 1
    assert found > 50


def test_each_value_is_a_real_figure_and_names_its_table(workspaces: list[Workspace]) -> None:
    with (DATA / "figures.csv").open(encoding="utf-8") as file:
        real = {
            (row["municipality"], row["table"], row["year"], row["value"])
            for row in csv.DictReader(file)
        }
    found = 0
    for workspace in workspaces:
        code = workspace.schema_name[1:]
        with inside(workspace):
            for value in IndicatorValue.objects.select_related("indicator"):
                table = next(t for t in ("12r5", "159t") if t in value.indicator.source)
                assert (code, table, str(value.year), f"{value.value.normalize():f}") in real
                assert "CC BY 4.0" in value.indicator.source
                found += 1
    assert found > 100


def test_espoos_programme_has_figures_of_its_own_years(in_espoo: Workspace) -> None:
    values = IndicatorValue.objects.filter(indicator__objective__plan__first_year=2018)
    years = set(values.values_list("year", flat=True))
    assert {2018, 2019, 2020, 2021} <= years
    assert max(years) == 2021


def test_an_indicator_without_a_value_gives_the_reason(workspaces: list[Workspace]) -> None:
    for workspace in workspaces:
        with inside(workspace):
            for objective in Objective.objects.prefetch_related("indicators__values"):
                for indicator in objective.indicators.all():
                    assert indicator.values.all() or indicator.reason_code_id


def test_each_status_occurs_at_the_region() -> None:
    with over_region():
        seen = overview(Authority.objects.get(key="edc-01"), on=today())
    assert len(seen.rows) == 26
    current = [row.current for row in seen.rows if row.current]
    assert {one.state for one in current} == {
        ObligationState.NOT_DUE,
        ObligationState.OPEN,
        ObligationState.OVERDUE,
        ObligationState.RECEIVED,
        ObligationState.IN_REVIEW,
        ObligationState.RETURNED,
        ObligationState.REPLY,
        ObligationState.PROCESSED,
        ObligationState.EXEMPT,
    }
    assert any(one.received and one.on_time and one.past_due for one in current)
    assert any(one.received and not one.on_time for one in current)
    assert any(one.due_soon for one in current)
    assert any(one.correction_overdue for one in current)
    assert any(row.last and row.last.revision == 2 for row in seen.rows)  # returned, and corrected
    never = [row for row in seen.rows if row.phase is None]
    assert len(never) == 3
    assert {row.state for row in never} == {ObligationState.OVERDUE}
    assert 0 < seen.figures.reporting.part < seen.figures.reporting.whole


def test_the_region_looked_otherwise_two_months_ago() -> None:
    with over_region():
        uusimaa = Authority.objects.get(key="edc-01")
        now, then = (overview(uusimaa, on=today() - timedelta(days=days)) for days in (0, 60))
    assert then.figures.received < now.figures.received
    assert then.figures.processed < now.figures.processed


@pytest.mark.checklist("C2.4")
def test_espoos_group_meets_and_asks_for_statements_on_an_update(in_espoo: Workspace) -> None:
    plan = current_plan(today())
    assert plan is not None
    held = cooperation_of(plan, on=today())
    assert held.met and held.accepted
    assert [kind.pk for kind in held.missing] == ["other_authority"]
    assert all("esittelyä varten" in each.mandate for each in plan.group.all())
    assert plan.meetings.filter(held_on__gt=today()).count() == 1
    assert plan.statement_requests.filter(received_on=None).exists()
    assert plan.state == "approved"
    assert [each.state for each in plan.state_changes.all()] == ["approved", "statements"]


def test_espoo_owes_a_report_soon_and_has_not_begun_it(in_espoo: Workspace) -> None:
    obligation = owed(today())
    assert obligation is not None
    assert obligation.can_be_sent
    assert 0 < (obligation.due_on - today()).days < 90
    assert not Report.objects.exists()


def test_a_report_that_was_returned_is_not_called_late() -> None:
    with inside(Workspace.objects.get(schema_name="m078")):
        words = due_words(owed(today()))
    assert "late" not in words


def test_the_chain_of_received_reports_is_whole(filled: str) -> None:
    done = run(filled, "manage.py", "verify_chain")
    assert done.returncode == 0, done.stderr


def test_everybody_signs_in_with_the_password_and_the_code_that_are_printed(client: Client) -> None:
    import time  # noqa: PLC0415

    for person in sign_ins():
        client = Client()
        front = {"host": "kotopolku.test"}
        answer = client.post(
            "/fi/accounts/login/", {"login": person.email, "password": password()}, headers=front
        )
        code = one_time_code(person.secret, time.time())
        answer = client.post(answer["Location"], {"code": code}, headers=front)
        assert answer.status_code == 302
        assert client.get("/fi/places/", headers=front).status_code == 200


def test_a_second_run_changes_nothing(filled: str, workspaces: list[Workspace]) -> None:
    def state() -> list[object]:
        told: list[object] = [Authenticator.objects.count()]
        for workspace in workspaces:
            with inside(workspace):
                told += Plan.objects.order_by("pk").values_list("pk", "version", "changed_at")
        return told

    before = state()
    again: subprocess.CompletedProcess[str] = run(filled, "manage.py", "load_demo")
    assert again.returncode == 0, again.stderr
    assert again.stdout == "The demo: 0 municipalities were filled.\n"
    assert state() == before


def test_the_files_name_no_real_domain() -> None:
    people = json.loads(Path(DATA / "people.json").read_text(encoding="utf-8"))["people"]
    assert all(person["email"].endswith(".example") for person in people)
