"""Medians of things that take turns, and what processes use."""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

TICKS = os.sysconf("SC_CLK_TCK")


def seconds(action: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def in_turn(
    one: Callable[[], Any], other: Callable[[], Any], *, rounds: int
) -> tuple[float, float]:
    """Time two things alternately; return the median seconds of each."""
    for action in (one, other):  # the first time of each does not count
        action()
    pairs = [(seconds(one), seconds(other)) for _ in range(rounds)]
    return median(first for first, _ in pairs), median(second for _, second in pairs)


def cpu_of(pid: int) -> float:
    """Return the CPU seconds that a process of this machine has used; 0 when it is on another."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def peak_mb(pid: int) -> float:
    """Return the most memory that a process has held at once."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    raise ValueError(pid)


def tell(found: dict[str, float]) -> None:
    """Hand the measured values to `bench.run`: the last line."""
    sys.stdout.write("\n" + json.dumps(found) + "\n")
