"""What every host's API ends with: its description, and an answer where there is nothing."""

from django.urls import path, re_path

from api.documentation import SchemaView
from api.views import NothingHere

urlpatterns = [
    path("schema", SchemaView.as_view(), name="api-schema"),
    re_path(r"^.*$", NothingHere.as_view(), name="api-nothing"),
]
