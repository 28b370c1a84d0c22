"""Making the countable side of the documents again."""

from collections.abc import Iterator
from itertools import islice

from django.db import transaction

from regional.counting import write_figures, wrongly_counted
from regional.models import ReceivedReport, ReportFact, ReportTally

AT_ONCE = 500


@transaction.atomic
def rebuild_figures(*, check: bool = False) -> list[str]:
    """Make the rows for figures again from the documents; return the reports whose rows were not right.

    With `check` nothing is written.
    """
    wrong: list[str] = []
    for reports in _batches(ReceivedReport.objects.order_by("pk").iterator(chunk_size=AT_ONCE)):
        again = wrongly_counted(reports)
        wrong += [str(report) for report, _document in again]
        if again and not check:
            ids = [report.pk for report, _document in again]
            ReportFact.objects.filter(report__any=ids).delete()
            ReportTally.objects.filter(report__any=ids).delete()
            write_figures(again)
    return wrong


def _batches(reports: Iterator[ReceivedReport]) -> Iterator[list[ReceivedReport]]:
    while batch := list(islice(reports, AT_ONCE)):
        yield batch
