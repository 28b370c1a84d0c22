"""The pages of a regional authority."""

from regional.views.inbox import inbox
from regional.views.municipality import municipality
from regional.views.overview import overview, overview_csv, overview_xlsx
from regional.views.papers import report_file
from regional.views.remarks import close, keep, remark
from regional.views.report import document, report
from regional.views.review import answer, assign, hear, send_back, take_up, take_up_again

__all__ = [
    "answer",
    "assign",
    "close",
    "document",
    "hear",
    "inbox",
    "keep",
    "municipality",
    "overview",
    "overview_csv",
    "overview_xlsx",
    "remark",
    "report",
    "report_file",
    "send_back",
    "take_up",
    "take_up_again",
]
