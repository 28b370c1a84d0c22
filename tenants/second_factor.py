"""Nobody passes the front door into a workspace, a region or the administration on a password alone."""

import re
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from accounts.second_factor import second_factor_missing
from tenants.context import at_front_door
from tenants.requests import Request

BEYOND = re.compile(
    r"^/(?:(?:fi|sv|en)/(?:places|enter|region|platform)/|administration/|api/v1/region/)"
)


class SecondFactorMiddleware:
    """Sends people who have only a password to set up a second factor first; programs are refused."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: Request, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        if request.workspace is not None or not BEYOND.match(request.path):
            return None
        if not request.user.is_authenticated:
            return None
        with at_front_door():  # no other door may read of second factors
            missing = second_factor_missing(request.user)
        if not missing:
            return None
        if request.path.startswith("/api/"):
            raise PermissionDenied
        messages.info(request, _("Set up a second factor first: a code from an app, or a passkey."))
        return redirect("mfa_index")
