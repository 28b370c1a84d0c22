"""One's own keys: list, make, withdraw."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import ApiToken
from core.access import member, officer
from tenants.keys.forms import SCOPES, KeyForm
from tenants.keys.places import Place, authority_place, workspace_place
from tenants.keys.services import keys_of, last_day_of, make_key, withdraw_key
from tenants.permissions import can_hold_keys, can_hold_office_keys
from tenants.requests import MemberRequest, OfficerRequest


def _show(request: HttpRequest, place: Place, template: str, **more: object) -> HttpResponse:
    status = int(str(more.pop("status", 200)))
    shown: dict[str, object] = {"here": place, "base": place.base, "nav_key": "keys"}
    if place.args:
        shown["place"] = {"name": place.name, "kind": "", "url": ""}
    return render(request, f"tenants/keys/{template}.html", shown | more, status=status)


def _list(request: HttpRequest, place: Place) -> HttpResponse:
    keys = [
        {
            "key": key,
            "url": place.withdraw_url(key),
            "scopes": _words(key.scopes),
            "last_day": last_day_of(key),
        }
        for key in keys_of(place.person, place=place.key)
    ]
    return _show(request, place, "list", keys=keys)


def _words(scopes: list[str]) -> str:
    return ", ".join(str(SCOPES[ApiToken.Scope(scope)]) for scope in scopes)


def _new(request: HttpRequest, place: Place) -> HttpResponse:
    form = KeyForm(request.POST or None, scopes=place.scopes)
    if not form.is_valid():
        return _show(request, place, "new", form=form, status=422 if form.is_bound else 200)
    key, secret = make_key(place.person, place=place.key, **form.cleaned_data)
    # Shown once and in this answer alone: a redirect would have to keep it somewhere.
    said = {"scopes": _words(key.scopes), "last_day": last_day_of(key)}
    return _show(request, place, "made", key=key, secret=secret, **said)


def _revoke(request: HttpRequest, place: Place, pk: str) -> HttpResponse:
    key = get_object_or_404(keys_of(place.person, place=place.key), pk=pk)
    if request.method == "POST":
        withdraw_key(key, by=place.person)
        messages.success(request, _("The key “%(name)s” was withdrawn.") % {"name": key.name})
        return redirect(place.all_url)
    return _show(request, place, "revoke", key=key)


@member(can_hold_keys)
@require_safe
def keys(request: MemberRequest) -> HttpResponse:
    """List one's keys for this workspace."""
    return _list(request, workspace_place(request))


@member(can_hold_keys)
@never_cache
@require_http_methods(["GET", "POST"])
def new(request: MemberRequest) -> HttpResponse:
    """Make a key for this workspace."""
    return _new(request, workspace_place(request))


@member(can_hold_keys)
@require_http_methods(["GET", "POST"])
def revoke(request: MemberRequest, pk: str) -> HttpResponse:
    """Withdraw a key for this workspace, after asking."""
    return _revoke(request, workspace_place(request), pk)


@officer(can_hold_office_keys)
@require_safe
def office_keys(request: OfficerRequest, **_where: str) -> HttpResponse:
    """List one's keys for this authority."""
    return _list(request, authority_place(request))


@officer(can_hold_office_keys)
@never_cache
@require_http_methods(["GET", "POST"])
def new_at_office(request: OfficerRequest, **_where: str) -> HttpResponse:
    """Make a key for this authority."""
    return _new(request, authority_place(request))


@officer(can_hold_office_keys)
@require_http_methods(["GET", "POST"])
def revoke_at_office(request: OfficerRequest, pk: str, **_where: str) -> HttpResponse:
    """Withdraw a key for this authority, after asking."""
    return _revoke(request, authority_place(request), pk)
