"""Between what is sent and the document that is kept: dates and decimals are text there, and old versions stay readable."""

from collections.abc import Collection
from dataclasses import is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from regional.contracts.answers import RECEIPT_VERSION, Receipt
from regional.contracts.report import VERSION, Report
from regional.contracts.signal import SIGNAL_VERSION, Signal
from regional.contracts.versions import fields_of

REPORT_VERSIONS = range(1, VERSION + 1)
SIGNAL_VERSIONS = range(1, SIGNAL_VERSION + 1)
RECEIPT_VERSIONS = range(1, RECEIPT_VERSION + 1)


class Unreadable(ValueError):
    """A document does not say what its version has to say."""


class UnknownVersion(Unreadable):
    """A document of a version for which there is no reader."""

    def __init__(self, version: object, known: object) -> None:
        super().__init__(f"no reader for version {version!r}; known: {known}")


def as_document(part: Report | Signal | Receipt) -> dict[str, Any]:
    """Write a report, a signal or a receipt as plain data for JSON: equal reports give equal documents.

    One that was read from an older document is written as that version has it.
    """
    return _plain(part, part.version)  # type: ignore[no-any-return]  # a dataclass becomes a dict


def read_report(document: dict[str, Any]) -> Report:
    """Read a kept document; what its version did not know yet has its default.

    Raises UnknownVersion, Unreadable.
    """
    return _dataclass(Report, document, "report", _version(document, REPORT_VERSIONS))  # type: ignore[no-any-return]  # what is made is named by its class


def read_receipt(document: dict[str, Any]) -> Receipt:
    """Read a receipt that its holder kept; the first ones do not say their version.

    Raises UnknownVersion, Unreadable.
    """
    version = _version({"version": 1} | document, RECEIPT_VERSIONS)
    return _dataclass(Receipt, document, "receipt", version)  # type: ignore[no-any-return]  # what is made is named by its class


def read_signal(document: dict[str, Any]) -> Signal:
    """Read a kept signal.

    Raises UnknownVersion, Unreadable.
    """
    return _dataclass(Signal, document, "signal", _version(document, SIGNAL_VERSIONS))  # type: ignore[no-any-return]  # what is made is named by its class


def _version(document: dict[str, Any], known: Collection[int]) -> int:
    version = document.get("version")
    if type(version) is not int or version not in known:
        raise UnknownVersion(version, sorted(known))
    return version


def _plain(value: Any, version: int) -> Any:
    if is_dataclass(value):
        names = fields_of(value, version)
        return {name: _plain(getattr(value, name), version) for name in names}
    if isinstance(value, tuple):
        return [_plain(inner, version) for inner in value]
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


def _built(kind: Any, value: Any, where: str, version: int) -> Any:
    """Turn plain data into the type that a field declares."""
    if get_origin(kind) is UnionType:
        return None if value is None else _built(_not_none(kind), value, where, version)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise Unreadable(f"{where}: a list is expected")
        inner = get_args(kind)[0]
        return tuple(_built(inner, one, f"{where}[{n}]", version) for n, one in enumerate(value))
    if is_dataclass(kind):
        return _dataclass(kind, value, where, version)
    return _scalar(kind, value, where)


def _not_none(kind: Any) -> Any:
    return next(inner for inner in get_args(kind) if inner is not NoneType)


def _dataclass(kind: Any, value: Any, where: str, version: int) -> Any:
    names, hints = fields_of(kind, version), get_type_hints(kind)
    if not isinstance(value, dict) or set(value) != set(names):
        given = sorted(value) if isinstance(value, dict) else type(value).__name__
        raise Unreadable(f"{where}: {sorted(names)} are expected, {given} given")
    return kind(
        **{name: _built(hints[name], value[name], f"{where}.{name}", version) for name in names}
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
