"""Linking objectives and measures to the municipality's documents."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.access import member
from plans.desk import Sheet, write
from plans.local.forms import MeasureUseForm, UseForm
from plans.local.services import change_use, remove_use, use_document
from plans.models import DocumentUse, LocalDocument, Measure, Objective
from plans.pages import found
from plans.permissions import can_edit
from plans.preparation.views.asking import ask
from plans.programme.places import crumbs_of, plan_address
from tenants.requests import MemberRequest

ALL = ("GET", "HEAD", "POST")


@member(can_edit)
@require_http_methods(ALL)
def objective_document_add(request: MemberRequest, objective_id: UUID) -> HttpResponse:
    """Link an objective to a document that it carries forward."""
    rows = Objective.objects.select_related("plan")
    return _add(request, get_object_or_404(rows, pk=objective_id), "plans:objective-document-add")


@member(can_edit)
@require_http_methods(ALL)
def measure_document_add(request: MemberRequest, measure_id: UUID) -> HttpResponse:
    """Say in which document a measure is used."""
    rows = Measure.objects.select_related("objective__plan")
    return _add(request, get_object_or_404(rows, pk=measure_id), "plans:measure-document-add")


@member(can_edit)
@require_http_methods(ALL)
def use_edit(request: MemberRequest, use_id: UUID) -> HttpResponse:
    """Change where in a document it stands, or say that it was adopted."""
    row = found(_uses(), use_id)
    thing = row.objective or row.measure
    form = _form_of(thing)

    def save(said: dict[str, Any], version: int) -> DocumentUse:
        return change_use(row, version=version, by=request.user, **said)

    sheet = _sheet(
        thing,
        key=f"documentuse:{use_id}",
        title=_("Change the link to the document"),
        action=reverse("plans:use-edit", args=[use_id]),
        save=save,
        row=row,
        facts=lambda shown: {name: getattr(shown, name) for name in form.Meta.fields},
        parts="plans/local/_use_fields.html",
        more={"nav_key": "plan", "use": row},
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(ALL)
def use_remove(request: MemberRequest, use_id: UUID) -> HttpResponse:
    """Take the link to a document away, after asking."""
    row = found(_uses(), use_id)
    back = _place(row.objective or row.measure)
    return ask(
        request,
        row,
        lambda version: remove_use(row, version=version, by=request.user),
        question=_("Remove the link to “%(name)s”?") % {"name": row.document},
        words=_("The document stays on the list."),
        done=_("The link has been removed."),
        leave=back,
        onward=back,
    )


def _add(request: MemberRequest, thing: Objective | Measure, address: str) -> HttpResponse:
    def save(said: dict[str, Any], _version: int) -> DocumentUse:
        return use_document(thing, by=request.user, **said)

    is_measure = isinstance(thing, Measure)
    sheet = _sheet(
        thing,
        key=f"documentuse:new:{thing.pk}",
        title=_("Where is the measure used?") if is_measure else _("Link to a document"),
        action=reverse(address, args=[thing.pk]),
        save=save,
        more={
            "nav_key": "plan",
            "lead": thing.title,
            "has_no_documents": not LocalDocument.objects.exists(),
        },
        parts="plans/local/_use_fields.html",
    )
    return write(request, sheet)


def _sheet(thing: Any, **more: Any) -> Sheet:
    plan = thing.objective.plan if isinstance(thing, Measure) else thing.plan
    return Sheet(
        place="use",
        back=_place(thing),
        make=_form_of(thing),
        crumbs=crumbs_of(plan),
        level=2,
        **more,
    )


def _form_of(thing: Any) -> type[UseForm]:
    return MeasureUseForm if isinstance(thing, Measure) else UseForm


def _place(thing: Any) -> str:
    if isinstance(thing, Measure):
        return reverse("plans:measure", args=[thing.pk])
    return plan_address(thing.plan, f"o-{thing.pk}")


def _uses() -> Any:
    return DocumentUse.objects.select_related(
        "document", "objective__plan", "measure__objective__plan"
    )
