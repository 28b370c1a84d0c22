"""Hiding small counts, in one place for pages, programs, exports and documents.

A count from one up to the threshold less one is hidden, and with it as many others as it takes that no total gives it away. All
hidden cells are marked alike: who sees which were hidden for their smallness knows more than the mark may tell.

How it is known that nothing is given away: rows and columns are the nodes of a network, cells are its edges, and what a reader
knows are the sums at the nodes. Round any circle of hidden edges the values can be moved without changing a sum. So a small cell
is safe when a circle lets it rise to the threshold less one, and another lets it fall to one: every small count is then possible.
"""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

BELOW = 5

Place = tuple[int, int]
Node = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Shown:
    """A table as it may be shown: counts with the sums of rows and columns, None where a cell is hidden."""

    cells: tuple[tuple[int | None, ...], ...]
    hidden: frozenset[Place]


def shown(counts: Sequence[Sequence[int]], *, below: int = BELOW) -> Shown:
    """Return a table of counts with its sums, the small ones hidden, and what would give them away.

    Each row has as many counts; the last row and column of the result are the sums. With `below` 0 nothing is hidden: the
    publisher has protected the figures. Raises ValueError for a count below nothing.
    """
    full = with_sums(counts)
    if any(count < 0 for row in full for count in row):
        raise ValueError("A count cannot be below nothing.")
    hidden = {
        (row, column)
        for row, line in enumerate(full)
        for column, count in enumerate(line)
        if is_small(count, below=below)
    }
    small = sorted(hidden)
    for place in small:
        count = full[place[0]][place[1]]
        for up, by in ((True, below - 1 - count), (False, count - 1)):
            if by > 0:
                hidden |= _circle(full, hidden, place, up=up, by=by)
    for place in small:  # one that need not move either way is still not to be computed
        hidden |= _circle(full, hidden, place, up=True, by=1)
    cells = tuple(
        tuple(None if (row, column) in hidden else count for column, count in enumerate(line))
        for row, line in enumerate(full)
    )
    return Shown(cells, frozenset(hidden))


def shown_parts(parts: Sequence[int], *, below: int = BELOW) -> tuple[list[int | None], int | None]:
    """Return the parts of a total and the total as they may be shown, None where one is hidden."""
    found = shown([[part] for part in parts], below=below) if parts else Shown(((0,),), frozenset())
    columns = [row[0] for row in found.cells]
    return columns[:-1], columns[-1]


def is_small(count: object, *, below: int = BELOW) -> bool:
    """Tell whether a count is one that must be hidden: nobody is not somebody, and is shown."""
    return isinstance(count, int) and 0 < count < below


def may_show_share(numerator: int, denominator: int, *, below: int = BELOW) -> bool:
    """Tell whether a share may be shown: it tells its numerator, the rest and the whole to whoever knows one of them."""
    rest = denominator - numerator
    return not any(is_small(count, below=below) for count in (numerator, rest, denominator))


def with_sums(counts: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the counts with the sum of each row, of each column and of all."""
    rows = [[*row, sum(row)] for row in counts]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]] if rows else [[0]]


def _circle(
    full: Sequence[Sequence[int]], hidden: set[Place], place: Place, *, up: bool, by: int
) -> set[Place]:
    """Return the cells of the cheapest circle through a cell round which it can be moved by so much.

    Hidden cells cost nothing, others what would be lost by hiding them. There is a circle in every table of two rows or columns.
    """
    start, end = _ends(full, place, up=up)
    best: dict[Node, float] = {end: 0.0}
    came: dict[Node, tuple[Node, Place]] = {}
    queue: list[tuple[float, Node]] = [(0.0, end)]
    while queue:
        cost, node = heapq.heappop(queue)
        if node == start:
            break
        if cost > best[node]:
            continue
        for to, cell, can_move in _edges(full, node):
            price = cost + (0.0 if cell in hidden else 1.0 + full[cell[0]][cell[1]])
            if cell != place and can_move >= by and price < best.get(to, float("inf")):
                best[to], came[to] = price, (node, cell)
                heapq.heappush(queue, (price, to))
    cells = set()
    node = start
    while node in came:
        node, cell = came[node]
        cells.add(cell)
    return cells


def _ends(full: Sequence[Sequence[int]], place: Place, *, up: bool) -> tuple[Node, Node]:
    """Return from where to where a cell's edge leads when the cell grows, or when it shrinks."""
    row, column = place
    # Sums stand on the other side of their equations: their edges lead the other way.
    is_sum = (row == len(full) - 1) != (column == len(full[0]) - 1)
    there: tuple[Node, Node] = (("row", row), ("column", column))
    return there if is_sum != up else (there[1], there[0])


def _edges(full: Sequence[Sequence[int]], node: Node) -> Iterator[tuple[Node, Place, float]]:
    """Give the edges that lead away from a node: to where, which cell, and by how much it can move that way."""
    kind, number = node
    places = (
        [(number, column) for column in range(len(full[0]))]
        if kind == "row"
        else [(row, number) for row in range(len(full))]
    )
    for place in places:
        for up in (True, False):
            start, end = _ends(full, place, up=up)
            if start == node:
                yield end, place, float("inf") if up else full[place[0]][place[1]]
