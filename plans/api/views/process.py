"""A plan's way: its states, how its texts differ, carrying it over, and the log of its process (step 7)."""

from collections.abc import Callable
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from api.operations import operation
from api.versions import needs_version, version_of
from catalogue.queries import elements_of
from core.access import member
from core.clock import today
from plans.api.process_shapes import (
    AskPreview,
    CarryOver,
    Compare,
    ElementMarkShape,
    EnterState,
    FindLines,
    LogLineShape,
    OtherRules,
    PartShape,
    PreviewShape,
    SettleElsewhere,
    StateChangeShape,
)
from plans.api.rows import RowView
from plans.api.shapes import PlanShape
from plans.document.content import content_of
from plans.document.differences import differences_between
from plans.document.log import log_of
from plans.document.preview import preview_of
from plans.document.services import (
    carry_over,
    change_rules,
    propose,
    publish,
    send_for_statements,
    settle_elsewhere,
    supersede,
    take_back,
)
from plans.models import ElementMark, Plan, PlanState, StateChange
from plans.permissions import can_coordinate, can_edit, can_read
from plans.queries import plan_with
from tenants.api.views import WorkspaceView

WAYS: dict[str, Callable[..., StateChange]] = {
    PlanState.STATEMENTS: send_for_statements,
    PlanState.PROPOSED: propose,
    PlanState.DRAFT: take_back,
    PlanState.PUBLISHED: publish,
    PlanState.SUPERSEDED: supersede,
}


class ElementMarkView(RowView[ElementMark]):
    """An element that is done elsewhere than in the plan's own rows: where, and why there."""

    noun, nouns, shape = "element_mark", "element_marks", ElementMarkShape

    def rows(self) -> QuerySet[ElementMark]:
        return ElementMark.objects.filter(plan=plan_with(self.kwargs["plan"]))


@member(can_read)
class ElementMarks(ElementMarkView):
    __doc__ = ElementMarkView.__doc__

    @operation("list_element_marks", gives=ElementMarkShape, many=True)
    def get(self, request: Request, **_keys: object) -> Response:
        """List the elements that are done elsewhere."""
        return self.page(request, self.rows(), ElementMarkShape)


@member(can_read)
class OneElementMark(ElementMarkView):
    __doc__ = ElementMarkView.__doc__

    def mark(self) -> ElementMark:
        """Return the mark; an element without one has version 0.

        Raises Http404.
        """
        plan, code = plan_with(self.kwargs["plan"]), self.kwargs["element"]
        if code not in {element.code for element in elements_of(plan.rule_set)}:
            raise Http404
        found = ElementMark.objects.filter(plan=plan, element=code).first()
        return found or ElementMark(plan=plan, element=code, version=0)

    @operation("read_element_mark", gives=ElementMarkShape)
    def get(self, _request: Request, **_keys: object) -> Response:
        """Read where an element is done elsewhere."""
        return self.shown(self.mark())

    @needs_version
    @member(can_edit)
    @operation("settle_element_elsewhere", takes=SettleElsewhere, gives=ElementMarkShape)
    def put(self, request: Request, **_keys: object) -> Response:
        """Say where an element is done, or take that back."""
        there, version = self.mark(), version_of(request)
        said = self.read(SettleElsewhere, request.data)
        settle_elsewhere(there.plan, there.element, version=version, by=self.person, **said)
        return self.shown(self.mark())


@member(can_read)
class States(WorkspaceView):
    """The steps that the plan has taken from draft to superseded. Its approval is recorded with the decision, under versions."""

    tag = "versions"

    @operation("list_states", gives=StateChangeShape, many=True)
    def get(self, request: Request, plan: UUID) -> Response:
        """List the steps that the plan has taken."""
        changes = StateChange.objects.filter(plan=plan_with(plan))
        return self.page(request, changes, StateChangeShape)

    @member(can_coordinate)
    @operation("enter_state", takes=EnterState, gives=StateChangeShape, status=201)
    def post(self, request: Request, plan: UUID) -> Response:
        """Take the plan a step further, or back; the text on which others decide is frozen."""
        row = plan_with(plan)
        said = self.read(EnterState, request.data)
        made = WAYS[said.pop("state")](row, by=self.person, **said)
        return Response(StateChangeShape(made).data, status=201)


@member(can_read)
class Differences(WorkspaceView):
    """How a version differs from another, or from what the plan says now, in the language that is asked for."""

    tag = "versions"

    @operation("compare_versions", gives=PartShape, asks=Compare, many=True)
    def get(self, request: Request, plan: UUID) -> Response:
        """Say in words how two texts of a plan differ."""
        row = plan_with(plan)
        asked = self.asked(request, Compare)
        older, newer = asked["older"], asked.get("newer")
        known = row.versions.filter(number__in=[older, newer or older])
        documents = dict(known.values_list("number", "document"))
        if older not in documents or (newer and newer not in documents):
            raise Http404
        after = documents[newer] if newer else content_of(row)
        return self.page(request, differences_between(documents[older], after), PartShape)


@member(can_coordinate)
class Preview(WorkspaceView):
    """What carrying a plan over would do, in words; nothing is done."""

    tag = "plans"

    @operation("preview_carrying", gives=PreviewShape, asks=AskPreview)
    def get(self, request: Request, plan: UUID) -> Response:
        """Tell what would happen if the plan were carried over."""
        row = plan_with(plan)
        return Response(PreviewShape(preview_of(row, **self.asked(request, AskPreview))).data)


class Carrying(RowView[Plan]):
    """A plan is carried over, and nothing that was written is lost."""

    noun, nouns, shape = "plan", "plans", PlanShape

    def rows(self) -> QuerySet[Plan]:
        return Plan.objects.all()


@member(can_read)
class Followers(Carrying):
    """A plan for other years begins with what this one says."""

    @member(can_coordinate)
    @operation("carry_over_plan", takes=CarryOver, gives=PlanShape, status=201)
    def post(self, request: Request, plan: UUID) -> Response:
        """Begin a plan for other years with what this one says."""
        row = plan_with(plan)
        said = self.read(CarryOver, request.data)
        made = carry_over(row, by=self.person, **said)
        where = reverse("api-plans:plan", kwargs={"key": made.pk}, request=request)
        return self.told(made, 201, Location=where)


@member(can_read)
class Rules(Carrying):
    """The rule set against which a plan is measured; texts go to the elements on the same matter."""

    @needs_version
    @member(can_coordinate)
    @operation("change_rules", takes=OtherRules, gives=PlanShape)
    def put(self, request: Request, plan: UUID) -> Response:
        """Put the plan under another rule set."""
        row, version = plan_with(plan), version_of(request)
        said = self.read(OtherRules, request.data)
        return self.told(change_rules(row, version=version, by=self.person, **said))


@member(can_read)
class Log(WorkspaceView):
    """The process of a plan: who took part, what was decided and what changed, the latest first."""

    tag = "plans"

    @operation("list_log", gives=LogLineShape, asks=FindLines, many=True)
    def get(self, request: Request, plan: UUID) -> Response:
        """List what has happened."""
        row = plan_with(plan)
        kind = self.asked(request, FindLines).get("kind")
        lines = log_of(row, on=today())
        return self.page(
            request, [each for each in lines if kind in (None, each.kind)], LogLineShape
        )
