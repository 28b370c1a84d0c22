"""The folder of one server: ours alone, with one owner at a time."""

import fcntl
import os
import shutil
import stat
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO

from config.postgres.trouble import ServerTrouble, from_system, not_ours, taken


def claim(folder: Path, held: ExitStack) -> None:
    """Make the folder if need be, and be its one owner for as long as `held` is open.

    Raises ServerTrouble when another process owns it.
    """
    make_folder(folder)
    lock = held.enter_context((folder / "owner").open("a+"))
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        raise taken(folder, by=lock.read().strip()) from None
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()


def make_folder(folder: Path) -> None:
    """Make a folder that is ours and that nobody else can list, if it is not there.

    Raises ServerTrouble when it is somebody else's, or cannot be made.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            if os.geteuid() == 0:
                folder.chmod(0o711)  # the server's user passes through it
    except OSError as error:
        raise from_system(error, folder) from None
    there = folder.lstat()
    if not stat.S_ISDIR(there.st_mode) or there.st_uid != os.geteuid():
        raise not_ours(folder)


def wait_for_predecessor(data: Path, held: ExitStack, *, seconds: float) -> int:
    """Wait until no server runs on the data, and hold its lock; return the lock's file, for the server to inherit.

    A server outlives an owner that was killed by the moment it needs to shut down in order. Since it inherits the lock, a
    lock that is free means that no server is there, whatever its pid file says of a number that another process may have now.

    Raises ServerTrouble.
    """
    lock = os.open(data, os.O_RDONLY | os.O_DIRECTORY)
    held.callback(os.close, lock)
    end = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                raise ServerTrouble(
                    f"An earlier PostgreSQL on {data} does not end: stop it (its log is beside)."
                ) from None
            time.sleep(0.02)
        else:
            (data / "postmaster.pid").unlink(missing_ok=True)
            return lock


def open_private(path: Path) -> IO[bytes]:
    """Open a file anew, for nobody's eyes but ours."""
    return os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600), "wb"
    )


def version_of(data: Path) -> str | None:
    """Return the major version that made the data; None when there is none yet."""
    mark = data / "PG_VERSION"
    return mark.read_text(encoding="ascii").strip() if mark.exists() else None


def forget(data: Path) -> None:
    """Remove the data."""
    shutil.rmtree(data, ignore_errors=True)
