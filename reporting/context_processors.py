"""What any page of a workspace may show of its reports."""

from collections.abc import Callable
from functools import cache

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from core.clock import today
from reporting.queries import latest_standing, owed
from reporting.words import due_words

SOON = 30  # days


def report_card(request: HttpRequest) -> dict[str, Callable[[], str | SafeString]]:
    """Give templates `report_card`: how the workspace's reporting stands, asked only where a page shows it."""

    @cache
    def drawn() -> str | SafeString:
        return _drawn() if getattr(request, "member", None) else ""

    return {"report_card": drawn}


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
