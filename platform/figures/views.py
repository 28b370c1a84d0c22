"""Where the official figures come from, and how fresh they are."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.access import administrator, signed_in
from figures.models import Connector, Source
from figures.queries import freshness
from figures.services import ask_for_fetch

PER_PAGE = 25


@signed_in
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """List the sources with their freshness, for everybody who signs in: officers and municipalities read the same."""
    return render(request, "figures/sources.html", {"found": freshness()} | _who(request))


@signed_in
@require_safe
def fetches(request: HttpRequest, key: str) -> HttpResponse:
    """Show a source with its fetches, the latest first."""
    source = get_object_or_404(Source.objects.select_related("data_source"), key=key)
    page = Paginator(source.runs.all(), PER_PAGE).get_page(request.GET.get("page"))
    recipes = source.recipes.select_related("version__definition")
    shown = {
        "source": source,
        "page": page,
        "recipes": recipes,
        "can_fetch": source.connector != Connector.FILE,
    }
    return render(request, "figures/fetches.html", shown | _who(request))


@administrator
@require_POST
def fetch(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for a fetch of one table; the worker makes it."""
    source = get_object_or_404(Source.objects.exclude(connector=Connector.FILE), key=key)
    ask_for_fetch(source)
    messages.success(request, _("The table is fetched. Its state is on this page in a moment."))
    return redirect("figures:fetches", key)


def _who(request: HttpRequest) -> dict[str, bool]:
    return {"keeps": bool(getattr(request.user, "is_platform_administrator", False))}
