"""Writing, sending and following reports."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from api.errors import Problem
from api.idempotency import idempotency_key_of, needs_idempotency_key
from api.operations import operation
from api.permissions import scope
from api.versions import needs_version, version_of
from core.access import member
from core.clock import today
from core.documents import fingerprint
from plans.api.rows import RowView
from plans.queries import whole_of
from regional.contracts import as_document
from reporting.api import shapes
from reporting.contents import contents_of
from reporting.errors import KeyUsed
from reporting.findings import findings
from reporting.models import Report, Submission
from reporting.permissions import can_decide, can_prepare, can_read, can_send
from reporting.queries import owed, report_with_plan, standing_of
from reporting.services import begin_report, record_decision, submit_report, write_report
from reporting.snapshots import document_of
from tenants.api.views import WorkspaceView

TAG = "reports"


@member(can_read)
class Obligation(WorkspaceView):
    """The report that is owed now, or else the next one."""

    tag = TAG

    @operation("read_obligation", gives=shapes.ObligationShape)
    def get(self, _request: Request) -> Response:
        """Read what is owed, and by when."""
        due = owed(today())
        if due is None:
            raise Http404
        return Response(shapes.ObligationShape(due).data)


class ReportView(RowView[Report]):
    """A report on a plan, for one period that is owed."""

    noun, nouns, shape = "report", "reports", shapes.ReportShape

    def rows(self) -> QuerySet[Report]:
        return Report.objects.prefetch_related("assessments")

    def found(self, key: UUID) -> Report:
        """Return the report with the key.

        Raises Http404.
        """
        return get_object_or_404(self.rows(), pk=key)


@member(can_read)
class Reports(ReportView):
    """The reports of the workspace, the latest period first."""

    @operation("list_reports", gives=shapes.ReportShape, many=True)
    def get(self, request: Request) -> Response:
        """List reports."""
        return self.page(request, self.rows(), shapes.ReportShape)

    @member(can_prepare)
    @operation("begin_report", takes=shapes.BeginReport, gives=shapes.ReportShape, status=201)
    def post(self, request: Request) -> Response:
        """Begin the report that is owed, or return it if it has been begun."""
        said = self.read(shapes.BeginReport, request.data)
        begun = begin_report(said["plan"], by=self.person)
        where = reverse("api-reporting:report", kwargs={"key": begun.pk}, request=request)
        return self.told(begun, 201, Location=where)


@member(can_read)
class OneReport(ReportView):
    __doc__ = ReportView.__doc__

    @operation("read_report", gives=shapes.ReportShape)
    def get(self, _request: Request, key: UUID) -> Response:
        """Read a report."""
        return self.told(self.found(key))

    @needs_version
    @member(can_prepare)
    @operation("write_report", takes=shapes.WriteReport, gives=shapes.ReportShape)
    def patch(self, request: Request, key: UUID) -> Response:
        """Write the summary, and assessments of objectives."""
        report, version = self.found(key), version_of(request)
        said = self.read(shapes.WriteReport, request.data)
        assessments = {
            each["objective"]: (each["assessment"], each["text"])
            for each in said.get("assessments", ())
        }
        written = write_report(
            report,
            version=version,
            by=self.person,
            summary=said.get("summary", report.summary),
            assessments=assessments,
        )
        return self.told(written)


@member(can_read)
class Decision(ReportView):
    """The local decision on a report; it is read with the report."""

    @needs_version
    @member(can_decide)
    @operation("decide_report", takes=shapes.Decide, gives=shapes.ReportShape)
    def put(self, request: Request, key: UUID) -> Response:
        """Record who decided on the report, and when."""
        report, version = self.found(key), version_of(request)
        said = self.read(shapes.Decide, request.data)
        return self.told(record_decision(report, version=version, by=self.person, **said))


@member(can_read)
class Draft(WorkspaceView):
    """Exactly what the authority would get now, and nothing else; and what is to be mended in it."""

    tag = TAG

    @operation("read_draft", gives=shapes.DraftShape)
    def get(self, _request: Request, key: UUID) -> Response:
        """Read what would be sent."""
        report = get_object_or_404(report_with_plan(key))
        whole = whole_of(report.plan)
        document = document_of(whole, report)
        plain = as_document(document)
        told = {
            "content_hash": fingerprint(plain),
            "findings": findings(document, contents_of(whole)),
            "document": plain,
        }
        return Response(shapes.DraftShape(told).data)


@member(can_read)
class Submissions(WorkspaceView):
    """The sendings of a report, the newest first."""

    tag = TAG

    @operation("list_submissions", gives=shapes.SubmissionShape, many=True)
    def get(self, request: Request, key: UUID) -> Response:
        """List what was sent."""
        get_object_or_404(Report, pk=key)
        found = Submission.objects.filter(report=key).defer("document")
        return self.page(request, found, shapes.SubmissionShape)

    @scope("send")
    @member(can_send)
    @needs_idempotency_key
    @operation("send_report", takes=shapes.Send, gives=shapes.ReceiptShape, status=201)
    def post(self, request: Request, key: UUID) -> Response:
        """Send the report as it stands, once however often it is asked with one key."""
        report = get_object_or_404(Report, pk=key)
        idempotency_key = idempotency_key_of(request)
        said = self.read(shapes.Send, request.data)
        try:
            receipt = submit_report(report, by=self.person, idempotency_key=idempotency_key, **said)
        except KeyUsed as refusal:
            raise Problem(422, refusal.code, str(refusal)) from refusal
        return Response(shapes.ReceiptShape(receipt).data, status=201)


@member(can_read)
class OneSubmission(WorkspaceView):
    """A sending: the document as it was, and the receipt."""

    tag = TAG

    @operation("read_submission", gives=shapes.SubmissionInFull)
    def get(self, _request: Request, key: UUID) -> Response:
        """Read what was sent, with its receipt."""
        return Response(shapes.SubmissionInFull(get_object_or_404(Submission, pk=key)).data)


@member(can_read)
class Review(WorkspaceView):
    """What the authority did with the report that was sent last; 404 while nothing was sent."""

    tag = TAG

    @operation("read_review", gives=shapes.ReviewShape)
    def get(self, _request: Request, key: UUID) -> Response:
        """Read where a sent report stands."""
        review = standing_of(get_object_or_404(Report, pk=key), today()).review
        if review is None:
            raise Http404
        return Response(shapes.ReviewShape(review).data)
