"""Addresses of the API of reports."""

from django.urls import path

from reporting.api import advice, part_views, relief, views

app_name = "api-reporting"

urlpatterns = [
    path("obligation", views.Obligation.as_view(), name="obligation"),
    path("reports", views.Reports.as_view(), name="reports"),
    path("reports/<uuid:key>", views.OneReport.as_view(), name="report"),
    path("reports/<uuid:key>/decision", views.Decision.as_view(), name="decision"),
    path("reports/<uuid:key>/parts", part_views.Parts.as_view(), name="parts"),
    path("reports/<uuid:key>/obstacles", part_views.Obstacles.as_view(), name="obstacles"),
    path("reports/<uuid:key>/changes", part_views.Changes.as_view(), name="changes"),
    path("reports/<uuid:key>/draft", views.Draft.as_view(), name="draft"),
    path("reports/<uuid:key>/submissions", views.Submissions.as_view(), name="submissions"),
    path("reports/<uuid:key>/review", views.Review.as_view(), name="review"),
    path("submissions/<uuid:key>/feedback", advice.Feedback.as_view(), name="feedback"),
    path("submissions/<uuid:key>/withdrawal", advice.Withdrawal.as_view(), name="withdrawal"),
    path("advice", advice.Questions.as_view(), name="questions"),
    path("advice/answers", advice.Answers.as_view(), name="answers"),
    path("advice/<uuid:key>", advice.OneQuestion.as_view(), name="question"),
    path("advice/<uuid:key>/entries", advice.Entries.as_view(), name="entries"),
    path("submissions/<uuid:key>/openings", part_views.Openings.as_view(), name="openings"),
    path("submissions/<uuid:key>", views.OneSubmission.as_view(), name="submission"),
    path("letters", relief.Letters.as_view(), name="letters"),
    path("relief-requests", relief.Reliefs.as_view(), name="reliefs"),
    path("relief-requests/<uuid:key>/taking-back", relief.TakingBack.as_view(), name="taking-back"),
]
