"""The report before: what this one is filled in from and compared with."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from regional.contracts import MeasurePart, ObjectivePart, PreviousPart, SinceLast, read_report
from regional.contracts import Report as Document
from reporting.models import Report, Submission

BEGUN = {"under_way", "late"}
ENDED = {"done": SinceLast.DONE, "stopped": SinceLast.STOPPED}


@dataclass(frozen=True, slots=True)
class Previous:
    """What was sent of the period before, in its newest revision."""

    sent: Submission
    document: Document

    @property
    def part(self) -> PreviousPart:
        """How the next report names it."""
        return PreviousPart(
            reference=self.sent.reference,
            revision=self.sent.revision,
            covers_from=self.document.covers_from,
            covers_to=self.document.covers_to,
            content_hash=self.sent.content_hash,
        )


def previous_of(report: Report) -> Previous | None:
    """Return what the workspace sent last of an earlier period; None in a first report."""
    found = (
        Submission.objects.filter(report__covers_to__lt=report.covers_to)
        .exclude(report=report)
        .order_by("-report__covers_to", "-revision")
        .first()
    )
    return Previous(found, read_report(found.document)) if found else None


def mark_of(key: UUID) -> str:
    """Return the sign by which a thing is known again in the next report; it says nothing of the row behind it."""
    return hashlib.sha256(key.bytes).hexdigest()[:12]


def measures_in(document: Document) -> dict[str, MeasurePart]:
    """Return a report's measures by their marks; those of a first-version report by their titles."""
    return {
        measure.mark or measure.title: measure
        for objective in document.objectives
        for measure in objective.measures
    }


def objectives_in(document: Document) -> dict[str, ObjectivePart]:
    """Return a report's objectives by their marks; those of a first-version report by their titles."""
    return {objective.mark or objective.title: objective for objective in document.objectives}


def since_last(measure: MeasurePart, before: dict[str, MeasurePart]) -> SinceLast:
    """Say what happened to a measure since the last report, whose measures these are."""
    then = before.get(measure.mark) or before.get(measure.title)
    if then is None:
        return SinceLast.NEW
    if measure.status != then.status and measure.status in ENDED:
        return ENDED[measure.status]
    if measure.status in BEGUN:
        return SinceLast.CONTINUES if then.status in BEGUN else SinceLast.STARTED
    return SinceLast.UNCHANGED
