"""Celery's queue in the same PostgreSQL: a task is published in the transaction that causes it.

A change that is rolled back never sends; one that is committed never forgets (docs/adr/0002).
"""

import json
from typing import Any

from django.db import connection
from kombu.transport import pgmq, virtual

from core.connection import bound_connection


class Channel(pgmq.Channel):
    """Publishes on Django's connection where one is bound, through the function that stamps the place."""

    def _put(self, queue: str, message: dict[str, Any], **kwargs: Any) -> None:
        if bound_connection().wanted is None:
            super()._put(queue, message, **kwargs)  # type: ignore[no-untyped-call]  # kombu
            return
        delay = self._pgmq_send_kwargs(message).get("delay", 0)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT queue_publish(%s, %s, %s)",
                [self._queue_name(queue), json.dumps(message), delay],
            )

    def _new_queue(self, queue: str, **kwargs: Any) -> None:
        """Queues are made when the database is prepared; the login that publishes may not make any."""

    def _size(self, queue: str) -> int:
        """Whoever publishes need not know how much there is, nor connect to the queue for it."""
        if bound_connection().wanted is None:
            return int(super()._size(queue))  # type: ignore[no-untyped-call]  # kombu
        return 0

    def _maybe_enable_notify(self, queue: str, queue_name: str | None = None) -> None:
        if self.use_notify:
            self.connection._register_notify_queue(queue_name or self._queue_name(queue))  # type: ignore[attr-defined]  # noqa: SLF001

    def _queue_bind(self, exchange: str, routing_key: str, pattern: str, queue: str) -> None:
        """Only direct exchanges are used, and those need no binding in the database."""


class Transport(pgmq.Transport):
    """Connects to the queue when a worker reads from it, not when a page publishes."""

    Channel = Channel

    def establish_connection(self) -> Any:
        return virtual.Transport.establish_connection(self)

    def verify_connection(self, connection: Any) -> bool:
        """Whoever publishes is connected: as Django is."""
        return bound_connection().wanted is not None or bool(super().verify_connection(connection))
