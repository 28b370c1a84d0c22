"""Beginning a plan, and what it says of itself."""

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.access import member
from core.clock import today
from plans.pages import WRONG, attempt, go, show
from plans.permissions import can_coordinate
from plans.preparation.forms import StartForm
from plans.preparation.services import start_plan
from tenants.requests import MemberRequest

YEARS_OF_A_COUNCIL = 4


@member(can_coordinate)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: MemberRequest) -> HttpResponse:
    """Begin a plan."""
    form = StartForm(request.POST or None, initial=_proposed())
    names = ("plans/preparation/start.html", "plans/preparation/_start.html")
    if request.method != "POST":
        return show(request, names, {"form": form, "nav_key": "home"})
    if form.is_valid():
        plan = attempt(form, lambda: start_plan(by=request.user, **form.cleaned_data))
        if plan:
            messages.success(request, _("The plan has been started."))
            return go(request, reverse("plans:home"))
    return show(request, names, {"form": form, "nav_key": "home"}, status=WRONG)


def _proposed() -> dict[str, object]:
    year = today().year
    return {
        "title": _("Plan for promoting integration"),
        "first_year": year,
        "last_year": year + YEARS_OF_A_COUNCIL - 1,
        "language": (get_language() or "fi")[:2],
    }
