"""Many places as dots on one axis, and their common value as a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ui.charts.drawing import NARROW, TICK, Frame, canvas, shape, stroke, words
from ui.charts.figure import Caption, Figure, Table
from ui.charts.line import Target
from ui.charts.scale import Scale
from ui.formats import number
from ui.lettering import width
from ui.svg import element, group, points

_WIDE = 1000
_DOT = 13


@dataclass(frozen=True, slots=True)
class Dot:
    """A place and its value."""

    label: str
    value: float


def strip(caption: Caption, *, dots: Sequence[Dot], common: Target) -> Figure:
    """Draw each place as a dot; the common value of them all stands as a line among them."""
    scale = Scale.over([common.value, *(dot.value for dot in dots)], from_zero=False)
    description = caption.description or _description(caption, dots, common)
    on_wide, on_narrow = (
        _draw(caption, description, scale, dots, common, across=across)
        for across in (_WIDE, NARROW)
    )
    return Figure(caption, on_wide, on_narrow, _table(caption, dots))


def _draw(
    caption: Caption,
    description: str,
    scale: Scale,
    dots: Sequence[Dot],
    common: Target,
    *,
    across: float,
) -> SafeString:
    places = _stacked([scale.along(dot.value, 14, across - 14) for dot in _sorted(dots)])
    tallest = max(rise for _x, rise in places)
    frame = Frame(
        across, 104 + max(0, tallest - 2 * _DOT), left=14, right=14, narrow=across == NARROW
    )
    base = frame.height - 36
    marks = [
        shape("circle", "ch-f1", _name(caption, dot), cx=points(x), cy=points(base - rise), r=6)
        for dot, (x, rise) in zip(_sorted(dots), places, strict=True)
    ]
    axis = _axis(caption, scale, frame)
    return canvas(caption, description, frame, axis, _common(caption, scale, frame, common), *marks)


def _stacked(across: Sequence[float]) -> list[tuple[float, float]]:
    """Where each dot stands: those that would touch stand on one another."""
    placed: list[tuple[float, float]] = []
    for x in across:
        rise = 0.0
        while any(
            abs(x - other) < _DOT and abs(rise - height) < _DOT - 1
            for other, height in placed[-60:]
        ):
            rise += _DOT
        placed.append((x, rise))
    return placed


def _axis(caption: Caption, scale: Scale, frame: Frame) -> SafeString:
    floor = frame.height - 24
    parts = [stroke("ch-axis", f"M{points(frame.left, floor)}H{points(frame.width - frame.right)}")]
    for tick in scale.ticks():
        side = (
            "start"
            if tick == scale.low
            else "end"
            if tick >= scale.high - scale.step / 2
            else "middle"
        )
        shown = f"{number(tick, scale.tick_decimals)} {caption.unit}".strip()
        x = scale.along(tick, frame.left, frame.width - frame.right)
        parts.append(words(x, frame.height - 6, shown, anchor=side))
    return group(*parts)


def _common(caption: Caption, scale: Scale, frame: Frame, common: Target) -> SafeString:
    x = scale.along(common.value, frame.left, frame.width - frame.right)
    text = f"{common.label} {caption.said(common.value)}"
    half = width(text, TICK) / 2
    place = min(max(x, half + 2), frame.width - half - 2)
    line = stroke("ch-target", f"M{points(x)} 18V{points(frame.height - 24)}")
    return group(line, words(place, 13, text, "ch-tt", anchor="middle"))


def _name(caption: Caption, dot: Dot) -> SafeString:
    return element("title", f"{dot.label}: {caption.said(dot.value)}")


def _sorted(dots: Sequence[Dot]) -> list[Dot]:
    return sorted(dots, key=lambda dot: (dot.value, dot.label))


def _description(caption: Caption, dots: Sequence[Dot], common: Target) -> str:
    ordered = _sorted(dots)
    said = [f"{dot.label} {caption.said(dot.value)}" for dot in (ordered[0], ordered[-1])]
    return f"{common.label} {caption.said(common.value)}; {said[0]} – {said[1]}."


def _table(caption: Caption, dots: Sequence[Dot]) -> Table:
    head = (caption.row_label or _("What is measured"), caption.unit or _("Value"))
    return Table(head, tuple((dot.label, number(dot.value, caption.decimals)) for dot in dots))
