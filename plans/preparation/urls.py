from django.urls import path

from plans.preparation import views

urlpatterns = [
    path("plans/start/", views.start, name="start"),
    path("plans/<uuid:plan>/basics/", views.basics, name="basics"),
    path("plans/<uuid:plan>/places/", views.places, name="places"),
    path("plans/<uuid:plan>/delete/", views.delete, name="delete"),
    path("bodies/", views.bodies, name="bodies"),
    path("bodies/add/", views.add_body, name="body_add"),
    path("bodies/<uuid:body>/", views.body, name="body"),
    path("bodies/<uuid:body>/people/", views.body_people, name="body_people"),
    path("bodies/<uuid:body>/delete/", views.remove_body, name="body_delete"),
    path("plans/<uuid:plan>/milestones/", views.milestones, name="milestones"),
    path("plans/<uuid:plan>/milestones/add/", views.add_milestone, name="milestone_add"),
    path("milestones/<uuid:milestone>/", views.milestone, name="milestone"),
    path("milestones/<uuid:milestone>/delete/", views.remove_milestone, name="milestone_delete"),
]
