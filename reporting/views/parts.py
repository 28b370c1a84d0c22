"""Writing the parts of a report, and naming what stood in the way."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from catalogue import queries as catalogue
from core.access import member
from plans.desk import Sheet
from reporting.chapters import obstacle_parts
from reporting.models import Report
from reporting.part_forms import (
    ChaptersForm,
    ObstaclesForm,
    chapters_facts,
    chapters_said,
    obstacles_facts,
    obstacles_said,
)
from reporting.permissions import can_prepare
from reporting.previous import previous_of
from reporting.snapshots import report_of
from reporting.views.page import the_report
from reporting.views.writing import address_of, crumbs_of, written
from reporting.writing import filled_texts, name_obstacles, write_chapters
from tenants.requests import MemberRequest


@member(can_prepare)
@require_http_methods(["GET", "HEAD", "POST"])
def chapters(request: MemberRequest, report: UUID) -> HttpResponse:
    """Write the parts of the report, filled in from monitoring and from the last report."""
    row = the_report(report)
    document, last = report_of(row.plan, row), previous_of(row)

    def save(said: dict[str, Any], version: int) -> Report:
        return write_chapters(
            row,
            version=version,
            by=request.user,
            chapters=chapters_said(said),
            participation=said["participation"],
        )

    make = partial(
        ChaptersForm,
        chapters=catalogue.report_chapters_of(row.rule_set_id),
        document=document,
        last=last.document if last else None,
        filled=filled_texts(row.plan, row),
        reasons=catalogue.reason_codes(),
    )
    sheet = Sheet(
        key=f"chapters:{row.pk}",
        place="chapters",
        title=_("Parts of the report"),
        action=reverse("reporting:chapters", args=[row.pk]),
        back=f"{address_of(row)}#chapters",
        make=make,
        save=save,
        facts=lambda report: chapters_facts(report_of(row.plan, report)),
        row=row,
        parts="reporting/_chapters_fields.html",
        crumbs=crumbs_of(row),
        more={"nav_key": "reporting", "document": document, "last": last},
    )
    return written(request, row, sheet)


@member(can_prepare)
@require_http_methods(["GET", "HEAD", "POST"])
def obstacles(request: MemberRequest, report: UUID) -> HttpResponse:
    """Name which of the common obstacles stood in the way."""
    row, known = the_report(report), catalogue.obstacles()

    def save(said: dict[str, Any], version: int) -> Report:
        return name_obstacles(row, version=version, by=request.user, said=obstacles_said(said))

    sheet = Sheet(
        key=f"obstacles:{row.pk}",
        place="obstacles",
        title=_("What stood in the way"),
        action=reverse("reporting:obstacles", args=[row.pk]),
        back=f"{address_of(row)}#obstacles",
        make=partial(ObstaclesForm, obstacles=known),
        save=save,
        facts=lambda report: obstacles_facts(obstacle_parts(report), [one.key for one in known]),
        row=row,
        parts="reporting/_obstacles_fields.html",
        crumbs=crumbs_of(row),
        more={"nav_key": "reporting"},
    )
    return written(request, row, sheet)
