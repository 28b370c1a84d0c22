"""Keys of officers, over the region."""

from django.urls import path

from tenants.keys import views

app_name = "keys"

urlpatterns = [
    path("region/<slug:authority>/keys/", views.office_keys, name="list"),
    path("region/<slug:authority>/keys/new/", views.new_at_office, name="new"),
    path("region/<slug:authority>/keys/<slug:pk>/revoke/", views.revoke_at_office, name="revoke"),
]
