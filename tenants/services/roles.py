"""Giving people roles, changing and ending them. What is changed holds from the next request on."""

from datetime import date

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record
from core.clock import today
from core.errors import Refusal
from register.models import Authority
from tenants.models import Membership, Officer, Role, Workspace


class LastCoordinator(Refusal):
    """A workspace would be left without anybody who leads it."""

    code = "last_coordinator"

    def __init__(self) -> None:
        super().__init__(_("This is the only coordinator. Make somebody else a coordinator first."))


@transaction.atomic
def grant_role(
    user: User,
    *,
    workspace: Workspace,
    role: str,
    by: User | None = None,
    until: date | None = None,
) -> Membership:
    """Give a person a role in a workspace, or change the one they have.

    Raises LastCoordinator.
    """
    _one_at_a_time(workspace)
    membership = Membership.objects.filter(user=user, workspace=workspace).first()
    if membership is None:
        membership = Membership(user=user, workspace=workspace)
    elif role != Role.COORDINATOR or until:
        _require_another_coordinator(membership)
    _begin(membership, role=role, until=until, by=by)
    record("membership.granted", membership, by=by, role=role)
    return membership


@transaction.atomic
def appoint(
    user: User,
    *,
    authority: Authority,
    role: str,
    by: User | None = None,
    until: date | None = None,
) -> Officer:
    """Give a person a role at a regional authority, or change the one they have."""
    office = Officer.objects.filter(user=user, authority=authority).first()
    office = office or Officer(user=user, authority=authority)
    _begin(office, role=role, until=until, by=by)
    record("office.granted", office, by=by, role=role)
    return office


@transaction.atomic
def change_role(
    held: Membership | Officer, *, role: str, by: User, until: date | None = None
) -> None:
    """Change what a person is, and until when.

    Raises LastCoordinator.
    """
    if isinstance(held, Membership):
        grant_role(held.user, workspace=held.workspace, role=role, by=by, until=until)
    else:
        appoint(held.user, authority=held.authority, role=role, by=by, until=until)


@transaction.atomic
def end_role(held: Membership | Officer, *, by: User) -> None:
    """End a person's role at once; what they have done stays.

    Raises LastCoordinator.
    """
    if isinstance(held, Membership):
        _one_at_a_time(held.workspace)
        _require_another_coordinator(held)
    held.ended_at = timezone.now()
    held.save(update_fields=["ended_at"])
    noun = "membership" if isinstance(held, Membership) else "office"
    record(f"{noun}.ended", held, by=by)


def _begin(held: Membership | Officer, *, role: str, until: date | None, by: User | None) -> None:
    is_over = held.ended_at is not None or (held.valid_to is not None and held.valid_to < today())
    if is_over:
        held.valid_from, held.ended_at = today(), None
    held.role, held.valid_to, held.granted_by = role, until, by
    held.full_clean(exclude=["user", "granted_by"], validate_unique=False)
    held.save()


def _one_at_a_time(workspace: Workspace) -> None:
    """Two coordinators who demote each other at the same moment would leave none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))",
            [f"people of {workspace.schema_name}"],
        )


def _require_another_coordinator(membership: Membership) -> None:
    coordinators = Membership.objects.valid().filter(
        workspace_id=membership.workspace_id, role=Role.COORDINATOR
    )
    if not coordinators.filter(pk=membership.pk).exists():
        return
    if not coordinators.exclude(pk=membership.pk).filter(valid_to=None).exists():
        raise LastCoordinator
