"""The pages of a regional authority."""

from regional.views.advice import answers, close_thread, desk, thread
from regional.views.coverage import coverage, coverage_csv, coverage_xlsx
from regional.views.inbox import inbox
from regional.views.municipality import municipality
from regional.views.overview import overview, overview_csv, overview_xlsx
from regional.views.papers import report_file
from regional.views.publishing import publish, unpublish
from regional.views.remarks import close, keep, remark
from regional.views.report import document, report
from regional.views.review import answer, assign, hear, send_back, take_up, take_up_again
from regional.views.risk import risk, risk_csv, risk_xlsx
from regional.views.saved import saved_views, view_remove, view_subscribe

__all__ = [
    "answer",
    "answers",
    "assign",
    "close",
    "close_thread",
    "coverage",
    "coverage_csv",
    "coverage_xlsx",
    "desk",
    "document",
    "hear",
    "inbox",
    "keep",
    "municipality",
    "overview",
    "overview_csv",
    "overview_xlsx",
    "publish",
    "remark",
    "report",
    "report_file",
    "risk",
    "risk_csv",
    "risk_xlsx",
    "saved_views",
    "send_back",
    "take_up",
    "take_up_again",
    "thread",
    "unpublish",
    "view_remove",
    "view_subscribe",
]
