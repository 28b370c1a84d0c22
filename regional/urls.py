"""Addresses of one authority's region, at the front door."""

from django.urls import include, path

from regional import views
from regional.views import duties, rounds

app_name = "regional"

urlpatterns = [
    path("", views.overview, name="overview"),
    path("municipalities.csv", views.overview_csv, name="overview-csv"),
    path("municipalities.xlsx", views.overview_xlsx, name="overview-xlsx"),
    path("views/", views.saved_views, name="views"),
    path("views/<uuid:pk>/letters/", views.view_subscribe, name="view-subscribe"),
    path("views/<uuid:pk>/remove/", views.view_remove, name="view-remove"),
    path("risk/", views.risk, name="risk"),
    path("risk.csv", views.risk_csv, name="risk-csv"),
    path("risk.xlsx", views.risk_xlsx, name="risk-xlsx"),
    path("contents/", views.coverage, name="coverage"),
    path("contents.csv", views.coverage_csv, name="coverage-csv"),
    path("contents.xlsx", views.coverage_xlsx, name="coverage-xlsx"),
    path("municipalities/<slug:code>/", views.municipality, name="municipality"),
    path("reports/", views.inbox, name="inbox"),
    path("advice/", views.desk, name="advice"),
    path("advice/answers/", views.answers, name="memory"),
    path("advice/<uuid:pk>/", views.thread, name="thread"),
    path("advice/<uuid:pk>/close/", views.close_thread, name="thread-close"),
    path("advice/<uuid:pk>/publish/", views.publish, name="publish"),
    path("advice/<uuid:pk>/unpublish/", views.unpublish, name="unpublish"),
    path("reports/<uuid:pk>/", views.report, name="report"),
    path("reports/<uuid:pk>/open/", views.take_up, name="open"),
    path("reports/<uuid:pk>/reopen/", views.take_up_again, name="reopen"),
    path("reports/<uuid:pk>/assign/", views.assign, name="assign"),
    path("reports/<uuid:pk>/remarks/<str:place>/", views.remark, name="remark"),
    path("reports/<uuid:pk>/remarks/<str:place>/keep/", views.keep, name="remark-keep"),
    path("reports/<uuid:pk>/close/<uuid:remark>/", views.close, name="close"),
    path("reports/<uuid:pk>/hear/", views.hear, name="hear"),
    path("reports/<uuid:pk>/return/", views.send_back, name="return"),
    path("reports/<uuid:pk>/process/", views.answer, name="process"),
    path("reports/<uuid:pk>/document.json", views.document, name="document"),
    path("reports/<uuid:pk>/report.<slug:form>", views.report_file, name="report-file"),
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/new/", rounds.new_round, name="round-new"),
    path("rounds/<uuid:pk>/", rounds.one_round, name="round"),
    path("rounds/<uuid:pk>/edit/", rounds.edit_round, name="round-edit"),
    path("rounds/<uuid:pk>/send/", rounds.send, name="round-send"),
    path("rounds/<uuid:pk>/close/", rounds.close, name="round-close"),
    path("rounds/<uuid:pk>/discard/", rounds.discard, name="round-discard"),
    path("deadlines/", duties.duties, name="duties"),
    path("deadlines/<uuid:pk>/", duties.duty, name="duty"),
    path("deadlines/<uuid:pk>/more-time/", duties.more_time, name="duty-extend"),
    path("deadlines/<uuid:pk>/exempt/", duties.let_off, name="duty-exempt"),
    path("deadlines/<uuid:pk>/restore/", duties.restore, name="duty-restore"),
    path("deadlines/<uuid:pk>/remind/", duties.remind_now, name="duty-remind"),
    path("deadlines/requests/<uuid:pk>/", duties.decision, name="request"),
    path("", include("regional.packs.urls")),
]
