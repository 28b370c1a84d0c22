"""Addresses of one authority's API, at the front door."""

from django.urls import path

from regional.api import advice, duties, remarks, views

app_name = "api-regional"

urlpatterns = [
    path("overview", views.Figures.as_view(), name="overview"),
    path("risks", views.Risks.as_view(), name="risks"),
    path("contents", views.ContentsOfPlans.as_view(), name="contents"),
    path("municipalities", views.Municipalities.as_view(), name="municipalities"),
    path("municipalities/<slug:code>", views.OneMunicipality.as_view(), name="municipality"),
    path("reports", views.Inbox.as_view(), name="reports"),
    path("reports/<uuid:key>", views.Received.as_view(), name="report"),
    path("reports/<uuid:key>/remarks", remarks.Remarks.as_view(), name="remarks"),
    path(
        "reports/<uuid:key>/remarks/<uuid:remark>/closing",
        remarks.Closing.as_view(),
        name="closing",
    ),
    path("advice", advice.Questions.as_view(), name="advice"),
    path("advice/answers", advice.Answers.as_view(), name="answers"),
    path("advice/<uuid:key>", advice.OneQuestion.as_view(), name="question"),
    path("advice/<uuid:key>/entries", advice.Entries.as_view(), name="entries"),
    path("advice/<uuid:key>/publication", advice.Publication.as_view(), name="publication"),
    path("reports/<uuid:key>/reviews", views.Reviews.as_view(), name="reviews"),
    path("rounds", duties.Rounds.as_view(), name="rounds"),
    path("rounds/<uuid:key>", duties.OneRound.as_view(), name="round"),
    path("rounds/<uuid:key>/sending", duties.RoundSending.as_view(), name="round-sending"),
    path("rounds/<uuid:key>/closing", duties.RoundClosing.as_view(), name="round-closing"),
    path("requests", duties.Requests.as_view(), name="requests"),
    path("requests/<uuid:key>/decision", duties.Decision.as_view(), name="decision"),
    path("awaited", duties.Awaited.as_view(), name="awaited"),
    path("awaited/<uuid:key>/changes", duties.Changes.as_view(), name="changes"),
    path("awaited/<uuid:key>/reminders", duties.Reminders.as_view(), name="reminders"),
]
