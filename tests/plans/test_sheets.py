"""Values by spreadsheet: the template down, the filled sheet up, a look at what changes, and then all of it."""

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook, load_workbook

from accounts.models import User
from audit.workspace.models import WorkspaceEvent
from plans.models import Indicator, IndicatorValue, Plan, ValueUpload
from plans.monitoring.services import change_value, record_value
from tenants.context import inside
from tenants.models import Workspace
from tests.makers import make_member, make_user
from tests.plans.conftest import Visitor, words_of
from tests.plans.makers import make_indicator, make_objective, make_plan

FROM_LIBREOFFICE = Path(__file__).parent / "files" / "values-libreoffice.xlsx"


@pytest.fixture
def indicator(espoo: Workspace, aino: User) -> Indicator:
    with inside(espoo):
        return make_indicator(make_objective(make_plan(aino), aino), aino)


@pytest.fixture
def plan(indicator: Indicator) -> Plan:
    return indicator.objective.plan


Fill = Callable[[Any], None]


def filled(visitor: Visitor, plan: Plan, fill: Fill) -> bytes:
    """Take the template, fill it in, and return it as a spreadsheet program would save it."""
    book = load_workbook(io.BytesIO(visitor.get(f"/plans/{plan.pk}/values/sheet.xlsx").content))
    fill(book.worksheets[0])
    return saved(book)


def saved(book: Workbook) -> bytes:
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def send(visitor: Visitor, plan: Plan, content: bytes, name: str = "arvot.xlsx") -> Any:
    return visitor.post(f"/plans/{plan.pk}/values/", {"sheet": SimpleUploadedFile(name, content)})


def preview(visitor: Visitor, plan: Plan, fill: Fill) -> tuple[str, str]:
    """Send a filled sheet, and return the address of what it changes and what stands there."""
    answer = send(visitor, plan, filled(visitor, plan, fill))
    assert answer.status_code == 302, words_of(answer)
    return answer["Location"], words_of(visitor.get(answer["Location"]))


def values(espoo: Workspace) -> list[tuple[int, Decimal, str]]:
    with inside(espoo):
        return list(IndicatorValue.objects.values_list("year", "value", "note"))


def put(row: int, year: Any, value: Any, note: str = "") -> Fill:
    def fill(sheet: Any) -> None:
        for column, what in ((5, year), (6, value), (7, note)):
            sheet.cell(row, column, what)

    return fill


@pytest.mark.checklist("C6.4")
def test_values_come_by_spreadsheet_after_a_look_at_what_changes(
    coordinator: Visitor, plan: Plan, indicator: Indicator, aino: User, espoo: Workspace
) -> None:
    with inside(espoo):
        record_value(indicator, 2024, by=aino, value=Decimal("49.5"))

    def fill(sheet: Any) -> None:
        assert [cell.value for cell in sheet[2]][1:6] == [
            "Työllisyys paranee", "Työllisyysaste", "%", 2024, 49.5,
        ]  # fmt: skip
        put(2, 2024, 50.25)(sheet)
        put(3, 2026, "51,75", "ennakko")(sheet)

    where, shown = preview(coordinator, plan, fill)
    assert "New values 1 Changed values 1 As they were 0 Cells to mend 0" in shown
    assert values(espoo) == [(2024, Decimal("49.5"), "")]
    assert coordinator.post(where).status_code == 302
    assert values(espoo) == [(2024, Decimal("50.25"), ""), (2026, Decimal("51.75"), "ennakko")]
    assert "2 values were saved." in words_of(coordinator.get(f"/plans/{plan.pk}/values/"))
    with inside(espoo):
        changed = WorkspaceEvent.objects.get(verb="indicatorvalue.changed")
        assert changed.actor_id == aino.pk
        assert changed.detail["changes"] == {"value": ["49.5", "50.25"]}
        assert IndicatorValue.objects.get(year=2024).version == 2
        assert not ValueUpload.objects.exists()


def of_libreoffice(key: str) -> bytes:
    """Return the file as LibreOffice 7.4 wrote it, about the indicator that is there."""
    kept = io.BytesIO()
    with zipfile.ZipFile(FROM_LIBREOFFICE) as made, zipfile.ZipFile(kept, "w") as parts:
        assert b"LibreOffice" in made.read("docProps/app.xml")
        for part in made.infolist():
            nobody = b"00000000-0000-0000-0000-000000000000"
            parts.writestr(part, made.read(part).replace(nobody, key.encode()))
    return kept.getvalue()


@pytest.mark.checklist("C6.4")
def test_a_file_that_libreoffice_saved_is_read(
    coordinator: Visitor, plan: Plan, indicator: Indicator, espoo: Workspace
) -> None:
    content = of_libreoffice(str(indicator.pk))
    answer = send(coordinator, plan, content)
    assert coordinator.post(answer["Location"]).status_code == 302
    assert values(espoo) == [(2025, Decimal("48.5"), "päätös"), (2026, Decimal("49.25"), "")]


def test_nothing_is_written_when_nothing_is_confirmed(
    coordinator: Visitor, plan: Plan, espoo: Workspace
) -> None:
    where, _shown = preview(coordinator, plan, put(2, 2026, 5))
    assert coordinator.post(where, {"discard": "yes"}).status_code == 302
    assert values(espoo) == []
    assert coordinator.get(where).status_code == 404


