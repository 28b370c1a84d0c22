"""Which version of a document first had a field: documents from before do not have it, and read as if it had its default."""

from dataclasses import Field, fields
from typing import Any

SINCE_2 = {"since": 2}


def fields_of(kind: Any, version: int) -> dict[str, Field[Any]]:
    """Return the fields that a part has in documents of the version, by name."""
    return {part.name: part for part in fields(kind) if part.metadata.get("since", 1) <= version}
