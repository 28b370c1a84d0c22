"""Recording that the municipality has approved its plan: what was decided on is frozen with its hash."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record
from core.clock import today
from core.errors import Refusal
from plans.document.content import content_of, decided_of
from plans.document.queries import approved_versions
from plans.document.services.freezing import freeze, locked
from plans.document.services.states import check, enter
from plans.events import plan_approved
from plans.models import Approval, Plan, PlanState, PlanVersion
from tenants.context import current_workspace
from ui.formats import date_words

YEARS_BEFORE = 2  # a plan is decided on at most so many years before its first


class NothingChanged(Refusal):
    """What is to be approved has been approved already, perhaps by somebody a moment ago."""

    code = "nothing_changed"

    def __init__(self, version: PlanVersion) -> None:
        super().__init__(
            _("Nothing has changed since version %(number)s, which %(name)s recorded on %(day)s.")
            % {
                "number": version.number,
                "name": version.made_by_name or _("somebody"),
                "day": date_words(version.made_at),
            }
        )


class DayNotPossible(Refusal):
    """The decision cannot have been made on the day that was given."""

    code = "day_not_possible"


class NoMunicipality(Refusal):
    """The plan is of several municipalities, and each of them decides on it in its own bodies."""

    code = "no_municipality"

    def __init__(self) -> None:
        super().__init__(_("Say which of the municipalities has approved the plan."))


@transaction.atomic
def approve_plan(
    plan: Plan,
    *,
    by: User,
    body_name: str,
    decided_on: date,
    section: str,
    minutes_link: str = "",
) -> Approval:
    """Freeze the plan as its next version and record the decision on it, in one transaction.

    What the plan lacks does not stop it: the municipality decides. Two people at once: one version is made,
    and the second is told of it. Raises NothingChanged, DayNotPossible, StateNotPossible, NoMunicipality,
    Gone, ValidationError.
    """
    current = locked(plan)
    check(current, PlanState.APPROVED)
    latest = approved_versions(current).prefetch_related("approvals").first()
    _check_day(current, latest, decided_on)
    content = content_of(current)
    if latest is not None and decided_of(latest.document) == decided_of(content):
        raise NothingChanged(latest)
    version = freeze(current, by=by, content=content)
    approval = _decision(
        version, by=by, body_name=body_name, decided_on=decided_on, section=section,
        minutes_link=minutes_link,
    )  # fmt: skip
    enter(current, PlanState.APPROVED, version, by=by)
    record("plan.approved", current, by=by, number=version.number, hash=version.content_hash)
    plan_approved.send(sender=Plan, plan=current, by=by)
    return approval


def _check_day(plan: Plan, latest: PlanVersion | None, decided_on: date) -> None:
    if decided_on > today():
        raise DayNotPossible(_("The day of the decision is still to come."))
    if decided_on < date(plan.first_year - YEARS_BEFORE, 1, 1):
        raise DayNotPossible(
            _("The plan begins in %(year)s: a decision on %(day)s cannot have been about it.")
            % {"year": plan.first_year, "day": date_words(decided_on)}
        )
    earlier = (
        max((each.decided_on for each in latest.approvals.all()), default=None) if latest else None
    )
    if latest and earlier and decided_on < earlier:
        raise DayNotPossible(
            _("Version %(number)s was decided on %(day)s: a later version cannot come before it.")
            % {"number": latest.number, "day": date_words(earlier)}
        )


def _decision(version: PlanVersion, *, by: User, **said: Any) -> Approval:
    municipality = current_workspace().municipality
    if municipality is None:
        raise NoMunicipality
    approval = Approval(
        version=version,
        municipality=municipality,
        recorded_by_id=by.pk,
        recorded_by_name=str(by)[:120],
        **said,
    )
    approval.full_clean()
    approval.save(force_insert=True)
    return approval
