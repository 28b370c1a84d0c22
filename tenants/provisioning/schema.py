"""Opening a workspace's schema."""

from django.db import connection, transaction

from core.connection import bound_connection
from tenants.models import SchemaTemplate


def open_schema(schema: str) -> str:
    """Make a workspace's schema, its role and its rights; return whether it came from the `spare` ones or the `template`.

    It takes part in the transaction that is open. The workspace's row need not exist. Asked by the administrator or the owner.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT open_schema(%s)", [schema])
        return str(cursor.fetchone()[0])


def current_fingerprint() -> str:
    """Return the shape that a workspace's schema has now."""
    return SchemaTemplate.objects.get(is_current=True).fingerprint


@transaction.atomic
def refill_spares(*, wanted: int = 3) -> int:
    """Keep a few schemas ready, so that opening a workspace is a renaming; return how many were made.

    Spares of an old shape are not counted; the owner, who alone may, drops them.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nspname, obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname LIKE 'spare\\_%%'"
        )
        spares = dict(cursor.fetchall())
        mark = current_fingerprint()
        for name in [name for name, shape in spares.items() if shape != mark]:
            if bound_connection().is_owner:
                cursor.execute(f'DROP SCHEMA "{name}" CASCADE')
    ready: int = sum(shape == mark for shape in spares.values())
    number = max((int(name.removeprefix("spare_")) for name in spares), default=0)
    missing: int = max(wanted - ready, 0)
    for one in range(missing):
        open_schema(f"spare_{number + one + 1}")
    return missing
