"""Who can be made responsible, and the days of the timetable."""

from django.db.models import Count, Q, QuerySet

from plans.models import Body
from tenants.models import Membership, Workspace


def bodies_named(text: str) -> "QuerySet[Body]":
    """Return the bodies whose name or contact person has each word in it, with how much rests on each."""
    found = Body.objects.select_related("kind").annotate(
        measure_count=Count("measures", distinct=True),
        share_count=Count("partnerships", distinct=True),
        people_count=Count("people", distinct=True),
    )
    for word in text.split()[:8]:
        found = found.filter(Q(name__icontains=word) | Q(contact_name__icontains=word))
    return found.order_by("name", "pk")


def members_of(workspace: Workspace) -> list[Membership]:
    """Return the people of the workspace whose membership holds today, by name."""
    held = Membership.objects.valid().filter(workspace=workspace).select_related("user")
    return list(held.order_by("user__name", "user__email"))
