"""Fill the browser's database through the services, and tell as JSON what there is to see.

Run as a process of its own, with the database in DATABASE_URL: this one is committed, the tests' own is always rolled back.
"""

import json
import sys
from typing import Any

import django
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

SEES = ("coordinator", "officer", "regional_reader", "administrator", "reader", "anonymous")


def pages(scene: Any) -> list[dict[str, Any]]:
    """List the pages of the access table that somebody may see, with their addresses in each language and who looks."""
    from tests.access.calling import prepared  # noqa: PLC0415  Django first
    from tests.access.table import rows  # noqa: PLC0415

    found = []
    for row in rows():
        who = next((role for role in SEES if row.for_role(role) == "ok"), None)
        if row.method != "GET" or row.is_a_group or who is None:
            continue
        with transaction.atomic():
            call = prepared(row, scene)
        found.append(
            {
                "name": str(row),
                "place": row.place,
                "who": who,
                "query": call.query,
                "paths": paths(row.place, row.name, call.kwargs),
            }
        )
    return found + librarys_pages()


def librarys_pages() -> list[dict[str, Any]]:
    """List allauth's pages that need nothing in their address."""
    from tests.access.addresses import addresses  # noqa: PLC0415

    return [
        {
            "name": address.name,
            "place": "front",
            "who": "reader" if needs_person(address.name) else "anonymous",
            "query": {},
            "paths": paths("front", address.name, {}),
        }
        for address in addresses("front")
        if address.name.startswith(("account_", "mfa_")) and not address.takes
    ]


def needs_person(name: str) -> bool:
    return name.startswith("mfa_") or name in {
        "account_email",
        "account_logout",
        "account_change_password",
        "account_reauthenticate",
    }


def paths(place: str, name: str, kwargs: dict[str, Any]) -> dict[str, str]:
    """Return an address in each language."""
    urlconf = settings.ROOT_URLCONF if place == "front" else settings.WORKSPACE_URLCONF
    found = {}
    for language in ("fi", "sv", "en"):
        with translation.override(language):
            found[language] = reverse(name, urlconf=urlconf, kwargs=kwargs)
    return found


def newcomer(scene: Any) -> str:
    """Give a workspace in which nothing has been done its coordinator, and return its host."""
    from tenants.models import Workspace  # noqa: PLC0415
    from tests.makers import make_member, make_user, with_factor  # noqa: PLC0415

    workspace = Workspace.objects.get(schema_name="m257")
    person = make_user("newcomer")
    scene.secrets["newcomer"] = with_factor(person)
    scene.people["newcomer"] = person
    make_member(person, workspace=workspace, role="coordinator")
    return str(workspace.host)


def world() -> dict[str, Any]:
    """Move the workspaces to this machine's hosts, fill two of them, and return what there is."""
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes  # noqa: PLC0415

    from core.connection import bound_connection  # noqa: PLC0415
    from tenants.context import as_administrator  # noqa: PLC0415
    from tenants.database.binding import shared_binding  # noqa: PLC0415
    from tenants.models import Domain  # noqa: PLC0415
    from tests.access.scene import make_scene  # noqa: PLC0415
    from tests.makers import PASSWORD  # noqa: PLC0415

    bound_connection().bind(shared_binding("front"))
    with as_administrator(), transaction.atomic():
        for domain in Domain.objects.select_related("tenant"):
            domain.domain = domain.tenant.host
            domain.save()
    with transaction.atomic():
        scene = make_scene()
        RecoveryCodes.activate(scene.people["reader"])
        fresh = newcomer(scene)
    return {
        "hosts": {
            "front": settings.BASE_HOST,
            "workspace": scene.here.host,
            "other": scene.there.host,
            "fresh": fresh,
        },
        "people": {
            role: {"email": user.email, "password": PASSWORD, "secret": scene.secrets[role]}
            for role, user in scene.people.items()
        },
        "sessions": {f"{role} {place}": key for (role, place), key in scene.sessions.items()},
        "pages": pages(scene),
    }


if __name__ == "__main__":
    django.setup()
    json.dump(world(), sys.stdout)
