"""A map of equal tiles: each municipality a link with its name, its state, a glyph and a colour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from ui.charts.figure import LegendEntry
from ui.icons import ICONS
from ui.lettering import fitted, width
from ui.svg import element, points
from ui.tiles import ROW, Cell, centre, place

STATES: Mapping[str, str] = {
    "ok": "check",
    "review": "half",
    "due": "clock",
    "late": "warn",
    "none": "dash",
}

_ACROSS = 432.0
_LARGEST, _SMALLEST = 74.0, 16.0
_LETTERS = 12.0
_SQUEEZE = 0.8
# Smaller tiles have room for a glyph alone; middling ones too when a phone shrinks them.
_NAMED, _NAMED_ON_PHONES = 38.0, 70.0


@dataclass(frozen=True, slots=True)
class Tile:
    """A municipality on the map: `label` says its state in words, `glyph` may be another icon."""

    code: str
    name: str
    lon: float
    lat: float
    state: str
    href: str
    label: str
    glyph: str = ""

    def __post_init__(self) -> None:
        if self.state not in STATES:
            raise ValueError(
                f"There is no state “{self.state}” on the map. There are: {', '.join(STATES)}."
            )
        if self.glyph and self.glyph not in ICONS:
            raise ValueError(f"There is no icon “{self.glyph}”.")


@dataclass(frozen=True, slots=True)
class TileMap:
    """A map, ready for ui/_map.html."""

    key: str
    title: str
    drawing: SafeString
    legend: tuple[LegendEntry, ...]
    source: str = ""


def tile_map(
    key: str,
    tiles: Sequence[Tile],
    *,
    title: str,
    source: str = "",
    cells: Mapping[str, Cell] | None = None,
) -> TileMap:
    """Draw the tiles; their `cells` may have been worked out before, by `cells_of`."""
    where = cells or cells_of(tiles)
    size = _tile_size([where[tile.code] for tile in tiles])
    drawn = [_tile(tile, where[tile.code], size) for tile in tiles]
    middles = [centre(where[tile.code]) for tile in tiles] or [(0.0, 0.0)]
    wide = (max(x for x, _y in middles) + 1) * size + 4
    high = (max(y for _x, y in middles) + 2 / 3 / ROW) * size + size / 2 + 4
    drawing = element(
        "svg",
        *drawn,
        xmlns="http://www.w3.org/2000/svg",
        class_="map" if size >= _NAMED_ON_PHONES else "map map-dense",
        viewBox=f"-2 -2 {points(wide, high)}",
        role="group",
        aria_labelledby=f"{key}-c",
    )
    return TileMap(key, title, drawing, _legend(tiles), source)


def cells_of(tiles: Iterable[Tile]) -> dict[str, Cell]:
    """The cell of each tile by its code. Depends on the places alone, so that it can be kept."""
    ordered = sorted(tiles, key=lambda tile: tile.code)
    cells = place([(tile.lon, tile.lat) for tile in ordered])
    return {tile.code: cell for tile, cell in zip(ordered, cells, strict=True)}


def _tile_size(cells: Sequence[Cell]) -> float:
    columns = max((centre(cell)[0] for cell in cells), default=0) + 1
    return max(_SMALLEST, min(_LARGEST, _ACROSS / columns))


def _tile(tile: Tile, cell: Cell, size: float) -> SafeString:
    x, y = ((coordinate + 0.5) * size for coordinate in centre(cell))
    name = _name(tile.name, x, y, size)
    return element(
        "a",
        element("title", f"{tile.name}: {tile.label}"),
        element("polygon", class_=f"m m-{tile.state}", points=_hexagon(x, y, size)),
        _glyph(tile, x, y - (size * 0.16 if name else 0), size),
        name,
        href=tile.href,
        data_code=tile.code,
        aria_label=f"{tile.name}: {tile.label}",
    )


def _hexagon(x: float, y: float, size: float) -> str:
    half, tall = size / 2, size / 2 / ROW
    corners = (
        (0, -tall),
        (half, -tall / 2),
        (half, tall / 2),
        (0, tall),
        (-half, tall / 2),
        (-half, -tall / 2),
    )
    return " ".join(points(x + dx, y + dy) for dx, dy in corners)


def _glyph(tile: Tile, x: float, y: float, size: float) -> SafeString:
    side = min(18.0, size * 0.5)
    move = f"translate({points(x - side / 2, y - side / 2)}) scale({side / 24:.3f})"
    return element("path", class_="g", d=ICONS[tile.glyph or STATES[tile.state]], transform=move)


def _name(name: str, x: float, y: float, size: float) -> SafeString | str:
    """The name, whole, a little squeezed or cut; nothing on a tile too small for words."""
    if size < _NAMED:
        return ""
    room = size - 5
    shown = fitted(name, room / _SQUEEZE, _LETTERS)
    tight = width(shown, _LETTERS) > room
    return element(
        "text",
        shown,
        x=points(x),
        y=points(y + size * 0.22),
        font_size=points(_LETTERS),
        textLength=points(room) if tight else None,
        lengthAdjust="spacingAndGlyphs" if tight else None,
        aria_hidden="true",
    )


def _legend(tiles: Sequence[Tile]) -> tuple[LegendEntry, ...]:
    """The states that occur, in the order of STATES, in the words of the first such tile."""
    words: dict[str, Tile] = {}
    for tile in tiles:
        words.setdefault(tile.state, tile)
    return tuple(
        LegendEntry(_swatch(words[state]), words[state].label) for state in STATES if state in words
    )


def _swatch(tile: Tile) -> SafeString:
    return element(
        "svg",
        element("rect", class_=f"m-{tile.state}", width=24, height=18, rx=3),
        element(
            "path",
            class_="g",
            d=ICONS[tile.glyph or STATES[tile.state]],
            transform="translate(5 2) scale(0.583)",
        ),
        viewBox="0 0 24 18",
        aria_hidden="true",
    )
