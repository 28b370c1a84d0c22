"""Sending a report of a plan with eight objectives, against the bare inserts that it makes."""

from typing import Any

import django

from bench.timing import in_turn, tell

ROUNDS = 15
WRITES = ("INSERT", "SELECT queue_publish")


def main() -> dict[str, float]:
    from django.db import connection, transaction

    from reporting.services import submit_report
    from tenants.context import inside

    espoo, aino, report = ready()

    def ours() -> None:
        with inside(espoo), transaction.atomic():
            submit_report(report, by=aino, idempotency_key="bench")
            transaction.set_rollback(True)

    written = writes_of(ours)

    def bare() -> None:
        with inside(espoo), transaction.atomic(), connection.cursor() as cursor:
            for statement, params in written:
                cursor.execute(statement, params)
            transaction.set_rollback(True)

    sending, inserts = in_turn(ours, bare, rounds=ROUNDS)
    return {"submit_ratio": sending / inserts}


def ready(schema: str = "m049") -> tuple[Any, Any, Any]:
    """Return a workspace that nobody has written in, its coordinator, and a report that can be sent."""
    from core.connection import bound_connection
    from regional.services.obligations import ensure_obligations
    from tenants.context import inside, over_region
    from tenants.database.binding import shared_binding
    from tenants.models import Workspace
    from tests.makers import make_member, make_user
    from tests.reporting.makers import make_report, make_reported_plan

    bound_connection().bind(shared_binding("front"))
    with over_region():
        ensure_obligations()
    espoo = Workspace.objects.get(schema_name=schema)
    aino = make_user(f"Aino {schema}")
    make_member(aino, workspace=espoo, role="coordinator")
    with inside(espoo):
        return espoo, aino, make_report(make_reported_plan(aino, objectives=8), aino)


def writes_of(action: Any) -> list[tuple[str, Any]]:
    """Return the statements by which an action adds rows, with their values."""
    from django.db import connection

    found: list[tuple[str, Any]] = []

    def noted(execute: Any, statement: str, params: Any, *rest: Any) -> Any:
        if statement.startswith(WRITES):
            found.append((statement, params))
        return execute(statement, params, *rest)

    with connection.execute_wrapper(noted):
        action()
    assert len(found) > 5, found
    return found


if __name__ == "__main__":
    django.setup()
    tell(main())
