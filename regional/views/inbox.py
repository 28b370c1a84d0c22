"""The reports on the authority's desk."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from core.access import officer
from core.clock import today
from regional.forms import AWAITING as AWAITING_CHOICE
from regional.forms import InboxForm
from regional.models import Obligation
from regional.permissions import can_read
from regional.queries.desk import AWAITING, OnDesk, codes_in_charge, on_desk, searched
from regional.queries.ledger import standings
from regional.views.page import draw
from tenants.requests import OfficerRequest

PER_PAGE = 25


@officer(can_read)
@require_safe
def inbox(request: OfficerRequest, **_region: str) -> HttpResponse:
    """List the newest revision of each report, the last received first."""
    authority = request.officer.authority_id
    codes = codes_in_charge(authority, on=today())
    form = InboxForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = on_desk(authority, codes=codes).filter(is_newest=True)
    if wanted.get("q"):
        found = searched(found, wanted["q"])
    if wanted.get("state") == AWAITING_CHOICE:
        found = found.filter(AWAITING, municipality__any=codes)
    elif wanted.get("state"):
        found = found.filter(last_kind=wanted["state"])
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": _rows(page),
        "is_filtered": any(wanted.values()),
        "codes": codes,
    }
    return draw(request, "regional/inbox.html", context, room="inbox")


def _rows(page: "Page[OnDesk]") -> list[dict[str, Any]]:
    """Tell where the obligation of each report on the page stands."""
    ids = [coverage.obligation_id for coverage in page]
    found = standings(Obligation.objects.filter(pk__in=ids), on=today())
    by_id = {standing.owed.id: standing for standing in found}
    return [{"coverage": coverage, "standing": by_id[coverage.obligation_id]} for coverage in page]
