"""Addresses of the register on the front door."""

from django.urls import path

from register import views

app_name = "register"

urlpatterns = [
    path("find/", views.find, name="find"),
    path("authorities/<str:key>/", views.authority, name="authority"),
]
