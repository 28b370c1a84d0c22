"""The front door: find the way in."""

from django.urls import path

from tenants import views

app_name = "tenants"

urlpatterns = [
    path("", views.front, name="front"),
    path("places/", views.places, name="places"),
    path("enter/<slug:slug>/", views.enter, name="enter"),
]
