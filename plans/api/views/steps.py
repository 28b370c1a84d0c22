"""How the eight steps stand, and who takes care of them."""

from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from api.operations import operation
from core.access import member
from plans.api.shapes import StepShape, TakeCare
from plans.api.views.document import plan_with_rules
from plans.home.queries import StepState, steps_of
from plans.models import Plan
from plans.permissions import can_coordinate, can_read
from plans.preparation.services import take_care
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
class OneStep(WorkspaceView):
    """One step, and who takes care of it."""

    tag = "steps"

    @operation("read_step", gives=StepShape)
    def get(self, _request: Request, plan: UUID, number: int) -> Response:
        """Read a step."""
        return Response(StepShape(_step(plan_with_rules(plan), number)).data)

    @member(can_coordinate)
    @operation("take_care", takes=TakeCare, gives=StepShape)
    def put(self, request: Request, plan: UUID, number: int) -> Response:
        """Say who takes care of a step, and by when."""
        found = plan_with_rules(plan)
        _step(found, number)
        said = self.read(TakeCare, request.data)
        person = said.pop("person_id")
        take_care(found, number, by=self.person, person=person and _member(person), **said)
        return Response(StepShape(_step(found, number)).data)


def _step(plan: Plan, number: int) -> StepState:
    for state in steps_of(plan):
        if state.number == number:
            return state
    raise Http404


def _member(person: int) -> Membership:
    members = Membership.objects.valid().filter(workspace=current_workspace(), user_id=person)
    found: Membership | None = members.select_related("user").first()
    if found is None:
        raise ValidationError({"person_id": [_("Nobody with this key is a member here.")]})
    return found
