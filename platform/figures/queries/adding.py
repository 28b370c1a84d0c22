"""Adding areas up: counts are summed, shares are computed from sums and never averaged, and it is said for how many it holds."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from figures.models import Observation, Status
from figures.suppression import is_small, may_show_share


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of one area or of several together.

    `covered` of `members` municipalities are in it. `is_estimate`: a share whose counts are not published was weighed by
    its denominators, and is as exact as the shares were rounded. Without a value, `status` says why.
    """

    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    status: str
    covered: int
    members: int
    is_estimate: bool = False

    @property
    def is_complete(self) -> bool:
        return self.covered == self.members


HIDDEN = "hidden"


def add_up(
    rows: Collection[Observation], *, factor: int | None, members: int, below: int = 0
) -> Figure:
    """Return the figure of the areas of the rows together; `members` is how many there should be.

    Areas are those of today, each with one row or, before a merger, with several. What is smaller than `below` is hidden.
    """
    if factor is None:
        known = [row for row in rows if row.value is not None]
        value = sum((row.value for row in known if row.value is not None), Decimal(0))
        figure = _figure(known, rows, (value, None, None), members=members)
        return _hidden(figure) if _is_small(figure.value, below) else figure
    return _share(rows, factor=factor, members=members, below=below)


def _share(rows: Collection[Observation], *, factor: int, members: int, below: int) -> Figure:
    if members == 1 and len(rows) == 1:
        (row,) = rows
        figure = _figure(
            [row] if row.value is not None else [],
            rows,
            (row.value, row.numerator, row.denominator),
            members=1,
        )
        return _hidden(figure) if _tells_of_few(figure, below) else figure
    above = below_line = Decimal(0)
    known, estimated = [], False
    for row in rows:
        counts = _counts(row, factor)
        if counts is not None:
            above, below_line = above + counts[0], below_line + counts[1]
            estimated = estimated or row.numerator is None
            known.append(row)
    if not below_line:
        return _figure([], rows, (None, None, None), members=members)
    value = (above / below_line * factor).quantize(Decimal("0.000001"))
    # An estimate has no count to show: it would pretend to be one.
    counted = None if estimated else above
    figure = _figure(
        known, rows, (value, counted, below_line), members=members, is_estimate=estimated
    )
    return _hidden(figure) if _tells_of_few(figure, below) else figure


def _counts(row: Observation, factor: int) -> tuple[Decimal, Decimal] | None:
    if row.value is None or not row.denominator:
        return None
    numerator = row.numerator if row.numerator is not None else row.value * row.denominator / factor
    return numerator, row.denominator


def _figure(
    known: Iterable[Observation],
    rows: Iterable[Observation],
    said: tuple[Decimal | None, Decimal | None, Decimal | None],
    *,
    members: int,
    is_estimate: bool = False,
) -> Figure:
    statuses = {row.status for row in known}
    if not statuses:
        secret = any(row.status == Status.SECRET for row in rows)
        return Figure(None, None, None, Status.SECRET if secret else Status.MISSING, 0, members)
    covered = len({row.area for row in known})
    status = Status.PROVISIONAL if Status.PROVISIONAL in statuses else Status.OK
    return Figure(*said, status, min(covered, members), members, is_estimate)


def _tells_of_few(figure: Figure, below: int) -> bool:
    if figure.numerator is None or figure.denominator is None:
        return False
    return not may_show_share(int(figure.numerator), int(figure.denominator), below=below)


def _is_small(value: Decimal | None, below: int) -> bool:
    return value is not None and is_small(int(value), below=below)


def _hidden(figure: Figure) -> Figure:
    return Figure(None, None, None, HIDDEN, figure.covered, figure.members)
