"""Whom the plan serves, how long it is, and what its reader would stumble over."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue.queries import (
    advisory_board_of,
    content_languages,
    length_budgets_on,
    target_groups,
    themes,
)
from core.access import member
from core.clock import today
from plans.document.length import lengths_of
from plans.document.places import page_of
from plans.document.reach import reach_of
from plans.document.warnings import Loaded, warnings_of
from plans.home.overview import address
from plans.permissions import can_read
from plans.queries import plan_with, whole_of
from register.models import AreaKind
from register.queries import area_of
from tenants.requests import MemberRequest

RESIDENT = "immigrant_resident"


@member(can_read)
@require_safe
def check(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Show the tables of groups and themes, the lengths, and the warnings with how each is mended."""
    row, day = plan_with(plan), today()
    whole = whole_of(row)
    reach = reach_of(whole, target_groups(), themes())
    lengths = lengths_of(whole, length_budgets_on(day))
    translated = row.translations.filter(section__isnull=False, field="text")
    loaded = Loaded(
        whole,
        reach,
        lengths,
        has_residents=row.group.filter(kind=RESIDENT).exists() or row.proposals.exists(),
        has_guidance=row.services.filter(is_guidance=True).exists(),
        translated=frozenset(translated.values_list("section__element", "language")),
        languages={each.code: each.name for each in content_languages()},
    )
    municipality = request.workspace.municipality_id
    region = area_of(municipality, AreaKind.REGION, on=day) if municipality else None
    shown = {
        "reach": reach,
        "whole_length": lengths[0],
        "longest": sorted(lengths[1:], key=lambda each: -each.share)[:10],
        "warnings": [
            (each, address(each.where.name, *each.where.args, anchor=each.where.anchor))
            for each in warnings_of(loaded)
        ],
        "board": advisory_board_of(region.code, day) if region else None,
    }
    return render(request, "plans/document/check.html", shown | page_of(row))
