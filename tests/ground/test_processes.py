"""Processes that live and end together."""

import subprocess
import sys
import time

import psutil
import pytest

from config.postgres import ServerTrouble
from config.run import terminal
from config.run.processes import Part, Parts, run_through
from tests.ground.conftest import eventually, lives

ENVIRONMENT = {"PATH": "/usr/bin:/bin"}
WITH_A_CHILD = ["sh", "-c", "sleep 60 & wait"]
STUBBORN = ["sh", "-c", "trap '' TERM; sleep 60 & wait; wait"]

OWNER = """
import sys, time
from config.run.processes import Part, Parts
parts = Parts({"PATH": "/usr/bin:/bin"})
parts.start(Part("one", ["sleep", "60"], patience=1))
print("started", flush=True)
time.sleep(60)
"""


@pytest.fixture(autouse=True)
def _hearing() -> object:
    """Ending parts makes this process deaf to Ctrl-C; afterwards it hears again."""
    with terminal.stoppable():
        yield


def descendants(pid: int | None = None) -> list[psutil.Process]:
    found: list[psutil.Process] = psutil.Process(pid).children(recursive=True)
    return found


def two_of_which_one_is_brief() -> None:
    with Parts(ENVIRONMENT) as parts:
        parts.start(Part("lasting one", WITH_A_CHILD, patience=1))
        parts.start(Part("brief one", ["sh", "-c", "exit 3"], patience=1))
        parts.watch()


def test_when_one_ends_by_itself_it_is_named_and_all_are_ended() -> None:
    with pytest.raises(
        ServerTrouble,
        match=r"^The brief one ended by itself \(exit code 3\); everything is stopped\.$",
    ):
        two_of_which_one_is_brief()

    assert eventually(lambda: not any(lives(process.pid) for process in descendants()))


def test_one_that_will_not_end_is_made_to() -> None:
    with Parts(ENVIRONMENT) as parts:
        parts.start(Part("stubborn one", STUBBORN, patience=0.2))
        assert eventually(lambda: len(descendants()) == 2)
        started = descendants()

    assert eventually(lambda: not any(lives(process.pid) for process in started))


def test_they_end_with_an_owner_that_is_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OWNER], stdout=subprocess.PIPE, text=True
    ) as owner:
        assert owner.stdout is not None
        assert owner.stdout.readline() == "started\n"
        started = descendants(owner.pid)
        owner.kill()

    assert started
    assert eventually(lambda: not any(lives(process.pid) for process in started))


def test_a_program_that_runs_in_our_place_ends_with_its_own_code() -> None:
    assert run_through(["sh", "-c", "exit 5"], ENVIRONMENT) == 5


def test_a_request_to_stop_is_passed_on_to_the_program_in_our_place() -> None:
    asking = "import sys; from config.run.processes import run_through; sys.exit(run_through(sys.argv[1:], {}))"
    program = "import time\ntry:\n    print('on', flush=True); time.sleep(60)\nexcept KeyboardInterrupt:\n    raise SystemExit(7)"
    command = [sys.executable, "-c", asking, sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as ours:
        assert ours.stdout is not None
        assert ours.stdout.readline() == "on\n"
        time.sleep(0.1)
        ours.terminate()
        assert ours.wait(20) == 7
