"""The processes that a service is made of: started one by one, watched, and ended together."""

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import FrameType, TracebackType
from typing import Self

from config.postgres import ServerTrouble
from config.postgres.leash import ends_with_owner
from config.run.places import ROOT
from config.run.servers import Environment
from config.run.terminal import STOPS, hear_no_more


@dataclass(frozen=True, slots=True)
class Part:
    """One process, and how many seconds it may take to finish what it is at."""

    name: str
    command: Sequence[str]
    patience: float
    inherits: tuple[int, ...] = ()


class Parts:
    """Processes that live together: when one ends by itself, or we do, none is left."""

    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        self._running: list[tuple[Part, subprocess.Popen[bytes]]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        hear_no_more()
        for _, process in self._running:
            if process.poll() is None:
                process.terminate()
        for part, process in self._running:
            _await_end(part, process)

    def start(self, part: Part) -> None:
        """Start a process, which ends with us at the latest."""
        process = subprocess.Popen(  # noqa: S603  our own programs
            part.command, cwd=ROOT, env=self.environment, pass_fds=part.inherits, stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for us alone; we stop them in order
            preexec_fn=ends_with_owner(signal.SIGKILL),  # noqa: PLW1509  one thread
        )  # fmt: skip
        self._running.append((part, process))

    def require_all(self) -> None:
        """See that each process lives.

        Raises ServerTrouble.
        """
        for part, process in self._running:
            if process.poll() is not None:
                raise ServerTrouble(
                    f"The {part.name} ended by itself (exit code {process.returncode}); everything is stopped."
                )

    def watch(self) -> None:
        """Stay until one ends by itself.

        Raises ServerTrouble then.
        """
        while True:
            self.require_all()
            time.sleep(0.3)


def run_through(command: Sequence[str], environment: Environment) -> int:
    """Run a program at this terminal and return its exit code; it hears Ctrl-C itself, other requests are passed on."""
    with subprocess.Popen(  # noqa: S603  our own programs
        command, cwd=ROOT, env=environment,
        preexec_fn=ends_with_owner(signal.SIGINT),  # noqa: PLW1509  one thread
    ) as child:  # fmt: skip

        def pass_on(number: int, _frame: FrameType | None) -> None:
            if number != signal.SIGINT:
                child.send_signal(signal.SIGINT)

        before = {kind: signal.signal(kind, pass_on) for kind in STOPS}
        try:
            code = child.wait()
        finally:
            for kind, handler in before.items():
                signal.signal(kind, handler)
    return code if code >= 0 else 128 - code


def _await_end(part: Part, process: subprocess.Popen[bytes]) -> None:
    with suppress(subprocess.TimeoutExpired):
        process.wait(part.patience)
    with suppress(ProcessLookupError):  # what it has left behind goes with it
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
