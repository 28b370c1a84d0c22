"""Addresses at the front door, which is also where the region works."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from api import documentation
from config import health
from regional.views import open_data

handler400 = "api.handlers.bad_request"
handler403 = "api.handlers.permission_denied"
handler404 = "api.handlers.page_not_found"
handler500 = "api.handlers.server_error"

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("administration/", admin.site.urls),
    path("api/v1/", include("config.api_front")),
    path("open-data/", include("regional.urls_open")),
    *i18n_patterns(
        path("api/", documentation.page, name="api-docs"),
        path("", include("tenants.urls_front")),
        path("platform/figures/", include("figures.urls_platform")),
        path("platform/", include("tenants.urls_platform")),
        path("", include("tenants.keys.urls_front")),
        path("accounts/", include("allauth.urls")),
        path("", include("register.urls")),
        path("", include("catalogue.urls")),
        path("figures/", include("figures.urls")),
        path("", include("regional.urls_front")),
        path("", include("ui.urls")),
        path("open-data/", open_data.page, name="open-data-page"),
        path("region/<slug:authority>/", include("regional.urls")),
    ),
]
