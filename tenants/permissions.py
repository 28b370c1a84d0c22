"""Who may give whom a role."""

from accounts.models import User
from core.permissions import right
from tenants.models import Membership, Officer, Role

# Nobody gives more than they hold; a coordinator holds all that there is in a workspace.
GIVEN_BY = {Role.COORDINATOR: frozenset(Role)}


@right("tenants.can_manage_people")
def can_manage_people(member: Membership) -> bool:
    """The coordinator says who is in the workspace, and as what."""
    return bool(GIVEN_BY.get(Role(member.role)))


@right("tenants.can_give_role")
def can_give_role(member: Membership, role: str) -> bool:
    """A member gives only such roles as they hold themselves."""
    return role in GIVEN_BY.get(Role(member.role), frozenset())


@right("tenants.can_give_first_role")
def can_give_first_role(user: User, role: str) -> bool:
    """The platform's administrator invites a workspace's coordinators, who invite all others."""
    return user.is_staff and role == Role.COORDINATOR


@right("tenants.can_appoint")
def can_appoint(user: User, role: str) -> bool:
    """The platform's administrator says who acts for an authority."""
    return user.is_staff and role in Officer.Role.values


@right("tenants.can_hold_keys")
def can_hold_keys(member: Membership) -> bool:
    """Every member makes keys for programs: a key may do no more than its maker."""
    return bool(member)


@right("tenants.can_hold_office_keys")
def can_hold_office_keys(officer: Officer) -> bool:
    """Every officer makes keys for programs, for their authority."""
    return bool(officer)
