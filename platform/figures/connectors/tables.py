"""Reading figures from a file that a person has: CSV or XLSX, a heading line, one figure a line."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext as _

from core.workbooks import rows_of
from figures.connectors.areas import Country
from figures.connectors.computing import row_of
from figures.connectors.numbers import Cell, cell_of
from figures.contracts import Row, Wanted
from figures.errors import FaultyFigures, FiguresRefused

COLUMNS = ("area", "indicator", "period", "value", "numerator", "denominator", "status")
MOST_LINES = 100_000
MOST_BYTES = 20 * 1024 * 1024
Line = Mapping[str, str]


class NoColumns(FiguresRefused):
    """The heading line is not that of the template."""

    code = "no_columns"

    def __init__(self) -> None:
        super().__init__(
            _("The first line must name the columns: %(columns)s.")
            % {"columns": ", ".join(COLUMNS)}
        )


class FileTooLarge(FiguresRefused):
    """The file is larger than any table that is needed here."""

    code = "file_too_large"

    def __init__(self) -> None:
        super().__init__(_("The file is too large: at most 20 MB, and 100,000 lines."))


def rows_of_file(content: bytes, *, wanted: Sequence[Wanted], country: Country) -> list[Row]:
    """Return the values of a file; an indicator is named by its key, an area by its code or SSS for the country.

    Raises FiguresRefused, and Refusal for a workbook that cannot be opened.
    """
    versions = {each.version.rpartition("-")[0]: each for each in wanted}
    return [
        _row(number, line, versions, country)
        for number, line in enumerate(_lines(content), start=2)
        if any(line.values())
    ]


def _lines(content: bytes) -> Iterator[Line]:
    if len(content) > MOST_BYTES:
        raise FileTooLarge
    if content.startswith(b"PK"):
        for row in rows_of(content, mark=COLUMNS[0], columns=len(COLUMNS), most=MOST_LINES):
            texts = ("" if cell.value is None else str(cell.value) for cell in row)
            yield dict(zip(COLUMNS, texts, strict=False))
        return
    text = _text(content)
    divided_by = max(";,\t", key=text.partition("\n")[0].count)
    reader = csv.DictReader(io.StringIO(text), delimiter=divided_by)
    if not {"area", "indicator", "period", "value"} <= {
        str(name).strip() for name in reader.fieldnames or ()
    }:
        raise NoColumns
    for number, cells in enumerate(reader, start=1):
        if number > MOST_LINES:
            raise FileTooLarge
        yield {
            str(name).strip(): (cell or "").strip()
            for name, cell in cells.items()
            if isinstance(cell, str | None)
        }


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")  # as Excel saves CSV


def _row(number: int, line: Line, versions: Mapping[str, Wanted], country: Country) -> Row:
    wanted = versions.get(line.get("indicator", ""))
    if wanted is None:
        raise FaultyFigures(
            number,
            _("“%(name)s” is no indicator of this source.") % {"name": line.get("indicator", "")},
        )
    place = country.place(line["area"].zfill(3) if line["area"].isdigit() else line["area"])
    if place is None:
        raise FaultyFigures(number, _("“%(code)s” is no municipality.") % {"code": line["area"]})
    try:
        value = cell_of(line["value"], line.get("status"))
        above, below = (cell_of(line.get(name, "")).value for name in ("numerator", "denominator"))
    except FiguresRefused as error:
        raise FaultyFigures(number, error.message) from error
    return _checked(
        number, wanted, (*place, _period(number, line["period"])), (value, above, below)
    )


def _period(number: int, text: str) -> str:
    """Return a period as it is kept; a spreadsheet may have made 2024.0 of a year."""
    period = text.strip().upper().removesuffix(".0")
    is_month = (
        len(period) == 7 and period[4] == "M" and period[5:] in {f"{m:02}" for m in range(1, 13)}
    )
    is_quarter = len(period) == 6 and period[4] == "Q" and period[5] in "1234"
    if not (period[:4].isdigit() and (len(period) == 4 or is_month or is_quarter)):
        raise FaultyFigures(
            number, _("“%(text)s” is no period: write 2024, 2024M05 or 2024Q2.") % {"text": text}
        )
    return period


def _checked(
    number: int,
    wanted: Wanted,
    place: tuple[str, str, str],
    said: tuple[Cell, Decimal | None, Decimal | None],
) -> Row:
    value, above, below = said
    terms: dict[str, list[dict[str, object]]] = {"value": [{"where": {"cell": "value"}}]}
    if wanted.factor and above is not None and below is not None and value.status != "secret":
        terms = {name: [{"where": {"cell": name}}] for name in ("numerator", "denominator")}
    status = "ok" if value.status == "missing" else value.status
    cells = {"value": value, "numerator": Cell(above, status), "denominator": Cell(below, status)}
    computed = replace(wanted, terms=terms)
    try:
        return row_of(computed, place, lambda where: cells[str(where["cell"])])
    except FiguresRefused as error:
        raise FaultyFigures(number, error.message) from error
