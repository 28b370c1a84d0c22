"""What any page of a workspace may show of its reports."""

from collections.abc import Callable
from functools import cache

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from core.clock import today
from reporting.beside import places_of
from reporting.queries import latest_standing, owed
from reporting.words import due_words

SOON = 30  # days


def report_card(request: HttpRequest) -> dict[str, Callable[[], str | SafeString]]:
    """Give templates `report_card`: how the workspace's reporting stands, asked only where a page shows it."""

    @cache
    def drawn() -> str | SafeString:
        return _drawn() if getattr(request, "member", None) else ""

    return {"report_card": drawn}


def advice_address(request: HttpRequest) -> dict[str, str]:
    """Give templates `advice_address`, under which a member asks the authority; nothing where nobody would answer."""
    workspace = getattr(request, "workspace", None)
    if getattr(request, "member", None) is None or workspace is None:
        return {}
    return {"advice_address": reverse("reporting:advice")}


def remarks_card(request: HttpRequest) -> dict[str, Callable[[], str | SafeString]]:
    """Give templates `remarks_card`: what the authority asked to mend, each with a link to its place in the plan."""

    @cache
    def drawn() -> str | SafeString:
        return _remarks() if getattr(request, "member", None) else ""

    return {"remarks_card": drawn}


def _remarks() -> str | SafeString:
    standing = latest_standing(today())
    if standing is None or standing.latest is None or standing.review is None:
        return ""
    places = places_of(standing.report.plan_id)
    rows = [
        {"name": remark.name, "text": remark.text, "url": places.get(remark.subject, "")}
        for remark in standing.review.remarks
        if remark.kind == "must" and not remark.is_closed
    ]
    context = {
        "rows": rows,
        "feedback_url": reverse("reporting:feedback", args=[standing.latest.pk]),
        "correction_due": standing.review.correction_due if standing.is_open else None,
    }
    return render_to_string("reporting/_remarks_card.html", context)


def _drawn() -> SafeString:
    on = today()
    due, standing = owed(on), latest_standing(on)
    context = {
        "due": due,
        "due_words": due_words(due, standing.review if standing else None),
        "is_soon": due is not None and (due.due_on - on).days <= SOON,
        "standing": standing,
    }
    return render_to_string("reporting/_card.html", context)
