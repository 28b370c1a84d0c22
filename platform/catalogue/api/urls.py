"""Addresses of the catalogue's API."""

from django.urls import path

from catalogue.api import views

urlpatterns = [
    path("rule-sets", views.rule_sets),
    path("rule-sets/<slug:key>", views.OneRuleSet.as_view()),
    path("steps", views.steps),
    path("themes", views.themes),
    path("target-groups", views.target_groups),
    path("frameworks", views.Frameworks.as_view()),
    path("indicators", views.definitions),
    path("organisation-kinds", views.kinds),
    path("reason-codes", views.reasons),
    path("data-sources", views.sources),
]
