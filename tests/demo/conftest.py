"""A database that has been filled with the demo."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests import database


def run(name: str, *command: str) -> "subprocess.CompletedProcess[str]":
    """Run a program of ours on a database, in a demo."""
    environment = os.environ | {
        "DATABASE_URL": database.url_of(name),
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "DEMO": "1",
    }
    return subprocess.run(
        [sys.executable, *command],
        cwd=database.ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def filled(
    database_name: str, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """The name of a filled database, to which this module's tests are connected."""
    name = f"{database_name}_demo"
    database.copy_of(database.prepared_template(), name)
    done = run(name, "-m", "config.run", "populate")
    assert done.returncode == 0, done.stderr
    with django_db_blocker.unblock():
        _connect(name)
        yield name
        _connect(database_name)
    database.drop(name)


def _connect(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name
