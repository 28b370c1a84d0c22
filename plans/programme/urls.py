from django.urls import path

from plans.programme import views

urlpatterns = [
    path("plan/", views.plan, name="plan"),
    path("plan/<uuid:plan_id>/", views.plan, name="plan"),
    path("plan/<uuid:plan_id>/objectives/add/", views.objective_add, name="objective-add"),
    path("plan/<uuid:plan_id>/sections/<slug:code>/", views.section_edit, name="section-edit"),
    path("objectives/<uuid:objective_id>/edit/", views.objective_edit, name="objective-edit"),
    path("objectives/<uuid:objective_id>/remove/", views.objective_remove, name="objective-remove"),
    path("objectives/<uuid:objective_id>/move/", views.objective_move, name="objective-move"),
    path("objectives/<uuid:objective_id>/measures/add/", views.measure_add, name="measure-add"),
    path("measures/<uuid:measure_id>/edit/", views.measure_edit, name="measure-edit"),
    path("measures/<uuid:measure_id>/remove/", views.measure_remove, name="measure-remove"),
    path("measures/<uuid:measure_id>/move/", views.measure_move, name="measure-move"),
    path("plan/<uuid:plan_id>/order/", views.objectives_order, name="objectives-order"),
    path("objectives/<uuid:objective_id>/order/", views.measures_order, name="measures-order"),
    path("measures/<uuid:measure_id>/", views.measure, name="measure"),
    path("measures/<uuid:measure_id>/progress/", views.measure_progress, name="measure-progress"),
    path("measures/<uuid:measure_id>/roles/", views.measure_roles, name="measure-roles"),
]
