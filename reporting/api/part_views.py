"""The parts of a report, what changed in it, and what became of a sending."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from api.operations import operation
from api.versions import needs_version, version_of
from core.access import member
from regional.contracts import Report as Document
from regional.inbox import openings_of
from reporting.api import part_shapes as parts
from reporting.api import shapes
from reporting.api.views import ReportView
from reporting.changes import changes_between
from reporting.models import Report, Submission
from reporting.permissions import can_prepare, can_read
from reporting.previous import previous_of
from reporting.queries import report_with_plan
from reporting.snapshots import report_of
from reporting.writing import name_obstacles, write_chapters
from tenants.api.views import WorkspaceView

TAG = "reports"


class PartView(ReportView):
    """Something that is written of a report; the report's version counts for it."""

    def found(self, key: UUID) -> Report:
        """Return the report with the key and its plan.

        Raises Http404.
        """
        return get_object_or_404(report_with_plan(key).prefetch_related("assessments"))


@member(can_read)
class Parts(PartView):
    """The parts of a report, filled in from what is there until somebody writes them."""

    @operation("read_report_parts", gives=parts.PartsShape)
    def get(self, _request: Request, key: UUID) -> Response:
        """Read the parts as they would be sent."""
        return Response(parts.PartsShape(_told(self.found(key))).data)

    @needs_version
    @member(can_prepare)
    @operation("write_report_parts", takes=parts.WriteParts, gives=shapes.ReportShape)
    def patch(self, request: Request, key: UUID) -> Response:
        """Write parts of the report, and how residents took part."""
        report, version = self.found(key), version_of(request)
        said = self.read(parts.WriteParts, request.data)
        written = write_chapters(
            report,
            version=version,
            by=self.person,
            chapters={
                each["code"]: (each["text"], _key(each.get("reason_code")))
                for each in said.get("chapters", ())
            },
            participation=said.get("participation"),
        )
        return self.told(written)


@member(can_read)
class Obstacles(PartView):
    """The common obstacles that stood in the way."""

    @operation("list_report_obstacles", gives=parts.ObstacleShape, many=True)
    def get(self, request: Request, key: UUID) -> Response:
        """List the obstacles that are named."""
        report = self.found(key)
        return self.page(request, report_of(report.plan, report).obstacles, parts.ObstacleShape)

    @needs_version
    @member(can_prepare)
    @operation("name_report_obstacles", takes=parts.NameObstacles, gives=shapes.ReportShape)
    def put(self, request: Request, key: UUID) -> Response:
        """Name all the obstacles that stood in the way."""
        report, version = self.found(key), version_of(request)
        said = self.read(parts.NameObstacles, request.data)["obstacles"]
        named = {_key(each["code"]): each["text"] for each in said}
        if len(named) < len(said):
            raise ValidationError({"obstacles": ["An obstacle is named once."]})
        return self.told(name_obstacles(report, version=version, by=self.person, said=named))


@member(can_read)
class Changes(PartView):
    """What is otherwise than in the last period's report; 404 in a first report."""

    @operation("read_report_changes", gives=parts.ChangesShape)
    def get(self, _request: Request, key: UUID) -> Response:
        """Read what has changed since the last report."""
        report = self.found(key)
        previous = previous_of(report)
        if previous is None:
            raise Http404
        found = changes_between(previous.document, report_of(report.plan, report))
        return Response(parts.ChangesShape(found).data)


@member(can_read)
class Openings(WorkspaceView):
    """Who at the authorities has opened a sent report, the latest first; once a day for each officer."""

    tag = TAG

    @operation("list_openings", gives=parts.OpeningShape, many=True)
    def get(self, request: Request, key: UUID) -> Response:
        """List who opened the report, and when."""
        sent = get_object_or_404(Submission.objects.only("reference"), pk=key)
        return self.page(request, openings_of(sent.reference), parts.OpeningShape)


def _told(report: Report) -> dict[str, object]:
    document: Document = report_of(report.plan, report)
    participation = document.participation.text if document.participation else ""
    return {"chapters": document.chapters, "participation": participation}


def _key(row: object) -> str:
    return str(getattr(row, "pk", row) or "")
