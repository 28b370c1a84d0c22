"""Who is where, and who has been asked to come."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Invitation, User
from core.clock import today
from register.models import Authority, Municipality
from register.queries.letters import Alphabetical, folded, folded_columns, name_column
from tenants.models import Membership, Officer, Participation, Workspace
from tenants.models.membership import DatedQuerySet


def members_of(workspace: Workspace, *, text: str = "") -> DatedQuerySet:
    """Return today's and coming members by name; `text` is a part of the name or the address."""
    found = _not_ended(Membership.objects.filter(workspace=workspace), text)
    return found.select_related("user", "workspace").order_by("user__name", "user__email")


def officers_of(authority: Authority, *, text: str = "") -> DatedQuerySet:
    """Return today's and coming officers by name."""
    found = _not_ended(Officer.objects.filter(authority=authority), text)
    return found.select_related("user", "authority").order_by("user__name", "user__email")


def pending_invitations(place: str) -> QuerySet[Invitation]:
    """Return what was neither accepted nor withdrawn, newest first; some may have run out."""
    # Inside a workspace only its members are known: whoever else has invited stays unnamed.
    inviter = User.objects.filter(pk=OuterRef("invited_by_id")).values("name")[:1]
    found = Invitation.objects.filter(place=place, accepted_at=None, revoked_at=None)
    return found.annotate(inviter=Subquery(inviter)).order_by("-created_at")


def workspaces(*, text: str = "") -> QuerySet[Workspace]:
    """Return all workspaces by name; `text` is how a word of a name begins, whatever its accents, or a code."""
    found = Workspace.objects.select_related("municipality")
    if text:
        said = folded_columns("name_fi", "name_sv", "name_en", "slug", "municipality__code")
        found = found.annotate(said=said).filter(said__contains=f" {folded(text)}")
    return found.order_by(Alphabetical(name_column()))


def workspaces_for(codes: Iterable[str], *, on: date) -> list[Workspace]:
    """Return the open workspaces of municipalities on the day: their own, and joint areas in which they take part."""
    wanted = list(codes)
    parts = Participation.objects.filter(municipality__in=wanted, valid_from__lte=on)
    joint = parts.exclude(valid_to__lt=on).values("workspace")
    found = Workspace.objects.filter(Q(municipality__in=wanted) | Q(pk__in=joint), closed_at=None)
    return list(found.order_by("pk"))


def codes_with_workspace(codes: Iterable[str], *, on: date) -> set[str]:
    """Return which of the municipalities an open workspace plans for on the day."""
    wanted = list(codes)
    open_ones = Workspace.objects.filter(closed_at=None)
    own = open_ones.filter(municipality__in=wanted).values_list("municipality_id", flat=True)
    parts = Participation.objects.filter(municipality__in=wanted, workspace__in=open_ones)
    joint = parts.filter(valid_from__lte=on).exclude(valid_to__lt=on)
    return {str(code) for code in (*own, *joint.values_list("municipality_id", flat=True))}


def municipalities_without_workspace() -> QuerySet[Municipality]:
    """Return today's municipalities that have the duty and no workspace, by name."""
    taken = Workspace.objects.exclude(municipality=None).values("municipality_id")
    found = Municipality.objects.on(today()).with_the_duty().exclude(pk__in=taken)
    return found.order_by(Alphabetical(name_column()))


def authorities_today() -> QuerySet[Authority]:
    """Return the authorities of today by name, each with the number of its officers and open invitations."""
    officers = Officer.objects.valid().filter(authority=OuterRef("pk")).values("authority")
    invitations = Invitation.objects.open().filter(place=OuterRef("pk")).values("place")
    return (
        Authority.objects.on(today())
        .annotate(officers=_number_of(officers), invited=_number_of(invitations))
        .order_by(Alphabetical(name_column()))
    )


def _number_of(rows: QuerySet[Any, Any]) -> Coalesce:
    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)


def _not_ended(found: DatedQuerySet, text: str) -> DatedQuerySet:
    return found.filter(
        Q(valid_to=None) | Q(valid_to__gte=today()),
        Q(user__name__icontains=text) | Q(user__email__icontains=text),
        ended_at=None,
    )
