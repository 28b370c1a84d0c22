"""Where a municipality's reports stand: what it owes, what it has written and sent, and what became of that."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from audit.workspace.models import WorkspaceEvent
from regional import inbox
from regional.contracts import ObligationView, ReviewView
from reporting.models import Report, Submission
from tenants.context import current_workspace
from tenants.models import Participation


def municipalities_here(on: date) -> list[str]:
    """Return the codes of the municipalities for which this workspace plans and reports on the day.

    A municipality's own workspace is there for it alone, also in a period that began before the workspace was opened.
    """
    if own := current_workspace().municipality_id:
        return [own]
    taking_part = Participation.objects.filter(workspace=current_workspace(), valid_from__lte=on)
    codes = taking_part.exclude(valid_to__lt=on).values_list("municipality_id", flat=True)
    return sorted(set(codes))


def municipality_here(on: date) -> str:
    """Return the code of the municipality that answers for the workspace's report; "" where there is none on the day."""
    own = current_workspace().municipality_id
    return own or next(iter(municipalities_here(on)), "")


def owed(on: date) -> ObligationView | None:
    """Return the report that is owed on the day, or else the next one."""
    code = municipality_here(on)
    return inbox.obligation_of(code, on=on) if code else None


@dataclass(frozen=True, slots=True)
class Standing:
    """A report with what was sent of it, newest first, and what the authority did with the newest."""

    report: Report
    submissions: tuple[Submission, ...]
    review: ReviewView | None
    owed: ObligationView | None

    @property
    def obligation(self) -> ObligationView | None:
        """What the report is owed for, while it is awaited or still to come."""
        is_its_own = self.owed is not None and self.owed.id == self.report.obligation
        return self.owed if is_its_own else None

    @property
    def is_open(self) -> bool:
        """Whether the report can be written and sent now."""
        return self.obligation is not None and self.obligation.can_be_sent

    @property
    def latest(self) -> Submission | None:
        return self.submissions[0] if self.submissions else None


def standing_of(report: Report, on: date) -> Standing:
    """Return where one report stands."""
    return _standings([report], on)[0]


def review_of(sent: Submission, on: date) -> ReviewView | None:
    """Return what the authority has done with one sending."""
    return _by_sending(municipality_here(on)).get((sent.reference, sent.revision))


def standings(on: date) -> list[Standing]:
    """Return where each report of the workspace stands, the latest period first."""
    return _standings(list(Report.objects.select_related("plan")), on)


def latest_standing(on: date) -> Standing | None:
    """Return where the report on the latest period stands; None before the first report."""
    newest = Report.objects.select_related("plan").first()
    return _standings([newest], on)[0] if newest else None


def report_with_plan(key: UUID) -> QuerySet[Report]:
    """Find a report with all that its page shows of its plan."""
    return Report.objects.filter(pk=key).select_related(
        "plan__rule_set", "plan__coordinating_body", "rule_set"
    )


def last_told() -> WorkspaceEvent | None:
    """Return when the region was last told how far planning is, and by whom."""
    return WorkspaceEvent.objects.filter(verb="signal.sent").first()


def _standings(reports: list[Report], on: date) -> list[Standing]:
    sent: dict[UUID, list[Submission]] = {report.pk: [] for report in reports}
    for submission in Submission.objects.filter(report__in=reports).defer("document"):
        sent[submission.report_id].append(submission)
    code = municipality_here(on)
    reviews = _by_sending(code)
    due = owed(on)
    return [
        Standing(
            report=report,
            submissions=tuple(sent[report.pk]),
            review=next(
                (reviews.get((one.reference, one.revision)) for one in sent[report.pk]), None
            ),
            owed=due,
        )
        for report in reports
    ]


def _by_sending(code: str) -> dict[tuple[str, int], ReviewView]:
    reviews = inbox.reviews_of(code) if code else []
    return {(review.reference, review.revision): review for review in reviews}
