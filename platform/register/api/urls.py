"""Addresses of the register's API."""

from django.urls import path

from register.api import views

app_name = "api-register"

urlpatterns = [
    path("municipalities", views.Municipalities.as_view(), name="municipalities"),
    path("municipalities/<slug:code>", views.OneMunicipality.as_view(), name="municipality"),
    path("municipalities/<slug:code>/competence", views.Competent.as_view(), name="competence"),
    path("authorities", views.Authorities.as_view(), name="authorities"),
    path("authorities/<slug:key>", views.OneAuthority.as_view(), name="authority"),
    path("areas", views.Areas.as_view(), name="areas"),
]
