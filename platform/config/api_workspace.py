"""The API at a workspace's host."""

from django.urls import include, path

from tenants.api import me

urlpatterns = [
    path("me", me.MemberSelf.as_view(), name="api-me"),
    path("", include("plans.api.urls")),
    path("", include("reporting.api.urls")),
    path("", include("api.urls")),  # last: it answers for all that is not there
]
