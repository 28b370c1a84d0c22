"""Opening workspaces."""

from datetime import date

from celery import current_app
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record
from core.clock import today
from core.errors import Refusal
from register.models import Municipality
from tenants.hosts import forget_hosts
from tenants.models import Domain, Participation, Workspace
from tenants.provisioning.schema import current_fingerprint, open_schema


class WorkspaceExists(Refusal):
    """The municipality has a workspace already."""

    code = "workspace_exists"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            _("%(municipality)s has a workspace already: %(address)s")
            % {"municipality": workspace.name, "address": workspace.address}
        )


@transaction.atomic
def open_workspace(
    municipality: Municipality, *, by: User | None = None, on: date | None = None
) -> Workspace:
    """Open a municipality's workspace: row, host, schema, role and rights, all or nothing. Asked by the administrator.

    Raises WorkspaceExists.
    """
    schema = f"m{municipality.code}"
    existing = Workspace.objects.filter(schema_name=schema).first()
    if existing is not None:
        raise WorkspaceExists(existing)
    workspace = Workspace(
        schema_name=schema,
        municipality=municipality,
        slug=municipality.slug,
        name_fi=municipality.name_fi,
        name_sv=municipality.name_sv,
        name_en=municipality.name_en,
        languages=list(municipality.languages),
        schema_fingerprint=current_fingerprint(),
    )
    workspace.full_clean()
    workspace.save()
    Domain.objects.create(
        domain=f"{workspace.slug}.{settings.BASE_HOST}", tenant=workspace, is_primary=True
    )
    Participation.objects.create(
        workspace=workspace, municipality=municipality, valid_from=on or today()
    )
    open_schema(schema)
    record("workspace.opened", workspace, by=by)
    forget_hosts()
    return workspace


def keep_spares_ready() -> None:
    """Have the worker make up for a spare schema that was used."""
    current_app.tasks["tenants.keep_spares"].delay()
