"""Where values fall on an axis, and how labels make room for one another."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """From the lowest value of an axis to its highest, in steps that read well."""

    low: float
    high: float
    step: float

    @classmethod
    def over(cls, values: Iterable[float], *, from_zero: bool = True, steps: int = 4) -> Scale:
        """The scale that shows all the values."""
        known = list(values)
        if not known:
            raise ValueError("There is nothing to draw: no value is known.")
        low = min(*known, 0) if from_zero else min(known)
        high = max(*known, 0) if from_zero else max(known)
        step = nice((high - low) / steps)
        first = math.floor(low / step) * step
        last = math.ceil(round(high / step, 6)) * step
        return cls(first, last if last > first else first + step, step)

    def along(self, value: float, start: float, end: float) -> float:
        """The place of a value between two ends of an axis."""
        return start + (value - self.low) / (self.high - self.low) * (end - start)

    def ticks(self) -> list[float]:
        """The values that the axis names."""
        count = round((self.high - self.low) / self.step)
        return [self.low + index * self.step for index in range(count + 1)]

    @property
    def tick_decimals(self) -> int:
        return max(0, -math.floor(math.log10(self.step))) if self.step % 1 else 0


def nice(raw: float) -> float:
    """The next step upwards that people count in: 1, 2, 2.5 or 5 and their tenfolds."""
    if raw <= 0:
        return 1
    size = float(10 ** math.floor(math.log10(raw)))
    return next((step * size for step in (1, 2, 2.5, 5) if raw <= step * size), 10 * size)


def apart(places: Sequence[float], gap: float) -> list[float]:
    """The places, in the same order, moved so that each is at least a gap from the next."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = [places[index] for index in order]
    for _round in range(40):
        for above, below in zip(range(len(moved)), range(1, len(moved)), strict=False):
            lack = gap - (moved[below] - moved[above])
            if lack > 0:
                moved[above] -= lack / 2
                moved[below] += lack / 2
    result = [0.0] * len(places)
    for index, place in zip(order, moved, strict=True):
        result[index] = place
    return result
