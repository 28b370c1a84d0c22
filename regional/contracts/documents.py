"""Between what is sent and the document that is kept: dates and decimals are text there, and old versions stay readable."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from regional.contracts.answers import Receipt
from regional.contracts.report import Report
from regional.contracts.signal import Signal

Part = TypeVar("Part")


class Unreadable(ValueError):
    """A document does not say what its version has to say."""


class UnknownVersion(Unreadable):
    """A document of a version for which there is no reader."""

    def __init__(self, version: object, known: object) -> None:
        super().__init__(f"no reader for version {version!r}; known: {known}")


def as_document(part: Report | Signal | Receipt) -> dict[str, Any]:
    """Write a report, a signal or a receipt as plain data for JSON: equal reports give equal documents."""
    return _plain(part)  # type: ignore[no-any-return]  # a dataclass becomes a dict


def read_report(document: dict[str, Any]) -> Report:
    """Read a kept document.

    Raises UnknownVersion, Unreadable.
    """
    return _reader(document, REPORT_READERS)(document)


def read_receipt(document: dict[str, Any]) -> Receipt:
    """Read a receipt that its holder kept.

    Raises Unreadable.
    """
    return _dataclass(Receipt, document, "receipt")  # type: ignore[no-any-return]


def read_signal(document: dict[str, Any]) -> Signal:
    """Read a kept signal.

    Raises UnknownVersion, Unreadable.
    """
    return _reader(document, SIGNAL_READERS)(document)


def _reader(
    document: dict[str, Any], readers: dict[int, Callable[..., Part]]
) -> Callable[..., Part]:
    version = document.get("version")
    if not isinstance(version, int) or version not in readers:
        raise UnknownVersion(version, sorted(readers))
    return readers[version]


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {part.name: _plain(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return _decimal_text(value) if isinstance(value, Decimal) else value


def _decimal_text(value: Decimal) -> str:
    """Write a number without an exponent and without closing zeros: 5.200000 and 5.2 are one value."""
    if not value.is_finite():
        raise Unreadable("a value is a finite number")
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _built(kind: Any, value: Any, where: str) -> Any:
    """Turn plain data into the type that a field declares."""
    if get_origin(kind) is UnionType:
        return None if value is None else _built(_not_none(kind), value, where)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise Unreadable(f"{where}: a list is expected")
        inner = get_args(kind)[0]
        return tuple(_built(inner, one, f"{where}[{n}]") for n, one in enumerate(value))
    if is_dataclass(kind):
        return _dataclass(kind, value, where)
    return _scalar(kind, value, where)


def _not_none(kind: Any) -> Any:
    return next(inner for inner in get_args(kind) if inner is not NoneType)


def _dataclass(kind: Any, value: Any, where: str) -> Any:
    hints = get_type_hints(kind)
    if not isinstance(value, dict) or set(value) != set(hints):
        given = sorted(value) if isinstance(value, dict) else type(value).__name__
        raise Unreadable(f"{where}: {sorted(hints)} are expected, {given} given")
    return kind(
        **{name: _built(hint, value[name], f"{where}.{name}") for name, hint in hints.items()}
    )


def _scalar(kind: Any, value: Any, where: str) -> Any:
    try:
        if kind in {date, datetime}:
            return kind.fromisoformat(value)
        if kind is Decimal or issubclass(kind, Enum):
            return kind(value)
    except (TypeError, ValueError, InvalidOperation) as error:
        raise Unreadable(f"{where}: {value!r} is no {kind.__name__}") from error
    if type(value) is not kind:
        raise Unreadable(f"{where}: {value!r} is no {kind.__name__}")
    return value


def _version_1(document: dict[str, Any]) -> Report:
    return _dataclass(Report, document, "report")  # type: ignore[no-any-return]


def _signal_version_1(document: dict[str, Any]) -> Signal:
    return _dataclass(Signal, document, "signal")  # type: ignore[no-any-return]


REPORT_READERS: dict[int, Callable[[dict[str, Any]], Report]] = {1: _version_1}
SIGNAL_READERS: dict[int, Callable[[dict[str, Any]], Signal]] = {1: _signal_version_1}
