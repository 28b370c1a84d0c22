"""Who has reported and who has not, on any day."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from catalogue.queries import risk_signs_on
from core.access import officer
from core.sheets import CSV, XLSX, handed_out
from regional.exports import as_csv, as_xlsx
from regional.labels import DUE_SOON, LATE, label_of
from regional.permissions import can_read
from regional.queries.overview import Overview
from regional.risk import at_risk
from regional.tiles import map_of
from regional.views.asked import asked_of
from regional.views.page import address, draw
from tenants.requests import OfficerRequest
from ui.formats import date_short, date_words


@officer(can_read)
@require_safe
def overview(request: OfficerRequest, **_region: str) -> HttpResponse:
    """Show the authority's municipalities on a day: figures, map and table."""
    asked = asked_of(request.officer.authority, request.GET.dict())
    seen = asked.seen
    addresses = {
        row.municipality.code: address(request, "municipality", code=row.municipality.code)
        for row in seen.rows
    }
    shown_map = map_of(
        seen.rows,
        asked.rows,
        addresses=addresses,
        title=_("Reporting status by municipality, %(day)s") % {"day": date_words(seen.on)},
        source=_("Tiles of equal size, about where the municipalities lie."),
    )
    context = {
        "scope": seen.scope,
        "overview": seen,
        "figures": seen.figures,
        "asked": asked,
        "rows": asked.rows,
        "form": asked.form,
        "map": shown_map,
        "lead": lead_of(seen),
        "missing_names": _names(seen, LATE.key),
        "soon": _soon(seen),
        "risks": len(at_risk(seen.rows, risk_signs_on(seen.on), on=seen.on)),
        "query": request.GET.urlencode(),
    }
    return draw(request, "regional/overview.html", context, room="overview")


@officer(can_read)
@require_safe
def overview_csv(request: OfficerRequest, **_region: str) -> HttpResponse:
    """Hand out the rows that the overview shows, for spreadsheets."""
    asked = asked_of(request.officer.authority, request.GET.dict())
    return handed_out(as_csv(asked.rows).encode(), CSV, file_name(request, asked.seen.on, "csv"))


@officer(can_read)
@require_safe
def overview_xlsx(request: OfficerRequest, **_region: str) -> HttpResponse:
    """Hand out the rows that the overview shows, and the figures, as a workbook."""
    asked = asked_of(request.officer.authority, request.GET.dict())
    book = as_xlsx(asked.seen, asked.rows)
    return handed_out(book, XLSX, file_name(request, asked.seen.on, "xlsx"))


def file_name(request: OfficerRequest, on: date, suffix: str, what: str = "") -> str:
    """Name a file after the authority, what it holds, and the day that it tells of."""
    parts = ["kotopolku", request.officer.authority_id, what, f"{on:%Y-%m-%d}"]
    return f"{'-'.join(part for part in parts if part)}.{suffix}"


def lead_of(seen: Overview) -> str:
    """Say in a sentence or two how reporting stands."""
    found = seen.figures
    if not found.expected:
        return _("No report was expected by then.")
    said = ngettext(
        "%(received)s report of %(expected)s has been received.",
        "%(received)s reports of %(expected)s have been received.",
        found.received,
    ) % {"received": found.received, "expected": found.expected}
    if not found.missing:
        return f"{said} {_('None is late.')}"
    late = ngettext("%(missing)s is late.", "%(missing)s are late.", found.missing) % {
        "missing": found.missing
    }
    return f"{said} {late}"


def _names(seen: Overview, key: str) -> str:
    """Name the municipalities of a status: three of them, and how many more."""
    names = [row.municipality.name for row in seen.rows if label_of(row.current).key == key]
    if len(names) <= 3:
        return ", ".join(names)
    return _("%(names)s and %(count)s more") % {
        "names": ", ".join(names[:3]),
        "count": len(names) - 3,
    }


def _soon(seen: Overview) -> dict[str, Any]:
    """Say how many reports are due soon, and which is the next."""
    rows = [row for row in seen.rows if label_of(row.current) is DUE_SOON]
    first = min(rows, key=lambda row: row.next_due or date.max, default=None)
    note = ""
    if first is not None:
        note = _("next: %(name)s, %(day)s") % {
            "name": first.municipality.name,
            "day": date_short(first.next_due),
        }
    return {"count": len(rows), "note": note}
