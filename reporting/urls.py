"""Addresses of a municipality's reports."""

from django.urls import path

from reporting import views
from reporting.views import letters, relief

app_name = "reporting"

urlpatterns = [
    path("", views.overview, name="list"),
    path("shared/", views.shared, name="shared"),
    path("letters/", letters.letters_here, name="letters"),
    path("letters/<uuid:round_id>/", letters.letter, name="letter"),
    path("more-time/", relief.requests, name="relief"),
    path("more-time/ask/", relief.ask, name="relief-ask"),
    path("more-time/<uuid:key>/take-back/", relief.take_back, name="relief-take-back"),
    path("advice/", views.advice, name="advice"),
    path("advice/ask/", views.ask, name="ask"),
    path("advice/memory/", views.memory, name="memory"),
    path("advice/<uuid:thread>/", views.thread, name="thread"),
    path("advice/<uuid:thread>/close/", views.close_question, name="thread-close"),
    path("begin/", views.begin, name="begin"),
    path("<uuid:report>/", views.report, name="report"),
    path("<uuid:report>/words/", views.words, name="words"),
    path("<uuid:report>/parts/", views.chapters, name="chapters"),
    path("<uuid:report>/obstacles/", views.obstacles, name="obstacles"),
    path("<uuid:report>/changes/", views.changes, name="changes"),
    path("<uuid:report>/decision/", views.decision, name="decision"),
    path("<uuid:report>/preview/", views.preview, name="preview"),
    path("<uuid:report>/send/", views.send, name="send"),
    path("sent/<uuid:submission>/", views.receipt, name="receipt"),
    path("sent/<uuid:submission>/feedback/", views.feedback, name="feedback"),
    path("sent/<uuid:submission>/feedback/<uuid:remark>/reply/", views.reply, name="reply"),
    path("sent/<uuid:submission>/feedback/<uuid:remark>/take/", views.take_up, name="take-up"),
    path("sent/<uuid:submission>/document/", views.document, name="document"),
    path("sent/<uuid:submission>/withdraw/", views.withdraw, name="withdraw"),
    path("sent/<uuid:submission>/receipt.json", views.kept, name="kept"),
    path("sent/<uuid:submission>/<slug:paper>.<slug:form>", views.paper, name="paper"),
]
