"""Making the countable side of the documents again."""

from django.db import transaction

from regional.contracts import read_report
from regional.facts import facts_of
from regional.models import ReceivedReport, ReportFact


@transaction.atomic
def rebuild_figures(*, check: bool = False) -> list[str]:
    """Make the rows for figures again from the documents; return the reports whose rows were not right.

    With `check` nothing is written.
    """
    facts = {fact.report_id: fact for fact in ReportFact.objects.all()}
    wrong: list[str] = []
    for report in ReceivedReport.objects.order_by("pk").iterator(chunk_size=200):
        wanted = facts_of(read_report(report.document))
        fact = facts.get(report.pk)
        if fact is not None and all(getattr(fact, name) == value for name, value in wanted.items()):
            continue
        wrong.append(str(report))
        if not check:
            ReportFact.objects.update_or_create(report=report, defaults=wanted)
    return wrong
