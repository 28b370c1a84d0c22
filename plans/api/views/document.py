"""Sections, completeness, approval and versions (step 7)."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from api.operations import operation
from api.versions import needs_version, version_of
from catalogue.queries import elements_of
from core.access import member
from plans.api.document_shapes import (
    Approve,
    ElementShape,
    VersionInFull,
    VersionShape,
    WriteSection,
)
from plans.api.rows import RowView
from plans.api.shapes import SectionShape
from plans.document.queries import completeness
from plans.document.services import approve_plan
from plans.models import Plan, PlanVersion, Section
from plans.permissions import can_approve, can_edit, can_read
from plans.programme.services import write_section
from tenants.api.views import WorkspaceView


def plan_with_rules(key: UUID) -> Plan:
    """Return a plan with its rule set.

    Raises Http404.
    """
    return get_object_or_404(Plan.objects.select_related("rule_set"), pk=key)


class SectionView(RowView[Section]):
    """The plan's text on one of the elements that it must hold, or why it needs none."""

    noun, nouns, shape = "section", "sections", SectionShape

    def rows(self) -> QuerySet[Section]:
        return Section.objects.filter(plan=self.kwargs["plan"])

    def section(self) -> Section:
        """Return the section; one that nobody has written yet has version 0.

        Raises Http404.
        """
        plan, code = plan_with_rules(self.kwargs["plan"]), self.kwargs["element"]
        if code not in {element.code for element in elements_of(plan.rule_set)}:
            raise Http404
        return self.rows().filter(element=code).first() or Section(
            plan=plan, element=code, version=0
        )


@member(can_read)
class Sections(SectionView):
    """The sections that have been written."""

    @operation("list_sections", gives=SectionShape, many=True)
    def get(self, request: Request, plan: UUID) -> Response:
        """List sections."""
        plan_with_rules(plan)
        return self.page(request, self.rows(), SectionShape)


@member(can_read)
class OneSection(SectionView):
    __doc__ = SectionView.__doc__

    @operation("read_section", gives=SectionShape)
    def get(self, _request: Request, **_keys: object) -> Response:
        """Read a section; one that nobody has written yet has version 0."""
        return self.shown(self.section())

    @needs_version
    @member(can_edit)
    @operation("write_section", takes=WriteSection, gives=SectionShape)
    def put(self, request: Request, **_keys: object) -> Response:
        """Write a section."""
        known, version = self.section(), version_of(request)
        said = self.read(WriteSection, request.data)
        written = write_section(known.plan, known.element, version=version, by=self.person, **said)
        return self.shown(written)


@member(can_read)
class Completeness(WorkspaceView):
    """How each element of the plan's rule set stands, in the language that is asked for."""

    tag = "plans"

    @operation("list_completeness", gives=ElementShape, many=True)
    def get(self, request: Request, plan: UUID) -> Response:
        """List what the plan must hold, with what is missing."""
        return self.page(request, completeness(plan_with_rules(plan)), ElementShape)


@member(can_read)
class Versions(WorkspaceView):
    """The plan as bodies have approved it, the latest version first."""

    tag = "versions"

    @operation("list_versions", gives=VersionShape, many=True)
    def get(self, request: Request, plan: UUID) -> Response:
        """List versions."""
        get_object_or_404(Plan, pk=plan)
        found = PlanVersion.objects.filter(plan=plan).defer("document")
        return self.page(request, found.prefetch_related("approvals"), VersionShape)

    @member(can_approve)
    @operation("approve_plan", takes=Approve, gives=VersionInFull, status=201)
    def post(self, request: Request, plan: UUID) -> Response:
        """Record that a body has approved the plan, and freeze it as its next version."""
        found = plan_with_rules(plan)
        said = self.read(Approve, request.data)
        approval = approve_plan(found, by=self.person, **said)
        return Response(VersionInFull(approval.version).data, status=201)


@member(can_read)
class OneVersion(WorkspaceView):
    """A version with all of its content."""

    tag = "versions"

    @operation("read_version", gives=VersionInFull)
    def get(self, _request: Request, key: UUID) -> Response:
        """Read a version."""
        rows = PlanVersion.objects.prefetch_related("approvals")
        return Response(VersionInFull(get_object_or_404(rows, pk=key)).data)
