"""Bring a table to what a file says, touching only what differs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a load did to one table; rows are named by their keys, joined with a space."""

    table: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    others: tuple[str, ...] = ()  # rows that the file does not know, left as they are

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def __str__(self) -> str:
        counts = {"added": self.added, "changed": self.changed, "removed": self.removed}
        said = ", ".join(f"{len(keys)} {what}" for what, keys in counts.items() if keys)
        return f"{self.table}: {said or 'nothing changed'}"


def sync_rows(
    model: type[models.Model],
    rows: Iterable[Mapping[str, Any]],
    *,
    key_fields: Sequence[str],
    remove_others: bool = False,
) -> Changes:
    """Add and update the model's rows until they say what `rows` say.

    A row maps column names (`rule_set_id`, not `rule_set`) to values as JSON has them.
    Other rows are left alone, unless `remove_others`: something elsewhere may point at them.
    Raises ValueError when two rows have one key.
    """
    wanted = _by_key(model, rows, key_fields)
    present = {_key(vars(row), key_fields): row for row in model._default_manager.all()}
    new = [model(**values) for key, values in wanted.items() if key not in present]
    changed = {
        key: fields
        for key, values in wanted.items()
        if key in present and (fields := _differences(present[key], values))
    }
    others = [key for key in present if key not in wanted]

    model._default_manager.bulk_create(new)
    for key, fields in changed.items():
        vars(present[key]).update({field: wanted[key][field] for field in fields})
    if changed:
        columns = sorted(set().union(*changed.values()))
        model._default_manager.bulk_update([present[key] for key in changed], columns)
    if others and remove_others:
        model._default_manager.filter(pk__in=[present[key].pk for key in others]).delete()
    return Changes(
        table=model._meta.label,
        added=_named(key for key in wanted if key not in present),
        changed=_named(changed),
        removed=_named(others) if remove_others else (),
        others=() if remove_others else _named(others),
    )


def _by_key(
    model: type[models.Model], rows: Iterable[Mapping[str, Any]], key_fields: Sequence[str]
) -> dict[Key, dict[str, Any]]:
    """Turn the rows' values into the columns' own types, and index them."""
    found: dict[Key, dict[str, Any]] = {}
    for row in rows:
        values = {name: _column(model, name).to_python(value) for name, value in row.items()}
        key = _key(values, key_fields)
        if key in found:
            raise ValueError(f"{model._meta.label}: two rows have the key {key}")
        found[key] = values
    return found


def _column(model: type[models.Model], name: str) -> "models.Field[Any, Any]":
    column = model._meta.get_field(name)
    if not isinstance(column, models.Field):
        raise TypeError(f"{model._meta.label}.{name} is not a column")
    return column


def _key(values: Mapping[str, Any], key_fields: Sequence[str]) -> Key:
    return tuple(values[field] for field in key_fields)


def _differences(row: models.Model, wanted: Mapping[str, Any]) -> set[str]:
    return {field for field, value in wanted.items() if getattr(row, field) != value}


def _named(keys: Iterable[Key]) -> tuple[str, ...]:
    return tuple(sorted(" ".join(str(part) for part in key) for key in keys))
