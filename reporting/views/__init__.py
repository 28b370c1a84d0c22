"""Pages of a municipality's reports."""

from reporting.views.advice import advice, ask, close_question, memory, thread
from reporting.views.comparing import changes
from reporting.views.feedback import feedback, reply, take_up, withdraw
from reporting.views.overview import begin, overview
from reporting.views.papers import paper
from reporting.views.parts import chapters, obstacles
from reporting.views.sending import preview, send
from reporting.views.sent import document, kept, receipt
from reporting.views.sharing import shared
from reporting.views.writing import decision, report, words

__all__ = [
    "advice",
    "ask",
    "begin",
    "changes",
    "chapters",
    "close_question",
    "decision",
    "document",
    "feedback",
    "kept",
    "memory",
    "obstacles",
    "overview",
    "paper",
    "preview",
    "receipt",
    "reply",
    "report",
    "send",
    "shared",
    "take_up",
    "thread",
    "withdraw",
    "words",
]
