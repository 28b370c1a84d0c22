"""Checking a report, writing its own words, and recording the decision on it."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.access import member
from core.errors import Refusal
from plans.desk import Sheet, write
from plans.models import Objective
from reporting.forms import DecisionForm, WordsForm, words_facts, words_said
from reporting.models import Report
from reporting.permissions import can_decide, can_prepare, can_read
from reporting.services import record_decision, refuse_closed, write_report
from reporting.views.page import crumbs, draft_of, show_report, standing_now, the_report
from tenants.requests import MemberRequest
from ui.navigation import Link

DECISION = ("decision_kind", "decision_body", "decided_on", "decision_section")


@member(can_read)
@require_safe
def report(request: MemberRequest, report: UUID) -> HttpResponse:
    """Show what is in the report, what is missing, and how it is sent; a report that is with the authority has its receipt."""
    standing = standing_now(the_report(report))
    if not standing.is_open and standing.latest:
        return HttpResponseRedirect(reverse("reporting:receipt", args=[standing.latest.pk]))
    return show_report(request, draft_of(standing))


@member(can_prepare)
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: MemberRequest, report: UUID) -> HttpResponse:
    """Write the summary and the own assessments."""
    row = the_report(report)
    objectives = list(row.plan.objectives.all())

    def save(said: dict[str, Any], version: int) -> Report:
        return write_report(
            row,
            version=version,
            by=request.user,
            summary=said["summary"],
            assessments=words_said(said, objectives),
        )

    return written(request, row, _words_sheet(row, objectives, save))


@member(can_decide)
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: MemberRequest, report: UUID) -> HttpResponse:
    """Record the local decision on the report."""
    row = the_report(report)
    sheet = Sheet(
        key=f"decision:{row.pk}",
        place="decision",
        title=_("Local decision on the report"),
        action=reverse("reporting:decision", args=[row.pk]),
        back=f"{address_of(row)}#decision",
        make=DecisionForm,
        save=lambda said, version: record_decision(row, version=version, by=request.user, **said),
        facts=lambda report: {name: getattr(report, name) for name in DECISION},
        row=row,
        crumbs=crumbs_of(row),
        more={"nav_key": "reporting"},
    )
    return written(request, row, sheet)


def _words_sheet(row: Report, objectives: list[Objective], save: Any) -> Sheet:
    return Sheet(
        key=f"report:{row.pk}",
        place="words",
        title=_("Own assessment of the period"),
        action=reverse("reporting:words", args=[row.pk]),
        back=f"{address_of(row)}#words",
        make=partial(WordsForm, objectives=objectives),
        save=save,
        facts=lambda report: words_facts(report, objectives),
        row=row,
        parts="reporting/_words_fields.html",
        crumbs=crumbs_of(row),
        more={"nav_key": "reporting"},
    )


def written(request: MemberRequest, row: Report, sheet: Sheet) -> HttpResponse:
    """Answer the form while the report can be written; what was typed too late is kept as a draft."""
    try:
        if request.method != "POST":
            refuse_closed(row)
        return write(request, sheet)
    except Refusal as refusal:
        messages.error(request, refusal.message)
        return HttpResponseRedirect(address_of(row))


def address_of(row: Report) -> str:
    return reverse("reporting:report", args=[row.pk])


def crumbs_of(row: Report) -> list[Link]:
    return [*crumbs(), Link(_("Report %(period)s") % {"period": row.period}, address_of(row))]
