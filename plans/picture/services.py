"""Writing the situation picture: findings, services and expected arrivals, and citing what was found."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from plans.editing import add, change, count_up, remove
from plans.models import (
    Citation,
    ExpectedArrivals,
    Finding,
    Measure,
    Objective,
    Plan,
    Section,
    Service,
)
from plans.preparation.services import StillNeeded

Citing = Objective | Measure | Section
# What a question that is not answered yet has none of.
UNKNOWN = {
    "title": "", "text": "", "is_key": False, "period": "", "as_of": None, "source": None,
    "source_words": "", "figure": "", "unit": "", "labels": [], "values": [],
}  # fmt: skip


@transaction.atomic
def write_finding(plan: Plan, question: str, *, by: User, **said: Any) -> Finding:
    """Add a finding as the last on its question.

    Raises ValidationError (no words, figures without a source, …).
    """
    last = plan.findings.filter(question=question).aggregate(last=models.Max("position"))["last"]
    finding = Finding(plan=plan, question=question, position=(last or 0) + 1, **said)
    return add(finding, by=by)


def change_finding(finding: Finding, *, version: int, by: User, **said: Any) -> Finding:
    """Change a finding. What answers a question that was not known takes the promise away.

    Raises StaleEdit, Gone, ValidationError.
    """
    kept = {"promised_by": "", "promised_on": None} if said.get("title") else {}
    return change(finding, version=version, by=by, **(kept | said))


def promise_finding(
    plan: Plan, question: str, *, by: User, promised_by: str, promised_on: date
) -> Finding:
    """Say that the answer is not known yet, who finds out and by when.

    Raises ValidationError.
    """
    return write_finding(plan, question, by=by, promised_by=promised_by, promised_on=promised_on)


def change_promise(finding: Finding, *, version: int, by: User, **said: Any) -> Finding:
    """Change who finds out, or by when; what was written before is no longer known.

    Raises StaleEdit, Gone, ValidationError.
    """
    return change(finding, version=version, by=by, **(UNKNOWN | said))


@transaction.atomic
def remove_finding(finding: Finding, *, version: int, by: User) -> None:
    """Remove a finding on which nothing rests.

    Raises StillNeeded (it says what cites the finding), StaleEdit, Gone.
    """
    if words := why_needed(finding):
        raise StillNeeded(words)
    try:
        remove(finding, version=version, by=by)
    except models.RestrictedError as error:  # somebody has cited it this moment
        raise StillNeeded(why_needed(finding)) from error


def why_needed(finding: Finding) -> str:
    """Say what cites a finding, so that it cannot be removed; nothing if nothing does."""
    cited = finding.citations.select_related("objective", "measure", "section")
    names = [f"“{each.objective or each.measure or each.section}”" for each in cited[:5]]
    if not names:
        return ""
    return _("It is cited in %(names)s. Take it out of there first.") % {"names": ", ".join(names)}


@transaction.atomic
def cite(row: Citing, findings: Iterable[Finding], *, version: int, by: User) -> Citing:
    """Let an objective, a measure or a section rest on these findings and no others.

    Raises StaleEdit, Gone, ValidationError.
    """
    current = change(row, version=version, by=by)
    # Locked, so that nobody removes a finding while it is being cited.
    there = Finding.objects.select_for_update(of=("self",))
    wanted = {each.pk: each for each in there.filter(pk__in=[each.pk for each in findings])}
    known = set(current.citations.values_list("finding_id", flat=True))
    if known == set(wanted):
        return current
    name = str(row._meta.model_name)
    current.citations.exclude(finding_id__in=wanted).delete()
    Citation.objects.bulk_create(
        Citation(finding=wanted[key], **{name: current}) for key in set(wanted) - known
    )
    return count_up(current, by=by, changes={"findings": [_keys(known), _keys(wanted)]})


def _keys(keys: Iterable[UUID]) -> list[str]:
    return sorted(map(str, keys))


def add_service(plan: Plan, *, by: User, **said: Any) -> Service:
    """Put a service on the service map.

    Raises ValidationError (no provider of a service that is there, a gap without words, …).
    """
    return add(Service(plan=plan, **said), by=by)


def change_service(service: Service, *, version: int, by: User, **said: Any) -> Service:
    """Change a service of the map.

    Raises StaleEdit, Gone, ValidationError.
    """
    return change(service, version=version, by=by, **said)


def remove_service(service: Service, *, version: int, by: User) -> None:
    """Take a service off the map.

    Raises StaleEdit, Gone.
    """
    remove(service, version=version, by=by)


def expect_arrivals(plan: Plan, *, by: User, **said: Any) -> ExpectedArrivals:
    """Say how many people are expected in a year, at least and at most, and what that rests on.

    Raises ValidationError.
    """
    return add(ExpectedArrivals(plan=plan, **said), by=by)


def change_arrivals(
    arrivals: ExpectedArrivals, *, version: int, by: User, **said: Any
) -> ExpectedArrivals:
    """Change the range of a year.

    Raises StaleEdit, Gone, ValidationError.
    """
    return change(arrivals, version=version, by=by, **said)


def remove_arrivals(arrivals: ExpectedArrivals, *, version: int, by: User) -> None:
    """Take the range of a year away.

    Raises StaleEdit, Gone.
    """
    remove(arrivals, version=version, by=by)
