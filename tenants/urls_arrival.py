"""Arriving at a workspace's host, and leaving it."""

from django.urls import path

from tenants.views import front

app_name = "arrival"

urlpatterns = [
    path("arrive/", front.arrive, name="arrive"),
    path("leave/", front.leave, name="leave"),
]
