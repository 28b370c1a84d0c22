"""The plan, and its versions, read in another language."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.access import member
from plans.document.content import content_of
from plans.document.reading import Reading
from plans.languages.places import language_of, target_of
from plans.languages.queries import further_languages, kept_languages, texts_in
from plans.languages.reading import heading_of, read_frozen_in, read_in
from plans.models import Plan
from plans.permissions import can_read
from plans.queries import plan_with
from tenants.requests import MemberRequest
from ui.navigation import Link


@member(can_read)
@require_safe
def plan_in(request: MemberRequest, plan: UUID, language: str) -> HttpResponse:
    """Show the plan in another language, and where it has not been translated, as it was written."""
    row = plan_with(plan)
    target = target_of(row, language)
    source = language_of(row.language)
    reading = read_in(content_of(row), texts_in(row, target.code), source=source, target=target)
    others = [
        (each, reverse("plans:plan-in", args=(plan, each.code))) for each in further_languages(row)
    ]
    crumbs = [
        Link(_("Overview"), reverse("plans:home", args=(plan,))),
        Link(_("Plan %(period)s") % {"period": row.period}, reverse("plans:plan", args=(plan,))),
    ]
    return _read(
        request, row, reading=reading, language=target, source=source, others=others, crumbs=crumbs
    )


@member(can_read)
@require_safe
def version_in(request: MemberRequest, plan: UUID, number: int, language: str) -> HttpResponse:
    """Show a version with the translations that had been checked when it was approved."""
    row = plan_with(plan)
    version = row.versions.filter(number=number).first()
    kept = kept_languages(version.document) if version else []
    target = next((each for each in kept if each.code == language), None)
    if version is None or target is None:
        raise Http404
    source = language_of(version.document["language"])
    return _read(
        request,
        row,
        reading=read_frozen_in(version.document, source=source, target=target),
        language=target,
        source=source,
        others=[
            (each, reverse("plans:version-in", args=(plan, number, each.code))) for each in kept
        ],
        crumbs=[
            Link(_("Overview"), reverse("plans:home", args=(plan,))),
            Link(_("Approved versions"), reverse("plans:versions", args=(plan,))),
            Link(
                _("Version %(number)s") % {"number": number},
                reverse("plans:version", args=(plan, number)),
            ),
        ],
        version=version,
    )


def _read(request: MemberRequest, plan: Plan, *, reading: Reading, **shown: Any) -> HttpResponse:
    shown |= {"plan": plan, "reading": reading, "heading": heading_of(reading)}
    return render(request, "plans/languages/read.html", {"nav_key": "plan", **shown})
