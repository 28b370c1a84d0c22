"""What happens elsewhere in plans that people are told of."""

from typing import Any

from accounts.models import User
from plans.events import plan_approved
from plans.models import NoticeKind, Plan
from plans.notices.services import Telling, tell
from plans.paths import path_in_workspace
from tenants.context import current_workspace
from tenants.models import Membership, Role


def hear_of_approvals() -> None:
    """Tell whoever works on the plan that it was approved, in the transaction in which it is."""
    plan_approved.connect(_tell_of_approval, dispatch_uid="plans.notices")


def people_with(*roles: Role) -> frozenset[int]:
    """Return who has one of the roles in this workspace today."""
    held = Membership.objects.valid().filter(workspace=current_workspace(), role__in=roles)
    return frozenset(held.values_list("user_id", flat=True))


def _tell_of_approval(plan: Plan, by: User, **_signal: Any) -> None:
    everyone = people_with(Role.COORDINATOR, Role.EDITOR, Role.CONTRIBUTOR, Role.APPROVER)
    tell(
        [
            Telling(
                kind=NoticeKind.PLAN_APPROVED,
                people=everyone - {by.pk},
                event=f"plan_approved:{plan.pk}:{plan.version}",
                path=path_in_workspace("plans:home", plan.pk),
                params={"who": str(by), "thing": plan.full_title},
            )
        ]
    )
