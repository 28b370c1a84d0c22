"""Open data: published facts, for everybody, without signing in."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition, require_safe

from core.access import public
from core.sheets import CSV, csv_of
from regional.data_catalogue import LICENCE, SETS, catalogue_of
from regional.models import Publication
from regional.queries.published import (
    CONTENTS,
    REPORTING,
    Table,
    contents_table,
    published_days,
    published_on,
    reporting_table,
)

TABLES: dict[str, Callable[[Publication], Table]] = {
    "reporting": reporting_table,
    "contents": contents_table,
}
YEAR, HOUR = 365 * 24 * 60 * 60, 60 * 60


@public
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Tell what is published, in which form, and under which licence."""
    context = {
        "days": published_days(),
        "columns": {"reporting": REPORTING, "contents": CONTENTS},
        "sets": list(SETS),
        "licence": LICENCE,
        "root": _root(request),
    }
    return render(request, "regional/open_data.html", context)


@public
@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Describe the data sets for catalogues: DCAT-AP as JSON-LD."""
    described = catalogue_of(published_days(), root=_root(request))
    answer = JsonResponse(described, content_type="application/ld+json")
    return _open(answer, seconds=HOUR)


@public
@require_safe
def newest(_request: HttpRequest, name: str, kind: str) -> HttpResponse:
    """Lead to the newest file of a data set.

    Raises Http404.
    """
    days = published_days()
    if not days or name not in TABLES:
        raise Http404
    address = reverse("open-data:file", kwargs={"name": name, "on": f"{days[0]}", "kind": kind})
    return _open(HttpResponseRedirect(address), seconds=HOUR)


def _etag(_request: HttpRequest, name: str, on: str, kind: str) -> str | None:
    found = published_on(_day(on))
    return f'"{found.content_hash[:32]}-{name}-{kind}"' if found else None


@public
@require_safe
@condition(etag_func=_etag)
def file(_request: HttpRequest, name: str, on: str, kind: str) -> HttpResponse:
    """Hand out what was published of a day: the same for ever.

    Raises Http404.
    """
    publication = published_on(_day(on))
    if publication is None or name not in TABLES:
        raise Http404
    table = TABLES[name](publication)
    answer: HttpResponse
    if kind == "csv":
        answer = HttpResponse(csv_of(table.lines()), content_type=CSV)
        answer["Content-Disposition"] = f'attachment; filename="kotopolku-{name}-{on}.csv"'
    else:
        said: dict[str, Any] = {"on": on, "licence": LICENCE, "rows": table.records()}
        answer = JsonResponse(said, json_dumps_params={"ensure_ascii": False})
    return _open(answer, seconds=YEAR)


def _open(answer: HttpResponse, *, seconds: int) -> HttpResponse:
    """Let every program and cache have the answer."""
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Link"] = f'<{LICENCE}>; rel="license"'
    patch_cache_control(answer, public=True, max_age=seconds)
    return answer


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Http404 from error


def _root(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
