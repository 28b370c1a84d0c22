"""Commands of manage.py on the demo's database, whether or not the demo is running."""

import os
import sys

from config.postgres import EmbeddedPostgres
from config.run.demo import demo_environment
from config.run.places import data_folder
from config.run.processes import run_through
from config.run.servers import answers, database
from config.run.web import chosen_port


def manage(arguments: list[str]) -> int:
    """Run the command and return its exit code.

    Raises ServerTrouble.
    """
    command = [sys.executable, "manage.py", *arguments]
    running = EmbeddedPostgres(data_folder("demo"))
    if "DATABASE_URL" not in os.environ and answers(running.url("postgres")):
        return run_through(
            command,
            demo_environment(
                os.environ | {"DATABASE_URL": running.url("kotopolku")}, port=chosen_port()
            ),
        )
    with database("demo", durable=True) as base:
        return run_through(command, demo_environment(base, port=chosen_port()))
