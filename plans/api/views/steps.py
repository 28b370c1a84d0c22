"""How the eight steps stand, who takes care of them, and what is done in them."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from api.operations import operation
from api.versions import needs_version, tag_of, version_of
from catalogue.queries import steps_with_items
from core.access import member
from plans.api.document_shapes import MarkItem, MarkShape, StepShape, TakeCare
from plans.api.rows import RowView
from plans.api.views.document import plan_with_rules
from plans.editing import StaleEdit
from plans.home.queries import StepState, steps_of
from plans.models import ItemMark, Plan, StepCare
from plans.permissions import can_coordinate, can_edit, can_read
from plans.preparation.services import mark_item, take_care
from tenants.api.views import WorkspaceView
from tenants.context import current_workspace
from tenants.models import Membership


@member(can_read)
class Steps(WorkspaceView):
    """How each of the eight steps stands today. No step is ever locked."""

    tag = "steps"

    @operation("list_steps", gives=StepShape, many=True)
    def get(self, request: Request, plan: UUID) -> Response:
        """List the steps."""
        return self.page(request, steps_of(plan_with_rules(plan)), StepShape)


@member(can_read)
class OneStep(RowView[StepCare]):
    """One step, and who takes care of it; its version is that of the care, 0 while nobody has been named."""

    noun, nouns = "step", "steps"

    @operation("read_step", gives=StepShape)
    def get(self, _request: Request, plan: UUID, number: int) -> Response:
        """Read a step."""
        return self._told(plan_with_rules(plan), number)

    @needs_version
    @member(can_coordinate)
    @operation("take_care", takes=TakeCare, gives=StepShape)
    def put(self, request: Request, plan: UUID, number: int) -> Response:
        """Say who takes care of a step, and by when."""
        found = plan_with_rules(plan)
        _step(found, number)
        version = version_of(request)
        said = self.read(TakeCare, request.data)
        key = said.pop("person_id")
        person = member_with(key) if key else None
        take_care(found, number, by=self.person, person=person, version=version, **said)
        return self._told(found, number)

    def theirs(self, _stale: StaleEdit) -> Any:
        return StepShape(_step(plan_with_rules(self.kwargs["plan"]), self.kwargs["number"])).data

    def _told(self, plan: Plan, number: int) -> Response:
        care = StepCare.objects.filter(plan=plan, step=number).first()
        tag = tag_of(care.version if care else 0)
        return Response(StepShape(_step(plan, number)).data, headers={"ETag": tag})


class MarkView(RowView[ItemMark]):
    """What the municipality says of an item of the checklist: done, or of no concern to it and why."""

    noun, nouns, shape = "mark", "marks", MarkShape

    def rows(self) -> QuerySet[ItemMark]:
        return ItemMark.objects.filter(plan=self.kwargs["plan"])

    @property
    def tag(self) -> str:  # type: ignore[override]  # a property where the base names a constant
        return "steps"


@member(can_read)
class Marks(MarkView):
    __doc__ = MarkView.__doc__

    @operation("list_marks", gives=MarkShape, many=True)
    def get(self, request: Request, plan: UUID) -> Response:
        """List the marks on items."""
        plan_with_rules(plan)
        return self.page(request, self.rows(), MarkShape)


@member(can_read)
class OneMark(MarkView):
    __doc__ = MarkView.__doc__

    @operation("read_mark", gives=MarkShape)
    def get(self, _request: Request, plan: UUID, item: str) -> Response:
        """Read the mark on an item; one without a mark has version 0."""
        return self.shown(self._mark(plan_with_rules(plan), item))

    @needs_version
    @member(can_edit)
    @operation("mark_item", takes=MarkItem, gives=MarkShape)
    def put(self, request: Request, plan: UUID, item: str) -> Response:
        """Mark an item, or take its mark back."""
        found = plan_with_rules(plan)
        self._mark(found, item)
        version = version_of(request)
        said = self.read(MarkItem, request.data)
        mark_item(found, item, by=self.person, version=version, **said)
        return self.shown(self._mark(found, item))

    def _mark(self, plan: Plan, item: str) -> ItemMark:
        steps = steps_with_items(plan.rule_set)
        if item not in {each.key for step in steps for each in step.items}:
            raise Http404
        return self.rows().filter(item=item).first() or ItemMark(plan=plan, item=item, version=0)


def _step(plan: Plan, number: int) -> StepState:
    for state in steps_of(plan):
        if state.number == number:
            return state
    raise Http404


def member_with(person: int) -> Membership:
    """Return the membership of a person of the workspace.

    Raises ValidationError.
    """
    members = Membership.objects.valid().filter(workspace=current_workspace(), user_id=person)
    found: Membership | None = members.select_related("user").first()
    if found is None:
        raise ValidationError({"person_id": [_("Nobody with this key is a member here.")]})
    return found
