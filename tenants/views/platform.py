"""The platform's administrator opens workspaces, and sees that somebody leads each."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Invitation
from core.access import administrator
from core.errors import Refusal
from tenants.forms import InviteCoordinatorForm, OpenWorkspaceForm, SearchForm
from tenants.models import Role, Workspace
from tenants.queries import members_of, workspaces
from tenants.requests import PersonRequest
from tenants.services import invite, keep_spares_ready, open_workspace
from tenants.views.saying import (
    listed_invitations,
    on_its_way,
    send_again_and_say,
    withdraw_and_say,
)

PER_PAGE = 25


@administrator
@require_safe
def list_workspaces(request: PersonRequest) -> HttpResponse:
    """List the workspaces, with search."""
    form = SearchForm(request.GET)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    page = Paginator(workspaces(text=text), PER_PAGE).get_page(request.GET.get("page"))
    shown = {"nav_key": "workspaces", "form": form, "text": text, "page": page}
    return render(request, "tenants/workspaces.html", shown)


@administrator
@require_http_methods(["GET", "POST"])
def open_one(request: PersonRequest) -> HttpResponse:
    """Open a municipality's workspace and invite its first coordinator, both or neither."""
    form = OpenWorkspaceForm(request.POST or None, initial={"language": request.user.language})
    if form.is_valid():
        try:
            workspace = _opened(request, form)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("The workspace of %(name)s is open.") % {"name": workspace.name}
            )
            return redirect("platform:workspace", workspace.slug)
    shown = {"nav_key": "workspaces", "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "tenants/open_workspace.html", shown, status=status)


@transaction.atomic
def _opened(request: PersonRequest, form: OpenWorkspaceForm) -> Workspace:
    said = form.cleaned_data
    workspace = open_workspace(said["municipality"], by=request.user)
    invite(
        said["email"],
        to=workspace,
        role=Role.COORDINATOR,
        by=request.user,
        language=said["language"],
    )
    keep_spares_ready()
    return workspace


@administrator
@require_http_methods(["GET", "POST"])
def one_workspace(request: PersonRequest, slug: str) -> HttpResponse:
    """Show who leads a workspace, and invite somebody else to."""
    workspace = get_object_or_404(Workspace.objects.select_related("municipality"), slug=slug)
    form = InviteCoordinatorForm(request.POST or None, initial={"language": request.user.language})
    if form.is_valid():
        said = form.cleaned_data
        try:
            invite(said.pop("email"), to=workspace, role=Role.COORDINATOR, by=request.user, **said)
        except Refusal as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, on_its_way(form["email"].value()))
            return redirect("platform:workspace", slug)
    shown = {
        "nav_key": "workspaces",
        "opened": workspace,
        "form": form,
        "coordinators": members_of(workspace).filter(role=Role.COORDINATOR),
        "invitations": [
            row for row in listed_invitations(workspace) if row.role == Role.COORDINATOR
        ],
    }
    status = 422 if form.is_bound else 200
    return render(request, "tenants/workspace.html", shown, status=status)


@administrator
@require_POST
def withdraw(request: PersonRequest, pk: int) -> HttpResponse:
    """Withdraw an invitation to any place."""
    found = get_object_or_404(Invitation, pk=pk)
    withdraw_and_say(request, found)
    return _back(found)


@administrator
@require_POST
def send_again(request: PersonRequest, pk: int) -> HttpResponse:
    """Send an invitation to any place anew."""
    found = get_object_or_404(Invitation, pk=pk)
    send_again_and_say(request, found)
    return _back(found)


def _back(invitation: Invitation) -> HttpResponse:
    workspace = Workspace.objects.filter(schema_name=invitation.place).first()
    if workspace is None:
        return redirect("platform:authority", invitation.place)
    return redirect("platform:workspace", workspace.slug)
