"""Loading the catalogue: once, again, and after its files changed."""

import json
import shutil
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from catalogue.files import DATA
from catalogue.models import Element, Framework, IndicatorDefinition, RuleSet, Theme
from catalogue.services import TABLES, THEMES_OF_INDICATORS, load_catalogue
from core.loading import TableReport
from tenants.context import as_administrator


@pytest.fixture(autouse=True)
def _administrator(db: None) -> Iterator[None]:
    with as_administrator():
        load_catalogue()
        yield


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def edit(files: Path, file: str, where: dict[str, Any], what: dict[str, Any]) -> None:
    rows = json.loads((files / file).read_text("utf-8"))
    (row,) = (row for row in rows if where.items() <= row.items())
    row |= what
    (files / file).write_text(json.dumps(rows), "utf-8")


def test_a_second_load_changes_nothing_in_few_statements() -> None:
    with CaptureQueriesContext(connection) as statements:
        report = load_catalogue()

    assert not report
    assert len(statements) <= len(TABLES) + 4  # a look at each table, within a transaction


def test_an_empty_catalogue_is_filled_in_few_statements() -> None:
    with connection.cursor() as cursor:  # in SQL: what rests on a rule set is not the catalogue's
        for table in reversed((*TABLES, THEMES_OF_INDICATORS)):
            cursor.execute(f"DELETE FROM {table.model._meta.db_table}")

    with CaptureQueriesContext(connection) as statements:
        report = load_catalogue()

    assert {table.table: len(table.added) for table in report.changes} == {
        "RuleSet": 4,
        "Step": 8,
        "StepItem": 68,
        "Element": 34,
        "Theme": 8,
        "TargetGroup": 7,
        "Framework": 2,
        "FrameworkGoal": 18,
        "DataSource": 17,
        "SuggestedKind": 9,
        "OfficialTheme": 5,
        "IndicatorDefinition": 29,
        "ReasonCode": 4,
        "OrganisationKind": 25,
        "LeadTime": 12,
        "LengthBudget": 4,
        "AdvisoryBoard": 7,
        "Audience": 5,
        "Topic": 4,
        "ContentLanguage": 24,
        "Obstacle": 14,
        "ReportChapter": 10,
        "CouncilTerm": 3,
        "RiskSign": 5,
        "IndicatorDefinition_themes": 36,
        "ReminderStep": 14,
    }
    assert len(statements) <= 60


def test_a_changed_line_is_reported_and_kept(files: Path) -> None:
    name = {"fi": "Työ", "sv": "Arbete", "en": "Work"}
    edit(files, "themes.json", {"key": "employment"}, {"name": name})

    report = load_catalogue(files)

    assert report.changes == [TableReport("Theme", changed=("employment",))]
    assert Theme.objects.get(key="employment").name_sv == "Arbete"


def test_an_element_keeps_its_identity_when_its_words_change(files: Path) -> None:
    before = Element.objects.get(rule_set="checklist", code="E1")
    edit(files, "elements.json", {"rule_set": "checklist", "code": "E1"}, {"ref": "7"})

    load_catalogue(files)

    after = Element.objects.get(rule_set="checklist", code="E1")
    assert (after.pk, after.ref) == (before.pk, "7")


def test_another_rule_set_can_become_the_default(files: Path) -> None:
    edit(files, "rule_sets.json", {"key": "checklist"}, {"is_default": False})
    edit(files, "rule_sets.json", {"key": "act-681-2023"}, {"is_default": True})

    load_catalogue(files)

    assert [rule_set.key for rule_set in RuleSet.objects.filter(is_default=True)] == [
        "act-681-2023"
    ]


def test_an_indicator_leaves_a_theme(files: Path) -> None:
    edit(files, "indicator_definitions.json", {"key": "staff_trained"}, {"themes": ["equality"]})

    report = load_catalogue(files)

    assert report.changes == [
        TableReport("IndicatorDefinition_themes", removed=("staff_trained wellbeing_health",))
    ]
    trained = IndicatorDefinition.objects.get(key="staff_trained")
    assert [theme.key for theme in trained.themes.all()] == ["equality"]


def test_a_framework_of_a_region_is_left_alone() -> None:
    own = Framework.objects.get(key="national-employment-objectives-2025-2027")
    own.key, own.level = "uusimaa-strategy-2026", "regional"
    own.save(force_insert=True)

    report = load_catalogue()

    assert not report
    assert Framework.objects.count() == 3


def test_a_faulty_file_changes_nothing(files: Path) -> None:
    edit(files, "themes.json", {"key": "employment"}, {"name": {"fi": "T", "sv": "A", "en": "W"}})
    edit(files, "elements.json", {"rule_set": "checklist", "code": "E2"}, {"code": "E1"})

    with pytest.raises(IntegrityError, match="a_rule_set_has_an_element_once"):
        load_catalogue(files)

    assert Theme.objects.get(key="employment").name_en == "Employment"


def test_the_command_says_what_it_did() -> None:
    said = StringIO()
    Theme.objects.filter(key="employment").update(name_en="Jobs")

    call_command("load_catalogue", stdout=said)
    call_command("load_catalogue", stdout=said)

    assert said.getvalue().splitlines() == [
        "The catalogue changed:",
        "  Theme: 1 changed",
        "The catalogue is as its files say; nothing changed.",
    ]
