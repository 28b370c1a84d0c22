"""Who is in the workspace: the coordinator's pages."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Invitation
from core.access import member
from core.errors import Refusal
from tenants.entry import front_door
from tenants.forms import InviteExpertForm, InviteForm, RoleForm, SearchForm
from tenants.models import Membership
from tenants.permissions import can_manage_people
from tenants.queries import members_of
from tenants.requests import MemberRequest
from tenants.services import change_role, end_role, invite
from tenants.views.saying import (
    listed_invitations,
    on_its_way,
    send_again_and_say,
    withdraw_and_say,
)

PER_PAGE = 25


@member(can_manage_people)
@require_safe
def people(request: MemberRequest) -> HttpResponse:
    """List who is here, and who has been invited."""
    form = SearchForm(request.GET)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    listed = Paginator(members_of(request.workspace, text=text), PER_PAGE)
    shown = {
        "nav_key": "people",
        "form": form,
        "text": text,
        "page": listed.get_page(request.GET.get("page")),
        "invitations": listed_invitations(request.workspace),
    }
    return render(request, "tenants/people.html", shown)


@member(can_manage_people)
@require_http_methods(["GET", "POST"])
def invite_somebody(request: MemberRequest) -> HttpResponse:
    """Ask whom to invite, and send the invitation."""
    return _invite(request, InviteForm, "tenants/invite.html")


@member(can_manage_people)
@require_http_methods(["GET", "POST"])
def invite_expert(request: MemberRequest) -> HttpResponse:
    """Ask which outside expert to invite and until when, and send the invitation."""
    return _invite(request, InviteExpertForm, "tenants/invite_expert.html")


def _invite(request: MemberRequest, make: type[InviteForm], page: str) -> HttpResponse:
    form = make(request.POST or None, initial={"language": request.user.language})
    if form.is_valid():
        said = form.cleaned_data
        try:
            invite(said.pop("email"), to=request.workspace, by=request.user, **said)
        except Refusal as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, on_its_way(form["email"].value()))
            return redirect("people:list")
    status = 422 if form.is_bound else 200
    return render(request, page, {"nav_key": "people", "form": form}, status=status)


@member(can_manage_people)
@require_http_methods(["GET", "POST"])
def change(request: MemberRequest, pk: int) -> HttpResponse:
    """Change a member's role, and until when they have it."""
    held = _member(request, pk)
    form = RoleForm(request.POST or None, held=held)
    if form.is_valid():
        try:
            change_role(held, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("role", str(refusal))
        else:
            messages.success(request, _("The role of %(name)s was changed.") % {"name": held.user})
            return redirect("people:list")
    shown = {"nav_key": "people", "form": form, "held": held, "back": reverse("people:list")}
    return render(request, "tenants/role.html", shown, status=422 if form.is_bound else 200)


@member(can_manage_people)
@require_http_methods(["GET", "POST"])
def end(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask first, then end a membership."""
    held = _member(request, pk)
    refused = ""
    if request.method == "POST":
        try:
            end_role(held, by=request.user)
        except Refusal as refusal:
            refused = str(refusal)
        else:
            if held.user_id == request.user.pk:
                return redirect(front_door())
            messages.success(request, _("%(name)s is no longer here.") % {"name": held.user})
            return redirect("people:list")
    shown = {
        "nav_key": "people",
        "held": held,
        "refused": refused,
        "place_name": request.workspace.name,
        "back": reverse("people:list"),
    }
    return render(request, "tenants/end_role.html", shown, status=409 if refused else 200)


@member(can_manage_people)
@require_POST
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Withdraw an invitation."""
    withdraw_and_say(request, _invitation(request, pk))
    return redirect("people:list")


@member(can_manage_people)
@require_POST
def send_again(request: MemberRequest, pk: int) -> HttpResponse:
    """Send an invitation anew."""
    send_again_and_say(request, _invitation(request, pk))
    return redirect("people:list")


def _member(request: MemberRequest, pk: int) -> Membership:
    found: Membership = get_object_or_404(members_of(request.workspace), pk=pk)
    return found


def _invitation(request: MemberRequest, pk: int) -> Invitation:
    return get_object_or_404(Invitation, pk=pk, place=request.workspace.schema_name)
