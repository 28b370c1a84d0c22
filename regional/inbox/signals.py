"""Between reports."""

from core.clock import now
from core.connection import bound_connection
from regional.contracts import Signal, as_document
from regional.models import ReceivedSignal


def send_signal(signal: Signal, *, municipality: str) -> None:
    """Tell the region how far the municipality's planning is; an unchanged signal is not kept twice."""
    document = as_document(signal)
    newest = ReceivedSignal.objects.filter(municipality=municipality).first()
    if newest is not None and newest.document == document:
        return
    ReceivedSignal.objects.create(
        municipality_id=municipality,
        sender_place=bound_connection().place,
        sent_at=now(),
        phase=signal.phase,
        coordinator_named=signal.coordinator_named,
        group_named=signal.group_named,
        plan_approved_on=signal.plan_approved_on,
        document=document,
    )
