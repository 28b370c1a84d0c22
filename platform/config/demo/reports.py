"""Reports of the demo: written and sent by the municipality, read and answered by the authority's officer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from catalogue.models import Element
from config.demo import review
from config.demo.files import Place, read
from config.demo.programme import Hand
from config.demo.stages import Stage, days_ago, in_office_hours
from core import clock
from core.clock import today
from core.names import in_language
from plans.models import Objective, Plan
from regional.contracts import Reason, Receipt
from regional.models import Coverage
from regional.services.review import open_review, process_report, return_report, usual_deadline
from reporting.models import Report
from reporting.services import begin_report, record_decision, submit_report, write_report
from tenants.context import inside, over_region
from tenants.models import Officer, Workspace

# Days after the report was sent.
OPENED, RETURNED, ANSWERED, CORRECTED, ANSWERED_AT_LAST = 2, 7, 15, 30, 45
STEPS = (0, OPENED, RETURNED, ANSWERED, CORRECTED, ANSWERED_AT_LAST)
REPLIED, CLOSED = 8, 12  # after it was answered


@dataclass(frozen=True, slots=True)
class Course:
    """A municipality's report from its first word to the authority's last, on days that lie behind."""

    stage: Stage
    place: Place
    workspace: Workspace
    hand: Hand
    officer: Officer

    def run(self, plan: Plan) -> None:
        """Take the report on a plan as far as the stage says."""
        sent = self.place.sent_days_ago
        if sent is None:
            with inside(self.workspace):
                _write(plan, self.hand, whole=False)
            return
        moment = {days: in_office_hours(days_ago(sent - days)) for days in STEPS if days < sent}
        with clock.at(moment[0]), inside(self.workspace):
            report = _write(plan, self.hand, whole=True)
            receipt = _send(report, self.hand)
        if self.stage is Stage.SENT:
            return
        with clock.at(moment[OPENED]), over_region():
            open_review(_coverage(receipt), by=self.officer)
        if self.stage is Stage.IN_REVIEW:
            self._read(receipt, moment)
        elif self.stage is Stage.PROCESSED:
            self._process(receipt, sent - ANSWERED)
        elif self.stage in {Stage.RETURNED, Stage.CORRECTED}:
            with clock.at(moment[RETURNED]), over_region():
                _return(_coverage(receipt), self.officer, self.hand)
        if self.stage is Stage.CORRECTED:
            with clock.at(moment[CORRECTED]), inside(self.workspace):
                receipt = _correct(report, self.hand)
            self._process(receipt, sent - ANSWERED_AT_LAST)

    def _read(self, receipt: Receipt, moment: Mapping[int, datetime]) -> None:
        """Draft remarks; and let some municipality be heard on them."""
        with clock.at(moment[RETURNED]), over_region():
            coverage = _coverage(receipt)
            review.remark_on(coverage, self.officer, self.hand)
        if review.is_heard(self.place.code):
            review.hear(coverage, self.officer, moment[ANSWERED])

    def _process(self, receipt: Receipt, ago: int) -> None:
        """Answer the report so many days ago, with remarks that the municipality has replied to since."""
        with clock.at(in_office_hours(days_ago(ago))), over_region():
            coverage = _coverage(receipt)
            review.remark_on(coverage, self.officer, self.hand)
            process_report(coverage, by=self.officer, feedback=read("reports")["feedback"])
        if ago > CLOSED:
            replied, closed = (in_office_hours(days_ago(ago - days)) for days in (REPLIED, CLOSED))
            review.reply(coverage, self.workspace, self.hand, replied)
            review.close(coverage, self.officer, self.hand, closed)


def _write(plan: Plan, hand: Hand, *, whole: bool) -> Report:
    report = begin_report(plan, by=hand.by)
    said = read("reports")
    assessed: dict[UUID, tuple[str, str]] = {}
    for number, objective in enumerate(Objective.objects.filter(plan=plan)):
        words = said["assessments"][number % len(said["assessments"])]
        if whole or number == 0:
            assessed[objective.pk] = (words["key"], words[hand.language])
    summary = hand.words(said["summary"]) if whole else ""
    return write_report(
        report, version=report.version, by=hand.by, summary=summary, assessments=assessed
    )


def _send(report: Report, hand: Hand) -> Receipt:
    decided = record_decision(
        report,
        version=report.version,
        by=hand.by,
        decision_kind="board",
        decision_body=hand.words(read("reports")["board"]),
        decided_on=today() - timedelta(days=8),
        decision_section="112",
    )
    return submit_report(decided, by=hand.by, idempotency_key=f"demo-{hand.municipality}-1")


def _correct(report: Report, hand: Hand) -> Receipt:
    current = Report.objects.get(pk=report.pk)
    summary = f"{current.summary} {hand.words(read('reports')['correction'])}"
    corrected = write_report(
        current, version=current.version, by=hand.by, summary=summary, assessments={}
    )
    return submit_report(corrected, by=hand.by, idempotency_key=f"demo-{hand.municipality}-2")


def _coverage(receipt: Receipt) -> Coverage:
    return Coverage.objects.select_related("obligation__rule_set", "report").get(
        report__reference=receipt.reference, report__revision=receipt.revision
    )


def _return(coverage: Coverage, officer: Officer, hand: Hand) -> None:
    rules = coverage.obligation.rule_set
    reasons = [
        Reason(
            element=each["element"],
            name=in_language(
                Element.objects.get(rule_set=rules, code=each["element"]), "name", hand.language
            ),
            text=hand.words(each["text"]),
        )
        for each in read("reports")["reasons"]
    ]
    return_report(coverage, by=officer, reasons=reasons, correction_due=usual_deadline(coverage))
