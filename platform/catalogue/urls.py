"""Addresses of the catalogue on the front door."""

from django.urls import path

from catalogue import views

app_name = "catalogue"

urlpatterns = [path("rules/", views.rules, name="rules")]
