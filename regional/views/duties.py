"""Deadlines: what municipalities ask for, what is decided, and who has been reminded of what."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.access import officer
from core.clock import today
from core.errors import Refusal
from regional.models import Obligation, ReliefRequest
from regional.permissions import can_decide, can_read
from regional.queries.desk import codes_in_charge
from regional.queries.duties import Reminded, duty_in_full, reminded_of, waiting_requests
from regional.round_errors import ReminderWaits, RequestSettled
from regional.round_forms import (
    DecisionForm,
    ExtensionForm,
    FindDutiesForm,
    ReasonForm,
    ReminderForm,
)
from regional.services.reliefs import decide, exempt, extend, restore_duty
from regional.services.reminders import remind
from regional.views.page import address, draw, way_here
from register.queries.letters import folded
from tenants.queries import codes_with_workspace
from tenants.requests import OfficerRequest
from ui.navigation import Link

PER_PAGE = 50
WRONG, CONFLICT = 422, 409


@officer(can_read)
@require_safe
def duties(request: OfficerRequest, **_region: str) -> HttpResponse:
    """List what waits for a decision, and the reports that are awaited with their reminders."""
    codes = codes_in_charge(request.officer.authority_id, on=today())
    form = FindDutiesForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = [row for row in reminded_of(codes, on=today()) if _is_wanted(row, wanted)]
    context = {
        "form": form,
        "requests": list(waiting_requests(codes)),
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "reached": codes_with_workspace(codes, on=today()),
        "is_filtered": any(wanted.values()),
        "codes": codes,
    }
    return draw(request, "regional/duties.html", context, room="duties")


@officer(can_read)
@require_safe
def duty(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Show one report that is owed: what was asked and decided, and who was reminded when."""
    row = _the_obligation(request, pk)
    full = duty_in_full(row, on=today())
    awaited = full.standing.expected and not full.standing.received
    reached = codes_with_workspace([row.municipality_id], on=today())
    may_act = can_decide(request.officer)
    context = _context(request, row) | {
        "duty": full,
        "standing": full.standing,
        "is_reached": bool(reached),
        "may_change": may_act and awaited,
        "may_remind": may_act and awaited and bool(reached) and not full.waits,
        "may_restore": may_act and full.standing.exempt is not None,
        "may_decide": may_act,
    }
    return draw(request, "regional/duty.html", context, room="duties")


@officer(can_decide)
@require_http_methods(["GET", "HEAD", "POST"])
def more_time(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Give a municipality more time without being asked."""
    row = _the_obligation(request, pk)
    form = ExtensionForm(request.POST or None)

    def act() -> object:
        said = form.cleaned_data
        return extend(row, due_on=said["due_on"], reason=said["reason"], by=request.officer)

    done = _("The municipality has more time, and is told so.")
    return _with_form(request, row, form, act, (_("Give more time"), done))


@officer(can_decide)
@require_http_methods(["GET", "HEAD", "POST"])
def let_off(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Let a municipality off a report without being asked."""
    row = _the_obligation(request, pk)
    form = ReasonForm(request.POST or None)
    return _with_form(
        request,
        row,
        form,
        lambda: exempt(row, reason=form.cleaned_data["reason"], by=request.officer),
        (
            _("Exempt from the report"),
            _("The municipality is exempt from the report, and is told so."),
        ),
    )


@officer(can_decide)
@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """End an exemption."""
    row = _the_obligation(request, pk)
    form = ReasonForm(request.POST or None)
    return _with_form(
        request,
        row,
        form,
        lambda: restore_duty(row, reason=form.cleaned_data["reason"], by=request.officer),
        (
            _("End the exemption"),
            _("The exemption has ended: the report is awaited again."),
        ),
    )


@officer(can_decide)
@require_http_methods(["GET", "HEAD", "POST"])
def remind_now(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Have a municipality reminded now."""
    row = _the_obligation(request, pk)
    form = ReminderForm(request.POST or None)
    if request.method == "POST" and not request.POST:
        form = ReminderForm({})
    return _with_form(
        request,
        row,
        form,
        lambda: remind(row, note=form.cleaned_data["note"], by=request.officer),
        (
            _("Send a reminder"),
            _("The reminder is on its way to the coordinators and the deputy."),
        ),
    )


@officer(can_decide)
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Decide on what a municipality asked for."""
    asked = ReliefRequest.objects.select_related("obligation").filter(pk=pk).first()
    if asked is None:
        raise Http404
    row = _the_obligation(request, asked.obligation_id)
    if not asked.is_waiting:
        messages.info(request, str(RequestSettled(asked.get_outcome_display())))
        return HttpResponseRedirect(_page(request, row))
    form = DecisionForm(
        request.POST or None,
        asks_for_time=asked.due_on is not None,
        initial={"due_on": asked.due_on},
    )

    def act() -> object:
        said = form.cleaned_data
        return decide(
            asked,
            grant=said["decision"] == "grant",
            due_on=said.get("due_on"),
            reason=said["reason"],
            by=request.officer,
        )

    done = _("The decision has been recorded, and the municipality is told of it.")
    return _with_form(request, row, form, act, (_("Decide"), done), asked)


def _is_wanted(row: Reminded, wanted: dict[str, Any]) -> bool:
    place, only = row.municipality, wanted.get("only")
    names = folded(f" {place.name_fi} {place.name_sv} {place.code}")
    return (
        all(f" {word}" in names for word in folded(wanted.get("q") or "").split())
        and (only != "worklist" or row.on_worklist)
        and (only != "reminded" or bool(row.reminders))
    )


def _the_obligation(request: OfficerRequest, pk: UUID) -> Obligation:
    codes = codes_in_charge(request.officer.authority_id, on=today())
    found = Obligation.objects.select_related("municipality", "rule_set")
    row = found.filter(pk=pk, municipality__any=codes).first()
    if row is None:
        raise Http404
    return row


def _page(request: OfficerRequest, row: Obligation) -> str:
    return address(request, "duty", pk=row.pk)


def _context(request: OfficerRequest, row: Obligation) -> dict[str, Any]:
    return {"obligation": row, "crumbs": way_here(request, "overview", "duties")}


def _with_form(
    request: OfficerRequest,
    row: Obligation,
    form: forms.Form,
    act: Callable[[], object],
    words: tuple[str, str],
    asked: ReliefRequest | None = None,
) -> HttpResponse:
    (title, done), status = words, 200
    if request.method == "POST":
        status = WRONG
        if form.is_valid():
            try:
                act()
            except Refusal as refusal:
                form.add_error(None, str(refusal))
                status = CONFLICT if isinstance(refusal, RequestSettled | ReminderWaits) else WRONG
            else:
                messages.success(request, done)
                return HttpResponseRedirect(_page(request, row))
    context = _context(request, row) | {
        "form": form,
        "title": title,
        "asked": asked,
        "standing": duty_in_full(row, on=today()).standing,
        "back": _page(request, row),
    }
    name = f"{row.municipality.name} {row.covers_from.year}–{row.covers_to.year}"
    context["crumbs"] = [*context["crumbs"], Link(name, _page(request, row))]
    return draw(request, "regional/duty_form.html", context, room="duties", status=status)
