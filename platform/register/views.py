"""Finding one's municipality or authority, for everybody."""

from datetime import date
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from core.access import public
from core.clock import today
from register.forms import FindForm
from register.models import Authority, AuthoritySuccession, Municipality, MunicipalitySuccession
from register.queries import (
    by_name,
    find_authorities,
    find_municipalities,
    municipalities_under,
    with_belongings,
)
from register.sources import SOURCES

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    from register.queries.municipalities import Belongings

PER_PAGE = 25


@public
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Show the municipalities and authorities that a name finds on a day."""
    form = FindForm(request.GET)
    found: dict[str, object] = {"form": form, "sources": SOURCES}
    if form.is_valid():
        text, on = form.cleaned_data["q"], form.cleaned_data["on"] or today()
        found |= {
            "text": text,
            "on": on,
            "authorities": _with_succession(find_authorities(text, on=on)),
            "page": _page(find_municipalities(text, on=on), request, on=on),
        }
    return render(request, "register/find.html", found)


@public
@require_safe
def authority(request: HttpRequest, key: str) -> HttpResponse:
    """Show an authority with its municipalities, today or on its last day."""
    shown = get_object_or_404(_with_succession(Authority.objects.all()), key=key)
    on = min(shown.valid_to or date.max, max(today(), shown.valid_from))
    municipalities = by_name(municipalities_under(shown, on=on))
    found = {"authority": shown, "on": on, "page": _page(municipalities, request, on=on)}
    return render(request, "register/authority.html", found | {"sources": SOURCES})


def _with_succession(authorities: QuerySet[Authority]) -> QuerySet[Authority]:
    before = AuthoritySuccession.objects.select_related("predecessor")
    after = AuthoritySuccession.objects.select_related("successor")
    return authorities.prefetch_related(
        Prefetch("taken_over", before), Prefetch("handed_on", after)
    )


def _page(
    municipalities: QuerySet[Municipality], request: HttpRequest, *, on: date
) -> "Page[WithAnnotations[Municipality, Belongings]]":
    mergers = MunicipalitySuccession.objects.filter(on__lte=on).select_related("predecessor")
    listed = with_belongings(municipalities, on=on).prefetch_related(Prefetch("mergers", mergers))
    return Paginator(listed, PER_PAGE).get_page(request.GET.get("page"))
