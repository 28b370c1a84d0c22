"""An overview as a table for spreadsheets."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from core.sheets import Cell, Sheet, csv_of, workbook_of
from regional.labels import label_of
from regional.queries.coverage import Contents, Line
from regional.queries.overview import Overview, Row
from regional.risk import AtRisk


def columns() -> list[str]:
    """Return the headings."""
    return [
        _("Code"),
        _("Municipality"),
        _("Wellbeing services county"),
        _("Employment area"),
        _("Residents"),
        _("Reporting status"),
        _("Next due"),
        _("First received"),
        _("On time"),
        _("Last report"),
        _("Complete"),
        _("Steps done"),
        _("Coordinator named"),
        _("Cooperation group named"),
    ]


def cells(row: Row) -> list[Cell]:
    """Return what stands under the headings for a municipality."""
    place, now, phase = row.municipality, row.current, row.phase
    first = now.first if now else None
    return [
        place.code,
        place.name,
        row.county,
        row.employment_area,
        place.population,
        str(label_of(now).words),
        row.next_due,
        first.effective_on if first else None,
        _yes_no(now.on_time if now and first else None),
        row.last.reference if row.last else None,
        _yes_no(now.complete if now and first else None),
        phase.steps if phase else None,
        _yes_no(phase.coordinator_named if phase else None),
        _yes_no(phase.group_named if phase else None),
    ]


def as_csv(rows: Iterable[Row]) -> str:
    """Write the municipalities as a CSV file."""
    return csv_of(_lines(rows))


def as_xlsx(overview: Overview, rows: Iterable[Row]) -> bytes:
    """Write a workbook: the municipalities, and the figures with what they are counted from."""
    return workbook_of(
        Sheet(_("Municipalities"), _lines(rows), [7] + [20] * (len(columns()) - 1), (1, 2)),
        Sheet(_("Figures"), figure_rows(overview), [40]),
    )


def figure_rows(overview: Overview) -> list[list[Cell]]:
    """Return the figures: what is counted, how many, of how many."""
    found = overview.figures
    return [
        [_("Figure"), _("Number"), _("Of")],
        [_("On the day"), overview.on, None],
        [_("Expected"), found.expected, None],
        [_("Received"), found.received, found.expected],
        [_("Received on time"), found.on_time, found.received],
        [_("Fallen due"), found.due, found.expected],
        [_("Fallen due and received"), found.reporting.part, found.reporting.whole],
        [_("Fallen due and received on time"), found.punctuality.part, found.punctuality.whole],
        [_("Missing"), found.missing, found.due],
        [_("Valid"), found.valid, found.received],
        [_("Complete"), found.complete, found.received],
        [_("Processed"), found.processed, found.received],
        [_("Exempt, not counted"), found.exempt, None],
        [_("With an extension"), found.extended, None],
    ]


def risk_lines(risks: Iterable[AtRisk]) -> list[list[Cell]]:
    """Return the municipalities that may come late, with why."""
    heads: list[Cell] = [_("Code"), _("Municipality"), _("Next due"), _("Days left"), _("Why")]
    lines: list[list[Cell]] = [
        [
            risk.row.municipality.code,
            risk.row.municipality.name,
            risk.awaited.due_on,
            risk.days_left,
            "; ".join(sign.words for sign in risk.signs),
        ]
        for risk in risks
    ]
    return [heads, *lines]


def content_lines(contents: Contents) -> list[list[Cell]]:
    """Return what plans aim at and leave out, a line for each goal, theme, group and gap."""
    heads: list[Cell] = [
        _("Table"),
        _("Subject"),
        _("Municipalities"),
        _("Of"),
        _("Objectives"),
        _("Reached"),
        _("Measures"),
        _("Municipalities without it"),
    ]
    parts = [(goals.name, goals.lines) for goals in contents.frameworks]
    parts += [
        (_("Themes"), contents.themes),
        (_("Target groups"), contents.groups),
        (_("Required contents that are missing"), contents.missing),
        (_("Reasons for missing values"), contents.reasons),
        (_("Common obstacles"), contents.obstacles),
        (_("Ways of being heard"), contents.heard),
        (_("Bodies in the cooperation groups"), contents.bodies),
    ]
    return [heads, *(_content_line(name, line) for name, lines in parts for line in lines)]


def _content_line(name: str, line: Line) -> list[Cell]:
    return [
        name,
        line.name,
        len(line.served),
        line.whole,
        line.objectives,
        line.reached,
        line.measures,
        ", ".join(row.municipality.name for row in line.left_out),
    ]


def _lines(rows: Iterable[Row]) -> list[list[Cell]]:
    return [list[Cell](columns()), *(cells(row) for row in rows)]


def _yes_no(value: bool | None) -> str | None:
    return None if value is None else _("yes") if value else _("no")
