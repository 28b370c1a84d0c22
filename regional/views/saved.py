"""Views that officers have saved, and letters on what changes in them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.access import officer
from regional.errors import NameTaken
from regional.forms import SaveViewForm
from regional.models import Pace, SavedView, Subscription, ViewPage
from regional.permissions import can_read
from regional.services.saved_views import (
    kept_query,
    remove_view,
    save_view,
    subscribe,
    unsubscribe,
    views_of,
)
from regional.views.page import address, draw, way_here
from tenants.requests import OfficerRequest


@officer(can_read)
@require_http_methods(["GET", "HEAD", "POST"])
def saved_views(request: OfficerRequest, **_region: str) -> HttpResponse:
    """List an officer's views and the authority's, and save what is chosen on a page as a new one."""
    form = SaveViewForm(request.POST or None, initial=_chosen(request))
    if request.method == "POST" and form.is_valid():
        try:
            view = save_view(by=request.officer, **form.cleaned_data)
        except NameTaken as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("The view “%(name)s” was saved.") % {"name": view.name})
            return HttpResponseRedirect(address(request, "views"))
    status = 422 if form.errors else 200
    return draw(
        request, "regional/views.html", _context(request, form), room="overview", status=status
    )


@officer(can_read)
@require_POST
def view_subscribe(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Have letters sent on a view; an empty choice ends them."""
    view, pace = _view(request, pk), request.POST.get("pace", "")
    if pace in Pace.values:
        subscribe(view, by=request.officer, pace=pace)
        messages.success(request, _("You will be told by e-mail what changes in the view."))
    else:
        unsubscribe(view.pk, by=request.officer)
        messages.success(request, _("No more letters are sent to you of this view."))
    return HttpResponseRedirect(address(request, "views"))


@officer(can_read)
@require_http_methods(["GET", "HEAD", "POST"])
def view_remove(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Remove one's own view, once it is confirmed."""
    own = SavedView.objects.filter(owner=request.user, authority=request.officer.authority_id)
    view = get_object_or_404(own, pk=pk)
    if request.method == "POST":
        remove_view(view, by=request.officer)
        messages.success(request, _("The view was removed."))
        return HttpResponseRedirect(address(request, "views"))
    readers = view.subscriptions.exclude(person=request.user).count()
    context = {"view": view, "readers": readers, "crumbs": way_here(request, "overview")}
    return draw(request, "regional/view_remove.html", context, room="overview")


def _view(request: OfficerRequest, pk: UUID) -> SavedView:
    return get_object_or_404(views_of(request.officer), pk=pk)


def _chosen(request: OfficerRequest) -> dict[str, Any]:
    page = request.GET.get("page", "")
    query = request.GET.copy()
    query.pop("page", None)
    known = page if page in ViewPage.values else ViewPage.OVERVIEW
    return {"page": known, "query": kept_query(query.urlencode()), "is_shared": True}


def _context(request: OfficerRequest, form: SaveViewForm) -> dict[str, Any]:
    mine = Subscription.objects.filter(person=request.user).values_list("view", "pace")
    paces = dict(mine)
    rows = [
        {
            "view": view,
            "is_own": view.owner_id == request.user.pk,
            "pace": paces.get(view.pk, ""),
            "address": _address(request, view),
        }
        for view in views_of(request.officer)
    ]
    return {
        "form": form,
        "rows": rows,
        "paces": Pace.choices,
        "is_new": "page" in request.GET or form.is_bound,
        "crumbs": way_here(request, "overview"),
    }


def _address(request: OfficerRequest, view: SavedView) -> str:
    place = address(request, view.page)
    return f"{place}?{view.query}" if view.query else place
