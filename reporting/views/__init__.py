"""Pages of a municipality's reports."""

from reporting.views.overview import begin, overview
from reporting.views.papers import paper
from reporting.views.sending import preview, send
from reporting.views.sent import document, kept, receipt
from reporting.views.sharing import shared
from reporting.views.writing import decision, report, words

__all__ = [
    "begin",
    "decision",
    "document",
    "kept",
    "overview",
    "paper",
    "preview",
    "receipt",
    "report",
    "send",
    "shared",
    "words",
]
