"""Who may do what in the shared schema: collected from each module's `database_rights`, applied and verified as a whole.

A module says `GRANTS = {table: {role: "SELECT, INSERT"}}`, `SEQUENCES` likewise, and `POLICIES = {table: {role: condition}}`.
A table with policies shows a role only the rows that its condition allows; roles of the shared layer see all rows they have a
right to.
"""

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.conf import settings

from tenants.database.binding import role

Rights = Mapping[str, Mapping[str, str]]
SHARED_ROLES = ("session", "front", "region", "admin", "workspace")


def declared(what: str) -> dict[str, dict[str, str]]:
    """Return GRANTS, SEQUENCES or POLICIES of all shared modules together."""
    found: dict[str, dict[str, str]] = {}
    for config in apps.get_app_configs():
        name = f"{config.name}.database_rights"
        if config.name in settings.SHARED_APPS and find_spec(name) is not None:
            for table, rights in getattr(import_module(name), what, {}).items():
                found.setdefault(table, {}).update(rights)
    return found


def apply_rights(cursor: Any) -> None:
    """Give the shared roles exactly what is declared. Asked of the owner."""
    names = ", ".join(f'"{role(name)}"' for name in SHARED_ROLES)
    cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {names}")
    cursor.execute(f"GRANT USAGE ON SCHEMA public TO {names}")
    for table, rights in declared("GRANTS").items():
        for name, privileges in rights.items():
            cursor.execute(f'GRANT {privileges} ON {table} TO "{role(name)}"')
    # Identity columns need no right to their sequences; trigger functions none to be called.
    cursor.execute(f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {names}")
    cursor.execute("REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC")
    for sequence, rights in declared("SEQUENCES").items():
        for name, privileges in rights.items():
            cursor.execute(f'GRANT {privileges} ON SEQUENCE {sequence} TO "{role(name)}"')
    for table, conditions in declared("POLICIES").items():
        _apply_policies(cursor, table, conditions)


def _apply_policies(cursor: Any, table: str, conditions: Mapping[str, str]) -> None:
    cursor.execute(
        "SELECT policyname FROM pg_policies WHERE schemaname = 'public' AND tablename = %s", [table]
    )
    for (policy,) in cursor.fetchall():
        cursor.execute(f'DROP POLICY "{policy}" ON {table}')
    cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    for name, condition in {"session": "true", **conditions}.items():
        cursor.execute(
            f'CREATE POLICY {name}_rows ON {table} TO "{role(name)}" USING ({condition}) WITH CHECK ({condition})'
        )


def shared_tables() -> set[str]:
    """Return the names of all tables of the shared modules."""
    labels = {
        config.label for config in apps.get_app_configs() if config.name in settings.SHARED_APPS
    }
    return {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in labels and model._meta.managed
    }
