"""Addresses of the plan's API."""

from django.urls import path

from plans.api.views import (
    communication,
    document,
    following,
    group,
    local,
    meetings,
    monitoring,
    picture,
    plans,
    programme,
    statements,
    steps,
    timetable,
    todo,
    translations,
)

app_name = "api-plans"

urlpatterns = [
    path("plans", plans.Plans.as_view(), name="plans"),
    path("plans/<uuid:key>", plans.OnePlan.as_view(), name="plan"),
    path("bodies", plans.Bodies.as_view(), name="bodies"),
    path("bodies/<uuid:key>", plans.OneBody.as_view(), name="body"),
    path("local-documents", local.Documents.as_view(), name="local-documents"),
    path("local-documents/<uuid:key>", local.OneDocument.as_view(), name="local-document"),
    path("plans/<uuid:plan>/milestones", plans.Milestones.as_view(), name="milestones"),
    path("milestones/<uuid:key>", plans.OneMilestone.as_view(), name="milestone"),
    path("plans/<uuid:plan>/findings", picture.Findings.as_view(), name="findings"),
    path("findings/<uuid:key>", picture.OneFinding.as_view(), name="finding"),
    path("plans/<uuid:plan>/services", picture.Services.as_view(), name="services"),
    path("services/<uuid:key>", picture.OneService.as_view(), name="service"),
    path("plans/<uuid:plan>/arrivals", picture.Arrivals.as_view(), name="arrivals"),
    path("arrivals/<uuid:key>", picture.OneArrivals.as_view(), name="arrival"),
    path(
        "plans/<uuid:plan>/decision-steps",
        timetable.DecisionSteps.as_view(),
        name="decision-steps",
    ),
    path("decision-steps/<uuid:key>", timetable.OneDecisionStep.as_view(), name="decision-step"),
    path("plans/<uuid:plan>/places", timetable.Places.as_view(), name="places"),
    path("places/<uuid:key>", timetable.OnePlace.as_view(), name="place"),
    path("plans/<uuid:plan>/group-members", group.Members.as_view(), name="group-members"),
    path("group-members/<uuid:key>", group.OneMember.as_view(), name="group-member"),
    path("plans/<uuid:plan>/group-kinds", group.Kinds.as_view(), name="group-kinds"),
    path(
        "plans/<uuid:plan>/group-kinds/<slug:kind>",
        group.OneAbsence.as_view(),
        name="absent-kind",
    ),
    path("plans/<uuid:plan>/invitations", group.Invitations.as_view(), name="invitations"),
    path("plans/<uuid:plan>/meetings", meetings.Meetings.as_view(), name="meetings"),
    path("meetings/<uuid:key>", meetings.OneMeeting.as_view(), name="meeting"),
    path("meetings/<uuid:key>/attendance", meetings.Attendance.as_view(), name="attendance"),
    path("meetings/<uuid:key>/call", meetings.Call.as_view(), name="call"),
    path("meetings/<uuid:key>/agreed", meetings.Agreed.as_view(), name="agreed"),
    path(
        "plans/<uuid:plan>/statement-requests",
        statements.Statements.as_view(),
        name="statement-requests",
    ),
    path(
        "statement-requests/<uuid:key>", statements.OneStatement.as_view(), name="statement-request"
    ),
    path("statement-requests/<uuid:key>/sending", statements.Sending.as_view(), name="sending"),
    path("statement-requests/<uuid:key>/receipt", statements.Receipt.as_view(), name="receipt"),
    path("statement-requests/<uuid:key>/answer", statements.Answer.as_view(), name="answer"),
    path("plans/<uuid:plan>/objectives", programme.Objectives.as_view(), name="objectives"),
    path("objectives/<uuid:key>", programme.OneObjective.as_view(), name="objective"),
    path("plans/<uuid:plan>/measures", programme.MeasuresOfPlan.as_view(), name="measures-of-plan"),
    path("objectives/<uuid:objective>/measures", programme.Measures.as_view(), name="measures"),
    path("measures/<uuid:key>", programme.OneMeasure.as_view(), name="measure"),
    path(
        "objectives/<uuid:objective>/indicators", monitoring.Indicators.as_view(), name="indicators"
    ),
    path("indicators/<uuid:key>", monitoring.OneIndicator.as_view(), name="indicator"),
    path("indicators/<uuid:indicator>/values", monitoring.Values.as_view(), name="values"),
    path("values/<uuid:key>", monitoring.OneValue.as_view(), name="value"),
    path("indicators/<uuid:indicator>/targets", following.Targets.as_view(), name="targets"),
    path("targets/<uuid:key>", following.OneTarget.as_view(), name="target"),
    path("plans/<uuid:plan>/situations", following.Situations.as_view(), name="situations"),
    path("situations/<uuid:key>", following.OneSituation.as_view(), name="situation"),
    path("plans/<uuid:plan>/agreement", following.Agreement.as_view(), name="agreement"),
    path("plans/<uuid:plan>/sections", document.Sections.as_view(), name="sections"),
    path(
        "plans/<uuid:plan>/sections/<slug:element>", document.OneSection.as_view(), name="section"
    ),
    path("plans/<uuid:plan>/completeness", document.Completeness.as_view(), name="completeness"),
    path("plans/<uuid:plan>/versions", document.Versions.as_view(), name="versions"),
    path("versions/<uuid:key>", document.OneVersion.as_view(), name="version"),
    path("plans/<uuid:plan>/messages", communication.Messages.as_view(), name="messages"),
    path(
        "plans/<uuid:plan>/languages/<slug:language>/texts",
        translations.Texts.as_view(),
        name="texts",
    ),
    path(
        "plans/<uuid:plan>/languages/<slug:language>/texts/<slug:kind>/<uuid:row>/<slug:field>",
        translations.OneText.as_view(),
        name="text",
    ),
    path("messages/<uuid:key>", communication.OneMessage.as_view(), name="message"),
    path("plans/<uuid:plan>/steps", steps.Steps.as_view(), name="steps"),
    path("plans/<uuid:plan>/steps/<int:number>", steps.OneStep.as_view(), name="step"),
    path("plans/<uuid:plan>/marks", steps.Marks.as_view(), name="marks"),
    path("plans/<uuid:plan>/marks/<str:item>", steps.OneMark.as_view(), name="mark"),
    path("tasks", todo.Tasks.as_view(), name="tasks"),
    path("tasks/<uuid:key>", todo.OneTask.as_view(), name="task"),
]
