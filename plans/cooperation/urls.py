from django.urls import path

from plans.cooperation import views

urlpatterns = [
    path("plans/<uuid:plan>/group/", views.group, name="group"),
    path("plans/<uuid:plan>/group/add/", views.add_member, name="member-add"),
    path("plans/<uuid:plan>/group/invite/", views.invite, name="group-invite"),
    path(
        "plans/<uuid:plan>/group/proposed/<slug:kind>/", views.add_proposed, name="member-proposed"
    ),
    path("plans/<uuid:plan>/group/kinds/<slug:kind>/", views.absence, name="group-absence"),
    path("group-members/<uuid:member>/", views.member, name="member"),
    path("group-members/<uuid:member>/delete/", views.remove_member, name="member-delete"),
    path("plans/<uuid:plan>/meetings/", views.meetings, name="meetings"),
    path("plans/<uuid:plan>/meetings/add/", views.add_meeting, name="meeting-add"),
    path("meetings/<uuid:meeting>/", views.meeting, name="meeting"),
    path("meetings/<uuid:meeting>/change/", views.change_meeting, name="meeting-change"),
    path("meetings/<uuid:meeting>/attendance/", views.attendance, name="meeting-attendance"),
    path("meetings/<uuid:meeting>/agreed/", views.agree, name="meeting-agree"),
    path("meetings/<uuid:meeting>/call/", views.call, name="meeting-call"),
    path("meetings/<uuid:meeting>/meeting.ics", views.calendar, name="meeting-calendar"),
    path("meetings/<uuid:meeting>/delete/", views.remove_meeting, name="meeting-delete"),
    path("plans/<uuid:plan>/statements/", views.statements, name="statements"),
    path("plans/<uuid:plan>/statements/add/", views.add_statement, name="statement-add"),
    path("statements/<uuid:statement>/", views.statement, name="statement"),
    path("statements/<uuid:statement>/change/", views.change_statement, name="statement-change"),
    path("statements/<uuid:statement>/send/", views.send_statement, name="statement-send"),
    path("statements/<uuid:statement>/receipt/", views.receive_statement, name="statement-receipt"),
    path("statements/<uuid:statement>/answer/", views.answer_statement, name="statement-answer"),
    path("statements/<uuid:statement>/delete/", views.remove_statement, name="statement-delete"),
]
