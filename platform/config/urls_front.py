"""Addresses at the front door, which is also where the region works."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from config import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("administration/", admin.site.urls),
    *i18n_patterns(
        path("", include("tenants.urls_front")),
        path("accounts/", include("allauth.urls")),
        path("", include("register.urls")),
        path("", include("catalogue.urls")),
        path("", include("ui.urls")),
    ),
]
