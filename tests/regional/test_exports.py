"""Tables for spreadsheets, opened again as a spreadsheet opens them."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from core.sheets import BOM, safe
from register.models import Municipality
from tenants.context import as_administrator
from tests.regional.browsing import get
from tests.regional.makers import sent

HOSTILE = '=HYPERLINK("http://x";"y")'


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("+358", "+358"),
        ("-5", "-5"),
        ("-5,2", "-5,2"),
        ("-5+2", "'-5+2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("|cmd", "'|cmd"),
        (" =1+1", "' =1+1"),
        ("＝1+1", "'＝1+1"),
        ("＠x", "'＠x"),
        ("Espoo", "Espoo"),
        ("", ""),
        ("5=5", "5=5"),
    ],
)
def test_a_text_is_not_taken_for_a_formula(text: str, kept: str) -> None:
    assert safe(text) == kept


def rows_of(content: bytes) -> list[list[str]]:
    text = content.decode("utf-8")
    assert text.startswith(BOM)
    return list(csv.reader(io.StringIO(text.removeprefix(BOM)), delimiter=";"))


@pytest.mark.checklist("R1")
def test_the_csv_has_a_row_for_each_municipality(sanna: Client) -> None:
    receipt = sent("049")
    answer = get(sanna, "municipalities.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="kotopolku-edc-01-2026-05-04.csv"'
    head, *rows = rows_of(answer.content)
    assert len(rows) == 26
    found = next(dict(zip(head, row, strict=True)) for row in rows if row[0] == "049")
    assert found["Municipality"] == "Espoo"
    assert found["First received"] == "4.5.2026"
    assert (found["On time"], found["Last report"]) == ("yes", receipt.reference)


def test_a_formula_in_a_name_stays_text_in_both(sanna: Client) -> None:
    with as_administrator():
        Municipality.objects.filter(code="049").update(name_en=HOSTILE)
    [row] = [row for row in rows_of(get(sanna, "municipalities.csv").content) if row[0] == "049"]
    assert row[1] == f"'{HOSTILE}"
    sheet = workbook(get(sanna, "municipalities.xlsx"))["Municipalities"]
    [cells] = [line for line in sheet.iter_rows() if line[0].value == "049"]
    assert (cells[1].value, cells[1].data_type) == (HOSTILE, "s")


def workbook(answer: Any) -> Any:
    return load_workbook(io.BytesIO(answer.content))


@pytest.mark.checklist("R1")
def test_the_workbook_has_numbers_days_and_the_figures(sanna: Client) -> None:
    sent("049")
    book = workbook(get(sanna, "municipalities.xlsx"))
    sheet = book["Municipalities"]
    head = [cell.value for cell in sheet[1]]
    row = next(line for line in sheet.iter_rows(min_row=2) if line[0].value == "049")
    found = dict(zip(head, row, strict=True))
    assert found["Code"].data_type == "s"
    assert found["Residents"].data_type == "n"
    assert found["First received"].value.date() == date(2026, 5, 4)
    figures = {
        line[0].value: [cell.value for cell in line[1:]] for line in book["Figures"].iter_rows()
    }
    assert figures["Received"] == [1, 26]


def test_what_is_exported_is_what_is_shown(sanna: Client) -> None:
    sent("049")
    assert len(rows_of(get(sanna, "municipalities.csv", status="received").content)) == 2
    book = workbook(get(sanna, "municipalities.xlsx", q="han"))
    assert book["Municipalities"].max_row == 2
