"""Gives each place on the map an equal hexagon of its own, near where it really is.

1. The places are laid on a plane whose unit is the usual distance between neighbours.
2. Neighbours draw together or apart until they stand a unit from one another, on the same sides.
3. Each place takes the free cell of the honeycomb that is nearest, the surest ones first.
4. Places move or change cells while that brings them nearer to where they ought to be.
The same places always give the same cells.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

Point = tuple[float, float]
Cell = tuple[int, int]

ROW = math.sqrt(3) / 2
_NEIGHBOURS = 5
_ROUNDS = 24
_SWEEPS = 6


def place(coordinates: Sequence[Point]) -> list[Cell]:
    """The column and row of each place, given its longitude and latitude.

    Odd rows stand half a cell to the right.
    """
    if not coordinates:
        return []
    plane = _projected(coordinates)
    neighbours = _neighbours(plane)
    unit = _unit(plane, neighbours)
    wanted = _relaxed([(x / unit, y / unit) for x, y in plane], neighbours)
    cells = _settled(wanted, _first_cells(wanted))
    return _from_corner(cells)


def centre(cell: Cell) -> Point:
    """The middle of a cell, in units."""
    column, row = cell
    return column + (row & 1) / 2, row * ROW


def around(cell: Cell) -> list[Cell]:
    """The six cells that touch a cell."""
    column, row = cell
    shift = row & 1
    return [
        (column - 1, row),
        (column + 1, row),
        (column - 1 + shift, row - 1),
        (column + shift, row - 1),
        (column - 1 + shift, row + 1),
        (column + shift, row + 1),
    ]


def _projected(coordinates: Sequence[Point]) -> list[Point]:
    """East and south on a plane; a degree of longitude is shorter the farther north it is."""
    middle = sum(latitude for _longitude, latitude in coordinates) / len(coordinates)
    narrowing = math.cos(math.radians(middle))
    return [(longitude * narrowing, -latitude) for longitude, latitude in coordinates]


def _neighbours(plane: Sequence[Point]) -> list[tuple[int, int]]:
    """Pairs of places that are among each other's nearest few."""
    pairs: set[tuple[int, int]] = set()
    for index, (x, y) in enumerate(plane):
        away = sorted(
            ((ox - x) ** 2 + (oy - y) ** 2, other) for other, (ox, oy) in enumerate(plane)
        )
        near = [other for _distance, other in away if other != index][:_NEIGHBOURS]
        pairs.update((min(index, other), max(index, other)) for other in near)
    return sorted(pairs)


def _unit(plane: Sequence[Point], pairs: Sequence[tuple[int, int]]) -> float:
    lengths = sorted(math.dist(plane[one], plane[other]) for one, other in pairs)
    return (lengths[len(lengths) // 2] if lengths else 1) or 1


def _relaxed(points: list[Point], pairs: Sequence[tuple[int, int]]) -> list[Point]:
    """Where the places ought to stand: a unit from their neighbours, in their true directions."""
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    ways = [_way(points[one], points[other], index) for index, (one, other) in enumerate(pairs)]
    for turn in range(_ROUNDS):
        for (one, other), (east, south) in zip(pairs, ways, strict=True):
            dx = (east - (xs[other] - xs[one])) * 0.18
            dy = (south - (ys[other] - ys[one])) * 0.18
            xs[one] -= dx
            ys[one] -= dy
            xs[other] += dx
            ys[other] += dy
        if turn % 3 == 0:
            crowded = _crowded(xs, ys)
        _push_apart(xs, ys, crowded)
    return list(zip(xs, ys, strict=True))


def _way(start: Point, end: Point, index: int) -> Point:
    """The direction from one to the other, of length one; any where they are the same."""
    distance = math.dist(start, end)
    if not distance:
        return math.cos(index), math.sin(index)
    return (end[0] - start[0]) / distance, (end[1] - start[1]) / distance


def _crowded(xs: Sequence[float], ys: Sequence[float]) -> list[tuple[int, int]]:
    """Pairs that may come too near each other soon, found by walking from west to east."""
    order = sorted(range(len(xs)), key=lambda index: (xs[index], index))
    pairs = []
    for rank, one in enumerate(order):
        for other in order[rank + 1 :]:
            if xs[other] - xs[one] > 1.4:
                break
            if abs(ys[other] - ys[one]) < 1.4:
                pairs.append((one, other))
    return pairs


def _push_apart(xs: list[float], ys: list[float], pairs: Sequence[tuple[int, int]]) -> None:
    for one, other in pairs:
        dx, dy = xs[other] - xs[one], ys[other] - ys[one]
        distance = math.hypot(dx, dy)
        if 0 < distance < 1:
            push = (1 - distance) / distance * 0.3
            xs[one] -= dx * push
            ys[one] -= dy * push
            xs[other] += dx * push
            ys[other] += dy * push


def _first_cells(wanted: Sequence[Point]) -> list[Cell]:
    """A cell for each: of all the near ones, the shortest ways are given first."""
    offers = sorted(
        (math.dist(centre(cell), point), index, cell)
        for index, point in enumerate(wanted)
        for cell in _near(point, 2)
    )
    taken: set[Cell] = set()
    given: dict[int, Cell] = {}
    for _distance, index, cell in offers:
        if index not in given and cell not in taken:
            given[index] = cell
            taken.add(cell)
    for index, point in enumerate(wanted):
        if index not in given:
            given[index] = _nearest_free(point, taken)
            taken.add(given[index])
    return [given[index] for index in range(len(wanted))]


def _near(point: Point, reach: int) -> Iterator[Cell]:
    middle = round(point[1] / ROW)
    for row in range(middle - reach, middle + reach + 1):
        column = round(point[0] - (row & 1) / 2)
        for step in range(-reach, reach + 1):
            yield column + step, row


def _nearest_free(point: Point, taken: set[Cell]) -> Cell:
    reach = 3
    while True:
        free = [cell for cell in _near(point, reach) if cell not in taken]
        if free:
            return min(free, key=lambda cell: (math.dist(centre(cell), point), cell))
        reach += 1


def _settled(wanted: Sequence[Point], cells: list[Cell]) -> list[Cell]:
    """Let places move to a free cell beside them, or change cells, while that helps."""
    holder = {cell: index for index, cell in enumerate(cells)}
    for _sweep in range(_SWEEPS):
        moved = False
        for index in range(len(cells)):
            moved = _moved(index, wanted, cells, holder) or moved
        if not moved:
            break
    return cells


def _moved(index: int, wanted: Sequence[Point], cells: list[Cell], holder: dict[Cell, int]) -> bool:
    here = cells[index]
    for there in around(here):
        other = holder.get(there)
        before = _misplaced(here, wanted[index])
        after = _misplaced(there, wanted[index])
        if other is not None:
            before += _misplaced(there, wanted[other])
            after += _misplaced(here, wanted[other])
        if after < before - 1e-9:
            cells[index], holder[there] = there, index
            if other is None:
                del holder[here]
            else:
                cells[other], holder[here] = here, other
            return True
    return False


def _misplaced(cell: Cell, point: Point) -> float:
    x, y = centre(cell)
    return (x - point[0]) ** 2 + (y - point[1]) ** 2


def _from_corner(cells: Sequence[Cell]) -> list[Cell]:
    """The same cells, counted from the first column and row; rows keep their shift."""
    left = min(column for column, _row in cells)
    top = min(row for _column, row in cells)
    top -= top & 1
    return [(column - left, row - top) for column, row in cells]
