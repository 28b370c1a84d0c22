"""Addresses of the figures at the front door."""

from django.urls import path

from figures import views

app_name = "figures"

urlpatterns = [
    path("", views.sources, name="sources"),
    path("<slug:key>/", views.fetches, name="fetches"),
]
