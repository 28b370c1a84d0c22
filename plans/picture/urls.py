from django.urls import path

from plans.picture import views

urlpatterns = [
    path("picture/", views.picture, name="picture"),
    path("plans/<uuid:plan_id>/picture/", views.picture, name="picture"),
    path("plans/<uuid:plan_id>/picture/<str:question>/add/", views.finding_add, name="finding-add"),
    path(
        "plans/<uuid:plan_id>/picture/<str:question>/promise/",
        views.promise_add,
        name="promise-add",
    ),
    path("findings/<uuid:finding_id>/edit/", views.finding_edit, name="finding-edit"),
    path("findings/<uuid:finding_id>/promise/", views.promise_edit, name="promise-edit"),
    path("findings/<uuid:finding_id>/remove/", views.finding_remove, name="finding-remove"),
    path("findings/<uuid:finding_id>/move/", views.finding_move, name="finding-move"),
    path("plans/<uuid:plan_id>/services/", views.services, name="services"),
    path("plans/<uuid:plan_id>/services/add/", views.service_add, name="service-add"),
    path("services/<uuid:service_id>/edit/", views.service_edit, name="service-edit"),
    path("services/<uuid:service_id>/remove/", views.service_remove, name="service-remove"),
    path("plans/<uuid:plan_id>/arrivals/add/", views.arrivals_add, name="arrivals-add"),
    path("arrivals/<uuid:arrivals_id>/edit/", views.arrivals_edit, name="arrivals-edit"),
    path("arrivals/<uuid:arrivals_id>/remove/", views.arrivals_remove, name="arrivals-remove"),
    path("objectives/<uuid:key>/findings/", views.objective_findings, name="objective-findings"),
    path("measures/<uuid:key>/findings/", views.measure_findings, name="measure-findings"),
    path("sections/<uuid:key>/findings/", views.section_findings, name="section-findings"),
]
