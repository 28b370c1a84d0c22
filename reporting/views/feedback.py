"""The authority's feedback on a sent report: replying to it, taking it up in the plan; and withdrawing a report."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.access import member
from core.clock import today
from core.errors import Refusal
from plans.forms import note_errors
from plans.models import Plan
from plans.permissions import can_edit
from plans.queries import current_plan
from plans.things import references
from regional.contracts import RemarkView, ReviewView
from regional.inbox import NoSuchRemark
from reporting.feedback import (
    Feedback,
    feedback_of,
    make_finding,
    make_measure,
    make_task,
    reply_to,
    withdraw_report,
)
from reporting.feedback_forms import ReplyForm, TakeUpForm, WithdrawForm
from reporting.models import Submission
from reporting.permissions import can_read, can_send
from reporting.queries import review_of
from reporting.views.page import crumbs
from reporting.views.sent import the_sending
from tenants.requests import MemberRequest
from ui.navigation import Link

WRONG, CONFLICT = 422, 409


@member(can_read)
@require_safe
def feedback(request: MemberRequest, submission: UUID) -> HttpResponse:
    """Show each remark with its replies, how it was closed, and what became of it in the plan."""
    return _shown(request, the_sending(submission))


@member(can_send)
@require_POST
def reply(request: MemberRequest, submission: UUID, remark: UUID) -> HttpResponse:
    """Agree or disagree with a remark."""
    sent = the_sending(submission)
    form = ReplyForm(request.POST, auto_id=f"reply-{remark}-%s")
    status = WRONG
    if form.is_valid():
        try:
            reply_to(sent, remark, by=request.user, **form.cleaned_data)
        except NoSuchRemark:
            raise Http404 from None
        except Refusal as refusal:
            form.add_error(None, refusal.message)
            status = CONFLICT
        else:
            messages.success(request, _("Your reply has been sent. The authority sees it at once."))
            return HttpResponseRedirect(f"{_address(sent)}#remark-{remark}")
    return _shown(request, sent, tried=(str(remark), form), status=status)


@member(can_edit)
@require_http_methods(["GET", "HEAD", "POST"])
def take_up(request: MemberRequest, submission: UUID, remark: UUID) -> HttpResponse:
    """Make a task, a measure or a finding of a remark."""
    sent = the_sending(submission)
    said = _the_remark(sent, remark)
    plan = current_plan(today())
    if plan is None:
        messages.error(request, _("Begin a plan first."))
        return HttpResponseRedirect(_address(sent))
    origin = _("The authority's feedback %(reference)s: %(text)s") % {
        "reference": sent.reference,
        "text": said.text,
    }
    form = TakeUpForm(
        request.POST or None, plan=plan, initial={"title": _short(said), "text": origin}
    )
    if request.method == "POST" and form.is_valid():
        try:
            _make(remark, plan, form.cleaned_data, request)
        except ValidationError as error:
            note_errors(form, error)
        else:
            messages.success(request, _("Done. The feedback and what became of it are linked."))
            return HttpResponseRedirect(f"{_address(sent)}#remark-{remark}")
    context = {"form": form, "remark": said, "sent": sent, "back": _address(sent)}
    context |= {"crumbs": _way(sent), "nav_key": "reporting"}
    status = WRONG if form.errors else 200
    return render(request, "reporting/take_up.html", context, status=status)


@member(can_send)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: MemberRequest, submission: UUID) -> HttpResponse:
    """Take back a report that the authority has not answered, after saying why."""
    sent = the_sending(submission)
    form = WithdrawForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = WRONG
        if form.is_valid():
            try:
                withdraw_report(sent, by=request.user, **form.cleaned_data)
            except Refusal as refusal:
                form.add_error(None, refusal.message)
                status = CONFLICT
            else:
                messages.success(
                    request, _("The report has been withdrawn. Mend it and send it again.")
                )
                return HttpResponseRedirect(reverse("reporting:report", args=[sent.report_id]))
    back = reverse("reporting:receipt", args=[sent.pk])
    context = {"form": form, "sent": sent, "back": back, "nav_key": "reporting", "crumbs": crumbs()}
    return render(request, "reporting/withdraw.html", context, status=status)


def _shown(
    request: MemberRequest,
    sent: Submission,
    *,
    tried: tuple[str, ReplyForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    review = review_of(sent, today())
    found = feedback_of(review)
    context = {
        "sent": sent,
        "report": sent.report,
        "review": review,
        "rows": [_row(each, tried) for each in found],
        "made": _made(found),
        "waiting": sum(each.may_be_replied_to and not each.remark.replies for each in found),
        "may_reply": can_send(request.member),
        "may_take_up": can_edit(request.member),
        "crumbs": _way(sent)[:-1],
        "nav_key": "reporting",
        "language_path": _address(sent),
    }
    return render(request, "reporting/feedback.html", context, status=status)


def _row(each: Feedback, tried: tuple[str, ReplyForm] | None) -> dict[str, Any]:
    key = each.remark.id
    form = tried[1] if tried and tried[0] == key else ReplyForm(auto_id=f"reply-{key}-%s")
    return {
        "remark": each.remark,
        "open": each.may_be_replied_to,
        "form": form,
        "taken": each.taken_up,
    }


def _made(found: list[Feedback]) -> dict[str, Any]:
    """Return where that stands which came of the remarks, by its key; what was removed is not among them."""
    keys = [(row.made_kind, row.made_id) for each in found for row in each.taken_up]
    return {str(key): reference for (_kind, key), reference in references(keys).items()}


def _make(remark: UUID, plan: Plan, said: dict[str, Any], request: MemberRequest) -> None:
    title, text, by = said["title"], said["text"], request.user
    match said["kind"]:
        case "measure":
            where = {"responsible": said["responsible"], "title": title, "description": text}
            make_measure(remark, said["objective"], by=by, **where)
        case "finding":
            make_finding(remark, plan, said["question"], by=by, title=title, text=text)
        case _:
            make_task(remark, by=by, title=title, note=text, due_on=said["due_on"])


def _the_remark(sent: Submission, key: UUID) -> RemarkView:
    review: ReviewView | None = review_of(sent, today())
    for remark in review.remarks if review else ():
        if remark.id == str(key):
            return remark
    raise Http404


def _short(remark: RemarkView) -> str:
    first = remark.text.strip().splitlines()[0]
    return first if len(first) <= 200 else f"{first[:197]}…"


def _address(sent: Submission) -> str:
    return reverse("reporting:feedback", args=[sent.pk])


def _way(sent: Submission) -> list[Link]:
    receipt = reverse("reporting:receipt", args=[sent.pk])
    return [*crumbs(), Link(sent.reference, receipt), Link(_("Feedback"), _address(sent))]
