"""The catalogue's files: one noun a file, a text as `{"fi": …, "sv": …, "en": …}`."""

import json
import re
from pathlib import Path
from typing import Any

from django.db import models

from core.names import LANGUAGES

Row = dict[str, Any]
DATA = Path(__file__).parent / "data"


def columns_of(model: type[models.Model], folder: Path) -> list[Row]:
    """Read the model's file as columns; a row's place in the file is its position."""
    rows = json.loads((folder / file_of(model)).read_text(encoding="utf-8"))
    return [_columns(model, row, place) for place, row in enumerate(rows)]


def links_of(model: type[models.Model], folder: Path, *, name: str) -> list[Row]:
    """Read a many-to-many field from the model's file as rows of the table between the two."""
    field = model._meta.get_field(name)
    if not isinstance(field, models.ManyToManyField):
        raise TypeError(f"{model._meta.label}.{name} does not lead to many")
    rows = json.loads((folder / file_of(model)).read_text(encoding="utf-8"))
    here, there = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    return [{here: row["key"], there: key} for row in rows for key in row[name]]


def file_of(model: type[models.Model]) -> str:
    """Name the model's file: `RuleSet` is in rule_sets.json."""
    return f"{re.sub(r'(?<!^)(?=[A-Z])', '_', model.__name__).lower()}s.json"


def _columns(model: type[models.Model], row: Row, place: int) -> Row:
    names = {field.name: field for field in model._meta.get_fields()}
    columns: Row = {"position": place} if "position" in names else {}
    for name, value in row.items():
        field = names.get(name)
        if isinstance(value, dict):
            columns |= {f"{name}_{language}": value[language] for language in LANGUAGES}
        elif not isinstance(field, models.ManyToManyField):
            columns[field.attname if isinstance(field, models.ForeignKey) else name] = value
    return columns
