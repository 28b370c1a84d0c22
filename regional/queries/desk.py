"""What lies on an authority's desk: the reports that it received, and those of the municipalities it is in charge of."""

from datetime import date
from typing import TYPE_CHECKING, TypedDict, cast

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from regional.models import Coverage, ReviewEvent
from regional.queries.remarks import REPLY_WAITS
from regional.queries.scope import codes_under, heir_of
from register.models import MunicipalitySuccession
from register.queries.letters import folded, folded_columns

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

READ = ("opened", "reopened", "replied")
AWAITING = Q(last_kind=None) | Q(last_kind__in=READ)


class Reviewed(TypedDict):
    """What is told of a report on the desk."""

    last_kind: str | None
    is_newest: bool
    correction_due: date | None
    officer_id: int | None
    officer_name: str | None
    reply_waits: bool


if TYPE_CHECKING:
    OnDesk = WithAnnotations[Coverage, Reviewed]
else:
    OnDesk = Coverage


def codes_in_charge(authority: str, *, on: date) -> set[str]:
    """Return the codes of the municipalities whose reports an authority answers on the day, merged ones with their heirs."""
    codes = set(codes_under(authority, on=on))
    heirs = dict(MunicipalitySuccession.objects.values_list("predecessor_id", "successor_id"))
    return codes | {code for code in heirs if heir_of(code, codes, heirs) in codes}


def on_desk(authority: str, *, codes: set[str]) -> "QuerySet[OnDesk]":
    """Return the reports that an authority may read, newest first: one for each municipality that a report counts for."""
    reviews = ReviewEvent.objects.filter(coverage=OuterRef("pk")).order_by("-number")
    newer = Coverage.objects.filter(
        obligation=OuterRef("obligation"), effective_at__gt=OuterRef("effective_at")
    )
    found = (
        Coverage.objects.filter(Q(report__authority=authority) | Q(municipality__any=codes))
        .annotate(
            last_kind=Subquery(reviews.values("kind")[:1]),
            correction_due=Subquery(reviews.values("correction_due")[:1]),
            is_newest=~Exists(newer),
            officer_id=F("obligation__assignment__user_id"),
            officer_name=F("obligation__assignment__user_name"),
            reply_waits=REPLY_WAITS,
        )
        .select_related(
            "report__authority", "report__sent_by", "municipality", "obligation__rule_set"
        )
        .order_by("-effective_at", "municipality")
    )
    return cast("QuerySet[OnDesk]", found)


def awaiting(authority: str, *, codes: set[str]) -> int:
    """Return how many reports wait for the authority's answer."""
    return (
        on_desk(authority, codes=codes)
        .filter(AWAITING, is_newest=True, municipality__any=codes)
        .count()
    )


def searched(found: "QuerySet[OnDesk]", text: str) -> "QuerySet[OnDesk]":
    """Keep reports whose municipality or reference begins a word so."""
    columns = folded_columns(
        "municipality__name_fi", "municipality__name_sv", "report__reference", "municipality__code"
    )
    for word in folded(text).split()[:8]:
        found = found.alias(words=columns).filter(words__contains=f" {word}")
    return found


def revisions_of(coverage: Coverage) -> list[Coverage]:
    """Return everything sent for the same obligation, newest first, with what was done to it."""
    return list(
        Coverage.objects.filter(obligation=coverage.obligation_id)
        .select_related("report__authority", "report__sent_by")
        .prefetch_related(
            "reviews__authority",
            "reviews__remarks__replies",
            "reviews__remarks__closing",
            "remarks",
        )
        .order_by("-effective_at")
    )
