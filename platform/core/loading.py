"""Bring a table to what a file says, touching only what differs, in a handful of statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model

Row = TypeVar("Row", bound=Model)
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class TableReport:
    """What a load changed in one table; rows are named by natural keys, as "507 region 2017-01-01"."""

    table: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.ended or self.removed)


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load changed, table by table; true when anything did."""

    tables: tuple[TableReport, ...] = ()

    def __bool__(self) -> bool:
        return any(self.tables)

    @property
    def changes(self) -> list[TableReport]:
        """The tables that changed."""
        return [table for table in self.tables if table]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the fields that say which row is which.

    Nothing rests on the rows of a `loose` table for good, so one that the files no longer have is
    removed; elsewhere it stays, because plans and reports may speak of it.
    """

    model: type[Model]
    key: tuple[str, ...]
    loose: bool = False

    @property
    def values(self) -> tuple[str, ...]:
        """The fields that a load may change."""
        return tuple(
            field.name
            for field in self.model._meta.concrete_fields
            if field.name not in self.key and not field.primary_key
        )

    def key_of(self, row: Model) -> Key:
        """Return what tells the row from others."""
        return self._read(row, self.key)

    def content_of(self, row: Model) -> Key:
        """Return what a load may change in the row."""
        return self._read(row, self.values)

    def label(self, row: Model) -> str:
        """Write the row's natural key for a report."""
        return " ".join(str(part) for part in self.key_of(row))

    def _read(self, row: Model, names: tuple[str, ...]) -> Key:
        columns = {field.name: field.attname for field in self.model._meta.concrete_fields}
        return tuple(getattr(row, columns[name]) for name in names)


def bring_up_to(table: Table, wanted: Sequence[Row]) -> TableReport:
    """Add, change and remove rows until the table holds what is wanted.

    Raises IntegrityError (two rows with one key, among others).
    """
    found = {table.key_of(row): row for row in table.model._default_manager.all()}
    added: list[Row] = []
    changed: list[Row] = []
    ended: list[Row] = []
    for row in wanted:
        old = found.pop(table.key_of(row), None)
        if old is None:
            added.append(row)
            continue
        row.pk = old.pk
        if table.content_of(old) != table.content_of(row):
            (ended if _ends(old, row) else changed).append(row)
    removed = list(found.values()) if table.loose else []
    # What ends must have ended before its follower begins: one open row at a time is allowed.
    _remove(table, removed)
    _write(table, [*ended, *changed], over=True)
    _write(table, added, over=False)
    return TableReport(
        table.model.__name__,
        *(tuple(sorted(map(table.label, rows))) for rows in (added, changed, ended, removed)),
    )


def _ends(old: Model, new: Model) -> bool:
    return getattr(old, "valid_to", None) is None and getattr(new, "valid_to", None) is not None


def _remove(table: Table, rows: Sequence[Model]) -> None:
    if rows:
        table.model._default_manager.filter(pk__in=[row.pk for row in rows]).delete()


def _write(table: Table, rows: Sequence[Model], *, over: bool) -> None:
    if over and rows:
        table.model._default_manager.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=table.key,
            update_fields=table.values,
        )
    elif rows:
        table.model._default_manager.bulk_create(rows)
