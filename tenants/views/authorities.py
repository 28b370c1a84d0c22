"""The platform's administrator says who acts for a regional authority."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.access import administrator
from core.errors import Refusal
from register.models import Authority
from tenants.forms import InviteOfficerForm, RoleForm
from tenants.models import Officer
from tenants.queries import authorities_today, officers_of
from tenants.requests import PersonRequest
from tenants.services import change_role, end_role, invite
from tenants.views.saying import listed_invitations, on_its_way


@administrator
@require_safe
def authorities(request: PersonRequest) -> HttpResponse:
    """List today's authorities, and how many act for each."""
    shown = {"nav_key": "authorities", "authorities": authorities_today()}
    return render(request, "tenants/authorities.html", shown)


@administrator
@require_http_methods(["GET", "POST"])
def authority(request: PersonRequest, key: str) -> HttpResponse:
    """Show who acts for an authority, and invite somebody else to."""
    shown_one = get_object_or_404(Authority, key=key)
    form = InviteOfficerForm(request.POST or None, initial={"language": request.user.language})
    if form.is_valid():
        said = form.cleaned_data
        try:
            invite(said.pop("email"), to=shown_one, by=request.user, **said)
        except Refusal as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, on_its_way(form["email"].value()))
            return redirect("platform:authority", key)
    shown = {
        "nav_key": "authorities",
        "authority": shown_one,
        "form": form,
        "officers": officers_of(shown_one),
        "invitations": listed_invitations(shown_one),
    }
    status = 422 if form.is_bound else 200
    return render(request, "tenants/authority.html", shown, status=status)


@administrator
@require_http_methods(["GET", "POST"])
def change(request: PersonRequest, pk: int) -> HttpResponse:
    """Change an officer's role, and until when they have it."""
    held = _office(pk)
    form = RoleForm(request.POST or None, held=held)
    if form.is_valid():
        change_role(held, by=request.user, **form.cleaned_data)
        messages.success(request, _("The role of %(name)s was changed.") % {"name": held.user})
        return redirect("platform:authority", held.authority_id)
    shown = {"nav_key": "authorities", "form": form, "held": held, "back": _back(held)}
    return render(request, "tenants/role.html", shown, status=422 if form.is_bound else 200)


@administrator
@require_http_methods(["GET", "POST"])
def end(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask first, then end an office."""
    held = _office(pk)
    if request.method == "POST":
        end_role(held, by=request.user)
        messages.success(request, _("%(name)s is no longer here.") % {"name": held.user})
        return redirect("platform:authority", held.authority_id)
    shown = {
        "nav_key": "authorities",
        "held": held,
        "place_name": held.authority.name,
        "back": _back(held),
    }
    return render(request, "tenants/end_role.html", shown)


def _office(pk: int) -> Officer:
    offices = Officer.objects.select_related("user", "authority").filter(ended_at=None)
    found: Officer = get_object_or_404(offices, pk=pk)
    return found


def _back(held: Officer) -> str:
    return reverse("platform:authority", args=[held.authority_id])
