"""The PostgreSQL that `make demo` and `make test` bring along."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from config.postgres import EmbeddedPostgres, ServerTrouble, binaries
from config.run.places import data_folder

OWNER = """
import sys, time
from pathlib import Path
from config.postgres import EmbeddedPostgres
server = EmbeddedPostgres(Path(sys.argv[1]))
server.start()
print(server.process.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    place = data_folder(f"t{os.getpid()}")
    yield place
    shutil.rmtree(place, ignore_errors=True)


def test_what_was_committed_is_there_after_a_restart(folder: Path) -> None:
    server = EmbeddedPostgres(folder)
    server.start()
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    server.stop()

    server.start()
    with psycopg.connect(server.url("postgres")) as connection:
        assert connection.execute("SELECT one FROM kept").fetchone() == (1,)
    server.stop()


def test_a_second_owner_is_told_so(folder: Path) -> None:
    server = EmbeddedPostgres(folder)
    server.start()
    try:
        with pytest.raises(ServerTrouble, match="Another Kotopolku is using the data"):
            EmbeddedPostgres(folder).start()
    finally:
        server.stop()


def test_the_server_ends_with_an_owner_that_is_killed(folder: Path) -> None:
    owner = subprocess.Popen([sys.executable, "-c", OWNER, str(folder)], stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    pid = int(owner.stdout.readline())
    owner.send_signal(signal.SIGKILL)
    owner.wait()
    owner.stdout.close()

    end = time.monotonic() + 10
    while Path(f"/proc/{pid}/cmdline").exists() and Path(f"/proc/{pid}/cmdline").read_bytes() and time.monotonic() < end:
        time.sleep(0.05)
    server = EmbeddedPostgres(folder)
    server.start()
    server.stop()


def test_data_of_another_version_is_left_alone(folder: Path) -> None:
    (folder / "pg").mkdir(parents=True)
    (folder / "pg" / "PG_VERSION").write_text("9\n")
    with pytest.raises(ServerTrouble, match=r"made by PostgreSQL 9, and this machine has"):
        EmbeddedPostgres(folder).start()


def test_a_machine_without_postgresql_is_told_what_to_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "_candidates", lambda: iter(()))
    with pytest.raises(ServerTrouble, match="There is no PostgreSQL here"):
        EmbeddedPostgres(folder).start()
