"""From cells to values: terms are added up, shares are computed from their sums."""

from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_HALF_EVEN, Decimal

from figures.connectors.numbers import Cell
from figures.contracts import Row, Wanted
from figures.errors import NotBelievable

EXACT = Decimal("0.000001")
# The worst of what was added up is what may be said of the sum.
WORST = ("secret", "missing", "provisional", "ok")
Lookup = Callable[[Mapping[str, object]], Cell]


def row_of(wanted: Wanted, place: tuple[str, str, str], lookup: Lookup) -> Row:
    """Compute one value at a place (level, area, period); `lookup` gives the cell of a term's `where`.

    Raises NotBelievable.
    """
    level, area, period = place
    where = f"{wanted.version} {area or level} {period}"
    if "value" in wanted.terms:
        said = total(wanted.terms["value"], lookup)
        _check(said, wanted, where)
        return Row(wanted.version, *place, "", exact(said.value), None, None, said.status)
    above, below = (total(wanted.terms[name], lookup) for name in ("numerator", "denominator"))
    for part in (above, below):
        _check(part, Wanted(wanted.version, {}), where)
    status = min(above.status, below.status, key=WORST.index)
    value = _share(above.value, below.value, wanted.factor or 1)
    if value is None and status not in {"secret", "missing"}:
        status = "missing"
    return Row(wanted.version, *place, "", value, exact(above.value), exact(below.value), status)


def total(terms: Iterable[Mapping[str, object]], lookup: Lookup) -> Cell:
    """Add terms up; what cannot be known of one cannot be known of the sum."""
    value, status = Decimal(0), "ok"
    for term in terms:
        where = term.get("where") or {}
        cell = lookup(where if isinstance(where, dict) else {})
        status = min(status, cell.status, key=WORST.index)
        if cell.value is not None:
            value += (
                cell.value * Decimal(str(term.get("sign", 1))) * Decimal(str(term.get("scale", 1)))
            )
    return Cell(None if status in {"secret", "missing"} else value, status)


def exact(value: Decimal | None) -> Decimal | None:
    """Return the value as the database keeps it: six decimals, no notation of powers.

    Raises NotBelievable when it has more digits than any figure.
    """
    if value is None:
        return None
    if value.adjusted() > 13:
        raise NotBelievable(value, "?")
    return value.quantize(EXACT, rounding=ROUND_HALF_EVEN)


def _share(above: Decimal | None, below: Decimal | None, factor: int) -> Decimal | None:
    if above is None or not below:
        return None
    return exact(above / below * factor)


def _check(cell: Cell, wanted: Wanted, where: str) -> None:
    if cell.value is None:
        return
    below = cell.value < 0 and not wanted.may_be_negative
    above = wanted.factor == 100 and cell.value > 100
    if below or above or cell.value.adjusted() > 12:
        raise NotBelievable(cell.value, where)
