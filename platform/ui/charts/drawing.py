"""The pen: shapes and words with their classes, and plain attributes for where no style reaches."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from ui.charts.figure import Caption
from ui.svg import element, points

TICK = 13
VALUE = 14

_FONT = "Source Sans 3, sans-serif"
_SMALL: dict[str, object] = {"font_family": _FONT, "font_size": TICK}
_STRONG: dict[str, object] = {"font_family": _FONT, "font_size": VALUE, "font_weight": 600}

PAPER: dict[str, dict[str, object]] = {
    "ch-grid": {"stroke": "#d8dadc", "stroke_width": 1, "fill": "none"},
    "ch-axis": {"stroke": "#737980", "stroke_width": 1, "fill": "none"},
    "ch-gap": {"stroke": "#737980", "stroke_width": 3, "fill": "none"},
    "ch-tick": {"fill": "#575e66", **_SMALL},
    "ch-val": {"fill": "#232c36", **_STRONG},
    "ch-s1": {"stroke": "#17508f", "stroke_width": 3, "fill": "none"},
    "ch-s2": {"stroke": "#a35200", "stroke_width": 2.25, "fill": "none", "stroke_dasharray": "7 4"},
    "ch-s3": {"stroke": "#575e66", "stroke_width": 2, "fill": "none", "stroke_dasharray": "2 4"},
    "ch-f1": {"fill": "#17508f"},
    "ch-f2": {"fill": "#a35200"},
    "ch-f3": {"fill": "#575e66"},
    "ch-t1": {"fill": "#17508f", **_STRONG},
    "ch-t2": {"fill": "#8a4500", **_STRONG},
    "ch-t3": {"fill": "#575e66", **_STRONG},
    "ch-target": {
        "stroke": "#2c6b52",
        "stroke_width": 2,
        "fill": "none",
        "stroke_dasharray": "4 3",
    },
    "ch-tt": {"fill": "#2c6b52", **_STRONG, "font_size": TICK},
}


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a drawing and its margins."""

    width: float
    height: float
    left: float = 0
    right: float = 0
    top: float = 0
    bottom: float = 0
    narrow: bool = False


WIDE = 680
NARROW = 350


def shape(tag: str, css: str, *children: object, **attributes: object) -> SafeString:
    """Draw a shape of a class."""
    return element(tag, *children, class_=css, **(PAPER[css] | attributes))


def stroke(css: str, *steps: str) -> SafeString:
    """Draw a line through the steps of a path."""
    return shape("path", css, d="".join(steps), stroke_linejoin="round", stroke_linecap="round")


def words(
    x: float, y: float, text: object, css: str = "ch-tick", *, anchor: str = "start"
) -> SafeString:
    """Write at a point; the anchor is start, middle or end."""
    return shape("text", css, text, x=points(x), y=points(y), text_anchor=anchor)


def marker(kind: int, x: float, y: float, *, size: float = 5) -> SafeString:
    """Draw the mark of the first, second or third series: disc, square, triangle."""
    if kind == 1:
        return shape("circle", "ch-f1", cx=points(x), cy=points(y), r=points(size))
    if kind == 2:
        side = size * 1.8
        corner = {"x": points(x - side / 2), "y": points(y - side / 2)}
        return shape("rect", "ch-f2", **corner, width=points(side), height=points(side))
    tip = f"M{points(x, y - size * 1.1)}l{points(size * 1.1, size * 2)}h{points(-size * 2.2)}z"
    return shape("path", "ch-f3", d=tip)


def canvas(caption: Caption, description: str, frame: Frame, *children: object) -> SafeString:
    """Put a drawing together: one image with a title and a description."""
    key = f"{caption.key}-{'n' if frame.narrow else 'w'}"
    size = points(frame.width, frame.height)
    return element(
        "svg",
        element("title", caption.title, id=f"{key}-t"),
        element("desc", description, id=f"{key}-d"),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        class_="chart chart-s" if frame.narrow else "chart",
        viewBox=f"0 0 {size}",
        width=points(frame.width),
        height=points(frame.height),
        role="img",
        aria_labelledby=f"{key}-t {key}-d",
    )
