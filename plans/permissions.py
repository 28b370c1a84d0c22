"""Who may do what with the plan. Predicates ask the membership, and whose body a thing belongs to."""

from django.db.models import Q

from core.permissions import right
from plans.models import BodyPerson, Indicator, Measure, Proposal, ProposalState, Task
from tenants.models import Membership, Role

WRITERS = {Role.COORDINATOR, Role.EDITOR}


@right("plans.can_read")
def can_read(member: Membership) -> bool:
    """Every member of the workspace reads the plan."""
    return bool(member)


@right("plans.can_edit")
def can_edit(member: Membership) -> bool:
    """Coordinators and editors write the plan."""
    return member.role in WRITERS


@right("plans.can_coordinate")
def can_coordinate(member: Membership) -> bool:
    """The coordinator starts plans, and says who takes care of what."""
    return member.role == Role.COORDINATOR


@right("plans.can_contribute")
def can_contribute(member: Membership) -> bool:
    """Whoever may change some of the plan, if only their own measures."""
    return member.role in WRITERS | {Role.CONTRIBUTOR}


@right("plans.can_edit_measure")
def can_edit_measure(member: Membership, measure: Measure) -> bool:
    """Writers change each measure; a contributor those of the bodies they act for."""
    if member.role in WRITERS:
        return True
    return (
        member.role == Role.CONTRIBUTOR
        and BodyPerson.objects.filter(body=measure.responsible_id, user_id=member.user_id).exists()
    )


@right("plans.can_record_value")
def can_record_value(member: Membership, indicator: Indicator) -> bool:
    """Writers record each value; a contributor where their body brings it, or answers for a measure of the objective."""
    if member.role in WRITERS:
        return True
    if member.role != Role.CONTRIBUTOR:
        return False
    theirs = BodyPerson.objects.filter(user_id=member.user_id)
    return theirs.filter(
        Q(body=indicator.responsible_id) | Q(body__measures__objective=indicator.objective_id)
    ).exists()


@right("plans.can_propose")
def can_propose(member: Membership) -> bool:
    """Whoever has a form to write in brings proposals, their own or those of a meeting."""
    return member.role != Role.READER


@right("plans.can_edit_proposal")
def can_edit_proposal(member: Membership, proposal: Proposal) -> bool:
    """Writers mend each proposal; whoever wrote it down does until it is answered."""
    if member.role in WRITERS:
        return True
    is_theirs = proposal.by_user_id == member.user_id
    return is_theirs and proposal.state == ProposalState.OPEN and can_propose(member)


@right("plans.can_have_tasks")
def can_have_tasks(member: Membership) -> bool:
    """Tasks are given to every member; whether this one is theirs is `can_do_task`."""
    return bool(member)


@right("plans.can_do_task")
def can_do_task(member: Membership, task: Task) -> bool:
    """Writers change and settle each task; others, readers too, those that were given to them or to a body they act for."""
    if member.role in WRITERS or task.user_id == member.user_id:
        return True
    return (
        task.user_id is None
        and task.body_id is not None
        and BodyPerson.objects.filter(body=task.body_id, user_id=member.user_id).exists()
    )


@right("plans.can_approve")
def can_approve(member: Membership) -> bool:
    """Coordinators and approvers record what a body decided."""
    return member.role in {Role.COORDINATOR, Role.APPROVER}


@right("plans.can_draft")
def can_draft(member: Membership) -> bool:
    """Whoever has a form to write in; a reader has none."""
    return member.role != Role.READER


@right("plans.can_be_told")
def can_be_told(member: Membership) -> bool:
    """Each member is told of what concerns them, and says how."""
    return bool(member)
