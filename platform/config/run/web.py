"""The demo's web server: its port, its command, and whether it serves."""

import http.client
import os
import socket
import sys
import time

from config.postgres import ServerTrouble
from config.run.processes import Part, Parts

HOST = "127.0.0.1"


def chosen_port() -> int:
    """Return the port that PORT names, or 8000.

    Raises ServerTrouble when it is no port.
    """
    named = os.environ.get("PORT", "8000")
    if not (named.isascii() and named.isdigit() and 0 < int(named) < 65536):
        raise ServerTrouble(
            f"PORT is {named!r}, and that is no port: choose a number up to 65535 (make demo PORT=8001)."
        )
    return int(named)


def reserve(port: int) -> socket.socket:
    """Take the port before anything else is done; the web server inherits it.

    Raises ServerTrouble when it cannot be had.
    """
    door = socket.socket()
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((HOST, port))
        door.listen(128)
    except PermissionError:
        door.close()
        raise ServerTrouble(
            f"Port {port} is not ours to take: choose one above 1023 (make demo PORT=8001)."
        ) from None
    except OSError:
        door.close()
        raise ServerTrouble(
            f"Port {port} is taken: stop what uses it, or choose another (make demo PORT={port + 1})."
        ) from None
    return door


def web(door: socket.socket) -> Part:
    """Describe a web server behind the port."""
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "config.wsgi:application",
        "--bind",
        f"fd://{door.fileno()}",
    ]
    command += [
        "--worker-class",
        "gthread",
        "--workers",
        "1",
        "--threads",
        "8",
        "--max-requests",
        "5000",
    ]
    command += ["--graceful-timeout", "10", "--no-control-socket", "--log-level", "warning"]
    return Part("web server", command, patience=15, inherits=(door.fileno(),))


def wait_until_it_serves(port: int, parts: Parts, *, seconds: float = 60) -> None:
    """Return when the web server says that it and its database are ready.

    Raises ServerTrouble.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        parts.require_all()
        if _is_ready(port):
            return
        time.sleep(0.05)
    raise ServerTrouble(f"The web server did not answer within {seconds:g} seconds.")


def _is_ready(port: int) -> bool:
    asked = http.client.HTTPConnection(HOST, port, timeout=2)
    try:
        asked.request("GET", "/readyz")
        return asked.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()
