"""The PostgreSQL that `make demo` and `make test` bring along."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import psutil
import psycopg
import pytest

from config.postgres import EmbeddedPostgres, ServerTrouble, binaries
from tests.ground.conftest import eventually, lives

OWNER = """
import sys, time
from pathlib import Path
from config.postgres import EmbeddedPostgres
server = EmbeddedPostgres(Path(sys.argv[1]))
server.start()
print(server.process.pid, flush=True)
time.sleep(60)
"""


def keep(server: EmbeddedPostgres, rows: int) -> None:
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT generate_series(1, %s) AS n", [rows])


def kept(server: EmbeddedPostgres) -> int:
    with psycopg.connect(server.url("postgres")) as connection:
        found = connection.execute("SELECT count(*) FROM kept").fetchone()
        assert found is not None
        return int(found[0])


def process_of(server: EmbeddedPostgres) -> psutil.Process:
    assert server.process is not None
    return psutil.Process(server.process.pid)


def test_what_was_committed_is_there_after_a_restart(empty: Path) -> None:
    server = EmbeddedPostgres(empty)
    server.start()
    keep(server, 10)
    server.stop()

    server.start()
    assert kept(server) == 10
    server.stop()


def test_it_is_on_a_socket_for_its_owner_alone_and_never_root(folder: Path) -> None:
    server = EmbeddedPostgres(folder)
    server.start()
    try:
        process = process_of(server)
        assert process.uids().effective != 0
        assert process.net_connections(kind="inet") == []
        assert stat.S_IMODE(server.data.stat().st_mode) == 0o700
        assert stat.S_IMODE((server.data / ".s.PGSQL.5432").stat().st_mode) == 0o700
    finally:
        server.stop()


@pytest.mark.parametrize(("durable", "fsync"), [(True, "on"), (False, "off")])
def test_only_the_tests_trade_safety_for_speed(folder: Path, durable: bool, fsync: str) -> None:
    server = EmbeddedPostgres(folder, durable=durable)
    server.start()
    try:
        with psycopg.connect(server.url("postgres")) as connection:
            assert connection.execute("SHOW fsync").fetchone() == (fsync,)
            assert connection.execute("SHOW max_locks_per_transaction").fetchone() == ("256",)
    finally:
        server.stop()


def test_a_second_owner_is_told_who_is_there(folder: Path) -> None:
    server = EmbeddedPostgres(folder)
    server.start()
    try:
        with pytest.raises(
            ServerTrouble,
            match=rf"Another Kotopolku is using the data in {folder}: stop process {os.getpid()} first",
        ):
            EmbeddedPostgres(folder).start()
        keep(server, 1)  # the first one is none the worse
    finally:
        server.stop()


def test_it_ends_with_an_owner_that_is_killed_and_keeps_what_was_committed(folder: Path) -> None:
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(folder)], stdout=subprocess.PIPE, text=True
    )
    with owner:
        assert owner.stdout is not None
        pid = int(owner.stdout.readline())
        keep(EmbeddedPostgres(folder), 1000)
        owner.kill()

    server = EmbeddedPostgres(folder)
    server.start()  # at once: it waits for the one before it
    assert not lives(pid)
    assert kept(server) == 1000
    server.stop()


def test_it_recovers_when_it_was_killed_itself(folder: Path) -> None:
    server = EmbeddedPostgres(folder)
    server.start()
    keep(server, 1000)
    process_of(server).kill()
    server.stop()

    server.start()
    assert kept(server) == 1000
    server.stop()


def test_a_process_that_has_the_number_of_an_old_server_is_left_alone(folder: Path) -> None:
    server = EmbeddedPostgres(folder)
    server.start()
    pid_file = server.data / "postmaster.pid"
    written = pid_file.read_text().splitlines()
    process_of(server).kill()
    server.stop()
    with subprocess.Popen(["sleep", "60"]) as stranger:
        pid_file.write_text("\n".join([str(stranger.pid), *written[1:]]))

        server.start()
        assert stranger.poll() is None
        server.stop()
        stranger.kill()


def test_a_start_that_was_interrupted_leaves_no_half(empty: Path) -> None:
    half = empty / "pg.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("15\n")

    server = EmbeddedPostgres(empty, durable=False)
    server.start()
    server.stop()
    assert not half.exists()


def test_data_of_another_version_is_left_alone(empty: Path) -> None:
    (empty / "pg").mkdir(parents=True)
    (empty / "pg" / "PG_VERSION").write_text("9\n")

    with pytest.raises(
        ServerTrouble, match=r"made by PostgreSQL 9, and this machine has \d+: set PG_BIN"
    ):
        EmbeddedPostgres(empty).start()
    assert (empty / "pg" / "PG_VERSION").read_text() == "9\n"


def test_the_tests_data_of_another_version_is_made_anew(empty: Path) -> None:
    (empty / "pg").mkdir(parents=True)
    (empty / "pg" / "PG_VERSION").write_text("9\n")

    server = EmbeddedPostgres(empty, durable=False)
    server.start()
    server.stop()
    assert (empty / "pg" / "PG_VERSION").read_text() != "9\n"


def test_a_machine_without_postgresql_is_told_what_to_do(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binaries, "_candidates", lambda: iter(()))
    with pytest.raises(
        ServerTrouble, match="There is no PostgreSQL here: install version 15 or newer"
    ):
        EmbeddedPostgres(empty).start()


def test_a_wrong_pg_bin_is_named(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PG_BIN", "/nowhere")
    with pytest.raises(ServerTrouble, match="PG_BIN is /nowhere, and no PostgreSQL"):
        EmbeddedPostgres(empty).start()


def test_a_full_disk_is_called_one_and_leaves_nothing_half(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = empty / "bin"
    programs.mkdir(parents=True)
    for name, does in {
        "postgres": "echo 'postgres (PostgreSQL) 15.1'",
        "initdb": "echo 'initdb: error: could not create directory: No space left on device' >&2; exit 1",
    }.items():
        (programs / name).write_text(f"#!/bin/sh\n{does}\n")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PG_BIN", str(programs))

    with pytest.raises(ServerTrouble, match=f"The disk under {empty} is full"):
        EmbeddedPostgres(empty).start()
    assert not (empty / "pg").exists() and not (empty / "pg.new").exists()


def test_why_it_does_not_start_is_told_in_its_own_words(folder: Path) -> None:
    with (folder / "pg" / "postgresql.conf").open("a") as settings:
        settings.write("nonsense = 1\n")
    server = EmbeddedPostgres(folder)

    with pytest.raises(
        ServerTrouble,
        match=r"^PostgreSQL does not start: .*FATAL: .*pg/postgresql\.conf.* contains errors$",
    ):
        server.start()
    assert server.process is None


def test_a_folder_that_somebody_else_laid_out_is_not_used(empty: Path, tmp_path: Path) -> None:
    empty.symlink_to(tmp_path)
    with pytest.raises(ServerTrouble, match="belongs to somebody else"):
        EmbeddedPostgres(empty).start()
    assert list(tmp_path.iterdir()) == []


def test_a_name_too_long_for_a_socket_is_refused(empty: Path) -> None:
    with pytest.raises(ServerTrouble, match="too long a name for a socket"):
        EmbeddedPostgres(empty / ("x" * 100)).start()


def test_ctrl_c_at_the_terminal_is_its_owners_to_hear(folder: Path) -> None:
    server = EmbeddedPostgres(folder)
    server.start()
    process = process_of(server)
    try:
        assert os.getsid(process.pid) != os.getsid(0)
    finally:
        server.stop()
    assert eventually(lambda: not lives(process.pid))


def test_the_server_is_gone_before_its_data_is_free(folder: Path) -> None:
    server = EmbeddedPostgres(folder)
    server.start()
    pid = process_of(server).pid
    os.kill(pid, signal.SIGSTOP)  # a server that cannot hear
    server._held.close()  # noqa: SLF001  as if its owner had vanished
    with pytest.raises(ServerTrouble, match="An earlier PostgreSQL"):
        EmbeddedPostgres(folder).start(seconds=0.3)
    os.kill(pid, signal.SIGCONT)
    server.stop()
