"""Which version of a thing is read, and which one is changed (RFC 9110, ETag and If-Match; RFC 6585, 428)."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from django.utils.translation import gettext as _
from rest_framework.request import Request

from api.errors import Problem

TAG = re.compile(r'"([0-9]{1,9})"')
Handler = TypeVar("Handler", bound=Callable[..., Any])


def tag_of(version: int) -> str:
    """Write a version as an entity tag."""
    return f'"{version}"'


def needs_version(handler: Handler) -> Handler:
    """Mark a handler that asks `version_of`, for the description of the API.

    The handler itself asks, after it has found the thing: what is not there for somebody needs no version.
    """
    handler.needs_version = True  # type: ignore[attr-defined]  # a function takes attributes
    return handler


def version_of(request: Request) -> int:
    """Return the version that If-Match names.

    Raises Problem: 428 when nothing is named, 400 when it is not one tag as this service gives them.
    """
    said = request.headers.get("If-Match", "").strip()
    if said in {"", "*"}:
        raise Problem(
            428,
            "version_required",
            _("Send the ETag that you read in the header If-Match, so that nobody's work is lost."),
        )
    found = TAG.fullmatch(said)
    if found is None:
        raise Problem(
            400,
            "version_not_understood",
            _("The header If-Match holds one ETag in quotation marks, as it was read."),
        )
    return int(found[1])
