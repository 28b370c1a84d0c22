"""Loading the register: once, again, and after its files changed."""

import shutil
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.loading import TableReport
from register.errors import FaultyFile, RegisterDoesNotFit
from register.models import Municipality
from register.queries import competent_authority
from register.services import DATA, load_register

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_the_keeper")]


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def edit(files: Path, file: str, old: str, new: str) -> None:
    text = (files / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (files / file).write_text(text.replace(old, new), encoding="utf-8")


def test_a_second_load_changes_nothing_in_few_statements() -> None:
    load_register()

    with CaptureQueriesContext(connection) as statements:
        report = load_register()

    assert not report
    assert len(statements) <= 7 + 2  # a look at each table, within a transaction


def test_an_empty_register_is_filled_in_few_statements() -> None:
    with connection.cursor() as cursor:  # in SQL: what rests on a competence is not the register's
        cursor.execute("DELETE FROM register_competence")
        cursor.execute("DELETE FROM register_belonging")

    with CaptureQueriesContext(connection) as statements:
        report = load_register()

    added = {table.table: len(table.added) for table in report.changes}
    assert added == {"Belonging": 901, "Competence": 592}
    assert len(statements) <= 20


def test_a_changed_line_is_reported_and_kept(files: Path) -> None:
    edit(files, "municipalities.csv", "049,espoo,Espoo,", "049,espoo,Uusi Espoo,")

    report = load_register(files)

    assert report.changes == [TableReport("Municipality", changed=("049",))]
    assert Municipality.objects.get(code="049").name_fi == "Uusi Espoo"


def test_a_new_day_of_ending_is_reported_as_an_end(files: Path) -> None:
    edit(files, "competences.csv", "edc-10,19,2026-01-01,,", "edc-10,19,2026-01-01,2029-12-31,")

    report = load_register(files)

    (table,) = report.changes
    assert (table.table, len(table.ended)) == ("Competence", 21)
    assert competent_authority("698", on=date(2029, 12, 31)) is not None
    assert competent_authority("698", on=date(2030, 1, 1)) is None


def test_the_next_reform_is_two_lines_in_a_file(files: Path) -> None:
    edit(
        files,
        "competences.csv",
        "integration,edc-10,19,2026-01-01,,finlex-935-2025",
        "integration,edc-10,19,2026-01-01,2029-12-31,finlex-935-2025\nintegration,edc-09,19,2030-01-01,,test",
    )

    load_register(files)

    before, after = (competent_authority("698", on=date(year, 1, 1)) for year in (2029, 2030))
    assert before is not None and before.key == "edc-10"
    assert after is not None and after.key == "edc-09"


def test_a_line_that_is_gone_takes_its_belonging_with_it(files: Path) -> None:
    edit(files, "belongings.csv", "049 235", "049")

    report = load_register(files)

    assert report.changes == [TableReport("Belonging", removed=("235 employment_area 2025-01-01",))]


def test_a_check_reports_and_keeps_nothing(files: Path) -> None:
    edit(files, "municipalities.csv", "049,espoo,Espoo,", "049,espoo,Uusi Espoo,")

    report = load_register(files, check=True)

    assert report.changes == [TableReport("Municipality", changed=("049",))]
    assert Municipality.objects.get(code="049").name_fi == "Espoo"


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("mergers.csv", "588,507,", "588,999,", "999"),
        ("mergers.csv", "2025-01-01", "1.1.2025", "1.1.2025"),
        ("mergers.csv", "588,507,2025-01-01,merger-2025", "588", "successor"),
        ("areas.csv", "region,19,", "parish,19,", "parish"),
        ("municipalities.csv", "24.6567", "24,6567", "line"),
        ("belongings.csv", "049 235", "049 2350", "2350"),
        ("belongings.csv", "employment_area,01,", "employment_area,99,", "99"),
    ],
)
def test_a_faulty_line_is_named_and_nothing_is_loaded(
    files: Path, file: str, old: str, new: str, words: str
) -> None:
    edit(files, "authorities.csv", "Lapin elinvoimakeskus", "Pohjolan elinvoimakeskus")
    edit(files, file, old, new)

    with pytest.raises(FaultyFile, match=words) as fault:
        load_register(files)

    assert file in str(fault.value)
    assert not load_register(check=True)


def test_files_that_contradict_each_other_are_refused_with_the_rule(files: Path) -> None:
    edit(
        files,
        "belongings.csv",
        "region,02,2017-01-01,,statfi-2026,",
        "region,02,2017-01-01,,x,049 ",
    )

    with pytest.raises(RegisterDoesNotFit, match=r"belonging (begins once|periods do not overlap)"):
        load_register(files)

    assert not load_register(check=True)


def test_the_command_says_that_nothing_changed() -> None:
    said = StringIO()

    call_command("load_register", stdout=said)

    assert said.getvalue().strip() == "The register is as its files say; nothing changed."
