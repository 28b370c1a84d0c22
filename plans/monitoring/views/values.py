"""Recording the values of an indicator, year by year."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRefresh

from core.access import member
from core.permissions import require
from plans.desk import Sheet, write
from plans.editing import Gone
from plans.models import Indicator, IndicatorValue
from plans.monitoring.forms import ValueForm
from plans.monitoring.services import change_value, record_value
from plans.permissions import can_contribute, can_edit, can_record_value
from plans.programme.places import crumbs_of, plan_address
from plans.removal import Removal, take_away
from tenants.requests import MemberRequest
from ui.navigation import Link

PARTS = "plans/monitoring/_value_fields.html"
FIELDS = ("year", "value", "numerator", "denominator", "note")


@member(can_contribute)
@require_http_methods(["GET", "HEAD", "POST"])
def value_add(request: MemberRequest, indicator_id: UUID) -> HttpResponse:
    """Record a year's value; a contributor where their body brings it."""
    indicator = get_object_or_404(
        Indicator.objects.select_related("objective__plan"), pk=indicator_id
    )
    require(can_record_value, request.member, indicator)

    def save(said: dict[str, Any], _version: int) -> IndicatorValue:
        fields = dict(said)
        return record_value(indicator, fields.pop("year"), by=request.user, **fields)

    sheet = Sheet(
        key=f"value:new:{indicator.pk}",
        place="v-new",
        title=_("New value"),
        action=reverse("plans:value-add", args=[indicator.pk]),
        back=_address(indicator),
        make=partial(ValueForm, unit=indicator.unit, levels=indicator.levels),
        save=save,
        after=_again,
        parts=PARTS,
        crumbs=_crumbs(indicator),
        level=3,
        more={"indicator": indicator},
    )
    return write(request, sheet)


@member(can_contribute)
@require_http_methods(["GET", "HEAD", "POST"])
def value_edit(request: MemberRequest, value_id: UUID) -> HttpResponse:
    """Correct a year's value; a contributor where their body brings it."""
    row = _found(value_id)
    indicator = row.indicator if row else _parent(request)
    if indicator:
        require(can_record_value, request.member, indicator)

    def save(said: dict[str, Any], version: int) -> IndicatorValue:
        if row is None:
            raise Gone
        return change_value(row, version=version, by=request.user, **said)

    sheet = Sheet(
        key=f"value:{value_id}",
        place=f"v-{value_id}",
        title=_("Edit the value"),
        action=reverse("plans:value-edit", args=[value_id]),
        back=_address(indicator),
        make=partial(
            ValueForm,
            unit=indicator.unit if indicator else "",
            levels=indicator.levels if indicator else (),
        ),
        save=save,
        facts=lambda shown: {name: getattr(shown, name) for name in FIELDS},
        row=row,
        gone=row is None,
        parent=str(indicator.pk) if indicator else "",
        again=reverse("plans:value-add", args=[indicator.pk]) if indicator else "",
        after=_again,
        parts=PARTS,
        crumbs=_crumbs(indicator) if indicator else (),
        level=3,
        columns=6,
        more={"indicator": indicator},
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def value_remove(request: MemberRequest, value_id: UUID) -> HttpResponse:
    """Ask, and remove a year's value."""
    row = _found(value_id)
    removal = Removal(
        row=row,
        key=value_id,
        title=_("Remove the value?"),
        back=_address(row.indicator if row else None),
        crumbs=_crumbs(row.indicator) if row else (),
    )
    return take_away(request, removal)


def _found(key: UUID) -> IndicatorValue | None:
    rows = IndicatorValue.objects.select_related("indicator__objective__plan")
    return rows.filter(pk=key).first()


def _parent(request: MemberRequest) -> Indicator | None:
    try:
        key = UUID(request.POST.get("parent", ""))
    except ValueError:
        return None
    return Indicator.objects.select_related("objective__plan").filter(pk=key).first()


def _again(_row: Any) -> HttpResponse:
    """Load the indicator's page again: its chart and its figures have changed."""
    return HttpResponseClientRefresh()


def _address(indicator: Indicator | None) -> str:
    if indicator is None:
        return plan_address(None)
    return reverse("plans:indicator", args=[indicator.pk])


def _crumbs(indicator: Indicator) -> list[Link]:
    way = crumbs_of(indicator.objective.plan)
    return [*way, Link(indicator.name, _address(indicator))]
