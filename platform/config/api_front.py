"""The API at the front door: what is open to everybody, and the region."""

from django.urls import include, path

urlpatterns = [
    path("register/", include("register.api.urls")),
    path("catalogue/", include("catalogue.api.urls")),
    path("region/<slug:authority>/", include("regional.api.urls")),
    path("", include("api.urls")),  # last: it answers for all that is not there
]
