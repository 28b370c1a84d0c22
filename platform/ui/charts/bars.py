"""Horizontal bars with their values at the end."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ui.charts.drawing import NARROW, TICK, VALUE, WIDE, Frame, canvas, shape, words
from ui.charts.figure import Caption, Figure, Table
from ui.formats import number
from ui.lettering import fitted, width
from ui.svg import element, group, points

Row = tuple[str, float | None]


def bars(caption: Caption, *, rows: Sequence[Row]) -> Figure:
    """Draw a bar for each row, in the order given; None is a value that is not shown."""
    known = [value for _label, value in rows if value is not None]
    if not known:
        raise ValueError("There is nothing to draw: no value is known.")
    if min(known) < 0:
        raise ValueError("Bars begin at zero: a negative value has no bar.")
    longest = max(width(label, TICK) for label, _value in rows)
    wide = Frame(WIDE, 34 * len(rows) + 4, left=min(longest + 14, WIDE * 0.4))
    narrow = Frame(NARROW, 50 * len(rows) + 4, narrow=True)
    description = caption.description or _description(caption, rows)
    on_wide, on_narrow = (
        canvas(caption, description, frame, _rows(caption, rows, frame)) for frame in (wide, narrow)
    )
    return Figure(caption, on_wide, on_narrow, _table(caption, rows))


def _rows(caption: Caption, rows: Sequence[Row], frame: Frame) -> SafeString:
    most = max((value for _label, value in rows if value), default=1)
    values = max(width(caption.said(value), VALUE) for _label, value in rows)
    room = frame.width - frame.left - values - 12
    return group(
        *(
            _row(caption, row, frame, index=index, length=room * (row[1] or 0) / most)
            for index, row in enumerate(rows)
        )
    )


def _row(caption: Caption, row: Row, frame: Frame, *, index: int, length: float) -> SafeString:
    label, value = row
    y = index * 50 + 25 if frame.narrow else index * 34 + 5
    if frame.narrow:
        name = words(0, y - 5, fitted(label, frame.width, TICK))
    else:
        name = words(frame.left - 10, y + 17, fitted(label, frame.left - 12, TICK), anchor="end")
    bar = ""
    if value is not None:
        place = {"x": points(frame.left), "y": y, "height": 24, "rx": 2}
        bar = shape("rect", "ch-f1", element("title", label), **place, width=points(max(2, length)))
    said = words(frame.left + (length + 8 if bar else 0), y + 17, caption.said(value), "ch-val")
    return group(name, bar, said)


def _description(caption: Caption, rows: Sequence[Row]) -> str:
    return "; ".join(f"{label} {caption.said(value)}" for label, value in rows) + "."


def _table(caption: Caption, rows: Sequence[Row]) -> Table:
    head = (caption.row_label or _("What is measured"), caption.unit or _("Value"))
    return Table(head, tuple((label, number(value, caption.decimals)) for label, value in rows))
