"""Trying to reach another workspace's table past the ORM, and saying how it went."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import Error, connection, transaction
from django.db.models import Model

from tests.database import administrator

STATEMENTS = {
    "read": "SELECT * FROM {}",
    "added to": "INSERT INTO {} DEFAULT VALUES",
    "changed": "UPDATE {} SET {} = {}",
    "deleted from": "DELETE FROM {}",
    "emptied": "TRUNCATE {}",
    "locked": "LOCK TABLE {} IN ACCESS SHARE MODE",
}


def reached(model: type[Model], schema: str) -> set[str]:
    """Return what the role that is open now can do to the model's table in a schema; of nothing, an empty set."""
    table = f'{schema}."{model._meta.db_table}"'
    key = f'"{model._meta.pk.column}"'
    found = set()
    for what, statement in STATEMENTS.items():
        refusal = _refusal(statement.format(table, key, key))
        if "permission denied" not in refusal:
            found.add(what)
    return found


def _refusal(statement: str) -> str:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            transaction.set_rollback(True)
    except Error as error:
        return str(error)
    return ""


@contextmanager
def planted(database: str, *grants: str) -> Iterator[None]:
    """Give somebody a right that they should not have, until the block ends. `GRANT ... ON ... TO ...`."""
    with administrator(database) as admin:
        for grant in grants:
            admin.execute(grant)
        try:
            yield
        finally:
            for grant in grants:
                admin.execute(grant.replace("GRANT ", "REVOKE ", 1).replace(" TO ", " FROM "))
