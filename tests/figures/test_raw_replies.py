"""The parsers on replies that real services have given, where those are at hand (RAW_REPLIES names another folder)."""

import json
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from figures.connectors.areas import Country
from figures.connectors.cubes import cube_of
from figures.connectors.meanings import variable_for, variables_of

BESIDE = Path(__file__).parents[3] / "shared" / "data" / "raw"
RAW = Path(os.environ.get("RAW_REPLIES", BESIDE))
EVERYWHERE = Country(frozenset(f"{number:03}" for number in range(1000)), {})

pytestmark = pytest.mark.skipif(
    not RAW.exists(), reason="the raw replies of real services are not beside this checkout"
)


def read(name: str) -> Any:
    return json.loads((RAW / name).read_text(encoding="utf-8"), parse_float=Decimal)


def replies(*patterns: str) -> list[str]:
    return sorted({path.name for pattern in patterns for path in RAW.glob(pattern)})


@pytest.mark.parametrize("name", replies("pxweb_*_metadata*.json"))
def test_area_and_time_are_found_in_real_metadata(name: str) -> None:
    variables = variables_of(read(name))
    area = variable_for("area", variables, table=name)
    known = [place for code in area.values if (place := EVERYWHERE.place(code))]
    assert len(known) > 300
    assert ("municipality", "049") in known and ("country", "") in known
    periods = variable_for("time", variables, table=name).values
    assert all(period[:4].isdigit() for period in periods)


@pytest.mark.parametrize("name", replies("*_meta_*.json"))
def test_real_metadata_without_municipalities_is_read(name: str) -> None:
    assert variable_for("time", variables_of(read(name)), table=name).values[0] == "2002"


@pytest.mark.parametrize("name", replies("*jsonstat2*.json", "pxweb_*_data_*.json"))
def test_real_cells_are_read(name: str) -> None:
    cube = cube_of(read(name))
    assert cube.cells and all(len(key) == len(cube.ids) for key in cube.cells)
    assert all(
        (cell.value is None) == (cell.status in {"missing", "secret"})
        for cell in cube.cells.values()
    )
    assert cube.updated


def test_foreign_language_speakers_of_a_real_table() -> None:
    variables = variables_of(read("pxweb_11rm_metadata.fi.json"))
    language = variable_for("language", variables, table="11rm")
    assert language.value_named(["02", "Vieraskieliset yhteensä"]) == "02"
    assert language.total == "SSS"
    cube = cube_of(read("pxweb_11rm_data_kangasala.fi.json"))
    found = {key: cell.value for key, cell in cube.cells.items() if key[3] == "2023"}
    assert found == {
        ("KU211", "SSS", "SSS", "2023", "vaesto"): Decimal(33473),
        ("KU211", "02", "SSS", "2023", "vaesto"): Decimal(1132),
    }
