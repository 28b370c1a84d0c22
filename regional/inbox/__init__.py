"""The region's only way in. Asked inside a workspace, by `reporting` alone; each call takes part in the open transaction."""

from regional.inbox.answers import obligation_of, receipt_by_key, receipt_of, reviews_of
from regional.inbox.receiving import receive
from regional.inbox.replies import NoSuchRemark, reply, withdraw
from regional.inbox.rounds import questions_of, rounds_of
from regional.inbox.signals import send_signal

__all__ = [
    "NoSuchRemark",
    "obligation_of",
    "questions_of",
    "receipt_by_key",
    "receipt_of",
    "receive",
    "reply",
    "reviews_of",
    "rounds_of",
    "send_signal",
    "withdraw",
]
