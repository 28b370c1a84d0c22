"""How an indicator is drawn anew on the plan page."""

from django.http import HttpResponse
from django.shortcuts import render

from plans.models import Indicator, Objective
from plans.programme.page import page_of
from tenants.requests import MemberRequest


def drawn(
    request: MemberRequest, part: str, objective: Objective, indicator: Indicator | None
) -> HttpResponse:
    """Draw an indicator's row, or the place for a new one, with what else on the page changes."""
    page = page_of(objective.plan, request.member)
    card = page.card(objective.pk)
    lines = card.indicators if card else []
    row = next((line for line in lines if line.indicator == indicator), None)
    context = {"page": page, "plan": objective.plan, "card": card, "row": row}
    return render(request, f"plans/monitoring/{part}.html", context)
