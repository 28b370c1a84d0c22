"""One key for one act: what is sent again with the same key is not done again."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from django.utils.translation import gettext as _
from rest_framework.request import Request

from api.errors import Problem

KEY = re.compile(r"[!-~]{1,100}")
Handler = TypeVar("Handler", bound=Callable[..., Any])


def needs_idempotency_key(handler: Handler) -> Handler:
    """Mark a handler that asks `idempotency_key_of`, for the description of the API."""
    handler.needs_idempotency_key = True  # type: ignore[attr-defined]  # a function takes attributes
    return handler


def idempotency_key_of(request: Request) -> str:
    """Return the key in the header Idempotency-Key.

    Raises Problem: 400 when there is none, or one that is not 1 to 100 visible ASCII signs.
    """
    key = request.headers.get("Idempotency-Key", "").strip()
    if not KEY.fullmatch(key):
        raise Problem(
            400,
            "idempotency_key_required",
            _(
                "Send a key of your own making, of 1 to 100 visible signs, in the header Idempotency-Key. "
                "Sent again with the same key, the report is not sent twice."
            ),
        )
    return key
