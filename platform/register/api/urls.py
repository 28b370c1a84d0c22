"""Addresses of the register's API."""

from django.urls import path

from register.api import views

urlpatterns = [
    path("municipalities", views.Municipalities.as_view()),
    path("municipalities/<slug:code>", views.OneMunicipality.as_view()),
    path("municipalities/<slug:code>/competence", views.Competent.as_view()),
    path("authorities", views.Authorities.as_view()),
    path("authorities/<slug:key>", views.OneAuthority.as_view()),
    path("areas", views.Areas.as_view()),
]
