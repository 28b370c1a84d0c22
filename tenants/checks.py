"""System checks of the tenancy: the settings', and the database's (`manage.py check --database default`)."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connection

from core.connection import bound_connection
from tenants.context import as_administrator


@register()
def caches_know_their_place(**_kwargs: Any) -> list[CheckMessage]:
    """Every cache alias must keep places apart."""
    return [
        Error(
            f"The cache “{alias}” does not keep workspaces apart.",
            hint="Set KEY_FUNCTION.",
            id="tenants.E001",
        )
        for alias, cache in settings.CACHES.items()
        if cache.get("KEY_FUNCTION") != "tenants.cache.key_of_place"
    ]


@register(Tags.database)
def database_is_as_it_must_be(databases: Any = None, **_kwargs: Any) -> list[CheckMessage]:
    """Every schema, role, right and revoke is as expected, and no transaction pooler stands between."""
    if not databases or bound_connection().is_owner:
        return []  # the owner is here to mend it
    return [
        *(
            Error(fault, hint="Run manage.py prepare_database.", id="tenants.E002")
            for fault in found()
        ),
        *pooler_faults(),
    ]


def found() -> list[str]:
    """Return what is wrong with the database; asked as the administrator, who alone may read the template."""
    from tenants.provisioning.verification import faults  # noqa: PLC0415  models are loaded after checks

    with as_administrator(), connection.cursor() as cursor:
        return faults(cursor)


def pooler_faults() -> list[CheckMessage]:
    """Refuse a pooler that lends one server connection to several of ours."""
    from tenants.provisioning.pooler import lends_connections  # noqa: PLC0415  it imports this module

    if not lends_connections():
        return []
    return [
        Error(
            "A pooler lends one connection of the server to several of ours: workspaces would be mixed up.",
            hint="Connect to PostgreSQL itself, or set the pooler to session mode.",
            id="tenants.E003",
        )
    ]
