"""Who may do what with the municipality's reports. Predicates ask the membership."""

from core.permissions import right
from tenants.models import Membership, Role


@right("reporting.can_read")
def can_read(member: Membership) -> bool:
    """Every member of the workspace reads its reports, sent or not."""
    return bool(member)


@right("reporting.can_prepare")
def can_prepare(member: Membership) -> bool:
    """Coordinators and editors write the report."""
    return member.role in {Role.COORDINATOR, Role.EDITOR}


@right("reporting.can_decide")
def can_decide(member: Membership) -> bool:
    """Coordinators and approvers record the local decision."""
    return member.role in {Role.COORDINATOR, Role.APPROVER}


@right("reporting.can_send")
def can_send(member: Membership) -> bool:
    """Coordinators and approvers send the report, and tell the authority how far planning is."""
    return member.role in {Role.COORDINATOR, Role.APPROVER}


@right("reporting.can_ask")
def can_ask(member: Membership) -> bool:
    """Whoever works on the plan asks the authority for advice; a reader reads what was answered."""
    return member.role != Role.READER
