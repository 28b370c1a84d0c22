"""Who may come late, before anybody is."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.queries import risk_signs_on
from core.access import officer
from core.sheets import CSV, XLSX, Sheet, csv_of, handed_out, workbook_of
from regional.exports import risk_lines
from regional.forms import PlaceForm
from regional.permissions import can_read
from regional.risk import AtRisk, at_risk
from regional.selecting import risks_in_order
from regional.views.asked import Asked, asked_of
from regional.views.overview import file_name
from regional.views.page import draw, way_here
from tenants.requests import OfficerRequest


@officer(can_read)
@require_safe
def risk(request: OfficerRequest, **_region: str) -> HttpResponse:
    """List the municipalities with signs that their report may come late, with the signs in words."""
    asked, risks = _asked(request)
    context = {
        "scope": asked.seen.scope,
        "asked": asked,
        "form": asked.form,
        "risks": risks,
        "signs": risk_signs_on(asked.seen.on),
        "query": request.GET.urlencode(),
        "crumbs": way_here(request, "overview"),
    }
    return draw(request, "regional/risk.html", context, room="overview")


@officer(can_read)
@require_safe
def risk_csv(request: OfficerRequest, **_region: str) -> HttpResponse:
    """Hand out the list for spreadsheets."""
    asked, risks = _asked(request)
    name = file_name(request, asked.seen.on, "csv", what="risk")
    return handed_out(csv_of(risk_lines(risks)).encode(), CSV, name)


@officer(can_read)
@require_safe
def risk_xlsx(request: OfficerRequest, **_region: str) -> HttpResponse:
    """Hand out the list as a workbook."""
    asked, risks = _asked(request)
    sheet = Sheet(_("At risk"), risk_lines(risks), [7, 24, 14, 14, 60], (1, 2))
    return handed_out(
        workbook_of(sheet), XLSX, file_name(request, asked.seen.on, "xlsx", what="risk")
    )


def _asked(request: OfficerRequest) -> tuple[Asked, list[AtRisk]]:
    asked = asked_of(request.officer.authority, request.GET.dict(), PlaceForm)
    on = asked.seen.on
    risks = at_risk(asked.seen.rows, risk_signs_on(on), on=on)
    return asked, risks_in_order(risks, request.GET.get("sort", ""))
