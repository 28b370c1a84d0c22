"""The page that an invitation's link leads to, at the front door."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.core.internal import ratelimit
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import Invitation
from core.access import public
from core.errors import Refusal
from tenants.forms import NewPersonForm
from tenants.models import Workspace
from tenants.requests import PersonRequest, Request
from tenants.services import accept, accept_as_new_person, open_invitation
from tenants.services.invitations import InvitationNotValid, destination_of, has_account

GUESSES = {"invitation": "20/h/ip"}  # links that lead nowhere


@public
@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: Request, token: str) -> HttpResponse:
    """Show an invitation, and accept it: as oneself, or with a new account."""
    if not _may_guess(request, dry_run=True):
        return render(request, "429.html", status=429)
    try:
        found = open_invitation(token)
        if request.user.is_authenticated:
            return _as_oneself(request, found, token)  # type: ignore[arg-type]  # somebody is signed in
        return _as_nobody(request, found, token)
    except Refusal as refusal:
        if isinstance(refusal, InvitationNotValid):
            _may_guess(request)
        return render(request, "tenants/invitation_refused.html", {"refusal": refusal}, status=410)


def _may_guess(request: Request, *, dry_run: bool = False) -> bool:
    usage = ratelimit.consume(
        request,
        app="invitations",
        action="invitation",
        config=GUESSES,
        dry_run=dry_run,
        limit_get=True,
    )
    return usage is not None


def _as_oneself(request: PersonRequest, found: Invitation, token: str) -> HttpResponse:
    if request.method == "POST":
        to = accept(token, user=request.user).to
        messages.success(request, _("Welcome! Your role is in force now."))
        if isinstance(to, Workspace):
            return redirect("tenants:enter", to.slug)
        return redirect("tenants:places")
    shown = _shown(found) | {"is_other": found.email != request.user.email.lower()}
    return render(request, "tenants/invitation.html", shown)


def _as_nobody(request: Request, found: Invitation, token: str) -> HttpResponse:
    shown = _shown(found)
    if has_account(found):
        here = reverse("tenants:invitation", args=[token])
        sign_in = f"{reverse('account_login')}?next={here}"
        return render(request, "tenants/invitation.html", shown | {"sign_in": sign_in})
    form = NewPersonForm(request.POST or None, invitation=found)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "tenants/invitation.html", shown | {"form": form}, status=status)
    user = accept_as_new_person(
        token, name=form.cleaned_data["name"], password=form.cleaned_data["password"]
    )
    # Whoever has just chosen a password is not asked for it again when they set up the second factor.
    record_authentication(request, user, method="password", email=user.email, reauthenticated=True)
    answer: HttpResponse = perform_login(
        request, user, email=user.email, redirect_url=reverse("tenants:places")
    )
    return answer


def _shown(found: Invitation) -> dict[str, object]:
    destination = destination_of(found)
    return {
        "invitation": found,
        "destination": destination,
        "role": destination.role_words(found.role),
        "inviter": str(found.invited_by),
    }
