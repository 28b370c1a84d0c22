"""A line over time: one to three series, and a target to reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ui.charts.drawing import NARROW, VALUE, WIDE, Frame, canvas, marker, stroke, words
from ui.charts.figure import Caption, Figure, Table
from ui.charts.scale import Scale, apart
from ui.formats import number
from ui.lettering import fitted, width
from ui.svg import group, points

MOST_SERIES = 3
_LINE = 17
_YEAR = 46


@dataclass(frozen=True, slots=True)
class Series:
    """One line: a value for each label, or None where it is not known (the line breaks there)."""

    name: str
    values: Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Target:
    """A value to reach, drawn across."""

    label: str
    value: float


@dataclass(frozen=True, slots=True)
class _Chart:
    caption: Caption
    labels: Sequence[str]
    series: Sequence[Series]
    target: Target | None
    scale: Scale


def line(
    caption: Caption,
    *,
    labels: Sequence[object],
    series: Sequence[Series],
    target: Target | None = None,
    from_zero: bool = True,
) -> Figure:
    """Draw series over the labels (years); the first series is the one that the page is about."""
    if not 1 <= len(series) <= MOST_SERIES:
        raise ValueError(f"A line chart has one to {MOST_SERIES} series, not {len(series)}.")
    if any(len(each.values) != len(labels) for each in series):
        raise ValueError("Each series has one value for each label.")
    known = [value for each in series for value in each.values if value is not None]
    scale = Scale.over([*known, target.value] if target and known else known, from_zero=from_zero)
    chart = _Chart(caption, [str(label) for label in labels], series, target, scale)
    return Figure(caption, _draw(chart, _wide(chart)), _draw(chart, _narrow()), _table(chart))


def _wide(chart: _Chart) -> Frame:
    last = len(chart.labels) - 1
    longest = max((width(end.text, VALUE) for end in _ends(chart) if end.index == last), default=0)
    return Frame(WIDE, 310, left=48, right=min(longest + 24, WIDE * 0.4), top=14, bottom=30)


def _narrow() -> Frame:
    return Frame(NARROW, 250, left=44, right=20, top=30, bottom=30, narrow=True)


def _draw(chart: _Chart, frame: Frame) -> SafeString:
    parts = [_grid(chart, frame), _years(chart, frame)]
    if chart.target:
        y = _y(chart, frame, chart.target.value)
        parts.append(
            stroke("ch-target", f"M{points(frame.left, y)}H{points(frame.width - frame.right)}")
        )
    # The first series is drawn last, so that it lies on top.
    parts.extend(_series(chart, frame, kind) for kind in range(len(chart.series), 0, -1))
    parts.append(_names(chart, frame))
    return canvas(chart.caption, _description(chart), frame, *parts)


def _x(chart: _Chart, frame: Frame, index: int) -> float:
    span = frame.width - frame.left - frame.right
    return frame.left + (
        span * index / (len(chart.labels) - 1) if len(chart.labels) > 1 else span / 2
    )


def _y(chart: _Chart, frame: Frame, value: float) -> float:
    return chart.scale.along(value, frame.height - frame.bottom, frame.top)


def _grid(chart: _Chart, frame: Frame) -> SafeString:
    lines = []
    for tick in chart.scale.ticks():
        y = _y(chart, frame, tick)
        css = "ch-axis" if tick == chart.scale.low else "ch-grid"
        lines.append(stroke(css, f"M{points(frame.left, y)}H{points(frame.width - frame.right)}"))
        shown = number(tick, chart.scale.tick_decimals)
        lines.append(words(frame.left - 8, y + 4.5, shown, anchor="end"))
    return group(*lines)


def _years(chart: _Chart, frame: Frame) -> SafeString:
    room = (frame.width - frame.left - frame.right) / max(1, len(chart.labels) - 1)
    every = next((step for step in (1, 2, 5, 10) if room * step >= _YEAR), 20)
    last = len(chart.labels) - 1
    return group(
        *(
            words(_x(chart, frame, index), frame.height - 8, label, anchor="middle")
            for index, label in enumerate(chart.labels)
            if (last - index) % every == 0
        )
    )


def _series(chart: _Chart, frame: Frame, kind: int) -> SafeString:
    """Draw one series: its line, broken where a value is missing, and its mark at the end."""
    runs = _runs(chart.series[kind - 1].values)
    places = [
        [(_x(chart, frame, index), _y(chart, frame, value)) for index, value in run] for run in runs
    ]
    # A value between two missing ones has no line: a small mark stands for it.
    lone = [marker(kind, *run[0], size=3) for run in places[:-1] if len(run) == 1]
    path = stroke(
        f"ch-s{kind}", *("M" + "L".join(points(*place) for place in run) for run in places)
    )
    return group(path, *lone, marker(kind, *places[-1][-1])) if places else group()


def _runs(values: Sequence[float | None]) -> list[list[tuple[int, float]]]:
    """The known values with their places, cut where one is missing."""
    runs: list[list[tuple[int, float]]] = []
    for index, value in enumerate(values):
        if value is None:
            continue
        if runs and runs[-1][-1][0] == index - 1:
            runs[-1].append((index, value))
        else:
            runs.append([(index, value)])
    return runs


@dataclass(frozen=True, slots=True)
class _End:
    """Where a line ends: at which label, at which value, and what is written there."""

    index: int
    value: float
    css: str
    text: str


def _ends(chart: _Chart) -> list[_End]:
    ends = []
    for kind, each in enumerate(chart.series, 1):
        known = [(index, value) for index, value in enumerate(each.values) if value is not None]
        if known:
            index, value = known[-1]
            ends.append(
                _End(index, value, f"ch-t{kind}", f"{each.name} {chart.caption.said(value)}")
            )
    if chart.target:
        said = f"{chart.target.label} {chart.caption.said(chart.target.value)}"
        ends.append(_End(len(chart.labels) - 1, chart.target.value, "ch-tt", said))
    return ends


def _names(chart: _Chart, frame: Frame) -> SafeString:
    """Write each line's name at its end: beside it on a wide drawing, over it on a narrow one."""
    ends = _ends(chart)
    lift = 12 if frame.narrow else -4.5
    places = apart([_y(chart, frame, end.value) - lift for end in ends], _LINE)
    write = _name_over if frame.narrow else _name_beside
    return group(
        *(write(chart, frame, end, place) for end, place in zip(ends, places, strict=True))
    )


