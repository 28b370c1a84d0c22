"""The front door, and the way from it into a workspace."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from core.access import public, signed_in
from tenants.context import current_workspace
from tenants.entry import CodeNotValid, front_door, hand_over, safe_path, take_code
from tenants.models import Membership, Officer, Workspace
from tenants.requests import PersonRequest


@public
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Say what this is, and show the way in."""
    return render(request, "tenants/front.html")


@signed_in
@require_safe
def places(request: PersonRequest) -> HttpResponse:
    """List the workspaces and authorities in which the person has a role today."""
    memberships = Membership.objects.valid().filter(
        user_id=request.user.pk, workspace__closed_at=None
    )
    offices = Officer.objects.valid().filter(user_id=request.user.pk)
    return render(
        request,
        "tenants/places.html",
        {
            "memberships": memberships.select_related("workspace").order_by("workspace__name_fi"),
            "offices": offices.select_related("authority"),
        },
    )


@signed_in
@require_safe
def enter(request: PersonRequest, slug: str) -> HttpResponse:
    """Hand a signed-in person over to a workspace in which they have a role."""
    workspace = get_object_or_404(
        Workspace,
        slug=slug,
        closed_at=None,
        memberships__in=Membership.objects.valid().filter(user_id=request.user.pk),
    )
    nonce = request.GET.get("nonce", "")
    if not nonce:
        # The workspace's host sends the browser back here, with a cookie of its own.
        return redirect(f"{workspace.address}/")
    return redirect(
        hand_over(request.user, workspace=workspace, nonce_digest=nonce, path=safe_path(request))
    )


@public
@require_safe
def arrive(request: HttpRequest) -> HttpResponse:
    """Take the code from the front door, and go on to where the person was going."""
    try:
        take_code(request, workspace=current_workspace())
    except CodeNotValid as refusal:
        return render(request, "tenants/code_not_valid.html", {"refusal": refusal}, status=403)
    return redirect(safe_path(request))


@public
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out at this host, and go on to where one signs out of the service: the front door would let one in again."""
    logout(request)
    return redirect(front_door(reverse("account_logout", urlconf=settings.ROOT_URLCONF)))
