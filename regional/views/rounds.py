"""Rounds: letters to municipalities with questions, from the first draft to closing."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.access import officer
from core.clock import today
from core.errors import Refusal
from regional.labels import label_of
from regional.models import Round
from regional.permissions import can_open_rounds, can_read
from regional.queries.overview import overview
from regional.queries.rounds import asked_of, received_of, rounds_of_authority
from regional.round_errors import RoundChanged, RoundGone
from regional.round_forms import RoundForm, VersionForm
from regional.services.rounds import (
    begin_round,
    close_round,
    discard_round,
    has_common_day,
    send_round,
    write_round,
)
from regional.views.page import address, draw, way_here
from tenants.queries import codes_with_workspace
from tenants.requests import OfficerRequest
from ui.formats import date_short

PER_PAGE = 25
WRONG, CONFLICT = 422, 409


@officer(can_read)
@require_safe
def rounds(request: OfficerRequest, **_region: str) -> HttpResponse:
    """List the authority's rounds, the newest first."""
    found = rounds_of_authority(request.officer.authority_id)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    received = received_of(page.object_list, on=today())
    context = {
        "page": page,
        "rows": [{"round": row, "received": received.get(row.pk)} for row in page],
        "may_write": can_open_rounds(request.officer),
    }
    return draw(request, "regional/rounds.html", context, room="rounds")


@officer(can_read)
@require_safe
def one_round(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Show a round: its letter and questions, and how far each municipality has come."""
    row = _the_round(request, pk)
    asked = asked_of(row, on=today())
    mine = row.authority_id == request.officer.authority_id
    reached = codes_with_workspace([one.municipality.code for one in asked], on=today())
    context = {
        "round": row,
        "questions": list(row.questions.all()),
        "asked": asked,
        "received": sum(one.is_in for one in asked),
        "reached": reached,
        "unreached": [one.municipality for one in asked if one.municipality.code not in reached],
        "may_write": mine and can_open_rounds(request.officer),
        "crumbs": way_here(request, "overview", "rounds"),
    }
    return draw(request, "regional/round.html", context, room="rounds")


@officer(can_open_rounds)
@require_http_methods(["GET", "HEAD", "POST"])
def new_round(request: OfficerRequest, **_region: str) -> HttpResponse:
    """Begin to write a round."""
    form = _form(request)
    return _written(
        request, form, lambda: begin_round(form.wording(), by=request.officer), row=None
    )


@officer(can_open_rounds)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_round(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Write a round that was not sent yet."""
    row = _the_round(request, pk)
    if not row.is_draft:
        return HttpResponseRedirect(_page(request, row))
    form = _form(request, row)

    def save() -> Round:
        version = form.cleaned_data["version"]
        return write_round(row, form.wording(), version=version, by=request.officer)

    return _written(request, form, save, row=row)


@officer(can_open_rounds)
@require_POST
def send(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Send a round."""
    row = _the_round(request, pk)
    said = _("The round has been sent. The coordinators are told by e-mail.")
    return _at_once(
        request,
        row,
        lambda version: send_round(row, version=version, by=request.officer),
        said,
        _page(request, row),
    )


@officer(can_open_rounds)
@require_POST
def close(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Close a round."""
    row = _the_round(request, pk)
    said = _("The round has been closed. Its questions are not asked any more.")
    return _at_once(
        request, row, lambda _v: close_round(row, by=request.officer), said, _page(request, row)
    )


@officer(can_open_rounds)
@require_POST
def discard(request: OfficerRequest, pk: UUID, **_region: str) -> HttpResponse:
    """Remove a round that was not sent."""
    row = _the_round(request, pk)
    return _at_once(
        request,
        row,
        lambda version: discard_round(row, version=version, by=request.officer),
        _("The draft has been removed."),
        address(request, "rounds"),
    )


def _the_round(request: OfficerRequest, pk: UUID) -> Round:
    found = rounds_of_authority(request.officer.authority_id).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _page(request: OfficerRequest, row: Round) -> str:
    return address(request, "round", pk=row.pk)


def _form(request: OfficerRequest, row: Round | None = None) -> RoundForm:
    seen = overview(request.officer.authority, on=today())
    places = [
        (each.municipality.code, f"{each.municipality.name} – {_state(each)}")
        for each in seen.rows
        if not each.former
    ]
    initial = RoundForm.facts(row) if row else {"everybody": True}
    return RoundForm(
        request.POST or None, places=places, common=has_common_day(today()), initial=initial
    )


def _state(row: Any) -> str:
    words = str(label_of(row.current).words).lower()
    return f"{words}, {date_short(row.next_due)}" if row.next_due else words


def _written(
    request: OfficerRequest, form: RoundForm, save: Callable[[], Round], *, row: Round | None
) -> HttpResponse:
    status, theirs = 200, None
    if request.method == "POST":
        status = WRONG
        if form.is_valid():
            try:
                saved = save()
            except RoundChanged as refusal:
                # What was typed stays in the form; whoever saves again has seen the other's text.
                theirs, status = refusal.theirs, CONFLICT
                form.data = form.cleaned_data | {"version": theirs.version}
            except RoundGone as refusal:
                form.add_error(None, str(refusal))
                status = CONFLICT
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("The round has been saved. It is sent from this page."))
                return HttpResponseRedirect(_page(request, saved))
    context = {
        "form": form,
        "round": row,
        "theirs": theirs,
        "their_facts": RoundForm.facts(theirs) if theirs else None,
        "crumbs": way_here(request, "overview", "rounds"),
        "back": _page(request, row) if row else address(request, "rounds"),
    }
    return draw(request, "regional/round_form.html", context, room="rounds", status=status)


def _at_once(
    request: OfficerRequest, row: Round, act: Callable[[int], object], said: str, after: str
) -> HttpResponse:
    form = VersionForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else 0
    try:
        act(version)
    except RoundChanged:
        messages.error(
            request, _("Somebody changed the round after you opened this page. Look at it again.")
        )
        return HttpResponseRedirect(_page(request, row))
    except RoundGone as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(address(request, "rounds"))
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(_page(request, row))
    messages.success(request, said)
    return HttpResponseRedirect(after)
