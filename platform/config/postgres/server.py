"""A PostgreSQL that lives as long as the process that started it."""

import os
import signal
import subprocess
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import quote

import psycopg

from config.postgres.account import Account, account_for
from config.postgres.binaries import find_binaries, major_version
from config.postgres.folder import claim, forget, open_private, version_of, wait_for_predecessor
from config.postgres.leash import ends_with_owner
from config.postgres.trouble import (
    ServerTrouble,
    another_version,
    from_log,
    from_system,
    no_programs,
)

NOT_DURABLE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
SETTINGS = (
    "unix_socket_permissions=0700",
    "max_locks_per_transaction=256",
    "max_connections=150",
    "jit=off",
)
PORT = 5432  # of a socket: a part of its file's name
LONGEST_SOCKET = 107


class EmbeddedPostgres:
    """One data folder, one server, one owner: on a socket that nobody else can open."""

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self.folder = folder
        self.data = folder / "pg"
        self.log = folder / "log"
        self.durable = durable
        self.process: subprocess.Popen[bytes] | None = None
        self._held = ExitStack()

    def url(self, database: str) -> str:
        """Return the address of a database on this server, as its administrator."""
        return f"postgresql://postgres@{quote(str(self.data), safe='')}:{PORT}/{database}"

    def start(self, *, seconds: float = 60) -> None:
        """Start the server and wait until it answers. Call it from a thread that stays: the server ends with it.

        Raises ServerTrouble.
        """
        try:
            claim(self.folder, self._held)
            place = self._programs()
            account = account_for(self.data)
            if version_of(self.data) is None:
                self._initialise(place, account)
            self._launch(place, account, seconds)
            self._wait(seconds)
        except OSError as error:
            self.stop()
            raise from_system(error, self.folder) from None
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Shut down in order; nothing that was committed is lost."""
        for how, patience in ((signal.SIGINT, 60), (signal.SIGQUIT, 10), (signal.SIGKILL, 10)):
            if self.process is None or self.process.poll() is not None:
                break
            self.process.send_signal(how)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(patience)
        self.process = None
        self._held.close()

    def _programs(self) -> Path:
        if len(os.fsencode(self.data / f".s.PGSQL.{PORT}")) > LONGEST_SOCKET:
            raise ServerTrouble(
                f"{self.folder} is too long a name for a socket: set KOTOPOLKU_DATA to a shorter one."
            )
        made_by = version_of(self.data)
        place = find_binaries(major=made_by) or find_binaries()
        if place is None:
            raise no_programs(made_by)
        if made_by is not None and made_by != (here := major_version(place)):
            if self.durable:
                raise another_version(self.folder, made_by=made_by, here=here)
            forget(self.data)
        return place

    def _initialise(self, place: Path, account: Account) -> None:
        """Make the data beside its place and move it there whole, so that an interrupted start leaves no half."""
        fresh = self.folder / "pg.new"
        forget(fresh)
        fresh.mkdir(mode=0o700)
        account.give(fresh)
        command = [str(place / "initdb"), "-D", str(fresh), "-U", "postgres", "-A", "trust"]
        command += ["--encoding=UTF8", "--locale=C.UTF-8", *([] if self.durable else ["--no-sync"])]
        made = subprocess.run(  # noqa: S603  PostgreSQL's own program
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False, cwd=fresh,
            env=_environment(), preexec_fn=ends_with_owner(signal.SIGKILL), **account.identity(),
        )  # fmt: skip
        if made.returncode:
            forget(fresh)
            raise from_log(made.stderr or made.stdout, self.folder)
        fresh.replace(self.data)

    def _launch(self, place: Path, account: Account, seconds: float) -> None:
        lock = wait_for_predecessor(self.data, self._held, seconds=seconds)
        options = (*SETTINGS, *(() if self.durable else NOT_DURABLE))
        command = [
            str(place / "postgres"),
            "-D",
            str(self.data),
            "-h",
            "",
            "-k",
            str(self.data),
            "-p",
            str(PORT),
        ]
        with open_private(self.log) as log:
            self.process = subprocess.Popen(  # noqa: S603  PostgreSQL's own program
                [*command, *(part for option in options for part in ("-c", option))],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.data, env=_environment(), pass_fds=[lock],
                start_new_session=True,  # Ctrl-C is for the owner, who stops it when all others have left
                preexec_fn=ends_with_owner(signal.SIGINT), **account.identity(),  # noqa: PLW1509  one thread
            )  # fmt: skip

    def _wait(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process is None or self.process.poll() is not None:
                raise from_log(self.log.read_text(errors="replace"), self.folder)
            with (
                suppress(psycopg.OperationalError),
                psycopg.connect(self.url("postgres"), connect_timeout=2) as asked,
            ):
                asked.execute("SELECT 1")
                return
            time.sleep(0.02)
        raise ServerTrouble(
            f"PostgreSQL did not answer within {seconds:g} seconds; its log is {self.log}."
        )


def _environment() -> dict[str, str]:
    """Return our environment without what PostgreSQL's programs would take for orders, and in the language we can read."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return ours | {"LC_ALL": "C.UTF-8"}
