"""The authority's side of the advice desk: answering questions, closing them, opening them again."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from audit.services import record
from core.clock import now, today
from core.permissions import require
from regional.errors import MessageMissing, ThreadClosed, ThreadOpen
from regional.models import AdviceEntry, AdviceThread, EntryKind
from regional.permissions import can_advise
from regional.queries.advice import last_of, one_entry_at_a_time
from regional.queries.desk import codes_in_charge
from tenants.models import Officer


@transaction.atomic
def answer_question(thread: AdviceThread, *, text: str, by: Officer) -> AdviceEntry:
    """Answer a question; both sides see it.

    Raises PermissionDenied, MessageMissing, ThreadClosed.
    """
    if not text.strip():
        raise MessageMissing
    last = _turn(thread, by)
    if last == EntryKind.CLOSED:
        raise ThreadClosed
    return _write(thread, EntryKind.ANSWER, by, text)


@transaction.atomic
def close_question(thread: AdviceThread, *, by: Officer, text: str = "") -> AdviceEntry:
    """Close a question, with words or without.

    Raises PermissionDenied, ThreadClosed.
    """
    if _turn(thread, by) == EntryKind.CLOSED:
        raise ThreadClosed
    return _write(thread, EntryKind.CLOSED, by, text)


@transaction.atomic
def reopen_question(thread: AdviceThread, *, text: str, by: Officer) -> AdviceEntry:
    """Take up again a question that was closed.

    Raises PermissionDenied, MessageMissing, ThreadOpen.
    """
    if not text.strip():
        raise MessageMissing
    if _turn(thread, by) != EntryKind.CLOSED:
        raise ThreadOpen
    return _write(thread, EntryKind.REOPENED, by, text)


def refuse_strangers(thread: AdviceThread, by: Officer) -> None:
    """Let only an officer of the authority that is in charge go on.

    Raises PermissionDenied.
    """
    require(can_advise, by)
    if thread.municipality_id not in codes_in_charge(by.authority_id, on=today()):
        raise PermissionDenied


def _turn(thread: AdviceThread, by: Officer) -> str:
    refuse_strangers(thread, by)
    one_entry_at_a_time(thread.pk)
    last = last_of(thread)
    return last.kind if last else ""


def _write(thread: AdviceThread, kind: EntryKind, by: Officer, text: str) -> AdviceEntry:
    last = last_of(thread)
    entry = AdviceEntry.objects.create(
        thread=thread,
        number=last.number + 1 if last else 1,
        kind=kind,
        text=text.strip(),
        at=now(),
        authority_id=by.authority_id,
        by_id=by.user_id,
        by_name=str(by.user)[:120],
    )
    record(f"advice.{kind}", thread, by=by.user, authority=by.authority_id)
    return entry
