"""Addresses at a workspace's host."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from config import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("", include("tenants.urls_arrival")),
    *i18n_patterns(path("", include("plans.urls")), path("", include("ui.urls"))),
]
