"""Everything from nothing, on this machine: database, register, catalogue, workspaces, web, worker and beat."""

import os
import secrets
import sys
from pathlib import Path

from config.postgres.folder import make_folder
from config.run.messages import compile_messages
from config.run.places import data_folder
from config.run.preparation import prepare_demo
from config.run.processes import Part, Parts
from config.run.servers import Environment, database
from config.run.terminal import Stopped, say, stoppable
from config.run.web import chosen_port, reserve, wait_until_it_serves, web
from config.run.welcome import welcome

CELERY = (sys.executable, "-m", "celery", "-A", "config", "--quiet")


def demo(_arguments: list[str]) -> int:
    """Serve until somebody stops it.

    Raises ServerTrouble when it cannot start, and when a part of it ends by itself.
    """
    try:
        with stoppable():
            _serve(chosen_port())
    except Stopped:
        say("Stopped; what was written is kept for the next time.")
    return 0


def demo_environment(base: Environment, *, port: int) -> Environment:
    """Return what the demo's processes find in their environment."""
    ours = {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "SECRET_KEY": _secret_key(),
        "PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges",  # on this machine, for this demo
    }
    named = {name: value for name, value in base.items() if name != "DATABASE_AS_OWNER"}
    return ours | named | {"DEMO": "1", "PUBLIC_PORT": str(port)}


def _serve(port: int) -> None:
    with reserve(port) as door, database("demo", durable=True) as base:
        compile_messages()
        environment = demo_environment(base, port=port)
        prepare_demo(environment)
        with Parts(environment) as parts:
            parts.start(web(door))
            wait_until_it_serves(port, parts)
            say(welcome(port))
            parts.start(_beat())
            parts.start(_worker())
            try:
                parts.watch()
            except Stopped:
                say("\nStopping: what is being worked on is finished first.")
                raise


def _worker() -> Part:
    command = [
        *CELERY,
        "worker",
        "--pool",
        "threads",  # it stops two seconds sooner than processes do, and takes less memory
        "--concurrency",
        "2",
        "--loglevel",
        "WARNING",
        "--without-gossip",
        "--without-mingle",
    ]
    return Part("worker", command, patience=30)


def _beat() -> Part:
    schedule = str(data_folder("demo") / "beat")
    return Part(
        "beat",
        [*CELERY, "beat", "--loglevel", "WARNING", "--pidfile", "", "--schedule", schedule],
        patience=10,
    )


def _secret_key() -> str:
    """Return the demo's own secret, made once and readable by us alone."""
    place: Path = data_folder("demo") / "secret"
    make_folder(place.parent)
    try:
        with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return place.read_text(encoding="ascii")
