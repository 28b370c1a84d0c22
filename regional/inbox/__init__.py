"""The region's only way in. Asked inside a workspace, by `reporting` alone; each call takes part in the open transaction."""

from regional.inbox.answers import obligation_of, receipt_by_key, receipt_of, reviews_of
from regional.inbox.receiving import receive
from regional.inbox.signals import send_signal

__all__ = [
    "obligation_of",
    "receipt_by_key",
    "receipt_of",
    "receive",
    "reviews_of",
    "send_signal",
]
