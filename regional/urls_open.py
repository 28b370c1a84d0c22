"""Addresses of the open data at the front door: files have the same address in every language."""

from django.urls import path, re_path

from regional.views import open_data

app_name = "open-data"
KIND = r"(?P<kind>csv|json)"

urlpatterns = [
    path("catalog.jsonld", open_data.catalogue, name="catalogue"),
    re_path(rf"^(?P<name>[a-z]+)/latest\.{KIND}$", open_data.newest, name="newest"),
    re_path(rf"^(?P<name>[a-z]+)/(?P<on>\d{{4}}-\d\d-\d\d)\.{KIND}$", open_data.file, name="file"),
]
