"""Targets on the way, the monitoring agreement, and the situations to react to (steps 6 and 7)."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from api.operations import operation
from api.versions import needs_version, version_of
from core.access import member
from plans.api.monitoring_shapes import AgreementShape, SituationShape, TargetShape
from plans.api.rows import RemovableRow, Rows, RowView
from plans.models import Indicator, IntermediateTarget, MonitoringAgreement, Plan, Trigger
from plans.monitoring.agreement import (
    add_trigger,
    agree_on_monitoring,
    change_intermediate_target,
    change_trigger,
    set_intermediate_target,
)
from plans.permissions import can_edit, can_read


class TargetView(RowView[IntermediateTarget]):
    """What an indicator should be in a year on the way to its target: one a year."""

    noun, nouns, shape = "target", "targets", TargetShape


class Targets(TargetView, Rows[IntermediateTarget]):
    __doc__ = TargetView.__doc__
    one = "target"

    def indicator(self) -> Indicator:
        return get_object_or_404(Indicator, pk=self.kwargs["indicator"])

    def rows(self) -> QuerySet[IntermediateTarget]:
        return IntermediateTarget.objects.filter(indicator=self.indicator())

    def make(self, **said: Any) -> IntermediateTarget:
        return set_intermediate_target(self.indicator(), by=self.person, **said)


class OneTarget(TargetView, RemovableRow[IntermediateTarget]):
    __doc__ = TargetView.__doc__

    def rows(self) -> QuerySet[IntermediateTarget]:
        return IntermediateTarget.objects.all()

    def change(self, row: IntermediateTarget, *, version: int, **said: Any) -> IntermediateTarget:
        return change_intermediate_target(row, version=version, by=self.person, **said)


class SituationView(RowView[Trigger]):
    """A situation in which the plan is looked at again; when it comes about, a task is made of it."""

    noun, nouns, shape = "situation", "situations", SituationShape


class Situations(SituationView, Rows[Trigger]):
    __doc__ = SituationView.__doc__
    one = "situation"

    def plan(self) -> Plan:
        return get_object_or_404(Plan, pk=self.kwargs["plan"])

    def rows(self) -> QuerySet[Trigger]:
        return Trigger.objects.filter(plan=self.plan())

    def make(self, **said: Any) -> Trigger:
        return add_trigger(self.plan(), by=self.person, **said)


class OneSituation(SituationView, RemovableRow[Trigger]):
    __doc__ = SituationView.__doc__

    def rows(self) -> QuerySet[Trigger]:
        return Trigger.objects.all()

    def change(self, row: Trigger, *, version: int, **said: Any) -> Trigger:
        return change_trigger(row, version=version, by=self.person, **said)


@member(can_read)
class Agreement(RowView[MonitoringAgreement]):
    """Who follows the plan, how often, and how it is updated: one agreement a plan."""

    noun, nouns, shape = "monitoring_agreement", "monitoring_agreements", AgreementShape

    def rows(self) -> QuerySet[MonitoringAgreement]:
        return MonitoringAgreement.objects.filter(plan=self.kwargs["plan"])

    def agreement(self) -> MonitoringAgreement:
        """Return the agreement; one that nobody has written yet has version 0.

        Raises Http404.
        """
        plan = get_object_or_404(Plan, pk=self.kwargs["plan"])
        return self.rows().first() or MonitoringAgreement(plan=plan, version=0)

    @operation("read_monitoring_agreement", gives=AgreementShape)
    def get(self, _request: Request, **_keys: object) -> Response:
        """Read who follows the plan; an agreement that nobody has written yet has version 0."""
        return self.shown(self.agreement())

    @needs_version
    @member(can_edit)
    @operation("write_monitoring_agreement", takes=AgreementShape, gives=AgreementShape)
    def put(self, request: Request, **_keys: object) -> Response:
        """Agree on who follows the plan."""
        there = self.agreement()
        version = version_of(request)
        said = self.read(AgreementShape, request.data)
        return self.told(agree_on_monitoring(there.plan, version=version, by=self.person, **said))
