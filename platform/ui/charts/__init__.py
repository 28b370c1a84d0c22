"""Charts drawn on the server as SVG: no script, no inline style, and the same numbers in a table.

The rules that every chart follows: the heading says the finding; the drawing is one image with a
title and a description; colour never speaks alone (lines are named at their ends and differ in dash
and mark, bars carry their value); it is drawn twice, for wide and for narrow pages, and the style
sheet shows one.
"""

from ui.charts.bars import bars
from ui.charts.dumbbell import Pair, dumbbell
from ui.charts.figure import Caption, Figure, LegendEntry, Table
from ui.charts.line import Series, Target, line
from ui.charts.small import ring, spark
from ui.charts.strip import Dot, strip

__all__ = [
    "Caption",
    "Dot",
    "Figure",
    "LegendEntry",
    "Pair",
    "Series",
    "Table",
    "Target",
    "bars",
    "dumbbell",
    "line",
    "ring",
    "spark",
    "strip",
]
