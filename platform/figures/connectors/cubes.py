"""Replies of a PxWeb service as cells by their codes: JSON-stat 2 in all its spellings, and the older JSON."""

import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from figures.connectors.numbers import Cell, cell_of
from figures.errors import DuplicatedCell, MalformedReply

MOST_CELLS = 1_000_000
# The name of the dimension that says what a value is, where the reply has none.
CONTENTS = "contentscode"
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cube:
    """Cells by the codes of their dimensions, in the order of `ids`."""

    ids: tuple[str, ...]
    cells: Mapping[Key, Cell]
    units: Mapping[str, str] = field(default_factory=dict)
    updated: str = ""


def cube_of(document: Any) -> Cube:
    """Read a reply in whichever of the two forms it is.

    Raises MalformedReply, DuplicatedCell and NotBelievable.
    """
    try:
        if isinstance(document, dict) and "columns" in document:
            return _from_columns(document)
        return _from_jsonstat(document)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise MalformedReply(f"{type(error).__name__} {error}"[:60]) from error


def _from_jsonstat(document: Any) -> Cube:
    ids = tuple(str(name) for name in document["id"])
    sizes = [int(size) for size in document["size"]]
    codes = [_codes(document["dimension"][name]["category"]) for name in ids]
    if sizes != [len(each) for each in codes] or math.prod(sizes) > MOST_CELLS:
        raise MalformedReply("size")
    values, marks = document["value"], document.get("status")
    if isinstance(values, list) and len(values) != math.prod(sizes):
        raise MalformedReply("value")
    cells = {
        key: cell_of(_at(values, place), marks if isinstance(marks, str) else _at(marks, place))
        for place, key in enumerate(itertools.product(*codes))
    }
    return Cube(ids, cells, dict(_units(document)), str(document.get("updated") or ""))


def _codes(category: Any) -> list[str]:
    """Return a dimension's codes in their order; the index is a list, an object, or left out where there is one."""
    index = category.get("index", list(category.get("label", ())))
    if isinstance(index, dict):
        places = {int(place): str(code) for code, place in index.items()}
        if sorted(places) != list(range(len(index))):
            raise MalformedReply("index")
        return [places[place] for place in range(len(index))]
    return [str(code) for code in index]


def _at(values: Any, place: int) -> Any:
    """Return what stands at a place of a list, or of an object that leaves empty places out."""
    if values is None:
        return None
    if isinstance(values, dict):
        return values.get(str(place))
    return values[place] if place < len(values) else None


def _units(document: Any) -> Iterator[tuple[str, str]]:
    for dimension in document["dimension"].values():
        for code, unit in (dimension["category"].get("unit") or {}).items():
            yield str(code), str(unit.get("base", ""))


def _from_columns(document: Any) -> Cube:
    columns = document["columns"]
    named = [str(column["code"]) for column in columns if column.get("type") != "c"]
    contents = [str(column["code"]) for column in columns if column.get("type") == "c"]
    cells: dict[Key, Cell] = {}
    for line in document["data"]:
        for content, value in zip(contents, line["values"], strict=True):
            key = (*map(str, line["key"]), content)
            if len(key) != len(named) + 1:
                raise MalformedReply("key")
            cell = cell_of(value)
            if cells.setdefault(key, cell) != cell:
                raise DuplicatedCell(" ".join(key))
    said = document.get("metadata") or [{}]
    return Cube((*named, CONTENTS), cells, {}, str(said[0].get("updated") or ""))
