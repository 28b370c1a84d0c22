"""The service map: who gets which service, from whom, and what is lacking."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.access import member
from plans.desk import Sheet, write
from plans.models import Service
from plans.pages import found
from plans.permissions import can_edit, can_read
from plans.picture.forms import ServiceForm
from plans.picture.map import maps_of, services_named
from plans.picture.places import NAV, crumbs_of
from plans.picture.services import add_service, change_service, remove_service
from plans.picture.views.gone import gone
from plans.preparation.views.asking import ask
from plans.queries import plan_with
from tenants.requests import MemberRequest
from ui.navigation import Link

PER_PAGE = 25
ALL = ("GET", "HEAD", "POST")
FIELDS = (
    "name", "provider", "provider_name", "is_guidance", "target_groups", "arrival_reasons",
    "reach", "coverage", "gap",
)  # fmt: skip


@member(can_read)
@require_safe
def services(request: MemberRequest, plan_id: UUID) -> HttpResponse:
    """Show the services against the groups, those that a word finds, a page at a time."""
    plan = plan_with(plan_id)
    text = request.GET.get("q", "").replace("\0", "")[:100]
    page = Paginator(services_named(plan, text), PER_PAGE).get_page(request.GET.get("page"))
    shown = {
        "plan": plan,
        "page": page,
        "text": text,
        "maps": maps_of(plan, list(page)),
        "may_edit": can_edit(request.member),
        "crumbs": crumbs_of(plan),
    }
    return render(request, "plans/picture/services.html", NAV | shown)


@member(can_edit)
@require_http_methods(ALL)
def service_add(request: MemberRequest, plan_id: UUID) -> HttpResponse:
    """Put a service on the map."""
    plan = plan_with(plan_id)

    def save(said: dict[str, Any], _version: int) -> Service:
        return add_service(plan, by=request.user, **said)

    action = reverse("plans:service-add", args=[plan.pk])
    key = f"service:new:{plan.pk}"
    return write(request, _sheet(key, plan.pk, title=_("Add a service"), action=action, save=save))


@member(can_edit)
@require_http_methods(ALL)
def service_edit(request: MemberRequest, service_id: UUID) -> HttpResponse:
    """Change a service of the map."""
    row = Service.objects.select_related("provider").filter(pk=service_id).first()
    action = reverse("plans:service-edit", args=[service_id])
    if row is None:
        key, again = f"service:{service_id}", "plans:service-add"
        sheet = gone(request, key, action=action, make=ServiceForm, title=_("Service"), again=again)
        return write(request, sheet)

    def save(said: dict[str, Any], version: int) -> Service:
        return change_service(row, version=version, by=request.user, **said)

    sheet = _sheet(
        f"service:{row.pk}",
        row.plan_id,
        title=_("Change the service"),
        action=action,
        save=save,
        row=row,
        facts=lambda each: {name: getattr(each, name) for name in FIELDS},
        again=reverse("plans:service-add", args=[row.plan_id]),
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(ALL)
def service_remove(request: MemberRequest, service_id: UUID) -> HttpResponse:
    """Take a service off the map, after asking."""
    row = found(Service.objects.all(), service_id)
    back = reverse("plans:services", args=[row.plan_id])
    return ask(
        request,
        row,
        lambda version: remove_service(row, version=version, by=request.user),
        question=_("Delete the service “%(name)s”?") % {"name": row.name},
        words=_("It is taken off the service map."),
        done=_("The service has been deleted."),
        leave=back,
        onward=back,
        **NAV,
    )


def _sheet(key: str, plan: UUID, **more: Any) -> Sheet:
    back = reverse("plans:services", args=[plan])
    return Sheet(
        key=key,
        place="service",
        back=back,
        crumbs=[*crumbs_of(plan), Link(_("Service map"), back)],
        make=ServiceForm,
        parts="plans/picture/_service_fields.html",
        parent=str(plan),
        more=NAV,
        **more,
    )
