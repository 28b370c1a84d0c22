"""Writing down what a document counts, and telling whether what is written is right."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from uuid import UUID

from regional.contracts import Report, read_report
from regional.facts import Tally, facts_of, tallies_of
from regional.models import ReceivedReport, ReportFact, ReportTally

TALLY = ("aspect", "key", "times", "objectives", "reached", "measures")
Counted = tuple[ReceivedReport, Report]


def write_figures(counted: Iterable[Counted]) -> None:
    """Count reports that have no figures yet."""
    documents = list(counted)
    ReportFact.objects.bulk_create(
        ReportFact(report=report, **facts_of(document)) for report, document in documents
    )
    ReportTally.objects.bulk_create(
        ReportTally(report=report, **asdict(tally))
        for report, document in documents
        for tally in tallies_of(document)
    )


def wrongly_counted(reports: Iterable[ReceivedReport]) -> list[Counted]:
    """Return those of the reports whose figures are not what their documents say, or are gone."""
    by_id = {report.pk: report for report in reports}
    facts, tallies = ReportFact.objects.in_bulk(list(by_id)), _tallies(by_id)
    read = ((report, read_report(report.document)) for report in by_id.values())
    return [
        (report, document)
        for report, document in read
        if not _is_right(facts.get(report.pk), facts_of(document))
        or sorted(tallies[report.pk]) != tallies_of(document)
    ]


def _is_right(fact: ReportFact | None, wanted: dict[str, int | bool]) -> bool:
    return fact is not None and all(getattr(fact, name) == value for name, value in wanted.items())


def _tallies(ids: Iterable[UUID]) -> dict[UUID, list[Tally]]:
    found: dict[UUID, list[Tally]] = defaultdict(list)
    kept = ReportTally.objects.filter(report__any=ids)
    for report, *columns in kept.values_list("report_id", *TALLY):
        found[report].append(Tally(*columns))
    return found
