"""What municipalities owe, are asked and reminded of, what was received, and what became of it."""

from regional.models.access_event import AccessEvent
from regional.models.advice import (
    About,
    AdviceEntry,
    AdviceThread,
    EntryKind,
    PublishedAnswer,
)
from regional.models.coverage import Coverage, Mode
from regional.models.desk import Assignment, Presence
from regional.models.fact import Aspect, ReportFact, ReportTally
from regional.models.obligation import Basis, Obligation
from regional.models.obligation_event import Change, ObligationEvent, Why
from regional.models.officer_notice import OfficerNotice
from regional.models.pack import Pack, PackText
from regional.models.publication import Publication
from regional.models.received_report import ReceivedReport, SentBy
from regional.models.relief import Outcome, Relief, ReliefRequest
from regional.models.remark import Remark, RemarkKind
from regional.models.reminder import Recipient, Reminder
from regional.models.reply import Closing, Reply, Stance
from regional.models.review_event import ReviewEvent, ReviewKind
from regional.models.round import Round, RoundMunicipality, RoundQuestion
from regional.models.saved_view import Digest, Pace, SavedView, Subscription, ViewPage
from regional.models.signal import ReceivedSignal

__all__ = [
    "About",
    "AccessEvent",
    "AdviceEntry",
    "AdviceThread",
    "Aspect",
    "Assignment",
    "Basis",
    "Change",
    "Closing",
    "Coverage",
    "Digest",
    "EntryKind",
    "Mode",
    "Obligation",
    "ObligationEvent",
    "OfficerNotice",
    "Outcome",
    "Pace",
    "Pack",
    "PackText",
    "Presence",
    "Publication",
    "PublishedAnswer",
    "ReceivedReport",
    "ReceivedSignal",
    "Recipient",
    "Relief",
    "ReliefRequest",
    "Remark",
    "RemarkKind",
    "Reminder",
    "Reply",
    "ReportFact",
    "ReportTally",
    "ReviewEvent",
    "ReviewKind",
    "Round",
    "RoundMunicipality",
    "RoundQuestion",
    "SavedView",
    "SentBy",
    "Stance",
    "Subscription",
    "ViewPage",
    "Why",
]
