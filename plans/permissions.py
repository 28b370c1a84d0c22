"""Who may do what with the plan. Predicates ask the membership, and a measure whose body's people are known."""

from core.permissions import right
from plans.models import BodyPerson, Measure
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


@right("plans.can_approve")
def can_approve(member: Membership) -> bool:
    """Coordinators and approvers record what a body decided."""
    return member.role in {Role.COORDINATOR, Role.APPROVER}


@right("plans.can_draft")
def can_draft(member: Membership) -> bool:
    """Whoever has a form to write in; a reader has none."""
    return member.role != Role.READER
