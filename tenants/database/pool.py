"""What a pooled connection forgets between two borrowers."""

from typing import Any

import psycopg


def reset(connection: psycopg.Connection[Any]) -> None:
    """Take role and path away: the next borrower starts unbound."""
    connection.execute("RESET ROLE; RESET search_path; RESET statement_timeout")
    if connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
        connection.rollback()
