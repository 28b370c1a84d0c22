"""Opening a workspace's schema: from the template against the bare statements, and from a spare one."""

import time
from statistics import median
from typing import Any

import django

from bench.timing import in_turn, tell

ROUNDS = 11


def main() -> dict[str, float]:
    from django.db import transaction

    from tenants.context import as_administrator
    from tenants.models import SchemaTemplate
    from tenants.provisioning.schema import open_schema

    owner = owners_connection()
    for (left,) in owner.execute(
        "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'spare\\_%'"
    ).fetchall():
        owner.execute(f'DROP SCHEMA "{left}" CASCADE')
    number = iter(range(900_001, 999_999))

    def ours() -> None:
        with as_administrator(), transaction.atomic():
            assert open_schema(f"j{next(number)}") == "template"
            transaction.set_rollback(True)

    with as_administrator():
        statements = SchemaTemplate.objects.get(is_current=True).statements

    def bare() -> None:
        schema = f"j{next(number)}"
        owner.pgconn.exec_(
            f"BEGIN; CREATE SCHEMA {schema}; SET LOCAL search_path = {schema}, public; {statements}; ROLLBACK".encode()
        )

    opened, floor = in_turn(ours, bare, rounds=ROUNDS)
    return {"provision_ratio": opened / floor, "provision_spare_ms": spare(owner)}


def spare(owner: Any) -> float:
    """Fill the store of spare schemas, and take them one by one."""
    from tenants.context import as_administrator
    from tenants.provisioning.schema import open_schema

    with as_administrator():
        for number in range(
            ROUNDS
        ):  # with numbers of their own: spare roles are the server's, other databases use theirs
            open_schema(f"spare_{500 + number}")
        times = []
        for number in range(ROUNDS):
            begun = time.perf_counter()
            assert open_schema(f"j80{number:03}") == "spare"
            times.append((time.perf_counter() - begun) * 1000)
    for number in range(ROUNDS):
        owner.execute(f"DROP SCHEMA j80{number:03} CASCADE")
        owner.execute(f"DROP ROLE kp_j80{number:03}")
    return median(times)


def owners_connection() -> Any:
    """Connect past Django as the one who owns everything."""
    import os

    import psycopg

    owner: Any = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
    owner.execute("SET ROLE kp_owner")
    return owner


if __name__ == "__main__":
    django.setup()
    tell(main())
