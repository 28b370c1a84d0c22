"""From a host name to a place, and from a view to the right that it asks."""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import DisallowedHost, PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import set_urlconf

from core.access import Access, Who, access_of
from tenants.context import as_administrator, at_front_door, inside, nowhere, over_region
from tenants.entry import entry_address
from tenants.hosts import is_front_door, workspace_at
from tenants.people import member_of, officer_of
from tenants.requests import Request
from tenants.typed import typed_texts

Next = Callable[[Request], HttpResponse]
REGION = re.compile(r"^/(?:(?:fi|sv|en)/region/|api/v1/region/)")
ADMINISTRATION = re.compile(r"^/(?:(?:fi|sv|en)/platform/|administration/)")
LIBRARIES = ("allauth.", "django.contrib.admin.")


class HostMiddleware:
    """Opens the place that the host name leads to, for as long as the request lasts; unknown hosts get a page that says so."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        with nowhere():  # whatever this thread did before is over
            return self._at_host(request)

    def _at_host(self, request: Request) -> HttpResponse:
        try:
            host = request.get_host().split(":")[0].rstrip(".").lower()
        except DisallowedHost:
            return unknown_host(request)
        if is_front_door(host):
            return self._front(request)
        workspace = workspace_at(host)
        if workspace is None:
            return unknown_host(request)
        request.workspace = workspace
        request.urlconf = settings.WORKSPACE_URLCONF
        set_urlconf(settings.WORKSPACE_URLCONF)
        try:
            with inside(workspace):
                return self.get_response(request)
        finally:
            set_urlconf(None)

    def _front(self, request: Request) -> HttpResponse:
        request.workspace = None
        if REGION.match(request.path):
            door = over_region
        elif ADMINISTRATION.match(request.path):
            door = as_administrator
        else:
            door = at_front_door
        with door():
            return self.get_response(request)


class AccessMiddleware:
    """Refuses whoever lacks what a view declares, and everybody where it declares nothing."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: Request, view: Any, _args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if view.__module__.startswith(LIBRARIES) or hasattr(view, "cls"):
            return None  # libraries guard their own views; the API asks in api.permissions
        access = access_of(view)
        if access is None:
            raise PermissionDenied
        if access.who is Who.ANYONE:
            return None
        if not request.user.is_authenticated:
            return to_sign_in(request)
        if not _allows(access, request, kwargs):
            raise PermissionDenied
        return None


def _allows(access: Access, request: Request, kwargs: dict[str, Any]) -> bool:
    if access.who is Who.SIGNED_IN:
        return True
    if access.who is Who.ADMINISTRATOR:
        return bool(getattr(request.user, "is_platform_administrator", False))
    who: Any
    if access.who is Who.MEMBER:
        who = member_of(request)
        request.__dict__["member"] = who
    else:
        who = officer_of(request, kwargs.get("authority", ""))
        request.__dict__["officer"] = who
    return who is not None and (access.rule is None or access.rule(who))


def to_sign_in(request: Request) -> HttpResponse:
    """Send somebody to sign in, and back to where they were; htmx is told 401, so that nothing typed is lost."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=401)
    if request.method == "POST" and (texts := typed_texts(request)):
        # Sent on to sign in, a browser would forget what was written.
        context = {"texts": texts, "again": request.get_full_path()}
        return render(request, "tenants/signed_out.html", context, status=401)
    workspace = request.workspace
    if workspace is None:
        return redirect_to_login(request.get_full_path())
    return entry_address(request, workspace)


def unknown_host(request: Request) -> HttpResponse:
    """Say that nobody lives at this address."""
    return render(request, "ui/unknown_host.html", {"front_door": settings.BASE_HOST}, status=404)
