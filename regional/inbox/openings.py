"""Who at the authorities has opened what a municipality sent."""

from regional.contracts import Opening
from regional.inbox.answers import names_of
from regional.models import AccessEvent


def openings_of(reference: str) -> list[Opening]:
    """Return who opened a report and when, the latest first; once a day for each officer. Asked by its own workspace."""
    found = AccessEvent.objects.filter(coverage__report__reference=reference).select_related(
        "authority", "coverage__report"
    )
    return [
        Opening(
            at=event.at,
            authority_names=names_of(event.authority),
            person_name=event.by_name,
            revision=event.coverage.report.revision,
        )
        for event in found.defer("coverage__report__document")
    ]
