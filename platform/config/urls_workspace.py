"""Addresses at a workspace's host."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from api import documentation
from config import health

handler400 = "api.handlers.bad_request"
handler403 = "api.handlers.permission_denied"
handler404 = "api.handlers.page_not_found"
handler500 = "api.handlers.server_error"

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("", include("tenants.urls_arrival")),
    path("api/v1/", include("config.api_workspace")),
    *i18n_patterns(
        path("api/", documentation.page, name="api-docs"),
        path("reporting/", include("reporting.urls")),
        path("", include("plans.urls")),
        path("", include("tenants.urls_people")),
        path("", include("tenants.keys.urls_workspace")),
        path("", include("ui.urls")),
    ),
]
