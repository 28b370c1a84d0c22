"""What plans aim at, and what they leave out."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.access import officer
from core.sheets import CSV, XLSX, Sheet, csv_of, handed_out, workbook_of
from regional.exports import content_lines
from regional.forms import PlaceForm
from regional.permissions import can_read
from regional.queries.coverage import Contents, contents_of
from regional.views.asked import asked_of
from regional.views.overview import file_name
from regional.views.page import draw, way_here
from tenants.requests import OfficerRequest


@officer(can_read)
@require_safe
def coverage(request: OfficerRequest, **_region: str) -> HttpResponse:
    """Show which goals, themes and groups the reported plans serve, and what is missing from them."""
    asked = asked_of(request.officer.authority, request.GET.dict(), PlaceForm)
    context = {
        "scope": asked.seen.scope,
        "asked": asked,
        "form": asked.form,
        "contents": contents_of(asked.seen),
        "query": request.GET.urlencode(),
        "crumbs": way_here(request, "overview"),
    }
    return draw(request, "regional/coverage.html", context, room="overview")


@officer(can_read)
@require_safe
def coverage_csv(request: OfficerRequest, **_region: str) -> HttpResponse:
    """Hand out the tables for spreadsheets."""
    contents = _contents(request)
    name = file_name(request, contents.seen.on, "csv", what="contents")
    return handed_out(csv_of(content_lines(contents)).encode(), CSV, name)


@officer(can_read)
@require_safe
def coverage_xlsx(request: OfficerRequest, **_region: str) -> HttpResponse:
    """Hand out the tables as a workbook."""
    contents = _contents(request)
    sheet = Sheet(_("Contents of plans"), content_lines(contents), [24, 60, 14, 10, 12, 12, 12, 80])
    name = file_name(request, contents.seen.on, "xlsx", what="contents")
    return handed_out(workbook_of(sheet), XLSX, name)


def _contents(request: OfficerRequest) -> Contents:
    asked = asked_of(request.officer.authority, request.GET.dict(), PlaceForm)
    return contents_of(asked.seen)
