"""The situation picture (step 3): findings, services and expected arrivals."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from plans.api.picture_shapes import ArrivalsShape, PictureFindingShape, ServiceShape
from plans.api.rows import RemovableRow, Rows, RowView
from plans.models import ExpectedArrivals, Finding, Plan, Service
from plans.picture.services import (
    add_service,
    change_arrivals,
    change_finding,
    change_promise,
    change_service,
    expect_arrivals,
    remove_finding,
    write_finding,
)


class FindingView(RowView[Finding]):
    """What is known on a question of the situation picture, or who finds it out and by when."""

    noun, nouns, shape = "finding", "findings", PictureFindingShape


class Findings(FindingView, Rows[Finding]):
    __doc__ = FindingView.__doc__
    one = "finding"

    def plan(self) -> Plan:
        return get_object_or_404(Plan, pk=self.kwargs["plan"])

    def rows(self) -> QuerySet[Finding]:
        return Finding.objects.filter(plan=self.plan()).prefetch_related("citations")

    def make(self, **said: Any) -> Finding:
        return write_finding(self.plan(), said.pop("question"), by=self.person, **said)


class OneFinding(FindingView, RemovableRow[Finding]):
    __doc__ = FindingView.__doc__

    def rows(self) -> QuerySet[Finding]:
        return Finding.objects.prefetch_related("citations")

    def change(self, row: Finding, *, version: int, **said: Any) -> Finding:
        change = change_promise if said.get("promised_by") else change_finding
        return change(row, version=version, by=self.person, **said)

    def remove(self, row: Finding, *, version: int) -> None:
        remove_finding(row, version=version, by=self.person)


class ServiceView(RowView[Service]):
    """A service of the service map: who provides it, for whom, and what is lacking."""

    noun, nouns, shape = "service", "services", ServiceShape


class Services(ServiceView, Rows[Service]):
    __doc__ = ServiceView.__doc__
    one = "service"

    def plan(self) -> Plan:
        return get_object_or_404(Plan, pk=self.kwargs["plan"])

    def rows(self) -> QuerySet[Service]:
        return Service.objects.filter(plan=self.plan())

    def make(self, **said: Any) -> Service:
        return add_service(self.plan(), by=self.person, **said)


class OneService(ServiceView, RemovableRow[Service]):
    __doc__ = ServiceView.__doc__

    def rows(self) -> QuerySet[Service]:
        return Service.objects.all()

    def change(self, row: Service, *, version: int, **said: Any) -> Service:
        return change_service(row, version=version, by=self.person, **said)


class ArrivalsView(RowView[ExpectedArrivals]):
    """How many people are expected in a year, at least and at most, and what that rests on."""

    noun, nouns, shape = "year_of_arrivals", "arrivals", ArrivalsShape


class Arrivals(ArrivalsView, Rows[ExpectedArrivals]):
    __doc__ = ArrivalsView.__doc__
    one = "arrival"

    def plan(self) -> Plan:
        return get_object_or_404(Plan, pk=self.kwargs["plan"])

    def rows(self) -> QuerySet[ExpectedArrivals]:
        return ExpectedArrivals.objects.filter(plan=self.plan())

    def make(self, **said: Any) -> ExpectedArrivals:
        return expect_arrivals(self.plan(), by=self.person, **said)


class OneArrivals(ArrivalsView, RemovableRow[ExpectedArrivals]):
    __doc__ = ArrivalsView.__doc__

    def rows(self) -> QuerySet[ExpectedArrivals]:
        return ExpectedArrivals.objects.all()

    def change(self, row: ExpectedArrivals, *, version: int, **said: Any) -> ExpectedArrivals:
        return change_arrivals(row, version=version, by=self.person, **said)
