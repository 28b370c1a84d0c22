"""Figures from a file that a person has: as spreadsheets write them, and every way of writing them wrong."""

from decimal import Decimal

import pytest

from core.errors import Refusal
from core.sheets import Sheet, workbook_of
from figures.connectors.tables import COLUMNS, rows_of_file
from figures.contracts import Row, Wanted
from tests.figures.asking import COUNTRY

WANTED = (Wanted("employment-1", {}, factor=100), Wanted("people-1", {}))


def read(text: str, *, charset: str = "utf-8") -> list[Row]:
    return rows_of_file(text.encode(charset), wanted=WANTED, country=COUNTRY)


HEAD = "area;indicator;period;value;numerator;denominator;status\n"


def test_a_csv_of_a_finnish_spreadsheet_is_read() -> None:
    rows = read("\ufeff" + HEAD + "49;employment;2024;58,25;;;*\r\nSSS;people;2024M05;1 234;;;\r\n")
    assert [(r.level, r.area, r.period, r.value, r.status) for r in rows] == [
        ("municipality", "049", "2024", Decimal("58.25"), "provisional"),
        ("country", "", "2024M05", Decimal(1234), "ok"),
    ]


def test_a_share_is_computed_from_its_sums() -> None:
    (row,) = read(HEAD + "049;employment;2024;;30;400;\n")
    assert row.value == Decimal("7.5")
    assert (row.numerator, row.denominator) == (Decimal(30), Decimal(400))


def test_marks_are_told_apart() -> None:
    rows = read(HEAD + "049;people;2024;...;;;\n078;people;2024;..;;;\n049;people;2023;;;;secret\n")
    assert [row.status for row in rows] == ["secret", "missing", "secret"]


def test_another_charset_and_separator() -> None:
    rows = read("area,indicator,period,value,status\n049,people,2024,5,ä\n", charset="cp1252")
    assert [row.value for row in rows] == [Decimal(5)]


def test_a_workbook_is_read() -> None:
    book = workbook_of(
        Sheet("Figures", [COLUMNS, ("049", "people", 2024, 12, "", "", "")], [10] * len(COLUMNS))
    )
    (row,) = rows_of_file(book, wanted=WANTED, country=COUNTRY)
    assert (row.area, row.period, row.value) == ("049", "2024", Decimal(12))


@pytest.mark.parametrize(
    "line",
    [
        "999;people;2024;5;;;",
        "049;nothing;2024;5;;;",
        "049;people;2024-05;5;;;",
        "049;people;2024M13;5;;;",
        "049;people;2024;five;;;",
        "049;people;2024;-5;;;",
        "049;people;2024;1000000000000000000;;;",
        "049;employment;2024;101;;;",
        "049;employment;2024;;no;400;",
        "049;people;2024;NaN;;;",
    ],
)
def test_a_faulty_line_is_named(line: str) -> None:
    with pytest.raises(Refusal, match="Line 3"):
        read(HEAD + "049;people;2023;5;;;\n" + line + "\n")


@pytest.mark.parametrize("content", ["", "a;b\n1;2\n", "PK no workbook"])
def test_what_is_no_table_is_refused(content: str) -> None:
    with pytest.raises(Refusal):
        read(content)
