"""The files that ship with the program."""

import csv
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

from figures.contracts import Row
from figures.errors import FaultyFigures

DATA = Path(__file__).parent / "data"
WHOLE_COUNTRY = "SSS"


def shipped_rows(folder: Path = DATA) -> Iterator[Row]:
    """Read the figures that ship; a share has the population of its year as its denominator, where that is known.

    Raises FaultyFigures.
    """
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream))
    people = {
        (line["area"], line["period"]): Decimal(line["value"])
        for line in lines
        if line["version"] == "population-1"
    }
    for number, line in enumerate(lines, start=2):
        try:
            value = Decimal(line["value"])
        except InvalidOperation as error:
            raise FaultyFigures(number, line["value"]) from error
        of_people = line["version"].startswith("share_")
        place = (line["area"], line["period"])
        is_country = line["area"] == WHOLE_COUNTRY
        yield Row(
            version=line["version"],
            level="country" if is_country else "municipality",
            area="" if is_country else line["area"],
            period=line["period"],
            dimensions="",
            value=value,
            numerator=None,
            denominator=people.get(place) if of_people else None,
            status=line["status"],
        )
