"""A PostgreSQL that lives as long as the process that started it."""

import contextlib
import ctypes
import fcntl
import os
import pwd
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

import psycopg

from config.postgres.binaries import find_binaries, major_version

NOT_DURABLE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
SETTINGS = ("unix_socket_permissions=0700", "max_locks_per_transaction=256", "max_connections=150", "jit=off")
PR_SET_PDEATHSIG = 1


class ServerTrouble(Exception):
    """PostgreSQL cannot be had; the message is one sentence for the person at the keyboard."""


def die_with_owner() -> None:
    """Ask Linux to stop this child when its parent ends, even by kill -9. Runs in the child, before the program."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


class EmbeddedPostgres:
    """One data folder, one server, one owner: on a socket that nobody else can open."""

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self.folder = folder
        self.durable = durable
        self.process: subprocess.Popen[bytes] | None = None
        self._lock: IO[str] | None = None
        self._user = _user_for_root() if os.geteuid() == 0 else None

    def url(self, database: str) -> str:
        """Return the address of a database on this server, as its administrator."""
        return f"postgresql://postgres@{quote(str(self.folder), safe='')}/{database}"

    def start(self, *, seconds: float = 30) -> None:
        """Start the server and wait until it answers.

        Raises ServerTrouble.
        """
        place = find_binaries()
        if place is None:
            raise ServerTrouble(
                "There is no PostgreSQL here: install it (Debian: apt-get install postgresql), or set DATABASE_URL."
            )
        self._own_folder()
        try:
            self._run(place, seconds)
        except ServerTrouble:
            self.stop()
            raise

    def _run(self, place: Path, seconds: float) -> None:
        self._initialise(place)
        options = [*SETTINGS, *(() if self.durable else NOT_DURABLE)]
        command = [str(place / "postgres"), "-D", str(self.folder / "pg"), "-h", "", "-k", str(self.folder)]
        log = (self.folder / "log").open("ab")
        self.process = subprocess.Popen(  # noqa: S603  PostgreSQL's own program
            [*command, *(part for option in options for part in ("-c", option))],
            stdout=log, stderr=log, cwd=self.folder, start_new_session=True, preexec_fn=die_with_owner, **self._identity(),  # noqa: PLW1509  one thread
        )  # fmt: skip
        log.close()
        self._wait(seconds)

    def stop(self) -> None:
        """Shut down in order; nothing that was committed is lost."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(30)
        self.process = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _identity(self) -> dict[str, Any]:
        return {"user": self._user.pw_uid, "group": self._user.pw_gid, "extra_groups": []} if self._user else {}

    def _own_folder(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = (self.folder / "lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._lock.close()
            self._lock = None
            raise ServerTrouble(f"Another Kotopolku is using the data in {self.folder}: stop it first (Ctrl-C there).") from None
        if self._user:
            os.chown(self.folder, self._user.pw_uid, self._user.pw_gid)

    def _initialise(self, place: Path) -> None:
        data = self.folder / "pg"
        if (data / "PG_VERSION").exists():
            made_by = (data / "PG_VERSION").read_text().strip()
            if made_by != major_version(place):
                raise ServerTrouble(
                    f"The data in {self.folder} was made by PostgreSQL {made_by}, and this machine has {major_version(place)}: "
                    "set PG_BIN to the older one, or remove the folder."
                )
            return
        made = subprocess.run(  # noqa: S603  PostgreSQL's own program
            [place / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
            capture_output=True, text=True, check=False, cwd=self.folder, **self._identity(),
        )  # fmt: skip
        if made.returncode:
            raise ServerTrouble(_why(made.stderr))

    def _wait(self, seconds: float) -> None:
        assert self.process is not None  # noqa: S101  just started
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise ServerTrouble(_why((self.folder / "log").read_text(errors="replace")[-2000:]))
            with contextlib.suppress(psycopg.OperationalError):
                psycopg.connect(self.url("postgres"), connect_timeout=2).close()
                return
            time.sleep(0.02)
        raise ServerTrouble(f"PostgreSQL did not answer within {seconds:g} seconds; its log is {self.folder / 'log'}.")


def _user_for_root() -> pwd.struct_passwd | None:
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    return None


def _why(text: str) -> str:
    if "No space left on device" in text:
        return "The disk is full: PostgreSQL needs about 200 MB. Make room, and start again."
    last = next((line for line in reversed(text.strip().splitlines()) if "FATAL" in line or "error" in line), "")
    return f"PostgreSQL does not start: {last or text.strip()[-200:]}"
