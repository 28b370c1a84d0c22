"""Arriving at a workspace's host, and leaving it."""

from django.urls import path

from tenants import views

app_name = "arrival"

urlpatterns = [
    path("arrive/", views.arrive, name="arrive"),
    path("leave/", views.leave, name="leave"),
]
