from django.urls import path

from plans.local import views

urlpatterns = [
    path("documents/", views.documents, name="documents"),
    path("documents/add/", views.document_add, name="document-add"),
    path("documents/<uuid:document_id>/", views.document, name="document"),
    path("documents/<uuid:document_id>/edit/", views.document_edit, name="document-edit"),
    path("documents/<uuid:document_id>/remove/", views.document_remove, name="document-remove"),
    path(
        "objectives/<uuid:objective_id>/documents/add/",
        views.objective_document_add,
        name="objective-document-add",
    ),
    path(
        "measures/<uuid:measure_id>/documents/add/",
        views.measure_document_add,
        name="measure-document-add",
    ),
    path("document-uses/<uuid:use_id>/edit/", views.use_edit, name="use-edit"),
    path("document-uses/<uuid:use_id>/remove/", views.use_remove, name="use-remove"),
]
