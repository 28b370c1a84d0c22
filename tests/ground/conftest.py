"""Folders for embedded servers, and looking after what they start."""

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psutil
import pytest

from config.postgres import EmbeddedPostgres
from config.run.places import LASTING

Condition = Callable[[], bool]


def eventually(condition: Condition, *, seconds: float = 20) -> bool:
    """Wait until the condition holds; tell whether it came to hold."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False


def lives(pid: int) -> bool:
    """Tell whether the process is there and not only waiting to be reaped."""
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


@pytest.fixture
def empty(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that does not exist yet, where the server's user can reach it."""
    monkeypatch.delenv("PG_BIN", raising=False)
    place = LASTING / f"kotopolku-test-{uuid4().hex[:8]}"
    yield place
    if place.is_symlink():
        place.unlink()
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture(scope="module")
def initialised() -> Iterator[Path]:
    """A server's folder as it stands after a first start."""
    place = LASTING / f"kotopolku-test-{uuid4().hex[:8]}"
    server = EmbeddedPostgres(place, durable=False)
    server.start()
    server.stop()
    yield place
    shutil.rmtree(place)


@pytest.fixture
def folder(initialised: Path, empty: Path) -> Path:
    """A copy of it."""
    subprocess.run(["cp", "-a", str(initialised), str(empty)], check=True)
    return empty
