"""Intermediate targets of an indicator."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.access import member
from plans.desk import Sheet, write
from plans.models import Indicator, IntermediateTarget
from plans.monitoring import agreement as services
from plans.monitoring.agreement_forms import IntermediateTargetForm
from plans.pages import found
from plans.permissions import can_edit
from plans.preparation.views.asking import ask
from plans.programme.places import crumbs_of
from tenants.requests import MemberRequest
from ui.formats import number
from ui.navigation import Link

ALL = ("GET", "HEAD", "POST")


@member(can_edit)
@require_http_methods(ALL)
def target_add(request: MemberRequest, indicator: UUID) -> HttpResponse:
    """Say what an indicator should be in a year on its way."""
    row = found(Indicator.objects.select_related("objective__plan"), indicator)

    def save(said: dict[str, Any], _version: int) -> IntermediateTarget:
        return services.set_intermediate_target(row, by=request.user, **said)

    action = reverse("plans:target-add", args=(indicator,))
    key = f"target:new:{indicator}"
    title = _("Add an intermediate target")
    return write(request, _sheet(key, row, title, action, save=save, place="target"))


@member(can_edit)
@require_http_methods(ALL)
def target(request: MemberRequest, target: UUID) -> HttpResponse:
    """Change an intermediate target."""
    row = found(IntermediateTarget.objects.select_related("indicator__objective__plan"), target)

    def save(said: dict[str, Any], version: int) -> IntermediateTarget:
        return services.change_intermediate_target(row, version=version, by=request.user, **said)

    sheet = _sheet(
        f"target:{target}",
        row.indicator,
        _("Change the intermediate target"),
        reverse("plans:target", args=(target,)),
        save=save,
        place=f"target-{target}",
        row=row,
        facts=lambda each: {"year": each.year, "value": each.value},
        again=reverse("plans:target-add", args=(row.indicator_id,)),
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(ALL)
def target_remove(request: MemberRequest, target: UUID) -> HttpResponse:
    """Remove an intermediate target, after asking."""
    row = found(IntermediateTarget.objects.all(), target)
    back = reverse("plans:indicator", args=(row.indicator_id,))
    question = _("Remove the intermediate target of %(year)s (%(value)s)?")
    return ask(
        request,
        row,
        lambda version: services.remove_intermediate_target(row, version=version, by=request.user),
        question=question % {"year": row.year, "value": number(row.value)},
        words=_("The way to the target is then drawn without it."),
        done=_("The intermediate target has been removed."),
        leave=back,
        onward=back,
    )


def _sheet(key: str, indicator: Indicator, title: str, action: str, **more: Any) -> Sheet:
    back = reverse("plans:indicator", args=(indicator.pk,))
    return Sheet(
        key=key,
        title=title,
        action=action,
        make=IntermediateTargetForm,
        back=back,
        crumbs=[*crumbs_of(indicator.objective.plan), Link(indicator.name, back)],
        **more,
    )
