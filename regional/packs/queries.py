"""Packs of an authority."""

from uuid import UUID

from django.db.models import QuerySet

from core.clock import today
from regional.models import Pack
from regional.queries.scope import lineage, seen_by
from register.models import Authority


def packs_of(authority: str) -> QuerySet[Pack]:
    """Return the packs of an authority and of those whose work it took over, the newest first."""
    found = Pack.objects.filter(authority__in=lineage(authority))
    return found.select_related("authority", "area").defer("document").order_by("-begun_at", "-pk")


def pack_of(authority: str, key: UUID) -> Pack | None:
    """Return one of them with all that it says."""
    found = Pack.objects.filter(authority__in=lineage(authority), pk=key)
    return found.select_related("authority", "area").first()


def areas_of(authority: Authority) -> list[tuple[str, str]]:
    """Return the employment areas in which the authority has municipalities today, as choices."""
    places = seen_by(authority, on=today()).choices
    named = {
        str(place.employment_area_id): str(place.employment_area_name)
        for place in places
        if place.employment_area_id
    }
    return sorted(named.items(), key=lambda one: one[1])
