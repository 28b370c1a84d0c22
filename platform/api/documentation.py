"""The description of the API: as a document for programs, as a page for people."""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import get_urlconf
from django.utils import translation
from django.views.decorators.http import require_safe
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.operations import operation
from api.reading import Group, groups
from api.schema import document
from api.views import OpenView
from core.access import public


@lru_cache(maxsize=4)
def _described(_urlconf: Any) -> dict[str, Any]:
    # Names of fields come from the models, whose words are translated: the document has one language.
    with translation.override("en"):
        return document()


class OpenApi(serializers.Serializer[Any]):
    """An OpenAPI 3.1 document."""

    openapi = serializers.CharField()
    info = serializers.DictField()
    paths = serializers.DictField()
    components = serializers.DictField()


class SchemaView(OpenView):
    """The description of this host's addresses."""

    tag = "schema"

    @operation("read_schema", gives=OpenApi)
    def get(self, _request: Request) -> Response:
        """Read the description of the API."""
        return Response(_described(get_urlconf()))


@public
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show each operation with what it takes and gives, and how to call it."""
    shown = _described(get_urlconf())
    host = f"{request.scheme}://{request.get_host()}"
    listed: list[Group] = groups(shown, host=host)
    return render(request, "api/page.html", {"groups": listed, "openapi": shown["openapi"]})
