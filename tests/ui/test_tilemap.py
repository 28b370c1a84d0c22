"""The tile map: everybody has a tile, nobody shares one, and all stand about where they really are."""

import random
import time
from xml.etree import ElementTree as ET

import pytest
from django.template.loader import render_to_string

from ui.tilemap import STATES, Tile, cells_of, tile_map
from ui.tiles import around, centre, place

COAST = {
    "Hanko": (22.97, 59.82),
    "Raasepori": (23.43, 59.98),
    "Inkoo": (24.00, 60.05),
    "Lohja": (24.07, 60.25),
    "Espoo": (24.66, 60.21),
    "Helsinki": (24.94, 60.17),
    "Vantaa": (25.04, 60.29),
    "Hyvinkää": (24.86, 60.63),
    "Porvoo": (25.66, 60.39),
    "Loviisa": (26.23, 60.46),
    "Kouvola": (26.70, 60.87),
    "Lappeenranta": (28.19, 61.06),
}


def tile(name: str, lon: float, lat: float, state: str = "ok") -> Tile:
    return Tile(name, name, lon, lat, state, f"#{name}", "Processed")


def coast() -> list[Tile]:
    states = list(STATES)
    return [
        tile(name, lon, lat, states[index % 5])
        for index, (name, (lon, lat)) in enumerate(COAST.items())
    ]


def scattered(count: int) -> list[tuple[float, float]]:
    """Made-up places, thick in the south and thin in the north."""
    dice = random.Random(19)  # noqa: S311  not a secret
    return [(dice.uniform(21, 31), 60 + 10 * dice.random() ** 2.5) for _ in range(count)]


def test_every_place_has_a_cell_of_its_own() -> None:
    for places in (scattered(1), scattered(26), scattered(309), [(25.0, 60.0)] * 12):
        assert len(set(place(places))) == len(places)
    assert place([]) == []


def test_the_same_places_always_have_the_same_cells() -> None:
    tiles = coast()

    assert cells_of(tiles) == cells_of(reversed(tiles)) == cells_of(coast())


@pytest.mark.parametrize(
    ("west", "east"),
    [("Hanko", "Loviisa"), ("Espoo", "Lappeenranta"), ("Raasepori", "Espoo"), ("Lohja", "Porvoo")],
)
def test_west_is_left_of_east(west: str, east: str) -> None:
    cells = cells_of(coast())

    assert centre(cells[west])[0] < centre(cells[east])[0]


@pytest.mark.parametrize(("north", "south"), [("Hyvinkää", "Helsinki"), ("Lappeenranta", "Hanko")])
def test_north_is_above_south(north: str, south: str) -> None:
    cells = cells_of(coast())

    assert centre(cells[north])[1] < centre(cells[south])[1]


def test_most_pairs_keep_their_order() -> None:
    places = scattered(100)
    spots = [centre(cell) for cell in place(places)]
    pairs = [(a, b) for a in range(100) for b in range(a) if abs(places[a][0] - places[b][0]) > 0.5]

    kept = sum((places[a][0] < places[b][0]) == (spots[a][0] < spots[b][0]) for a, b in pairs)

    assert kept / len(pairs) > 0.95


def test_the_country_is_laid_out_in_less_than_a_second() -> None:
    places = scattered(309)
    began = time.process_time()

    place(places)

    assert time.process_time() - began < 1


def test_cells_touch_six_others() -> None:
    for cell in ((3, 2), (3, 3)):
        x, y = centre(cell)
        distances = [((x - ox) ** 2 + (y - oy) ** 2) ** 0.5 for ox, oy in map(centre, around(cell))]
        assert distances == pytest.approx([1] * 6)


def test_each_tile_is_a_link_with_its_name_and_state() -> None:
    drawing = tile_map("m", coast(), title="State of reporting").drawing
    links = list(ET.fromstring(drawing).iter("{http://www.w3.org/2000/svg}a"))  # noqa: S314

    assert {link.get("aria-label") for link in links} == {f"{name}: Processed" for name in COAST}
    assert all(link.get("href") and len(link) >= 3 for link in links)
    assert "style=" not in drawing


def test_names_are_escaped() -> None:
    evil = Tile("1", "<b>&\"Espoo'", 25, 60, "late", '"><script>', "<i>Late</i>")
    shown = render_to_string("ui/_map.html", {"map": tile_map("m", [evil], title="<u>")})

    assert not any(tag in shown for tag in ("<b>", "<script>", "<i>", "<u>"))
    ET.fromstring(tile_map("m", [evil], title="x").drawing)  # noqa: S314


def test_the_legend_names_the_states_that_occur() -> None:
    tiles = [tile("A", 24, 60, "late"), tile("B", 25, 60, "ok"), tile("C", 26, 60, "late")]

    assert [entry.label for entry in tile_map("m", tiles, title="x").legend] == ["Processed"] * 2


def test_a_map_of_the_country_has_no_room_for_names() -> None:
    many = [tile(f"T{n}", lon, lat) for n, (lon, lat) in enumerate(scattered(309))]

    assert "<text" not in tile_map("m", many, title="x").drawing
    assert tile_map("m", [], title="x").legend == ()


def test_an_unknown_state_or_glyph_is_an_error() -> None:
    with pytest.raises(ValueError, match="no state"):
        tile("A", 24, 60, "purple")
    with pytest.raises(ValueError, match="no icon"):
        Tile("A", "A", 24, 60, "ok", "#", "x", glyph="unicorn")
