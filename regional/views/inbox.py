"""The reports on the authority's desk."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from core.access import officer
from core.clock import today
from regional.forms import LISTS, InboxForm
from regional.models import Obligation
from regional.permissions import can_read
from regional.queries.desk import OnDesk, codes_in_charge, on_desk, searched
from regional.queries.ledger import standings
from regional.queries.worklists import counted, worklists
from regional.views.page import address, draw
from tenants.requests import OfficerRequest

PER_PAGE = 25
# The lists that stand above the reports with their numbers, as far as there is something in them.
SHOWN = (
    "waiting",
    "received",
    "in_review",
    "mine",
    "returned",
    "correction_late",
    "reply",
    "replies",
)
NEWEST_FIRST = {"processed", "withdrawn", "all"}


@officer(can_read)
@require_safe
def inbox(request: OfficerRequest, **_region: str) -> HttpResponse:
    """List the newest revision of each report that is to be worked on, what has waited longest first."""
    authority = request.officer.authority_id
    codes = codes_in_charge(authority, on=today())
    form = InboxForm(request.GET)
    text, shown = form.wanted
    lists = worklists(user=request.officer.user_id, codes=codes, on=today())
    desk = on_desk(authority, codes=codes)
    counts = counted(desk, lists)
    found = desk.filter(lists[shown], is_newest=True)
    if text:
        found = searched(found, text)
    newest_first = (
        request.GET.get("sort", "-received" if shown in NEWEST_FIRST else "") == "-received"
    )
    found = found.order_by("-effective_at" if newest_first else "effective_at", "municipality")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": _rows(page),
        "is_filtered": bool(request.GET.get("q") or request.GET.get("state")),
        "tabs": [_tab(request, key, counts[key], shown) for key in SHOWN],
        "everything": counts["all"],
        "shown": LISTS[shown],
        "newest_first": newest_first,
        "codes": codes,
    }
    return draw(request, "regional/inbox.html", context, room="inbox")


def _tab(request: OfficerRequest, key: str, count: int, shown: str) -> dict[str, Any]:
    return {
        "key": key,
        "label": LISTS[key],
        "count": count,
        "url": f"{address(request, 'inbox')}?state={key}",
        "is_shown": key == shown,
    }


def _rows(page: "Page[OnDesk]") -> list[dict[str, Any]]:
    """Tell where the obligation of each report on the page stands."""
    ids = [coverage.obligation_id for coverage in page]
    found = standings(Obligation.objects.filter(pk__in=ids), on=today())
    by_id = {standing.owed.id: standing for standing in found}
    return [{"coverage": coverage, "standing": by_id[coverage.obligation_id]} for coverage in page]
