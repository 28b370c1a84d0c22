"""The catalogue's files: one noun a file, a text as `{"fi": …, "sv": …, "en": …}`."""

import json
import re
from pathlib import Path
from typing import Any, TypeVar

from django.db import models

from core.names import LANGUAGES

Line = dict[str, Any]
Row = TypeVar("Row", bound=models.Model)
DATA = Path(__file__).parent / "data"


def rows_of(model: type[Row], folder: Path) -> list[Row]:
    """Make the rows that the model's file asks for; a row's place in the file is its position."""
    lines = json.loads((folder / file_of(model)).read_text(encoding="utf-8"))
    return [model(**_columns(model, line, place)) for place, line in enumerate(lines)]


def links_of(model: type[models.Model], folder: Path, *, name: str) -> list[models.Model]:
    """Make the rows of the table behind a many-to-many field from the model's file."""
    field = model._meta.get_field(name)
    if not isinstance(field, models.ManyToManyField):
        raise TypeError(f"{model._meta.label}.{name} does not lead to many")
    lines = json.loads((folder / file_of(model)).read_text(encoding="utf-8"))
    here, there = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    through: Any = field.remote_field.through
    return [through(**{here: line["key"], there: key}) for line in lines for key in line[name]]


def file_of(model: type[models.Model]) -> str:
    """Name the model's file: `RuleSet` is in rule_sets.json."""
    return f"{re.sub(r'(?<!^)(?=[A-Z])', '_', model.__name__).lower()}s.json"


def _columns(model: type[models.Model], line: Line, place: int) -> Line:
    """Turn a line's values into the columns' own types, as the database would give them back."""
    names = {field.name: field for field in model._meta.get_fields()}
    said: Line = {"position": place} if "position" in names else {}
    for name, value in line.items():
        field = names.get(name)
        if field is None and isinstance(value, dict):
            said |= {f"{name}_{language}": value[language] for language in LANGUAGES}
        elif not isinstance(field, models.ManyToManyField):
            said[name] = value
    columns = (field for field in model._meta.concrete_fields if field.name in said)
    return {field.attname: field.to_python(said[field.name]) for field in columns}
