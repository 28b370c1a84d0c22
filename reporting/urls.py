"""Addresses of a municipality's reports."""

from django.urls import path

from reporting import views
from reporting.views import letters

app_name = "reporting"

urlpatterns = [
    path("", views.overview, name="list"),
    path("shared/", views.shared, name="shared"),
    path("letters/", letters.letters_here, name="letters"),
    path("letters/<uuid:round_id>/", letters.letter, name="letter"),
    path("begin/", views.begin, name="begin"),
    path("<uuid:report>/", views.report, name="report"),
    path("<uuid:report>/words/", views.words, name="words"),
    path("<uuid:report>/decision/", views.decision, name="decision"),
    path("<uuid:report>/preview/", views.preview, name="preview"),
    path("<uuid:report>/send/", views.send, name="send"),
    path("sent/<uuid:submission>/", views.receipt, name="receipt"),
    path("sent/<uuid:submission>/document/", views.document, name="document"),
    path("sent/<uuid:submission>/receipt.json", views.kept, name="kept"),
    path("sent/<uuid:submission>/<slug:paper>.<slug:form>", views.paper, name="paper"),
]