def _name_beside(chart: _Chart, frame: Frame, end: _End, y: float) -> SafeString:
    x = _x(chart, frame, end.index) + 12
    return words(x, y, fitted(end.text, frame.width - x - 2, VALUE), end.css)


def _name_over(chart: _Chart, frame: Frame, end: _End, y: float) -> SafeString:
    edge = frame.width - frame.right
    text = fitted(end.text, edge, VALUE)
    x = min(edge, max(_x(chart, frame, end.index), frame.left + width(text, VALUE)))
    return words(x, y, text, end.css, anchor="end")


def _description(chart: _Chart) -> str:
    if chart.caption.description:
        return chart.caption.description
    said = []
    for each in chart.series:
        known = [
            f"{label} {chart.caption.said(value)}"
            for label, value in zip(chart.labels, each.values, strict=True)
            if value is not None
        ]
        said.append(
            f"{each.name}: {', '.join(dict.fromkeys((known[0], known[-1])))}"
            if known
            else each.name
        )
    if chart.target:
        said.append(f"{chart.target.label}: {chart.caption.said(chart.target.value)}")
    return "; ".join(said) + "."


def _table(chart: _Chart) -> Table:
    rows = [
        (each.name, *(number(value, chart.caption.decimals) for value in each.values))
        for each in chart.series
    ]
    if chart.target:
        goal = number(chart.target.value, chart.caption.decimals)
        rows.append((chart.target.label, *([""] * (len(chart.labels) - 1)), goal))
    first = chart.caption.row_label or _("What is measured")
    return Table((first, *chart.labels), tuple(rows))
