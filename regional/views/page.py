"""What every page of a region has: where one is, its rooms, and what waits there."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.clock import today
from regional.queries.advice import unanswered
from regional.queries.desk import awaiting, codes_in_charge
from regional.queries.duties import waiting_requests
from regional.queries.scope import Scope
from tenants.requests import OfficerRequest
from ui.navigation import Link
from ui.parts import NavItem, Place


def draw(
    request: OfficerRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    room: str,
    status: int = 200,
) -> HttpResponse:
    """Draw a page in the frame of the officer's authority."""
    authority = request.officer.authority
    scope: Scope | None = context.get("scope")
    codes = context.get("codes")
    if codes is None:
        codes = codes_in_charge(authority.key, on=today())
    waiting, asked = awaiting(authority.key, codes=codes), waiting_requests(codes).count()
    questions = unanswered(authority.key, codes=codes)
    frame = {
        "authority": authority,
        "place": Place(
            scope.district if scope else authority.district,
            scope.kind if scope else authority.get_kind_display(),
            address(request, "overview"),
        ),
        "nav": [
            NavItem("overview", _("Regional overview"), address(request, "overview")),
            NavItem(
                "inbox",
                _("Reports"),
                address(request, "inbox"),
                waiting,
                ngettext("waits for an answer", "wait for an answer", waiting),
            ),
            NavItem(
                "advice",
                _("Advice"),
                address(request, "advice"),
                questions,
                ngettext("waits for an answer", "wait for an answer", questions),
            ),
            NavItem("rounds", _("Rounds"), address(request, "rounds")),
            NavItem(
                "duties",
                _("Deadlines"),
                address(request, "duties"),
                asked,
                ngettext("request waits for a decision", "requests wait for a decision", asked),
            ),
            NavItem("packs", _("Packs"), address(request, "packs")),
        ],
        "nav_key": room,
    }
    return render(request, template, frame | dict(context), status=status)


def address(request: OfficerRequest, name: str, **kwargs: Any) -> str:
    """Return the address of one of the region's pages."""
    return reverse(f"regional:{name}", kwargs={"authority": request.officer.authority_id} | kwargs)


def way_here(request: OfficerRequest, *rooms: str) -> list[Link]:
    """Return the way from the overview to a page."""
    words = {
        "overview": _("Regional overview"),
        "inbox": _("Reports"),
        "rounds": _("Rounds"),
        "duties": _("Deadlines"),
        "packs": _("Packs"),
    }
    return [Link(words[room], address(request, room)) for room in rooms]
