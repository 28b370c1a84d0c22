"""Choosing indicators, and how each of them has gone."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalogue.models import IndicatorDefinition
from catalogue.queries import indicator_definitions
from core.access import member
from core.clock import today
from core.names import in_language
from plans.desk import Sheet, write
from plans.drafts.services import draft_of
from plans.editing import Gone
from plans.models import Indicator, Objective
from plans.monitoring.figures import figure_of, reading_of
from plans.monitoring.forms import IndicatorForm
from plans.monitoring.overview import lines_of
from plans.monitoring.places import drawn
from plans.monitoring.services import change_indicator, choose_indicator
from plans.permissions import can_edit, can_read, can_record_value
from plans.programme.places import crumbs_of, moved, plan_address
from plans.removal import Removal, take_away
from tenants.requests import MemberRequest

PARTS = "plans/monitoring/_indicator_fields.html"
FIELDS = (
    "definition", "name", "unit", "direction", "source", "responsible", "baseline", "baseline_year", "target",
    "target_year", "levels", "reason_code",
)  # fmt: skip


@member(can_read)
@require_safe
def indicator(request: MemberRequest, indicator_id: UUID) -> HttpResponse:
    """Show an indicator with its values year by year, against its target."""
    shown = get_object_or_404(
        Indicator.objects.select_related(
            "objective__plan__rule_set", "responsible", "definition", "reason_code"
        ).prefetch_related("values", "intermediate_targets"),
        pk=indicator_id,
    )
    context = {
        "indicator": shown,
        "plan": shown.objective.plan,
        "reading": reading_of(shown),
        "progress": lines_of([shown], on_year=today().year)[0],
        "figure": figure_of(shown),
        "crumbs": crumbs_of(shown.objective.plan),
        "may_edit": can_edit(request.member),
        "may_record": can_record_value(request.member, shown),
        "back": plan_address(shown.objective.plan, f"o-{shown.objective_id}"),
        "nav_key": "plan",
    }
    return render(request, "plans/monitoring/indicator.html", context)


@member(can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def indicator_add(request: MemberRequest, objective_id: UUID) -> HttpResponse:
    """Choose an indicator of the catalogue, or word one's own; then say from what to what, and by when."""
    objective = get_object_or_404(
        Objective.objects.select_related("plan__rule_set"), pk=objective_id
    )
    chosen = request.GET.get("definition", "")
    address = reverse("plans:indicator-add", args=[objective.pk])

    def after(added: Indicator | None) -> HttpResponse:
        part = "_indicator_added" if added else "_indicator_new"
        return drawn(request, part, objective, added)

    sheet = Sheet(
        key=f"indicator:new:{objective.pk}",
        place=f"i-new-{objective.pk}",
        title=_("New indicator"),
        action=f"{address}?definition={chosen}" if chosen else address,
        back=plan_address(objective.plan, f"i-new-{objective.pk}"),
        make=IndicatorForm,
        save=lambda said, _version: choose_indicator(objective, by=request.user, **said),
        initial=_of_definition(chosen, objective.plan.language),
        after=after,
        parts=PARTS,
        crumbs=crumbs_of(objective.plan),
    )
    opening = request.method != "POST" and "leave" not in request.GET
    if opening and not chosen and not draft_of(sheet.key, by=request.user):
        return _pick(request, sheet)
    return write(request, sheet)


@member(can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def indicator_edit(request: MemberRequest, indicator_id: UUID) -> HttpResponse:
    """Change an indicator."""
    row = _found(indicator_id)
    address = reverse("plans:indicator-edit", args=[indicator_id])
    again = _again(str(row.objective_id) if row else request.POST.get("parent", ""))
    plan = row.objective.plan if row else None

    def save(said: dict[str, Any], version: int) -> Indicator:
        if row is None:
            raise Gone
        return change_indicator(row, version=version, by=request.user, **said)

    def after(shown: Indicator) -> HttpResponse:
        return drawn(request, "_indicator_saved", shown.objective, shown)

    sheet = Sheet(
        key=f"indicator:{indicator_id}",
        place=f"i-{indicator_id}",
        title=_("Edit the indicator"),
        action=address,
        back=plan_address(plan, f"i-{indicator_id}" if row else ""),
        make=IndicatorForm,
        save=save,
        facts=lambda shown: {name: getattr(shown, name) for name in FIELDS},
        row=row,
        gone=row is None,
        parent=str(row.objective_id) if row else "",
        again=again,
        after=after,
        parts=PARTS,
        crumbs=crumbs_of(plan) if plan else (),
        columns=5,
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def indicator_remove(request: MemberRequest, indicator_id: UUID) -> HttpResponse:
    """Ask, and remove an indicator with its values."""
    row = _found(indicator_id)
    plan = row.objective.plan if row else None
    removal = Removal(
        row=row,
        key=indicator_id,
        title=_("Remove the indicator?"),
        back=plan_address(plan, f"i-new-{row.objective_id}" if row else "objectives"),
        words=lambda: [_("Its values go with it.")],
        crumbs=crumbs_of(plan) if plan else (),
    )
    return take_away(request, removal)


@member(can_edit)
@require_POST
def indicator_move(request: MemberRequest, indicator_id: UUID) -> HttpResponse:
    """Move an indicator up or down within its objective."""
    row = get_object_or_404(Indicator.objects.select_related("objective__plan"), pk=indicator_id)
    back = plan_address(row.objective.plan, f"i-{row.pk}")
    return moved(request, row.objective.indicators.all(), row.pk, back)


def _found(key: UUID) -> Indicator | None:
    rows = Indicator.objects.select_related(
        "objective__plan__rule_set", "definition", "responsible", "reason_code"
    )
    return rows.filter(pk=key).first()


def _again(objective: str) -> str:
    """Return where a removed indicator can be saved as new, if its objective is still there."""
    try:
        key = UUID(objective)
    except ValueError:
        return ""
    there = Objective.objects.filter(pk=key).exists()
    return reverse("plans:indicator-add", args=[key]) if there else ""


def _of_definition(key: str, language: str) -> dict[str, Any]:
    """Fill the form from an indicator of the catalogue, in the language of the plan."""
    known = IndicatorDefinition.objects.filter(key=key).first() if key else None
    if known is None:
        return {}
    return {
        "definition": known,
        "name": in_language(known, "name", language),
        "unit": in_language(known, "unit", language),
        "direction": known.direction,
        "source": in_language(known, "source_note", language),
    }


def _pick(request: MemberRequest, sheet: Sheet) -> HttpResponse:
    """Show the indicators of the catalogue, those of the nine suggested kinds first."""
    known = indicator_definitions()
    suggested = [each for each in known if each.suggested_kind_id is not None]
    context = {
        "sheet": sheet,
        "part": "plans/monitoring/_pick.html",
        "inline": bool(request.htmx),
        "suggested": sorted(
            suggested, key=lambda each: (each.suggested_kind_id or 0, each.position)
        ),
        "others": [each for each in known if each.suggested_kind_id is None],
        "level": sheet.level if request.htmx else 2,
        "nav_key": "plan",
    }
    page = context["part"] if request.htmx else "plans/desk/page.html"
    return render(request, str(page), context)
