"""What the API's views have in common."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.errors import Problem
from api.operations import Operation, Shape
from api.paging import Pages
from core.access import public


class View(APIView):
    """Reads shapes, answers shapes and pages of them."""

    tag = ""
    pagination_class = Pages

    def describe(self, _method: str) -> Operation | None:
        """Say what the method does, where its handler cannot."""
        return None

    def read(self, shape: Shape, data: Any, **options: Any) -> dict[str, Any]:
        """Return what was sent, as the shape reads it.

        Raises ValidationError.
        """
        asked = shape(data=data, **options)
        asked.is_valid(raise_exception=True)
        return dict(asked.validated_data)

    def asked(self, request: Request, shape: Shape) -> dict[str, Any]:
        """Return what the query asks for, as the shape reads it.

        Raises ValidationError.
        """
        return self.read(shape, request.query_params.dict())

    def page(
        self, request: Request, rows: Iterable[Any], shape: type[serializers.Serializer[Any]]
    ) -> Response:
        """Answer with one page of the rows."""
        pages = self.pagination_class()
        listed = rows if isinstance(rows, QuerySet) else list(rows)
        found = pages.paginate_queryset(listed, request, view=self)
        return pages.get_paginated_response(shape(found, many=True).data)


@public
class OpenView(View):
    """For everybody: who asks is not looked at."""

    authentication_classes = ()


@public
class NothingHere(View):
    """Answers where there is no address, so that programs get a problem rather than a page."""

    authentication_classes = ()
    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        raise Problem(404, "not_found", _("There is nothing at this address."))
