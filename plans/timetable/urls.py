from django.urls import path

from plans.timetable import views

urlpatterns = [
    path("plans/<uuid:plan>/decisions/", views.decisions, name="decisions"),
    path("plans/<uuid:plan>/decisions/add/", views.add_decision, name="decision-add"),
    path("decisions/<uuid:decision>/", views.decision, name="decision"),
    path("decisions/<uuid:decision>/delete/", views.remove_decision, name="decision-delete"),
]
