"""Drawings that stand among words: a spark line in a table, a ring of steps."""

from __future__ import annotations

import math
from collections.abc import Sequence

from django.utils.safestring import SafeString

from ui.charts.drawing import marker, stroke
from ui.formats import NOTHING
from ui.svg import element, group, points

_WIDTH, _HEIGHT = 132.0, 36.0
_RING = 164.0
_GAP = 0.06


def spark(label: str, values: Sequence[float | None], *, target: float | None = None) -> SafeString:
    """Draw how a value has gone, and the target to reach; the label says it in words."""
    known = [(index, value) for index, value in enumerate(values) if value is not None]
    if not known:
        return group(NOTHING)
    shown = [value for _index, value in known] + ([] if target is None else [target])
    low, high = min(shown), max(shown)

    def y(value: float) -> float:
        return 5 + (high - value) / ((high - low) or 1) * (_HEIGHT - 10)

    places = [
        (4 + index * (_WIDTH - 12) / max(1, len(values) - 1), y(value)) for index, value in known
    ]
    goal = (
        ""
        if target is None
        else stroke("ch-target", f"M2 {points(y(target))}H{points(_WIDTH - 2)}")
    )
    path = stroke("ch-s1", "M" + "L".join(points(*place) for place in places))
    return element(
        "svg",
        goal,
        path,
        marker(1, *places[-1], size=4),
        xmlns="http://www.w3.org/2000/svg",
        class_="spark",
        viewBox=f"0 0 {points(_WIDTH, _HEIGHT)}",
        width=points(_WIDTH),
        height=points(_HEIGHT),
        role="img",
        aria_label=label,
    )


def ring(done: int, total: int, label: str) -> SafeString:
    """Draw one arc a step, the done ones filled; the label says it in words."""
    if total < 1 or not 0 <= done <= total:
        raise ValueError(f"A ring shows a part of a whole, not {done} of {total}.")
    middle = points(_RING / 2)
    count = element(
        "text",
        f"{done}/{total}",
        class_="rg-num",
        x=middle,
        y=points(_RING / 2 + 10),
        text_anchor="middle",
    )
    return element(
        "svg",
        *(_arc(index, total, on=index < done) for index in range(total)),
        count,
        xmlns="http://www.w3.org/2000/svg",
        class_="ring",
        viewBox=f"0 0 {points(_RING, _RING)}",
        width=points(_RING),
        height=points(_RING),
        role="img",
        aria_label=label,
    )


def _arc(index: int, total: int, *, on: bool) -> SafeString:
    middle, radius, turn = _RING / 2, _RING / 2 - 11, 2 * math.pi / total
    ends = (index * turn + _GAP, (index + 1) * turn - _GAP)
    start, end = (
        points(middle + radius * math.sin(angle), middle - radius * math.cos(angle))
        for angle in ends
    )
    wide = int(ends[1] - ends[0] > math.pi)
    path = f"M{start}A{points(radius, radius)} 0 {wide} 1 {end}"
    return element("path", class_="rg-on" if on else "rg-off", d=path)
