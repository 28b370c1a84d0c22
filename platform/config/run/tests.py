"""Running the tests and the benchmarks on a PostgreSQL of our own, or on those that are named."""

import os
import sys

from config.postgres import ServerTrouble
from config.run.browser import chromium, without_browser_tests
from config.run.messages import compile_messages
from config.run.places import ROOT
from config.run.processes import run_through
from config.run.servers import Environment, database, require_servers
from config.run.terminal import say, warn

# The whole suite is shared out by file, in the order of tests/conftest.py: each process has a database of its own, and the
# queue in it; at a broker beside the database it has names of its own (REDIS_PREFIX).
SIDE_BY_SIDE = ["-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder"]
SERVICES = {
    "DATABASE_URL": "postgresql://postgres@127.0.0.1:5432/kotopolku_services",
    "CELERY_BROKER_URL": "redis://127.0.0.1:6379/0",
    "CACHE_URL": "redis://127.0.0.1:6379/1",
}


def test(arguments: list[str]) -> int:
    """Run the tests; with DATABASE_URL on that server, otherwise on an embedded one that keeps its data between runs."""
    with database("test", durable=False) as environment:
        return _pytest(arguments, environment)


def services(arguments: list[str]) -> int:
    """Run the tests against a real PostgreSQL and a real Redis; with --probe only see whether they answer.

    Raises ServerTrouble when one of them does not.
    """
    environment = SERVICES | os.environ
    require_servers(environment)
    if arguments == ["--probe"]:
        say("PostgreSQL and Redis answer.")
        return 0
    return _pytest(arguments, environment)


def bench(arguments: list[str]) -> int:
    """Print how fast and how large things are, as ratios."""
    with database("bench", durable=False) as environment:
        compile_messages()
        return run_through(
            [sys.executable, str(ROOT / "bench" / "run.py"), *arguments], environment
        )


def _pytest(arguments: list[str], environment: Environment) -> int:
    compile_messages()
    chosen = bool(arguments)
    found = chromium()
    if found is None:
        if {"CI", "KOTOPOLKU_REQUIRE_BROWSER"} & environment.keys():
            raise ServerTrouble(
                "Chromium is missing, and here the browser tests must run (Debian: apt-get install chromium)."
            )
        warn(
            "Chromium is missing: the browser tests are left out (Debian: apt-get install chromium)."
        )
        arguments = without_browser_tests(arguments)
    else:
        environment = environment | {"KOTOPOLKU_CHROMIUM": str(found)}
    environment = environment | {"DJANGO_SETTINGS_MODULE": "config.settings.test"}
    if not chosen:
        arguments = [*arguments, *SIDE_BY_SIDE]
    return run_through([sys.executable, "-m", "pytest", *arguments], environment)
