"""Addresses of an authority's packs, in its region."""

from django.urls import path

from regional.packs import views

urlpatterns = [
    path("packs/", views.packs, name="packs"),
    path("packs/new/", views.new_pack, name="pack-new"),
    path("packs/<uuid:pk>/", views.pack, name="pack"),
    path("packs/<uuid:pk>/texts/<slug:place>/", views.text, name="pack-text"),
    path("packs/<uuid:pk>/issue/", views.issue, name="pack-issue"),
    path("packs/<uuid:pk>/discard/", views.discard, name="pack-discard"),
    path("packs/<uuid:pk>/pack.<slug:form>", views.pack_file, name="pack-file"),
]
