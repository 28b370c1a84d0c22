"""What every page knows of the place it is in."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tenants.entry import front_door
from tenants.models import Role


def place(request: HttpRequest) -> dict[str, object]:
    """Give templates the place, the ways through it and the person's account; asks no more than who the person is."""
    workspace = getattr(request, "workspace", None)
    member = getattr(request, "member", None)
    known: dict[str, Any] = {
        "workspace": workspace,
        "member": member,
        "officer": getattr(request, "officer", None),
        "base_host": settings.BASE_HOST,
        "front_door_url": front_door(f"/{get_language()}/"),
    }
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        known["account"] = _account(user, at_workspace=workspace is not None)
        known["account"]["links"] += _keys(member, getattr(request, "officer", None))
    else:
        known["sign_in_url"] = (
            _front("account_login") if workspace is None else f"/{get_language()}/"
        )
    if workspace is not None:
        known["place"] = {
            "name": workspace.name,
            "kind": workspace.get_kind_display(),
            "url": f"/{get_language()}/",
        }
        known["nav"] = _nav(member)
        if member is not None:
            known["switcher"] = [{"label": _("My workspaces"), "url": _front("tenants:places")}]
    elif request.resolver_match is not None and request.resolver_match.namespace == "platform":
        known |= _platform()
    return known


def _platform() -> dict[str, object]:
    parts = [
        ("workspaces", _("Workspaces"), "platform:workspaces"),
        ("authorities", _("Regional authorities"), "platform:authorities"),
        ("figures", _("Official figures"), "figures:sources"),
        ("tables", _("Register and catalogue"), "admin:index"),
    ]
    return {
        "place": {"name": _("Platform"), "kind": "", "url": reverse("platform:workspaces")},
        "nav": [{"key": key, "label": label, "url": reverse(name)} for key, label, name in parts],
    }


def _front(name: str) -> str:
    """Return the whole address of a page at the front door, from any host."""
    return front_door(reverse(name, urlconf=settings.ROOT_URLCONF))


def _keys(member: Any, officer: Any) -> list[dict[str, str]]:
    """Link to one's keys for programs, where one has a role."""
    if member is not None:
        return [{"label": _("API keys"), "url": reverse("keys:list")}]
    if officer is not None:
        return [{"label": _("API keys"), "url": reverse("keys:list", args=[officer.authority_id])}]
    return []


def _account(user: Any, *, at_workspace: bool) -> dict[str, Any]:
    links = [
        (_("My workspaces"), "tenants:places"),
        (_("My tasks"), "tenants:errands"),
        (_("Second factor"), "mfa_index"),
        (_("Change password"), "account_change_password"),
    ]
    if user.is_staff:
        links.append((_("Platform"), "platform:workspaces"))
    return {
        "name": str(user),
        "links": [{"label": label, "url": _front(name)} for label, name in links],
        "sign_out_url": reverse("arrival:leave") if at_workspace else reverse("account_logout"),
    }


def _nav(member: Any) -> list[dict[str, str]]:
    """List the parts of a workspace that exist and that the member may enter."""
    if member is None:
        return []
    parts: list[tuple[str, str, str, tuple[int, ...]]] = [
        ("home", _("Overview"), "plans:home", ()),
        ("cooperation", _("Cooperation"), "plans:step", (2,)),
        ("picture", _("Situation picture"), "plans:picture", ()),
        ("plan", _("Plan"), "plans:plan", ()),
        ("monitoring", _("Monitoring"), "plans:step", (6,)),
        ("tasks", _("Tasks"), "plans:tasks", ()),
        ("reporting", _("Reporting"), "reporting:list", ()),
    ]
    if member.role == Role.COORDINATOR:
        parts.append(("people", _("People"), "people:list", ()))
    return [
        {"key": key, "label": label, "url": url}
        for key, label, name, given in parts
        if (url := _address(name, *given))
    ]


def _address(name: str, *given: int) -> str:
    try:
        return reverse(name, args=given)
    except NoReverseMatch:
        return ""
