"""What people have to do, over all their workspaces: workspaces tell, and the front door shows each person their own.

No request goes through the schemas one by one: a workspace writes here in the transaction in which a task changes.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.models import QuerySet

from accounts.models import User
from core.clock import today
from tenants.context import current_workspace
from tenants.database.person import say_person
from tenants.models import Errand, Membership


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a workspace says that somebody has to do; `key` names it in that workspace for good."""

    key: str
    kind: str
    title: str
    path: str
    due_on: date | None
    people: frozenset[int]


@transaction.atomic
def tell_errand(told: Told) -> None:
    """Show something to the people who have to do it, and to nobody else; telling it again changes nothing."""
    theirs = Errand.objects.filter(workspace=current_workspace(), key=told.key)
    people = told.people & _members(told.people)
    theirs.exclude(user_id__in=people).delete()
    _write([told], people)


def settle_errand(key: str) -> None:
    """Take something off everybody's list: it is done, or will not be."""
    Errand.objects.filter(workspace=current_workspace(), key=key).delete()


@transaction.atomic
def tell_all(told: Iterable[Told]) -> int:
    """Replace all that this workspace has told; return how many errands there are now."""
    everything = list(told)
    Errand.objects.filter(workspace=current_workspace()).delete()
    return _write(everything, _members({key for each in everything for key in each.people}))


@contextmanager
def seen_by(user: User) -> Iterator[None]:
    """At the front door, see a person's errands until the block ends: the row policies ask who it is."""
    with transaction.atomic():
        say_person(user.pk)
        try:
            yield
        finally:
            if not connection.needs_rollback:
                say_person(None)


def errands_of(user: User) -> QuerySet[Errand]:
    """Return a person's errands in the workspaces where they have a role today. Asked inside `seen_by`."""
    held = Membership.objects.valid().filter(user_id=user.pk, workspace__closed_at=None)
    found = Errand.objects.filter(user_id=user.pk, workspace__in=held.values("workspace"))
    return found.select_related("workspace")


def _members(people: Iterable[int]) -> frozenset[int]:
    held = Membership.objects.valid(today()).filter(
        workspace=current_workspace(), user_id__in=list(people)
    )
    return frozenset(held.values_list("user_id", flat=True))


def _write(told: Iterable[Told], members: frozenset[int]) -> int:
    rows = [
        Errand(
            workspace=current_workspace(),
            user_id=person,
            kind=each.kind,
            key=each.key,
            title=each.title,
            path=each.path,
            due_on=each.due_on,
        )
        for each in told
        for person in sorted(each.people & members)
    ]
    Errand.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["user", "workspace", "key"],
        update_fields=["kind", "title", "path", "due_on"],
        batch_size=1000,
    )
    return len(rows)
