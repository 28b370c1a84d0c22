"""A report as it crosses the border: what the plan says now, resolved into values and texts."""

from datetime import date

from django.utils.translation import override

from core.clock import today
from core.names import LANGUAGES
from plans.document.queries import approved_versions
from plans.models import Approval, Plan
from plans.queries import Whole, whole_of
from regional import contracts
from reporting.chapters import chapter_parts, obstacle_parts
from reporting.contents import contents_of
from reporting.models import Report
from reporting.participation import participation_of
from reporting.parts import group_parts, objective_parts
from reporting.previous import Previous, previous_of
from reporting.queries import municipalities_here
from tenants.context import current_workspace


def report_of(plan: Plan, report: Report, on: date | None = None) -> contracts.Report:
    """Say what would be sent now, for the municipalities that take part on the day (usually the period's last).

    Names stand in the plan's language, with their codes where they have any; no person is named. The number of database
    queries is the same for any plan.
    """
    return document_of(whole_of(plan), report, on)


def document_of(whole: Whole, report: Report, on: date | None = None) -> contracts.Report:
    """Say what would be sent now, from a plan whose rows were fetched before."""
    plan, workspace = whole.plan, current_workspace()
    codes = municipalities_here(on or report.covers_to)
    previous = previous_of(report)
    with language_of(plan):
        objectives = objectives_of(whole, report, previous)
        return contracts.Report(
            municipality=workspace.municipality_id or codes[0],
            municipalities=tuple(codes),
            names=contracts.Names(fi=workspace.name_fi, sv=workspace.name_sv, en=workspace.name_en),
            language=plan.language,
            rule_set=report.rule_set_id,
            covers_from=report.covers_from,
            covers_to=report.covers_to,
            plan=_plan(plan),
            coordination=contracts.CoordinationPart(
                body=plan.coordinating_body.name if plan.coordinating_body else ""
            ),
            summary=report.summary,
            elements=tuple(content.part for content in contents_of(whole)),
            objectives=objectives,
            decision=_decision(report),
            previous=previous.part if previous else None,
            chapters=chapter_parts(plan, report, objectives, previous),
            participation=participation_of(plan, report, on=today()),
            obstacles=obstacle_parts(report),
            target_groups=group_parts(objectives),
        )


def objectives_of(
    whole: Whole, report: Report, previous: Previous | None
) -> tuple[contracts.ObjectivePart, ...]:
    """Return the objectives as they stand at the end of the period, or now while it lasts."""
    year = min(report.covers_to, today()).year
    return objective_parts(whole, report, previous, year=year)


def language_of(plan: Plan) -> override:
    """Return the plan's language, to be active while its report is put into words."""
    return override(plan.language if plan.language in LANGUAGES else LANGUAGES[0])


def _plan(plan: Plan) -> contracts.PlanPart:
    version = approved_versions(plan).defer("document").first()
    approval = Approval.objects.filter(version__plan=plan).order_by("-version__number").first()
    return contracts.PlanPart(
        title=plan.title,
        form=plan.form,
        host_document=plan.host_document,
        chapter=plan.host_chapter,
        first_year=plan.first_year,
        last_year=plan.last_year,
        approved_on=approval.decided_on if approval else None,
        approved_by=approval.body_name if approval else "",
        section=approval.section if approval else "",
        number=version.number if version else 0,
        hash=version.content_hash if version else "",
        rule_set=plan.rule_set_id,
    )


def _decision(report: Report) -> contracts.DecisionPart | None:
    if report.decided_on is None:
        return None
    return contracts.DecisionPart(
        kind=contracts.DecisionKind(report.decision_kind),
        body=report.decision_body,
        decided_on=report.decided_on,
        section=report.decision_section,
    )
