"""What a pooled connection forgets between two borrowers."""

from typing import Any

import psycopg


def reset(connection: psycopg.Connection[Any]) -> None:
    """Take role and path away: the next borrower starts unbound."""
    # Past the cursor, which lets one statement through at a time; a connection that cannot forget is not lent again.
    result = connection.pgconn.exec_(b"RESET ROLE; RESET search_path; RESET statement_timeout")
    if result.status != psycopg.pq.ExecStatus.COMMAND_OK:
        raise psycopg.OperationalError(result.error_message.decode(errors="replace"))
    if connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
        connection.rollback()
