"""Letters that the authority has sent."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.access import member
from core.clock import today
from reporting.permissions import can_read
from reporting.rounds import letters
from reporting.views.page import crumbs
from tenants.requests import MemberRequest
from ui.navigation import Link

PER_PAGE = 25


@member(can_read)
@require_safe
def letters_here(request: MemberRequest) -> HttpResponse:
    """List the authority's letters, the newest first."""
    page = Paginator(letters(today()), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "crumbs": crumbs(), "nav_key": "reporting"}
    return render(request, "reporting/letters.html", context)


@member(can_read)
@require_safe
def letter(request: MemberRequest, round_id: UUID) -> HttpResponse:
    """Show a letter with its questions."""
    found = next((each for each in letters(today()) if each.id == str(round_id)), None)
    if found is None:
        raise Http404
    context = {
        "letter": found,
        "crumbs": [*crumbs(), Link(_("Letters of the authority"), reverse("reporting:letters"))],
        "nav_key": "reporting",
    }
    return render(request, "reporting/letter.html", context)
