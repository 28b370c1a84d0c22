"""Whether the process lives, and whether it can serve."""

import psycopg
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from core.access import public
from tenants.readiness import readiness


@public
@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@public
@require_safe
def readyz(_request: HttpRequest) -> HttpResponse:
    """The database answers too, and is as it must be; what is wrong is told to the log alone."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        well = readiness.is_well()
    except (DatabaseError, psycopg.Error):
        well = False
    if not well:
        return HttpResponse(
            "not ready", status=503, content_type="text/plain", headers={"Retry-After": "5"}
        )
    return HttpResponse("ready", content_type="text/plain")
