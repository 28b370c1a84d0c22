"""Packs of the demo's authority: one that was issued, and one for an employment area that is being written."""

from typing import Any

from config.demo.files import read
from config.demo.stages import days_ago, in_office_hours
from core import clock
from core.clock import today
from regional.models import Pack
from regional.packs.queries import areas_of
from regional.packs.services import begin_pack, issue_pack, write_text
from tenants.context import over_region
from tenants.models import Officer

ISSUED, BEGUN = 9, 2  # days ago


def make_packs(by: Officer) -> None:
    """Write the packs, unless the authority has any."""
    said = read("packs")
    with over_region():
        if Pack.objects.filter(authority=by.authority_id).exists():
            return
        with clock.at(in_office_hours(days_ago(ISSUED))):
            pack = _written(said["issued"], by)
            issue_pack(
                pack, version=len(said["issued"]), by=by
            )  # begun, and a version for each text
        areas = areas_of(by.authority)
        with clock.at(in_office_hours(days_ago(BEGUN))):
            _written(said["written"], by, area=int(areas[0][0]) if areas else None)


def _written(said: dict[str, Any], by: Officer, *, area: int | None = None) -> Pack:
    pack = begin_pack(title=said["title"], on=today(), language="fi", area=area, by=by)
    for place, text in said.items():
        if place != "title":
            write_text(pack, place, text, version=0, by=by)
    return pack
