"""Ask the page many times in this process; print for each request the CPU milliseconds, PostgreSQL's too, and the statements."""

import os
import sys
import time
from io import BytesIO

import django

from bench.timing import cpu_of

WARM_UP, REQUESTS = 50, 600
ENVIRON = {
    "REQUEST_METHOD": "GET",
    "PATH_INFO": "/five/",
    "QUERY_STRING": "",
    "SERVER_NAME": "espoo.kotopolku.test",
    "SERVER_PORT": "80",
    "HTTP_HOST": "espoo.kotopolku.test",
    "SERVER_PROTOCOL": "HTTP/1.1",
    "wsgi.url_scheme": "http",
    "wsgi.multithread": True,
    "wsgi.multiprocess": True,
}


def main() -> None:
    from django.core.wsgi import get_wsgi_application
    from django.db import connection

    serve = get_wsgi_application()

    def ask() -> None:
        statuses: list[str] = []
        answer = serve(
            ENVIRON | {"wsgi.input": BytesIO(b"")}, lambda status, _headers: statuses.append(status)
        )
        body = b"".join(answer)
        answer.close()
        assert statuses == ["200 OK"], statuses
        assert body.count(b"\n") == 99, body

    for _ in range(WARM_UP):
        ask()
    backend = connection.connection.info.backend_pid
    before, begun = cpu_of(backend), time.process_time()
    for _ in range(REQUESTS):
        ask()
    used = time.process_time() - begun + cpu_of(backend) - before
    sys.stdout.write(
        f"{used / REQUESTS * 1000} {0 if os.environ.get('PLAIN') else statements(ask)}\n"
    )


def statements(ask) -> int:
    """Count what one request sends: its queries, and each time that the connection is bound."""
    from django.db import connection

    from tenants.database.binding import Binding

    sent: list[str] = []
    sql = Binding.sql

    def bound(binding: Binding) -> bytes:
        sent.append("bind")
        return sql(binding)

    def noted(execute, statement, *rest):
        sent.append(statement)
        return execute(statement, *rest)

    Binding.sql = bound
    with connection.execute_wrapper(noted):
        ask()
    return len(sent)


if __name__ == "__main__":
    django.setup()
    main()
