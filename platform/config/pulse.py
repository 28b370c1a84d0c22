"""Signs of life of the worker and of beat: a file that is touched as long as they turn, for health checks to look at."""

import os
from pathlib import Path
from typing import Any

from celery import bootsteps
from celery.beat import PersistentScheduler

SECONDS = 20


class WorkerPulse(bootsteps.StartStopStep):
    """Touches the file that PULSE_FILE names from the worker's own clock; without it, nothing."""

    requires = ("celery.worker.components:Timer",)

    def start(self, parent: Any) -> None:
        beat()
        parent.timer.call_repeatedly(SECONDS, beat)


class PulsingScheduler(PersistentScheduler):
    """Beat's usual schedule, which shows with each turn that it turns."""

    max_interval = SECONDS

    def tick(self, *arguments: Any, **options: Any) -> float:
        beat()
        return float(super().tick(*arguments, **options))


def beat() -> None:
    """Touch the file, if one is named."""
    if named := os.environ.get("PULSE_FILE"):
        Path(named).touch()
