"""A report reaches the region in one transaction: both sides keep it, or nothing has happened."""

import pytest

from accounts.models import User
from reporting.models import Report, Submission
from tests.reporting.makers import send


@pytest.mark.checklist("C7.4", "R8")
def test_a_sent_report_is_kept_on_both_sides_under_one_hash(report: Report, aino: User) -> None:
    receipt = send(report, aino)
    sent = Submission.objects.get()
    assert sent.reference == receipt.reference
