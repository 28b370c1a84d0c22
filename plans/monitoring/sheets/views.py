"""Values by spreadsheet: the template, the upload, what it changes, and confirming it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from core.access import member
from core.clock import today
from core.errors import Refusal
from core.sheets import XLSX, handed_out
from plans.models import Indicator, Plan, ValueUpload
from plans.monitoring.sheets.forms import UploadForm
from plans.monitoring.sheets.queries import Kind, beside, indicators_for, lines_of
from plans.monitoring.sheets.services import (
    ChangedMeanwhile,
    keep_upload,
    look_again,
    write_values,
)
from plans.monitoring.sheets.template import template_of
from plans.pages import WRONG, found, go
from plans.permissions import can_contribute
from plans.programme.places import crumbs_of
from tenants.requests import MemberRequest
from ui.navigation import Link

PER_PAGE, CONFLICT = 50, 409
PAGE = "plans/monitoring/sheets/values.html"
PREVIEW = "plans/monitoring/sheets/preview.html"


@member(can_contribute)
@require_http_methods(["GET", "HEAD", "POST"])
def values(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Hand out the template, and take the filled-in one."""
    row = found(Plan.objects.all(), plan)
    indicators = list(indicators_for(row, request.member))
    sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if sent else UploadForm()
    if sent and form.is_valid():
        sheet = form.cleaned_data["sheet"]
        try:
            upload = keep_upload(
                row, sheet.read(), file_name=sheet.name, indicators=indicators, by=request.user
            )
        except Refusal as refusal:
            form.add_error("sheet", refusal.message)
        else:
            return go(request, reverse("plans:values-upload", args=(upload.pk,)))
    page = {"plan": row, "form": form, "count": len(indicators), "nav_key": "monitoring", "crumbs": crumbs_of(row)}  # fmt: skip
    return render(request, PAGE, page, status=WRONG if form.errors else 200)


@member(can_contribute)
@require_safe
def values_template(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Hand out the spreadsheet with the indicators whose values the person may record."""
    row = found(Plan.objects.all(), plan)
    indicators = list(indicators_for(row, request.member).prefetch_related("values"))
    content = template_of(row, indicators, year=today().year)
    return handed_out(content, XLSX, f"{_('values')}-{row.first_year}-{row.last_year}.xlsx")


@member(can_contribute)
@require_http_methods(["GET", "HEAD", "POST"])
def values_upload(request: MemberRequest, upload: UUID) -> HttpResponse:
    """Show what a sheet changes, and write it once it is confirmed. One's own sheets alone are there."""
    row = found(ValueUpload.objects.select_related("plan").filter(user_id=request.user.pk), upload)
    indicators = list(indicators_for(row.plan, request.member))
    if request.method != "POST":
        return _previewed(request, row, indicators)
    if "discard" in request.POST:
        row.delete()
        messages.info(request, _("Nothing was saved."))
        return go(request, reverse("plans:values", args=(row.plan_id,)))
    try:
        count = write_values(row, indicators=indicators, by=request.user)
    except ChangedMeanwhile as refusal:
        again = look_again(row, indicators=indicators)
        return _previewed(request, again, indicators, refused=refusal.message)
    said = ngettext("%(count)s value was saved.", "%(count)s values were saved.", count)
    messages.success(request, said % {"count": count})
    return go(request, reverse("plans:values", args=(row.plan_id,)))


def _previewed(
    request: MemberRequest, row: ValueUpload, indicators: list[Indicator], refused: str = ""
) -> HttpResponse:
    entries = beside([line for line, _version in lines_of(row)], indicators)
    kinds = [entry.kind for entry in entries]
    shown = [entry for entry in entries if entry.kind is not Kind.SAME]
    here = reverse("plans:values", args=(row.plan_id,))
    page = {
        "upload": row,
        "plan": row.plan,
        "page": Paginator(shown, PER_PAGE).get_page(request.GET.get("page")),
        "new": kinds.count(Kind.NEW),
        "changed": kinds.count(Kind.CHANGED),
        "same": kinds.count(Kind.SAME),
        "refused": refused,
        "nav_key": "monitoring",
        "crumbs": [*crumbs_of(row.plan), Link(_("Values by spreadsheet"), here)],
    }
    return render(request, PREVIEW, page, status=CONFLICT if refused else 200)
