"""Two values a row, and the gap between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ui.charts.drawing import NARROW, TICK, WIDE, Frame, canvas, marker, stroke, words
from ui.charts.figure import Caption, Figure, LegendEntry, Table
from ui.charts.scale import Scale
from ui.formats import number
from ui.lettering import fitted, width
from ui.svg import element, group, points


@dataclass(frozen=True, slots=True)
class Pair:
    """A row: the same thing for the first group and for the second."""

    label: str
    first: float
    second: float


def dumbbell(caption: Caption, *, rows: Sequence[Pair], names: tuple[str, str]) -> Figure:
    """Draw the gap between two groups in each row; the names are the groups'."""
    scale = Scale.over([value for row in rows for value in (row.first, row.second)])
    longest = max(width(row.label, TICK) for row in rows)
    wide = Frame(WIDE, 44 * len(rows) + 34, left=min(longest + 24, WIDE * 0.4), right=34)
    narrow = Frame(NARROW, 58 * len(rows) + 34, left=16, right=34, narrow=True)
    description = caption.description or _description(caption, rows, names)
    on_wide, on_narrow = (
        canvas(
            caption,
            description,
            frame,
            _axis(caption, scale, frame),
            *_rows(caption, rows, scale, frame),
        )
        for frame in (wide, narrow)
    )
    return Figure(caption, on_wide, on_narrow, _table(caption, rows, names), _legend(names))


def _axis(caption: Caption, scale: Scale, frame: Frame) -> SafeString:
    parts = []
    for tick in scale.ticks():
        x = _x(scale, frame, tick)
        parts.append(stroke("ch-grid", f"M{points(x)} 4V{points(frame.height - 30)}"))
        shown = f"{number(tick, scale.tick_decimals)} {caption.unit}".strip()
        parts.append(words(x, frame.height - 12, shown, anchor="middle"))
    return group(*parts)


def _rows(caption: Caption, rows: Sequence[Pair], scale: Scale, frame: Frame) -> list[SafeString]:
    return [_row(caption, row, scale, frame, index) for index, row in enumerate(rows)]


def _row(caption: Caption, row: Pair, scale: Scale, frame: Frame, index: int) -> SafeString:
    y = index * 58 + 38 if frame.narrow else index * 44 + 22
    if frame.narrow:
        name = words(0, y - 16, fitted(row.label, frame.width, TICK))
    else:
        name = words(frame.left - 18, y + 5, fitted(row.label, frame.left - 20, TICK), anchor="end")
    first, second = _x(scale, frame, row.first), _x(scale, frame, row.second)
    outwards = -1 if row.first < row.second else 1
    sides = ("end", "start") if outwards < 0 else ("start", "end")
    said = [number(value, caption.decimals) for value in (row.first, row.second)]
    return group(
        name,
        stroke("ch-gap", f"M{points(first, y)}H{points(second)}"),
        marker(1, first, y, size=7),
        marker(2, second, y, size=6.7),
        words(first + outwards * 12, y + 5, said[0], "ch-t1", anchor=sides[0]),
        words(second - outwards * 12, y + 5, said[1], "ch-t2", anchor=sides[1]),
    )


def _x(scale: Scale, frame: Frame, value: float) -> float:
    return scale.along(value, frame.left, frame.width - frame.right)


def _legend(names: tuple[str, str]) -> tuple[LegendEntry, ...]:
    return tuple(
        LegendEntry(
            element("svg", marker(kind, 12, 9, size=6), viewBox="0 0 24 18", aria_hidden="true"),
            name,
        )
        for kind, name in enumerate(names, 1)
    )


def _description(caption: Caption, rows: Sequence[Pair], names: tuple[str, str]) -> str:
    return "; ".join(
        f"{row.label}: {names[0]} {caption.said(row.first)}, {names[1]} {caption.said(row.second)}"
        for row in rows
    )


def _table(caption: Caption, rows: Sequence[Pair], names: tuple[str, str]) -> Table:
    head = (caption.row_label or _("What is measured"), *names)
    return Table(
        head, tuple((row.label, caption.said(row.first), caption.said(row.second)) for row in rows)
    )
