"""The service map as tables: services against target groups, and against reasons of arrival."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from catalogue.queries import target_groups
from plans.models import ArrivalReason, Coverage, Plan, Service


@dataclass(frozen=True, slots=True)
class Row:
    """A service, and how it stands for each group: a coverage, or nothing where it is not for the group."""

    service: Service
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Map:
    """Services against groups, with the groups for which there is nothing, or only something that is missing."""

    key: str
    title: str
    heads: Sequence[str]
    rows: Sequence[Row]
    without: Sequence[str]


def services_named(plan: Plan, text: str) -> "QuerySet[Service]":
    """Return the services in which each word is found: in the name, the provider, the reach or the gap."""
    found = plan.services.select_related("provider")
    for word in text.split()[:8]:
        found = found.filter(
            Q(name__icontains=word)
            | Q(provider__name__icontains=word)
            | Q(provider_name__icontains=word)
            | Q(reach__icontains=word)
            | Q(gap__icontains=word)
        )
    return found


def maps_of(plan: Plan, shown: Sequence[Service]) -> list[Map]:
    """Lay the shown services out; what is lacking is told of all the plan's services."""
    there = plan.services.exclude(coverage=Coverage.MISSING)
    groups, reasons = set(), set()
    for for_groups, for_reasons in there.values_list("target_groups", "arrival_reasons"):
        groups.update(for_groups)
        reasons.update(for_reasons)
    named = [(group.key, group.name) for group in target_groups()]
    because = [(key, str(label)) for key, label in ArrivalReason.choices]
    return [
        Map(
            "by-group",
            _("By target group"),
            [name for _key, name in named],
            [_row(each, each.target_groups, named) for each in shown],
            _lacking(named, groups),
        ),
        Map(
            "by-reason",
            _("By reason of arrival"),
            [name for _key, name in because],
            [_row(each, each.arrival_reasons, because) for each in shown],
            _lacking(because, reasons),
        ),
    ]


def _row(service: Service, keys: Iterable[str], named: Sequence[tuple[str, str]]) -> Row:
    return Row(service, [service.coverage if key in keys else "" for key, _name in named])


def _lacking(named: Sequence[tuple[str, str]], there: set[str]) -> list[str]:
    return [name for key, name in named if key not in there]
