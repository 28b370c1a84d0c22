"""Indicators and their values (step 6)."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from core.access import Access, Who
from core.permissions import require
from plans.api.rows import RemovableRow, Rows, RowView
from plans.api.shapes import IndicatorShape, ValueShape
from plans.models import Indicator, IndicatorValue, Objective
from plans.monitoring.services import (
    change_indicator,
    change_value,
    choose_indicator,
    record_value,
)
from plans.permissions import can_contribute, can_edit, can_record_value


class IndicatorView(RowView[Indicator]):
    """Tells whether an objective is being reached. Without a known source there is none."""

    noun, nouns, shape = "indicator", "indicators", IndicatorShape


class Indicators(IndicatorView, Rows[Indicator]):
    __doc__ = IndicatorView.__doc__
    one = "indicator"

    def objective(self) -> Objective:
        return get_object_or_404(Objective, pk=self.kwargs["objective"])

    def rows(self) -> QuerySet[Indicator]:
        return Indicator.objects.filter(objective=self.objective())

    def make(self, **said: Any) -> Indicator:
        return choose_indicator(self.objective(), by=self.person, **said)


class OneIndicator(IndicatorView, RemovableRow[Indicator]):
    __doc__ = IndicatorView.__doc__

    def rows(self) -> QuerySet[Indicator]:
        return Indicator.objects.all()

    def change(self, row: Indicator, *, version: int, **said: Any) -> Indicator:
        return change_indicator(row, version=version, by=self.person, **said)


class ValueView(RowView[IndicatorValue]):
    """What an indicator was in a year: one value a year. A contributor records those that their body brings."""

    noun, nouns, shape = "value", "values", ValueShape
    writing: ClassVar[Access] = Access(Who.MEMBER, can_contribute)


class Values(ValueView, Rows[IndicatorValue]):
    __doc__ = ValueView.__doc__
    one = "value"

    def indicator(self) -> Indicator:
        return get_object_or_404(Indicator, pk=self.kwargs["indicator"])

    def rows(self) -> QuerySet[IndicatorValue]:
        return IndicatorValue.objects.filter(indicator=self.indicator())

    def make(self, **said: Any) -> IndicatorValue:
        indicator = self.indicator()
        require(can_record_value, self.member, indicator)
        return record_value(indicator, by=self.person, **said)


class OneValue(ValueView, RemovableRow[IndicatorValue]):
    __doc__ = ValueView.__doc__

    def rows(self) -> QuerySet[IndicatorValue]:
        return IndicatorValue.objects.select_related("indicator")

    def may_change(self, row: IndicatorValue) -> None:
        require(can_record_value, self.member, row.indicator)

    def remove(self, row: IndicatorValue, *, version: int) -> None:
        require(can_edit, self.member)
        super().remove(row, version=version)

    def change(self, row: IndicatorValue, *, version: int, **said: Any) -> IndicatorValue:
        return change_value(row, version=version, by=self.person, **said)
