"""The API at the front door: what is open to everybody, and the region."""

from django.urls import include, path

from tenants.api import me

urlpatterns = [
    path("register/", include("register.api.urls")),
    path("catalogue/", include("catalogue.api.urls")),
    path("", include("regional.api.urls_open")),
    path("region/<slug:authority>/me", me.OfficerSelf.as_view(), name="api-me"),
    path("region/<slug:authority>/", include("regional.api.urls")),
    path("", include("api.urls")),  # last: it answers for all that is not there
]
