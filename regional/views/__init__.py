"""The pages of a regional authority."""

from regional.views.inbox import inbox
from regional.views.municipality import municipality
from regional.views.overview import overview, overview_csv, overview_xlsx
from regional.views.report import document, report
from regional.views.review import answer, send_back, take_up, take_up_again

__all__ = [
    "answer",
    "document",
    "inbox",
    "municipality",
    "overview",
    "overview_csv",
    "overview_xlsx",
    "report",
    "send_back",
    "take_up",
    "take_up_again",
]
