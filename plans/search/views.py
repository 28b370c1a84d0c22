"""The page of results."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.access import member
from plans.pages import show
from plans.permissions import can_read
from plans.search.kinds import SEARCHABLE
from plans.search.queries import marked, places_of, query_of, search
from tenants.requests import MemberRequest
from ui.navigation import Link

PER_PAGE = 25


@member(can_read)
@require_safe
def search_page(request: MemberRequest) -> HttpResponse:
    """Show what has the words, the best first; of one kind if one is chosen."""
    text = request.GET.get("q", "").replace("\0", "")[:100].strip()
    kind = request.GET.get("kind", "")
    kinds = tuple(each for each in SEARCHABLE if each.kind == kind) or SEARCHABLE
    page = None
    rows = []
    if query_of(text):
        page = Paginator(search(text, kinds), PER_PAGE).get_page(request.GET.get("page"))
        found = list(page)
        places = places_of(found)
        labels = {each.kind: each.label for each in SEARCHABLE}
        rows = [
            {
                "label": labels[row["hit_kind"]],
                "place": places.get((row["hit_kind"], row["hit_key"])),
                "title": row["hit_title"],
                "excerpt": marked(row["hit_excerpt"]),
            }
            for row in found
        ]
    context = {
        "text": text,
        "kind": kind,
        "kinds": SEARCHABLE,
        "page": page,
        "rows": rows,
        "nav_key": "",
        "crumbs": [Link(_("Overview"), reverse("plans:home"))],
    }
    return show(request, ("plans/search/search.html", "plans/search/_results.html"), context)
