from django.urls import path

from plans.timetable import views

urlpatterns = [
    path("plans/<uuid:plan>/decisions/", views.decisions, name="decisions"),
    path("plans/<uuid:plan>/decisions/add/", views.add_decision, name="decision-add"),
    path("plans/<uuid:plan>/milestones/count/", views.count, name="count-back"),
    path("plans/<uuid:plan>/calendar/", views.calendar, name="calendar"),
    path("calendars/<uuid:feed>/withdraw/", views.calendar_withdraw, name="calendar-withdraw"),
    path("calendars/<str:code>.ics", views.feed, name="calendar-feed"),
    path("decisions/<uuid:decision>/", views.decision, name="decision"),
    path("decisions/<uuid:decision>/delete/", views.remove_decision, name="decision-delete"),
]
