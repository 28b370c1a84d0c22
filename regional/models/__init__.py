"""What municipalities owe, what was received, and what became of it."""

from regional.models.coverage import Coverage, Mode
from regional.models.fact import ReportFact
from regional.models.obligation import Basis, Obligation
from regional.models.obligation_event import Change, ObligationEvent, Why
from regional.models.received_report import ReceivedReport, SentBy
from regional.models.review_event import ReviewEvent, ReviewKind
from regional.models.signal import ReceivedSignal

__all__ = [
    "Basis",
    "Change",
    "Coverage",
    "Mode",
    "Obligation",
    "ObligationEvent",
    "ReceivedReport",
    "ReceivedSignal",
    "ReportFact",
    "ReviewEvent",
    "ReviewKind",
    "SentBy",
    "Why",
]
