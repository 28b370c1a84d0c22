"""Addresses of the catalogue's API."""

from django.urls import path

from catalogue.api import views

app_name = "api-catalogue"

urlpatterns = [
    path("rule-sets", views.rule_sets, name="rule-sets"),
    path("rule-sets/<slug:key>", views.OneRuleSet.as_view(), name="rule-set"),
    path("steps", views.steps, name="steps"),
    path("themes", views.themes, name="themes"),
    path("target-groups", views.target_groups, name="target-groups"),
    path("frameworks", views.Frameworks.as_view(), name="frameworks"),
    path("indicators", views.definitions, name="indicators"),
    path("organisation-kinds", views.kinds, name="organisation-kinds"),
    path("audiences", views.audiences, name="audiences"),
    path("topics", views.topics, name="topics"),
    path("content-languages", views.languages, name="content-languages"),
    path("reason-codes", views.reasons, name="reason-codes"),
    path("obstacles", views.obstacles, name="obstacles"),
    path("lead-times", views.lead_times, name="lead-times"),
    path("risk-signs", views.risk_signs, name="risk-signs"),
    path("length-budgets", views.length_budgets, name="length-budgets"),
    path("advisory-boards", views.advisory_boards, name="advisory-boards"),
    path("data-sources", views.sources, name="data-sources"),
]
