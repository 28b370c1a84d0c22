"""A real server for the browser: a copy of the prepared database, filled once, and gunicorn on it."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from config.postgres.leash import ends_with_owner
from tests import database

GUNICORN = (
    sys.executable, "-m", "gunicorn", "config.wsgi:application", "--worker-class", "gthread", "--workers", "1",
    "--threads", "8", "--no-control-socket", "--log-level", "warning",
)  # fmt: skip


@contextmanager
def served() -> Iterator[tuple[int, dict[str, Any]]]:
    """Serve a filled database until the block ends; give the port and what there is to see (`tests.browser.world`)."""
    name = f"browser_{os.getpid()}"
    database.copy_of(database.prepared_template(), name)
    door = socket.socket()
    door.bind(("127.0.0.1", 0))
    door.listen(128)
    port = int(door.getsockname()[1])
    environment = os.environ | {
        "DATABASE_URL": database.url_of(name),
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "PUBLIC_PORT": str(port),
        "PYTHONPATH": str(database.ROOT),
    }
    environment.pop("DATABASE_AS_OWNER", None)
    try:
        seen = _filled(environment)
        with _running([*GUNICORN, "--bind", f"fd://{door.fileno()}"], door, environment) as server:
            _await(port, server)
            yield port, seen
    finally:
        door.close()
        database.drop(name)


def _filled(environment: dict[str, str]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.world"],
        cwd=database.ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


@contextmanager
def _running(
    command: list[str], door: socket.socket, environment: dict[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        command, cwd=database.ROOT, env=environment, pass_fds=[door.fileno()],
        start_new_session=True,
        preexec_fn=ends_with_owner(signal.SIGKILL),  # noqa: PLW1509  one thread
    ) as server:  # fmt: skip
        try:
            yield server
        finally:
            server.terminate()


def _await(port: int, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        assert server.poll() is None, "the server ended by itself"
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            asked.request("GET", "/readyz")
            if asked.getresponse().status == http.client.OK:
                return
        except OSError:
            time.sleep(0.05)
        finally:
            asked.close()
    raise AssertionError("the server did not answer")
