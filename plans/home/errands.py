"""Making a workspace's part of people's lists anew, from its tasks and from how its steps stand."""

from collections.abc import Iterator
from uuid import UUID

from plans.home.queries import Status, steps_of
from plans.models import StepCare
from plans.queries import all_plans
from plans.todo.telling import tell_again


def tell_errands_again() -> int:
    """Tell the errands of this workspace anew; return how many there are. A step that is done is nobody's errand."""
    return tell_again(settled=frozenset(_done_steps()))


def _done_steps() -> Iterator[tuple[UUID, int]]:
    cared_for = set(StepCare.objects.exclude(person_id=None).values_list("plan", flat=True))
    for plan in all_plans():
        if plan.pk in cared_for:
            yield from (
                (plan.pk, state.number) for state in steps_of(plan) if state.status == Status.DONE
            )
