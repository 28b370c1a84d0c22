"""The region's only way in. Asked inside a workspace, by `reporting` alone; each call takes part in the open transaction."""

from regional.inbox.advice import (
    NoSuchThread,
    answer_published,
    answers_published,
    answers_since,
    ask,
    close_thread,
    thread_of,
    threads_here,
    write_in,
)
from regional.inbox.answers import obligation_of, receipt_by_key, receipt_of, reviews_of
from regional.inbox.duties import (
    ask_relief,
    changes_of,
    note_reminder,
    reliefs_of,
    reminders_due,
    take_back_relief,
)
from regional.inbox.openings import openings_of
from regional.inbox.receiving import receive
from regional.inbox.replies import NoSuchRemark, reply, withdraw
from regional.inbox.rounds import questions_of, rounds_of
from regional.inbox.signals import send_signal

__all__ = [
    "NoSuchRemark",
    "NoSuchThread",
    "answer_published",
    "answers_published",
    "answers_since",
    "ask",
    "ask_relief",
    "changes_of",
    "close_thread",
    "note_reminder",
    "obligation_of",
    "openings_of",
    "questions_of",
    "receipt_by_key",
    "receipt_of",
    "receive",
    "reliefs_of",
    "reminders_due",
    "reply",
    "reviews_of",
    "rounds_of",
    "send_signal",
    "take_back_relief",
    "thread_of",
    "threads_here",
    "withdraw",
    "write_in",
]
