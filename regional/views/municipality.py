"""One municipality as its authority sees it."""

from datetime import date

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from audit.services import record
from core.access import officer
from core.clock import today
from core.days import end_of
from regional.contracts import Signal, read_signal
from regional.models import ReceivedSignal
from regional.permissions import can_read
from regional.queries.history import history_of
from regional.queries.overview import overview
from regional.views.page import draw, way_here
from tenants.requests import OfficerRequest


@officer(can_read)
@require_safe
def municipality(request: OfficerRequest, code: str, **_region: str) -> HttpResponse:
    """Show what a municipality owes and has sent over the years, and how far its planning is; who looks is written down."""
    seen = overview(request.officer.authority, on=today())
    row = next((row for row in seen.rows if row.municipality.code == code), None)
    if row is None:
        raise Http404
    record(
        "municipality.opened",
        row.municipality,
        by=request.user,
        authority=request.officer.authority_id,
    )
    context = {
        "scope": seen.scope,
        "history": history_of(code, on=seen.on),
        "row": row,
        "standings": sorted(row.standings, key=lambda one: one.due_on, reverse=True),
        "signal": _signal(code, seen.on),
        "crumbs": way_here(request, "overview"),
    }
    return draw(request, "regional/municipality.html", context, room="overview")


def _signal(code: str, on: date) -> Signal | None:
    newest = ReceivedSignal.objects.filter(municipality=code, sent_at__lt=end_of(on)).first()
    return read_signal(newest.document) if newest else None
