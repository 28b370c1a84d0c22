"""Running the tests on a PostgreSQL of our own, or on those that are named."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from config.postgres import EmbeddedPostgres, ServerTrouble
from config.run.messages import compile_messages
from config.run.places import ROOT, data_folder

SERVICES = {
    "DATABASE_URL": "postgresql://postgres@127.0.0.1:5432/kotopolku_services",
    "CELERY_BROKER_URL": "redis://127.0.0.1:6379/0",
    "CACHE_URL": "redis://127.0.0.1:6379/1",
}


def test(arguments: list[str]) -> int:
    """Run the tests; with DATABASE_URL on that server, otherwise on an embedded one that forgets nothing between runs."""
    compile_messages()
    if "DATABASE_URL" in os.environ:
        return _pytest(arguments, {})
    server = EmbeddedPostgres(data_folder("test"), durable=False)
    server.start()
    try:
        return _pytest(arguments, {"DATABASE_URL": server.url("kotopolku")})
    finally:
        server.stop()


def services(arguments: list[str]) -> int:
    """Run the tests against a real PostgreSQL and a real Redis.

    Raises ServerTrouble when one of them does not answer.
    """
    compile_messages()
    named = {name: os.environ.get(name, usual) for name, usual in SERVICES.items()}
    for name, address in named.items():
        parts = urlsplit(address)
        try:
            socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 5432), timeout=3).close()
        except OSError:
            raise ServerTrouble(f"Nothing answers at {address}: start it, or set {name}.") from None
    return _pytest(arguments, named)


def _pytest(arguments: list[str], environment: dict[str, str]) -> int:
    command = [sys.executable, "-m", "pytest", *arguments]
    if not _chromium():
        if os.environ.get("CI"):
            raise ServerTrouble("Chromium is missing, and here the browser tests must run: apt-get install chromium.")
        sys.stderr.write("Chromium is missing: the browser tests are left out (apt-get install chromium).\n")
        command += ["-m", "not browser"]
    environment = os.environ | environment | {"DJANGO_SETTINGS_MODULE": "config.settings.test"}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode  # noqa: S603  our own program


def _chromium() -> Path | None:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return Path(found) if found else None
