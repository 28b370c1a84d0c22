"""Writing findings, and saying who finds out what is not known yet."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from catalogue.models import StepItem
from core.access import member
from plans.desk import Sheet, write
from plans.models import Finding
from plans.pages import found
from plans.permissions import can_edit
from plans.picture.fields import Point
from plans.picture.figures import points_of
from plans.picture.forms import FindingForm, PromiseForm
from plans.picture.places import NAV, crumbs_of, picture_address
from plans.picture.queries import GUIDANCE, SERVICES, questions
from plans.picture.services import (
    change_finding,
    change_promise,
    promise_finding,
    remove_finding,
    write_finding,
)
from plans.picture.views.gone import gone
from plans.preparation.views.asking import ask
from plans.programme.places import moved
from plans.queries import plan_with
from tenants.requests import MemberRequest

ALL = ("GET", "HEAD", "POST")
PARTS = "plans/picture/_finding_fields.html"
PLAIN = (
    "title", "text", "confidence", "arrival_reason", "figure", "unit", "source", "source_words",
    "period", "as_of", "is_key",
)  # fmt: skip
PROMISE = ("promised_by", "promised_on")


@member(can_edit)
@require_http_methods(ALL)
def finding_add(request: MemberRequest, plan_id: UUID, question: str) -> HttpResponse:
    """Write a finding on a question."""
    plan, asked = plan_with(plan_id), _question(question)

    def save(said: dict[str, Any], _version: int) -> Finding:
        return write_finding(plan, question, by=request.user, **_fields(said))

    sheet = _sheet(
        f"finding:new:{plan.pk}:{question}",
        plan.pk,
        question,
        title=_("New finding"),
        action=reverse("plans:finding-add", args=[plan.pk, question]),
        save=save,
        make=_maker(question),
        parts=PARTS,
        more=_more(asked),
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(ALL)
def promise_add(request: MemberRequest, plan_id: UUID, question: str) -> HttpResponse:
    """Say that the answer is not known yet, who finds out and by when."""
    plan, asked = plan_with(plan_id), _question(question)

    def save(said: dict[str, Any], _version: int) -> Finding:
        return promise_finding(plan, question, by=request.user, **said)

    sheet = _sheet(
        f"promise:new:{plan.pk}:{question}",
        plan.pk,
        question,
        title=_("Not known yet"),
        action=reverse("plans:promise-add", args=[plan.pk, question]),
        save=save,
        make=PromiseForm,
        more=_more(asked),
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(ALL)
def finding_edit(request: MemberRequest, finding_id: UUID) -> HttpResponse:
    """Change a finding, or write the answer that was promised."""
    row = Finding.objects.select_related("source").filter(pk=finding_id).first()
    if row is None:
        return write(request, _gone(request, finding_id, "plans:finding-edit", FindingForm))

    def save(said: dict[str, Any], version: int) -> Finding:
        return change_finding(row, version=version, by=request.user, **_fields(said))

    sheet = _sheet(
        f"finding:{row.pk}",
        row.plan_id,
        row.question,
        title=_("Change the finding") if row.title else _("Write the answer"),
        action=reverse("plans:finding-edit", args=[row.pk]),
        save=save,
        make=_maker(row.question),
        row=row,
        facts=_facts,
        again=reverse("plans:finding-add", args=[row.plan_id, row.question]),
        parts=PARTS,
        more=_more(_asked(row.question)),
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(ALL)
def promise_edit(request: MemberRequest, finding_id: UUID) -> HttpResponse:
    """Change who finds out, or by when."""
    row = Finding.objects.filter(pk=finding_id, title="").first()
    if row is None:
        return write(request, _gone(request, finding_id, "plans:promise-edit", PromiseForm))

    def save(said: dict[str, Any], version: int) -> Finding:
        return change_promise(row, version=version, by=request.user, **said)

    sheet = _sheet(
        f"promise:{row.pk}",
        row.plan_id,
        row.question,
        title=_("Not known yet"),
        action=reverse("plans:promise-edit", args=[row.pk]),
        save=save,
        make=PromiseForm,
        row=row,
        facts=lambda finding: {name: getattr(finding, name) for name in PROMISE},
        again=reverse("plans:promise-add", args=[row.plan_id, row.question]),
        more=_more(_asked(row.question)),
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(ALL)
def finding_remove(request: MemberRequest, finding_id: UUID) -> HttpResponse:
    """Remove a finding that nothing cites, after asking."""
    row = found(Finding.objects.all(), finding_id)
    back = picture_address(row.plan_id, row.question)
    question = _("Delete the finding “%(title)s”?") % {"title": row.title}
    if not row.title:
        question = _("Delete the promise of %(name)s?") % {"name": row.promised_by}
    return ask(
        request,
        row,
        lambda version: remove_finding(row, version=version, by=request.user),
        question=question,
        words=_("It is taken out of the situation picture."),
        done=_("The finding has been deleted."),
        leave=back,
        onward=back,
        **NAV,
    )


@member(can_edit)
@require_POST
def finding_move(request: MemberRequest, finding_id: UUID) -> HttpResponse:
    """Move a finding up or down within its question."""
    row = get_object_or_404(Finding, pk=finding_id)
    siblings = Finding.objects.filter(plan=row.plan_id, question=row.question)
    back = picture_address(row.plan_id, place=f"finding-{row.pk}")
    return moved(request, siblings, row.pk, back)


def _sheet(key: str, plan: UUID, question: str, **more: Any) -> Sheet:
    return Sheet(
        key=key,
        place="finding",
        back=picture_address(plan, question),
        crumbs=crumbs_of(plan),
        parent=str(plan),
        **more,
    )


def _gone(request: MemberRequest, key: UUID, name: str, make: type[forms.Form]) -> Sheet:
    action = reverse(name, args=[key])
    return gone(request, f"finding:{key}", action=action, make=make, title=_("Finding"))


def _asked(question: str) -> StepItem | None:
    return next((each for each in questions() if each.key == question), None)


def _question(key: str) -> StepItem:
    """Return the question with the key.

    Raises Http404.
    """
    asked = _asked(key)
    if asked is None:
        raise Http404
    return asked


def _more(asked: StepItem | None) -> dict[str, Any]:
    lead = f"{asked.text} {asked.hint}" if asked else ""
    return NAV | {"lead": lead, "question": asked}


def _maker(question: str) -> Any:
    def make(**given: Any) -> FindingForm:
        form = FindingForm(**given)
        if question not in {SERVICES, GUIDANCE}:
            del form.fields["arrival_reason"]
        return form

    return make


def _fields(said: dict[str, Any]) -> dict[str, Any]:
    points: list[Point] = said["points"]
    plain = {name: said[name] for name in PLAIN if name in said}
    return plain | {
        "labels": [point.label for point in points],
        "values": [point.value for point in points],
    }


def _facts(row: Finding) -> dict[str, Any]:
    facts = {name: getattr(row, name) for name in PLAIN} | {"points": points_of(row)}
    if row.question not in {SERVICES, GUIDANCE}:
        del facts["arrival_reason"]
    return facts
