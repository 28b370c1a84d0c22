"""What is otherwise than in the last report, or than in what was sent before."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.access import member
from regional.contracts import read_report
from regional.differences import differences
from reporting.changes import changes_between
from reporting.models import Report, Submission
from reporting.permissions import can_read
from reporting.previous import Previous, previous_of
from reporting.snapshots import report_of
from reporting.views.page import the_report
from reporting.views.writing import crumbs_of
from tenants.requests import MemberRequest


@member(can_read)
@require_safe
def changes(request: MemberRequest, report: UUID) -> HttpResponse:
    """Set the report as it stands beside the last period's, or beside the revision that `with` names."""
    row, revision = the_report(report), request.GET.get("with", "")
    then, now = _then(row, revision), report_of(row.plan, row)
    context = {
        "report": row,
        "then": then.sent if then else None,
        "since_revision": bool(revision),
        "changes": changes_between(then.document, now) if then and not revision else None,
        "differences": differences(then.document, now) if then and revision else (),
        "revisions": Submission.objects.filter(report=row).defer("document"),
        "crumbs": crumbs_of(row),
        "nav_key": "reporting",
    }
    return render(request, "reporting/changes.html", context)


def _then(report: Report, key: str) -> Previous | None:
    if not key:
        return previous_of(report)
    try:
        sent = Submission.objects.filter(report=report, pk=UUID(key)).first()
    except ValueError as error:
        raise Http404 from error
    if sent is None:
        raise Http404
    return Previous(sent, read_report(sent.document))
