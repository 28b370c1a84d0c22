"""The plan's way: draft, out for statements, proposed, approved, published, superseded; each step is on record."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record
from core.errors import Refusal
from plans.document.queries import approved_versions
from plans.document.services.freezing import freeze, locked
from plans.editing import count_up
from plans.models import IN_FORCE, Plan, PlanState, PlanVersion, StateChange

DRAFT, STATEMENTS, PROPOSED = PlanState.DRAFT, PlanState.STATEMENTS, PlanState.PROPOSED
APPROVED, PUBLISHED, SUPERSEDED = PlanState.APPROVED, PlanState.PUBLISHED, PlanState.SUPERSEDED
# From where each state can be reached. A plan that is in force stays so while its revision is on its way.
REACHED_FROM: dict[PlanState, frozenset[PlanState]] = {
    STATEMENTS: frozenset({DRAFT, STATEMENTS, PROPOSED, *IN_FORCE}),
    PROPOSED: frozenset({DRAFT, STATEMENTS, PROPOSED, *IN_FORCE}),
    DRAFT: frozenset({STATEMENTS, PROPOSED}),
    APPROVED: frozenset({DRAFT, STATEMENTS, PROPOSED, *IN_FORCE}),
    PUBLISHED: frozenset(IN_FORCE),
    SUPERSEDED: frozenset({STATEMENTS, PROPOSED, *IN_FORCE}),
}


class StateNotPossible(Refusal):
    """The plan cannot go from where it is to where it was to go; perhaps it is there already."""

    code = "state_not_possible"


@transaction.atomic
def send_for_statements(plan: Plan, *, by: User, note: str = "") -> StateChange:
    """Freeze the text on which statements are asked for.

    Raises StateNotPossible, Gone, ValidationError.
    """
    return _freeze_for(plan, STATEMENTS, by=by, note=note)


@transaction.atomic
def propose(plan: Plan, *, by: User, note: str = "") -> StateChange:
    """Freeze the text that is proposed to the body that decides.

    Raises StateNotPossible, Gone, ValidationError.
    """
    return _freeze_for(plan, PROPOSED, by=by, note=note)


@transaction.atomic
def take_back(plan: Plan, *, by: User, note: str) -> StateChange:
    """Return a plan that is out for statements or proposed to its preparation, for a reason.

    Raises StateNotPossible, Gone, ValidationError.
    """
    _said(note)
    current = locked(plan)
    check(current, DRAFT)
    return enter(current, DRAFT, None, by=by, note=note)


@transaction.atomic
def publish(plan: Plan, *, by: User, link: str = "", note: str = "") -> StateChange:
    """Say that the latest approved version has been published, and where.

    Raises StateNotPossible, Gone, ValidationError.
    """
    current = locked(plan)
    check(current, PUBLISHED)
    version = approved_versions(current).defer("document").first()
    if version is None or _took(version, PUBLISHED):
        raise StateNotPossible(_("The version that was approved last is published already."))
    return enter(current, PUBLISHED, version, by=by, note=note, link=link)


@transaction.atomic
def supersede(plan: Plan, *, by: User, note: str) -> StateChange:
    """Say that the plan is not followed any more, and what has come in its place; its years are free again.

    Raises StateNotPossible, Gone, ValidationError.
    """
    _said(note)
    current = locked(plan)
    check(current, SUPERSEDED)
    version = approved_versions(current).defer("document").first()
    version = version or current.versions.defer("document").first()
    return enter(current, SUPERSEDED, version, by=by, note=note)


def check(plan: Plan, state: PlanState) -> None:
    """Refuse a state that cannot be reached from where the plan is.

    Raises StateNotPossible.
    """
    if PlanState(plan.state) not in REACHED_FROM[state]:
        raise StateNotPossible(
            _("The plan is “%(now)s”, and “%(wanted)s” cannot follow that.")
            % {"now": plan.get_state_display(), "wanted": state.label}
        )


def enter(
    plan: Plan,
    state: PlanState,
    version: PlanVersion | None,
    *,
    by: User,
    note: str = "",
    link: str = "",
) -> StateChange:
    """Put a step of a locked plan on record, and let it be in that state.

    Raises ValidationError.
    """
    made = StateChange(
        plan=plan,
        version=version,
        state=state,
        note=note,
        link=link,
        made_by_id=by.pk,
        made_by_name=str(by)[:120],
    )
    made.full_clean()
    made.save(force_insert=True)
    stays = state in {STATEMENTS, PROPOSED} and plan.state in IN_FORCE
    if not stays and plan.state != state:
        before, plan.state = plan.state, state.value
        count_up(plan, by=by, changes={"state": [before, state.value]})
    if state != APPROVED:  # the approval puts itself on record, with what was decided
        number = version.number if version else None
        record(f"plan.{state.value}", plan, by=by, number=number, note=note)
    return made


def _freeze_for(plan: Plan, state: PlanState, *, by: User, note: str) -> StateChange:
    current = locked(plan)
    check(current, state)
    version = freeze(current, by=by)
    if current.state == state and _took(version, state):
        raise StateNotPossible(
            _("Version %(number)s is “%(state)s” already, and nothing has changed since.")
            % {"number": version.number, "state": state.label}
        )
    return enter(current, state, version, by=by, note=note)


def _took(version: PlanVersion, state: PlanState) -> bool:
    return version.state_changes.filter(state=state).exists()


def _said(note: str) -> None:
    if not note.strip():
        raise ValidationError({"note": [_("Say why.")]})
