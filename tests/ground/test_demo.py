"""`make demo`, as somebody sees it who has just cloned the project."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psutil
import pytest

from config.run.places import LASTING
from tests.ground.conftest import eventually, lives

ROOT = Path(__file__).parents[2]


class Demo:
    """A demo with data and a port of its own."""

    def __init__(self, place: Path) -> None:
        self.place = place
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])

    def start(self) -> tuple[subprocess.Popen[bytes], list[psutil.Process], float]:
        """Start it; return it, all its processes, and the seconds until it served."""
        inherited = {
            name: value
            for name, value in os.environ.items()
            if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
        }
        environment = inherited | {"KOTOPOLKU_DATA": str(self.place), "PORT": str(self.port)}
        began = time.monotonic()
        with (self.place / "said").open("wb") as said:
            process = subprocess.Popen(
                [sys.executable, "-m", "config.run", "demo"],
                cwd=ROOT,
                env=environment,
                stdout=said,
                stderr=said,
            )
        assert eventually(
            lambda: process.poll() is not None or "Ctrl-C stops it." in self.said(), seconds=120
        )
        assert process.poll() is None, self.said()
        seconds = time.monotonic() - began
        assert eventually(lambda: len(self.parts(process)) >= 5)
        return process, psutil.Process(process.pid).children(recursive=True), seconds

    def parts(self, process: subprocess.Popen[bytes]) -> set[str]:
        """Return what is running, by the words that tell the processes apart."""
        words = ("postgres", "gunicorn", "worker", "beat")
        lines = [
            " ".join(each.cmdline())
            for each in psutil.Process(process.pid).children(recursive=True)
        ]
        return {word for word in words for line in lines if word in line} | {
            f"{len(lines)} processes"
        }

    def said(self) -> str:
        return (self.place / "said").read_text()

    def page(self) -> int:
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        asked.request("GET", "/fi/", headers={"Host": f"kotopolku.localhost:{self.port}"})
        answered = asked.getresponse()
        answered.read()
        asked.close()
        return answered.status


@pytest.fixture(scope="module")
def demo() -> Iterator[Demo]:
    place = LASTING / f"kotopolku-test-{uuid4().hex[:8]}"
    place.mkdir()
    yield Demo(place)
    shutil.rmtree(place)


@pytest.mark.slow
def test_it_serves_stops_whole_serves_again_at_once_and_leaves_nothing_when_killed(
    demo: Demo,
) -> None:
    first, processes, _ = demo.start()
    assert demo.page() == 200
    for told in ("http://espoo.kotopolku.localhost", "leila.korhonen@espoo.example", "make code"):
        assert told in demo.said()

    time.sleep(3)  # for the worker to find its queue, or to say that it does not
    assert "WARNING" not in demo.said()

    began = time.monotonic()
    first.send_signal(signal.SIGINT)
    assert first.wait(60) == 0
    assert time.monotonic() - began < 12  # on a busy machine; alone it takes about four
    assert "Stopped; what was written is kept for the next time." in demo.said()
    assert not any(lives(process.pid) for process in processes)

    again, processes, seconds = demo.start()
    assert demo.page() == 200
    assert seconds < 10  # on a busy machine; `make bench` holds it to 5
    assert "Preparing the database" not in demo.said()

    again.kill()
    again.wait()
    assert eventually(lambda: not any(lives(process.pid) for process in processes))


@pytest.mark.slow
def test_when_a_part_dies_it_is_named_and_the_rest_is_stopped(demo: Demo) -> None:
    process, processes, _ = demo.start()
    web = next(
        each
        for each in psutil.Process(process.pid).children()
        if "gunicorn" in " ".join(each.cmdline())
    )

    web.kill()

    assert process.wait(60) == 1
    assert (
        demo.said()
        .rstrip()
        .endswith("The web server ended by itself (exit code -9); everything is stopped.")
    )
    assert not any(lives(each.pid) for each in processes)
