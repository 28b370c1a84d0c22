"""Writing remarks beside the places of a report, and closing them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.access import officer
from core.clock import today
from core.errors import Refusal
from regional.contracts import ObjectivePart, Report, Subject, read_report, subjects_of
from regional.errors import RemarkChanged
from regional.forms import CloseForm, RemarkForm
from regional.models import Remark, RemarkKind
from regional.permissions import can_review
from regional.queries.desk import OnDesk, codes_in_charge
from regional.queries.presence import others_at, typed_by
from regional.queries.remarks import drafts_of, handed_over
from regional.services.presence import TooLarge, forget_typed, keep_typed, note_presence
from regional.services.remarks import close_remark, write_remark
from regional.views.page import address, draw, way_here
from regional.views.report import coverage_on_desk, whole
from tenants.requests import OfficerRequest
from ui.navigation import Link

WRONG, CONFLICT = 422, 409


@dataclass(frozen=True, slots=True)
class Here:
    """The place of a report that is remarked on."""

    coverage: OnDesk
    report: Report
    subject: Subject

    @property
    def place(self) -> str:
        """Its name in addresses, and that of what is typed about it."""
        return self.subject.code or "whole"

    @property
    def objective(self) -> ObjectivePart | None:
        """The objective that it is, or is a measure of."""
        codes = {f"objective-{each.number}": each for each in self.report.objectives}
        return codes.get(self.subject.code.partition("-measure-")[0])


@officer(can_review)
@require_http_methods(["GET", "HEAD", "POST"])
def remark(request: OfficerRequest, pk: UUID, place: str, **_region: str) -> HttpResponse:
    """Write what is to be said of one place of a report; both texts are shown where two officers wrote at once."""
    here = _there(request, pk, place)
    if request.method == "POST":
        return _written(request, here)
    note_presence(here.coverage, by=request.officer)
    drafts = list(drafts_of(here.coverage).filter(subject=here.subject.code))
    said, versions, saved_at = RemarkForm.said_by(drafts), _versions(drafts), None
    kept = typed_by(here.coverage, place, user=request.officer.user_id)
    if kept is not None:
        fields, saved_at = kept
        said |= {name: fields.get(name, "") for name in RemarkKind.values if name in fields}
        versions |= {name: _number(fields.get(f"version_{name}", "0")) for name in versions}
    more = {"versions": versions, "saved_at": saved_at}
    return _shown(request, here, RemarkForm(initial=said), more)


@officer(can_review)
@require_POST
def keep(request: OfficerRequest, pk: UUID, place: str, **_region: str) -> HttpResponse:
    """Keep what is typed, and say when."""
    here = _there(request, pk, place)
    names = [*RemarkKind.values, *(f"version_{name}" for name in RemarkKind.values)]
    fields = {name: request.POST[name] for name in names if name in request.POST}
    try:
        saved_at = keep_typed(here.coverage, here.place, fields, by=request.officer)
    except TooLarge:
        return HttpResponse(status=413)
    return render(request, "ui/_saved.html", {"saved_at": saved_at})


@officer(can_review)
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: OfficerRequest, pk: UUID, remark: UUID, **_region: str) -> HttpResponse:
    """Say the last word on a remark, when its reply has been read."""
    codes = codes_in_charge(request.officer.authority_id, on=today())
    coverage = coverage_on_desk(request, pk, codes)
    found = handed_over(coverage).filter(pk=remark).first()
    if found is None:
        raise Http404
    form = CloseForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = WRONG
        if form.is_valid():
            try:
                close_remark(found, by=request.officer, text=form.cleaned_data["text"])
            except Refusal as refusal:
                form.add_error(None, str(refusal))
                status = CONFLICT
            else:
                messages.success(request, _("The remark is closed. The municipality sees it."))
                return HttpResponseRedirect(f"{_page(request, coverage)}#remark-{found.pk}")
    context = {"form": form, "remark": found, "coverage": coverage, "codes": codes}
    context |= {"back": _page(request, coverage), "crumbs": _way(request, coverage)}
    return draw(request, "regional/close.html", context, room="inbox", status=status)


def _written(request: OfficerRequest, here: Here) -> HttpResponse:
    form = RemarkForm(request.POST)
    versions = {
        name: _number(request.POST.get(f"version_{name}", "0")) for name in RemarkKind.values
    }
    if not form.is_valid():
        return _shown(request, here, form, {"versions": versions}, status=WRONG)
    theirs: list[RemarkChanged] = []
    for kind in RemarkKind:
        text, version = form.cleaned_data[kind.value], versions[kind.value]
        try:
            kept = write_remark(
                here.coverage,
                here.subject,
                kind=kind,
                text=text,
                version=version,
                by=request.officer,
            )
        except RemarkChanged as refusal:
            theirs.append(refusal)
            versions[kind.value] = refusal.theirs.version if refusal.theirs else 0
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return _shown(request, here, form, {"versions": versions}, status=CONFLICT)
        else:
            versions[kind.value] = kept.version if kept else 0
    if theirs:
        more = {"versions": versions, "theirs": theirs}
        return _shown(request, here, form, more, status=CONFLICT)
    forget_typed(here.coverage, here.place, by=request.officer)
    messages.success(
        request, _("Saved. The municipality sees it when the report is returned or answered.")
    )
    return HttpResponseRedirect(f"{_page(request, here.coverage)}#at-{here.place}")


def _shown(
    request: OfficerRequest,
    here: Here,
    form: RemarkForm,
    more: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    report, coverage, subject = here.report, here.coverage, here.subject
    context = {
        "coverage": coverage,
        "document": report,
        "subject": subject,
        "form": form,
        "element": next((each for each in report.elements if each.code == subject.code), None),
        "objective": here.objective,
        "others": others_at(coverage, user=request.officer.user_id),
        "action": address(request, "remark", pk=coverage.pk, place=here.place),
        "keep": address(request, "remark-keep", pk=coverage.pk, place=here.place),
        "back": f"{_page(request, coverage)}#at-{here.place}",
        "crumbs": _way(request, coverage),
    }
    return draw(request, "regional/remark.html", context | more, room="inbox", status=status)


def _there(request: OfficerRequest, pk: UUID, place: str) -> Here:
    codes = codes_in_charge(request.officer.authority_id, on=today())
    coverage = coverage_on_desk(request, pk, codes)
    report = read_report(coverage.report.document)
    for subject in (whole(), *subjects_of(report)):
        here = Here(coverage, report, subject)
        if here.place == place:
            return here
    raise Http404


def _versions(drafts: list[Remark]) -> dict[str, int]:
    known = {draft.kind: draft.version for draft in drafts}
    return {kind: known.get(kind, 0) for kind in RemarkKind.values}


def _page(request: OfficerRequest, coverage: OnDesk) -> str:
    return address(request, "report", pk=coverage.pk)


def _way(request: OfficerRequest, coverage: OnDesk) -> list[Link]:
    name = f"{coverage.municipality.name}, {coverage.report.reference}"
    return [*way_here(request, "overview", "inbox"), Link(name, _page(request, coverage))]


def _number(text: str) -> int:
    """Read a version; one that makes no sense is older than any."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
