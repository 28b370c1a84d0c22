"""Telling the municipality what the authority did with its reports: asked for from here, the region knows no workspace."""

from datetime import timedelta

from core.clock import now, today
from plans.models import NoticeKind
from plans.notices.events import people_with
from plans.notices.services import Telling, tell
from plans.paths import path_in_workspace
from regional import inbox
from regional.contracts import ReviewStep
from reporting.models import Submission
from reporting.queries import municipality_here
from tenants.models import Role

# Whoever comes later need not hear of what was answered long ago.
RECENT = timedelta(days=30)
KINDS = {
    "returned": NoticeKind.REPORT_RETURNED,
    "asked": NoticeKind.REPORT_ASKED,
    "processed": NoticeKind.REPORT_ANSWERED,
}


def tell_of_answers() -> None:
    """Tell coordinators, editors and approvers of each report that the authority returned or answered lately; once of each."""
    code = municipality_here(today())
    reviews = inbox.reviews_of(code) if code else []
    steps = {
        (review.reference, review.revision): [
            (number, step)
            for number, step in enumerate(review.steps, start=1)
            if step.kind in KINDS and step.at > now() - RECENT
        ]
        for review in reviews
    }
    if not any(steps.values()):
        return
    people = people_with(Role.COORDINATOR, Role.EDITOR, Role.APPROVER)
    sent = Submission.objects.filter(reference__in=[reference for reference, _n in steps])
    tell(
        _telling(each, number, step, people)
        for each in sent.select_related("report").defer("document")
        for number, step in steps.get((each.reference, each.revision), ())
    )


def tell_of_advice() -> None:
    """Tell whoever asked, and coordinators, of each answer of the authority; once of each."""
    answers = inbox.answers_since(now() - RECENT)
    if not answers:
        return
    people = people_with(Role.COORDINATOR)
    tell(
        Telling(
            kind=NoticeKind.ADVICE_ANSWERED,
            people=people | ({each.asked_by} if each.asked_by is not None else set()),
            event=f"advice:{each.id}",
            path=path_in_workspace("reporting:thread", each.thread),
            params={
                "who": each.authority_names.fi,
                "who_sv": each.authority_names.sv,
                "who_en": each.authority_names.en,
                "thing": each.title,
            },
        )
        for each in answers
    )


def _telling(sent: Submission, number: int, step: ReviewStep, people: frozenset[int]) -> Telling:
    params = {"who": step.authority_names.fi, "thing": sent.report.period}
    params |= {"who_sv": step.authority_names.sv, "who_en": step.authority_names.en}
    return Telling(
        kind=KINDS[step.kind],
        people=people,
        event=f"report:{sent.reference}:{sent.revision}:{number}",
        path=path_in_workspace("reporting:receipt", sent.pk),
        params=params,
    )