@pytest.mark.parametrize(
    ("year", "value", "words"),
    [
        (2026, "n. 12", "F2 : “n. 12” is not a number."),
        (2026, True, "F2 : “True” is not a number."),
        (2026, "=1+1", "F2 : A formula is not read: write the number itself."),
        ("vuosi", 5, "E2 : “vuosi” is not a year."),
        (20226, 5, "E2 : Give a year between 1990 and 2100."),
        ("1.5.2026", 5, "E2 : “1.5.2026” is not a year."),
        (2026, "9" * 70, "F2 : “9999"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_and_the_rest_is_kept(
    coordinator: Visitor, plan: Plan, espoo: Workspace, year: Any, value: Any, words: str
) -> None:
    def fill(sheet: Any) -> None:
        sheet.cell(3, 1, sheet.cell(2, 1).value)
        put(2, year, value)(sheet)
        put(3, 2025, 7)(sheet)

    where, shown = preview(coordinator, plan, fill)
    assert words in shown
    coordinator.post(where)
    assert values(espoo) == [(2025, Decimal(7), "")]


def test_an_indicator_of_nobody_and_a_year_said_twice_are_named(
    coordinator: Visitor, plan: Plan
) -> None:
    def fill(sheet: Any) -> None:
        for row in (3, 4):
            sheet.cell(row, 1, sheet.cell(2, 1).value if row == 3 else "joku")
            put(row, 2026, row)(sheet)
        put(2, 2026, 1, "x" * 301)(sheet)
        sheet.cell(5, 1, sheet.cell(2, 1).value)
        put(5, 2026, 9)(sheet)

    _where, shown = preview(coordinator, plan, fill)
    assert "G2 : The note is longer than 300 characters." in shown
    assert "A4 : This row belongs to no indicator of the plan." in shown
    assert "E5 : The same indicator and year stand on row 3 already." in shown


def bomb() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", b"<a/>")
        for number in range(5):
            parts.writestr(f"xl/worksheets/sheet{number}.xml", b" " * 10_000_000)
    return kept.getvalue()


def with_macros(content: bytes) -> bytes:
    kept = io.BytesIO(content)
    with zipfile.ZipFile(kept, "a") as parts:
        parts.writestr("xl/vbaProject.bin", b"Sub")
    return kept.getvalue()


def endless() -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Values")
    sheet.append(["kotopolku-values"])
    for _row in range(20_000):
        sheet.append(["x"])
    return saved(book)


def another() -> bytes:
    book = Workbook()
    book.worksheets[0]["A1"] = "Talousarvio"
    return saved(book)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (lambda: b"", "The file is empty."),
        (lambda: b"year;value\n2026;5\n", "cannot be read as an Excel workbook"),
        (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "If it has a password, take it off"),
        (lambda: saved(Workbook())[:-300], "cannot be read as an Excel workbook"),
        (bomb, "The workbook is too large"),
        (lambda: with_macros(another()), "The workbook has macros"),
        (endless, "The workbook is too large"),
        (another, "The workbook has no sheet of values."),
        (lambda: b"PK" + b"\0" * 6_000_000, "The workbook is too large"),
    ],
    ids=["empty", "csv", "locked", "cut", "bomb", "macros", "endless", "another", "huge"],
)
def test_a_file_that_cannot_be_used_is_refused_in_words(
    coordinator: Visitor, plan: Plan, espoo: Workspace, content: Callable[[], bytes], words: str
) -> None:
    answer = send(coordinator, plan, content())
    assert answer.status_code == 422
    assert words in words_of(answer)
    with inside(espoo):
        assert not ValueUpload.objects.exists()


def test_merged_cells_are_refused_with_their_place(coordinator: Visitor, plan: Plan) -> None:
    content = filled(coordinator, plan, lambda sheet: sheet.merge_cells("F2:G2"))
    answer = send(coordinator, plan, content)
    assert answer.status_code == 422
    assert "Cells have been merged in F2:G2." in words_of(answer)


def test_a_value_saved_by_somebody_else_meanwhile_is_not_overwritten_unseen(
    coordinator: Visitor, plan: Plan, indicator: Indicator, aino: User, espoo: Workspace
) -> None:
    with inside(espoo):
        there = record_value(indicator, 2026, by=aino, value=Decimal(1))
    where, _shown = preview(coordinator, plan, put(2, 2026, 5))
    with inside(espoo):
        change_value(there, version=1, by=aino, value=Decimal(2))
    answer = coordinator.post(where)
    assert answer.status_code == 409
    assert "Somebody saved values while you were looking at the sheet." in words_of(answer)
    assert values(espoo) == [(2026, Decimal(2), "")]
    assert coordinator.post(where).status_code == 302
    assert values(espoo) == [(2026, Decimal(5), "")]


def test_a_sheet_is_its_senders_alone(coordinator: Visitor, plan: Plan, espoo: Workspace) -> None:
    where, _shown = preview(coordinator, plan, put(2, 2026, 5))
    mikko = make_user("Mikko Saarinen")
    make_member(mikko, workspace=espoo, role="editor")
    editor = Visitor(mikko, espoo)
    assert editor.get(where).status_code == 404
    assert editor.post(where).status_code == 404


@pytest.fixture
def lines(indicator: Indicator) -> Callable[[int], Fill]:
    def of(count: int) -> Fill:
        def fill(sheet: Any) -> None:
            for number in range(count):
                sheet.cell(2 + number, 1, str(indicator.pk))
                put(2 + number, 1990 + number, number)(sheet)

        return fill

    return of


def test_looking_at_a_sheet_asks_as_much_for_three_values_as_for_a_hundred(
    coordinator: Visitor, plan: Plan, lines: Callable[[int], Fill]
) -> None:
    def asked(count: int) -> int:
        content = filled(coordinator, plan, lines(count))
        with CaptureQueriesContext(connection) as queries:
            answer = send(coordinator, plan, content)
            coordinator.get(answer["Location"])
        return len(queries)

    asked(1)
    assert asked(3) == asked(100)
