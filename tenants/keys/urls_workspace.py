"""Keys of members, at a workspace's host."""

from django.urls import path

from tenants.keys import views

app_name = "keys"

urlpatterns = [
    path("keys/", views.keys, name="list"),
    path("keys/new/", views.new, name="new"),
    path("keys/<slug:pk>/revoke/", views.revoke, name="revoke"),
]
