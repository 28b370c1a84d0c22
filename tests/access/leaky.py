"""Addresses with faults, which the crawl must find: one shows another workspace, one forgets to ask whose the thing is."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from audit.workspace.models import WorkspaceEvent
from config import urls_workspace
from core.access import public
from tenants.context import inside
from tenants.models import Workspace


@public
@require_safe
def shows_another(_request: HttpRequest) -> HttpResponse:
    with inside(Workspace(schema_name="m078")):
        return HttpResponse(str(list(WorkspaceEvent.objects.values_list("detail", flat=True))))


@public
@require_safe
def asks_anywhere(_request: HttpRequest, pk: str) -> HttpResponse:
    with inside(Workspace(schema_name="m078")):
        found = WorkspaceEvent.objects.filter(pk=pk).first()
    return HttpResponse("found", status=200 if found else 404)


urlpatterns = [
    *urls_workspace.urlpatterns,
    path("shows-another/", shows_another, name="shows_another"),
    path("asks-anywhere/<uuid:pk>/", asks_anywhere, name="asks_anywhere"),
]
