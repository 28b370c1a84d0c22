"""When plans were approved, as far as the region knows."""

from datetime import date

from django.db.models.fields.json import KT

from core.days import end_of
from regional.models import ReceivedReport, ReceivedSignal


def approvals(on: date) -> dict[str, date]:
    """Return the day of approval of each municipality's plan: by the newest signal, else by the first report."""
    reports = ReceivedReport.objects.filter(received_at__lt=end_of(on)).order_by("-received_at")
    reported = reports.values_list("municipality_id", KT("document__plan__approved_on"))
    signals = ReceivedSignal.objects.filter(sent_at__lt=end_of(on)).order_by("sent_at")
    told = signals.values_list("municipality_id", "plan_approved_on")
    known = {code: date.fromisoformat(text) for code, text in reported if text}
    known |= {code: day for code, day in told if day is not None}
    return {code: day for code, day in known.items() if day <= on}
