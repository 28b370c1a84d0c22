"""What is required, and by whom: for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue.queries import rule_sets_in_full
from core.access import public
from core.clock import today


@public
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Show every rule set: how binding it is, when it holds, and what it asks for."""
    day = today()
    shown = rule_sets_in_full()
    current = {entry.rule_set.key for entry in shown if entry.rule_set.is_valid_on(day)}
    return render(request, "catalogue/rules.html", {"shown": shown, "current": current})
