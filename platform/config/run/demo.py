"""Everything from nothing, on this machine: database, register, catalogue, workspaces, web, worker and beat."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from types import FrameType
from typing import NoReturn

from config.postgres import EmbeddedPostgres, ServerTrouble
from config.postgres.server import die_with_owner
from config.run.messages import compile_messages
from config.run.places import ROOT, data_folder

Processes = dict[str, subprocess.Popen[bytes]]


class Stop(Exception):
    """Somebody asked the demo to stop."""


def demo() -> int:
    """Serve until Ctrl-C; return 1 when a part of it dies by itself.

    Raises ServerTrouble when it cannot start.
    """
    port = int(os.environ.get("PORT", "8000"))
    _free(port)
    compile_messages()
    server = None if "DATABASE_URL" in os.environ else EmbeddedPostgres(data_folder("demo"))
    children: Processes = {}
    signal.signal(signal.SIGTERM, _stop)
    try:
        if server:
            server.start()
            os.environ["DATABASE_URL"] = server.url("kotopolku")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
        os.environ.update({"DEMO": "1", "PUBLIC_PORT": str(port)})
        _prepare()
        children |= _start(port)
        _wait_for(f"http://127.0.0.1:{port}/readyz", children)
        sys.stdout.write(f"\nKotopolku: http://kotopolku.localhost:{port}/fi/\nCtrl-C stops it.\n")
        sys.stdout.flush()
        return _watch(children)
    except (KeyboardInterrupt, Stop):
        return 0
    finally:
        _end(children)
        if server:
            server.stop()


def _prepare() -> None:
    from config.run.preparation import prepare  # noqa: PLC0415  it sets up Django, which must know the database first

    prepare()


def _start(port: int) -> Processes:
    python = [sys.executable, "-m"]
    web = ["gunicorn", "config.wsgi:application", "--worker-class", "gthread", "--workers", "2", "--threads", "4"]
    web += ["--bind", f"127.0.0.1:{port}", "--max-requests", "5000", "--no-control-socket", "--log-level", "warning"]
    worker = ["celery", "-A", "config", "--quiet", "worker", "--concurrency", "2", "--loglevel", "WARNING"]
    worker += ["--without-gossip", "--without-mingle"]
    beat = ["celery", "-A", "config", "--quiet", "beat", "--loglevel", "WARNING"]
    beat += ["--schedule", str(_beat_file())]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_AS_OWNER"}
    return {
        name: subprocess.Popen(  # noqa: S603  our own programs
            [*python, *command],
            cwd=ROOT,
            env=environment,
            start_new_session=True,
            preexec_fn=die_with_owner,  # noqa: PLW1509
        )
        for name, command in {"web": web, "worker": worker, "beat": beat}.items()
    }


def _beat_file() -> Path:
    folder = ROOT / "var"
    folder.mkdir(exist_ok=True)
    return folder / "beat"


def _free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise ServerTrouble(f"Port {port} is taken: stop what uses it, or choose another (PORT=8001 make demo).") from None


def _wait_for(address: str, children: Processes, *, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        _complain_of_dead(children)
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310  our own address
                return
        except OSError:
            time.sleep(0.05)
    raise ServerTrouble(f"The web server did not answer within {seconds:g} seconds.")


def _watch(children: Processes) -> int:
    while True:
        _complain_of_dead(children)
        time.sleep(0.5)


def _complain_of_dead(children: Processes) -> None:
    for name, child in children.items():
        if child.poll() is not None:
            raise ServerTrouble(f"The {name} process ended by itself (exit code {child.returncode}); everything is stopped.")


def _end(children: Processes) -> None:
    for child in children.values():
        if child.poll() is None:
            child.terminate()
    for child in children.values():
        try:
            child.wait(15)
        except subprocess.TimeoutExpired:
            child.kill()


def _stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise Stop
