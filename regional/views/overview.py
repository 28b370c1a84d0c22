"""Who has reported and who has not, on any day."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from core.access import officer
from core.clock import today
from core.sheets import CSV, XLSX, handed_out
from regional.exports import as_csv, as_xlsx
from regional.forms import OverviewForm
from regional.labels import DUE_SOON, LATE, label_of
from regional.permissions import can_read
from regional.queries.overview import Overview, Row
from regional.queries.overview import overview as overview_on
from regional.selecting import in_order, selected
from regional.tiles import map_of
from regional.views.page import address, draw
from tenants.requests import OfficerRequest
from ui.fields import DateField
from ui.formats import date_short, date_words


@officer(can_read)
@require_safe
def overview(request: OfficerRequest, **_region: str) -> HttpResponse:
    """Show the authority's municipalities on a day: figures, map and table."""
    seen = overview_on(request.officer.authority, on=_day(request))
    form = _form(request, seen)
    rows = _rows(request, seen, form)
    codes = {row.municipality.code: _address(request, row) for row in seen.rows}
    shown_map = map_of(
        seen.rows,
        rows,
        addresses=codes,
        title=_("Reporting status by municipality, %(day)s") % {"day": date_words(seen.on)},
        source=_("Tiles of equal size, about where the municipalities lie."),
    )
    context = {
        "scope": seen.scope,
        "overview": seen,
        "figures": seen.figures,
        "rows": rows,
        "form": form,
        "map": shown_map,
        "is_today": seen.on == today(),
        "lead": lead_of(seen),
        "missing_names": _names(seen, LATE.key),
        "soon": _soon(seen),
        "query": request.GET.urlencode(),
    }
    return draw(request, "regional/overview.html", context, room="overview")


@officer(can_read)
@require_safe
def overview_csv(request: OfficerRequest, **_region: str) -> HttpResponse:
    """Hand out the rows that the overview shows, for spreadsheets."""
    seen = overview_on(request.officer.authority, on=_day(request))
    text = as_csv(_rows(request, seen, _form(request, seen)))
    return _file(text.encode(), CSV, seen, request, "csv")


@officer(can_read)
@require_safe
def overview_xlsx(request: OfficerRequest, **_region: str) -> HttpResponse:
    """Hand out the rows that the overview shows, and the figures, as a workbook."""
    seen = overview_on(request.officer.authority, on=_day(request))
    book = as_xlsx(seen, _rows(request, seen, _form(request, seen)))
    return _file(book, XLSX, seen, request, "xlsx")


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


def _day(request: OfficerRequest) -> date:
    """Return the day that is asked for, or today where it cannot be understood: the form says so then."""
    field = DateField(required=False)
    try:
        return field.clean(request.GET.get("on", "")) or today()
    except ValidationError:
        return today()


def _form(request: OfficerRequest, seen: Overview) -> OverviewForm:
    places: list[Any] = [row.municipality for row in seen.rows if not row.former]
    counties = {str(place.county_id): place.county_name for place in places if place.county_id}
    areas = {
        str(place.employment_area_id): place.employment_area_name
        for place in places
        if place.employment_area_id
    }
    form = OverviewForm(
        request.GET,
        counties=sorted(counties.items(), key=lambda item: item[1]),
        areas=sorted(areas.items(), key=lambda item: item[1]),
    )
    form.is_valid()
    return form


def _rows(request: OfficerRequest, seen: Overview, form: OverviewForm) -> list[Row]:
    return in_order(selected(seen.rows, form.cleaned_data), request.GET.get("sort", ""))


def _address(request: OfficerRequest, row: Row) -> str:
    return address(request, "municipality", code=row.municipality.code)


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


def _file(
    content: bytes, kind: str, seen: Overview, request: OfficerRequest, suffix: str
) -> HttpResponse:
    name = f"kotopolku-{request.officer.authority_id}-{seen.on:%Y-%m-%d}.{suffix}"
    return handed_out(content, kind, name)
