"""What is hidden cannot be computed from what is shown: tried by a reader who solves every sum."""

import itertools
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.suppression import (
    BELOW,
    Shown,
    is_small,
    may_show_share,
    shown,
    shown_parts,
    with_sums,
)

Counts = list[list[int]]


def tables(rows: int, columns: int) -> st.SearchStrategy[Counts]:
    """Return tables with many small counts, some larger ones, and rows and columns of nobody."""
    count = st.one_of(st.integers(0, 6), st.sampled_from([0, 0, 9, 14]))
    return st.lists(
        st.lists(count, min_size=columns, max_size=columns), min_size=rows, max_size=rows
    )


ANY_TABLE = st.tuples(st.integers(1, 3), st.integers(1, 3)).flatmap(lambda size: tables(*size))


class Reader:
    """Somebody who sees what is shown, knows that it adds up, and looks for every table that it could be."""

    def __init__(self, counts: Counts, seen: Shown, below: int) -> None:
        self.counts, self.seen, self.below = counts, seen.cells, below
        self.rows, self.columns = len(counts), len(counts[0])

    def thinks_possible(self, row: int, column: int, value: int) -> bool:
        """Tell whether some table agrees with all that is shown and has the value in the cell, sums included."""
        return any(full[row][column] == value for full in self._possible())

    def _possible(self) -> Iterator[Counts]:
        choices = [list(self._rows_like(number)) for number in range(self.rows)]
        for rows in itertools.product(*choices):
            full = with_sums([list(row) for row in rows])
            if all(self.seen[-1][place] in {None, total} for place, total in enumerate(full[-1])):
                yield full

    def _rows_like(self, number: int) -> Iterator[tuple[int, ...]]:
        ranges = [self._range(number, column) for column in range(self.columns)]
        for row in itertools.product(*ranges):
            if self.seen[number][-1] in {None, sum(row)}:
                yield row

    def _range(self, row: int, column: int) -> Sequence[int]:
        if self.seen[row][column] is not None:
            return [self.counts[row][column]]
        count = self.counts[row][column]
        return range(max(0, count - self.below), count + self.below + 1)


@given(counts=st.tuples(st.integers(1, 2), st.integers(1, 3)).flatmap(lambda size: tables(*size)))
@settings(max_examples=120, deadline=None)
def test_every_small_count_is_possible_to_a_reader_of_all_sums(counts: Counts) -> None:
    below = 3
    reader = Reader(counts, shown(counts, below=below), below)
    for row, column in itertools.product(range(len(counts)), range(len(counts[0]))):
        if is_small(counts[row][column], below=below):
            possible = {
                value for value in range(1, below) if reader.thinks_possible(row, column, value)
            }
            assert possible == set(range(1, below))


@given(counts=ANY_TABLE)
@settings(max_examples=400, deadline=None)
def test_no_hidden_cell_follows_from_the_sums(counts: Counts) -> None:
    """Linear reasoning: what is hidden is not determined by any combination of the sums."""
    seen = shown(counts)
    rows, columns = len(counts) + 1, len(counts[0]) + 1
    unknown = sorted(seen.hidden)
    equations = [
        *(
            {(row, at): 1 if at < columns - 1 else -1 for at in range(columns)}
            for row in range(rows)
        ),
        *(
            {(at, column): 1 if at < rows - 1 else -1 for at in range(rows)}
            for column in range(columns)
        ),
    ]
    matrix = [[each.get(place, 0) for place in unknown] for each in equations]
    base = rank(matrix)
    for number in range(len(unknown)):
        alone = [int(place == number) for place in range(len(unknown))]
        assert rank([*matrix, alone]) == base + 1, unknown[number]


def rank(matrix: list[list[int]]) -> int:
    """Return the rank, in whole numbers."""
    rows, found = [row[:] for row in matrix if any(row)], 0
    while rows:
        pivot = rows.pop()
        place = next((number for number, value in enumerate(pivot) if value), None)
        if place is None:
            continue
        found += 1
        rows = [
            [
                value * pivot[place] - first * row[place]
                for value, first in zip(row, pivot, strict=True)
            ]
            for row in rows
        ]
    return found


@given(counts=ANY_TABLE, below=st.sampled_from([0, 3, 5, 10]))
def test_what_is_shown_is_true_and_nothing_small_is(counts: Counts, below: int) -> None:
    seen = shown(counts, below=below)
    full = with_sums(counts)
    for row, column in itertools.product(range(len(full)), range(len(full[0]))):
        value = seen.cells[row][column]
        assert value in {None, full[row][column]}
        assert (value is None) == ((row, column) in seen.hidden)
        assert not (is_small(full[row][column], below=below) and value is not None)


@given(counts=ANY_TABLE)
def test_nothing_is_hidden_where_nothing_is_small(counts: Counts) -> None:
    if not any(is_small(count) for row in with_sums(counts) for count in row):
        assert not shown(counts).hidden


@given(parts=st.lists(st.integers(0, 12), max_size=6))
def test_parts_of_a_total_never_leave_one_hidden_alone(parts: list[int]) -> None:
    seen, total = shown_parts(parts)
    hidden = [part for part, value in zip(parts, seen, strict=True) if value is None]
    assert len(hidden) + (total is None) != 1
    if any(is_small(part) for part in parts):
        assert hidden


def test_a_known_table() -> None:
    """One small cell in the middle of large ones takes three with it, the cheapest."""
    seen = shown([[3, 20, 90], [30, 10, 80], [70, 60, 50]])
    assert seen.hidden == {(0, 0), (0, 1), (1, 0), (1, 1)}
    assert seen.cells[3] == (103, 90, 220, 413)


def test_an_empty_list_has_an_empty_sum() -> None:
    assert shown_parts([]) == ([], 0)


def test_a_count_below_nothing_is_a_fault() -> None:
    with pytest.raises(ValueError, match="below nothing"):
        shown([[1, -1]])


@pytest.mark.parametrize(
    ("numerator", "denominator", "may"),
    [
        (0, 100, True),
        (4, 100, False),
        (5, 100, True),
        (97, 100, False),
        (100, 100, True),
        (3, 3, False),
        (0, 0, True),
    ],
)
def test_a_share_does_not_tell_what_its_count_may_not(
    numerator: int, denominator: int, may: bool
) -> None:
    assert may_show_share(numerator, denominator, below=BELOW) is may
