"""The map of an overview: a tile for each municipality, its place kept in the cache."""

import hashlib
from collections.abc import Iterable, Sequence

from django.core.cache import cache

from regional.labels import label_of
from regional.queries.overview import Row
from ui.tilemap import Tile, TileMap, cells_of, tile_map

KEPT_SECONDS = 24 * 60 * 60


def map_of(
    rows: Sequence[Row], shown: Iterable[Row], *, addresses: dict[str, str], title: str, source: str
) -> TileMap | None:
    """Draw the rows that are shown, each where it stands among all of them; None when none is shown."""
    tiles = {row.municipality.code: _tile(row, addresses) for row in rows if not row.former}
    drawn = [tiles[row.municipality.code] for row in shown if row.municipality.code in tiles]
    if not drawn:
        return None
    return tile_map("status", drawn, title=title, source=source, cells=_cells(list(tiles.values())))


def _tile(row: Row, addresses: dict[str, str]) -> Tile:
    place, label = row.municipality, label_of(row.current)
    return Tile(
        place.code,
        place.name,
        float(place.longitude),
        float(place.latitude),
        label.tile,
        addresses[place.code],
        str(label.words),
    )


def _cells(tiles: list[Tile]) -> "dict[str, tuple[int, int]]":
    codes = ",".join(sorted(tile.code for tile in tiles))
    key = f"regional.cells.{hashlib.sha256(codes.encode()).hexdigest()[:32]}"
    cells: dict[str, tuple[int, int]] | None = cache.get(key)
    if cells is None:
        cells = cells_of(tiles)
        cache.set(key, cells, KEPT_SECONDS)
    return cells
