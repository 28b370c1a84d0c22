"""Between reports: how far planning is, as the region may know it."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from audit.services import record
from core.clock import today
from plans.events import plan_approved
from plans.home.queries import Status, steps_of
from plans.models import Approval, ItemMark, Mark, Milestone, Plan
from regional import inbox
from regional.contracts import MilestonePart, Signal
from reporting.queries import municipalities_here

PICTURE = 3  # the step of the situational picture
GROUP = "2.1"  # the item of the checklist on setting up a cooperation group


def signal_of(plan: Plan) -> Signal:
    """Say what the region may know of a plan before it is reported on: no text of it, and no person."""
    approval = Approval.objects.filter(version__plan=plan).order_by("-version__number").first()
    milestones = Milestone.objects.filter(plan=plan)
    done = {step.number for step in steps_of(plan) if step.status == Status.DONE}
    ahead = plan.decision_steps.filter(decided_on=None, planned_on__gte=today())
    return Signal(
        phase=len(done),
        coordinator_named=plan.coordinating_body_id is not None,
        group_named=ItemMark.objects.filter(plan=plan, item=GROUP, mark=Mark.DONE).exists(),
        plan_approved_on=approval.decided_on if approval else None,
        picture_ready=PICTURE in done,
        decision_planned_on=ahead.aggregate(last=Max("planned_on"))["last"],
        milestones=tuple(
            MilestonePart(title=row.title, due_on=row.planned_on, done_on=row.done_on)
            for row in milestones
        ),
    )


@transaction.atomic
def send_signals(plan: Plan, *, by: User) -> Signal:
    """Tell the region how far the plan is, for each municipality that takes part today; return what was told."""
    signal = signal_of(plan)
    for code in municipalities_here(today()):
        inbox.send_signal(signal, municipality=code)
    record("signal.sent", plan, by=by, phase=signal.phase)
    return signal


def hear_of_approvals() -> None:
    """Send the signal whenever a plan is approved."""
    plan_approved.connect(_on_approval, dispatch_uid="reporting.signals")


def _on_approval(plan: Plan, by: User, **_told: Any) -> None:
    send_signals(plan, by=by)
