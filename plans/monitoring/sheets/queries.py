"""What the sheet of values is about, and what it would change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from plans.models import BodyPerson, Indicator, IndicatorValue, Plan, ValueUpload
from plans.monitoring.sheets.reading import Line
from plans.permissions import can_edit
from tenants.models import Membership


class Kind(StrEnum):
    """What a line does to the values."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the sheet beside the value that there is."""

    line: Line
    indicator: Indicator
    there: IndicatorValue | None

    @property
    def kind(self) -> Kind:
        if self.there is None:
            return Kind.NEW
        same = (self.there.value, self.there.note) == (self.line.value, self.line.note)
        return Kind.SAME if same else Kind.CHANGED

    @property
    def version(self) -> int:
        """The version of the value that is there; 0 where there is none."""
        return self.there.version if self.there else 0


def indicators_for(plan: Plan, member: Membership) -> "QuerySet[Indicator]":
    """Return the plan's indicators whose values the member may record, in the order of the plan."""
    found = Indicator.objects.filter(objective__plan=plan)
    if not can_edit(member):
        bodies = BodyPerson.objects.filter(user_id=member.user_id).values("body")
        found = found.filter(
            Q(responsible__in=bodies) | Q(objective__measures__responsible__in=bodies)
        ).distinct()
    return found.select_related("objective").order_by(
        "objective__position", "objective__pk", "position", "pk"
    )


def beside(lines: Iterable[Line], indicators: Sequence[Indicator]) -> list[Entry]:
    """Put each line beside the value that is there, in one statement; what may not be written is left out."""
    known = {indicator.pk: indicator for indicator in indicators}
    values = IndicatorValue.objects.filter(indicator__in=known)
    there = {(value.indicator_id, value.year): value for value in values}
    return [
        Entry(line, known[line.indicator], there.get((line.indicator, line.year)))
        for line in lines
        if line.indicator in known
    ]


def lines_of(upload: ValueUpload) -> list[tuple[Line, int]]:
    """Return what was kept of a sheet: each line, with the version of the value that was there."""
    return [
        (Line(row, UUID(key), year, Decimal(value), note), version)
        for row, key, year, value, note, version in upload.lines
    ]
