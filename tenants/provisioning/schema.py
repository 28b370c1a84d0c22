"""Opening a workspace's schema."""

from django.db import connection, transaction

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

    Spares of an old shape are dropped.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nspname, obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname LIKE 'spare\\_%%'"
        )
        spares = dict(cursor.fetchall())
        mark = current_fingerprint()
        for name in [name for name, shape in spares.items() if shape != mark]:
            cursor.execute(f'DROP SCHEMA "{name}" CASCADE')
            del spares[name]
    made = 0
    number = max((int(name.removeprefix("spare_")) for name in spares), default=0)
    while len(spares) + made < wanted:
        number += 1
        made += 1
        open_schema(f"spare_{number}")
    return made
