"""A page of five queries in a workspace, and the same one in a database without tenancy."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from core.access import public

QUERIES = 5
ROWS = 20


@public
@require_safe
def five(_request: HttpRequest) -> HttpResponse:
    """Read some rows five times, and write them out."""
    from audit.workspace.models import WorkspaceEvent

    found: list[Any] = []
    for number in range(QUERIES):
        found += WorkspaceEvent.objects.filter(verb=f"bench.{number}")[:ROWS]
    return HttpResponse(
        "\n".join(f"{event.at} {event.actor_name} {event.object_name}" for event in found)
    )


urlpatterns = [path("five/", five)]
