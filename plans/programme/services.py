"""Writing objectives and measures."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import models, transaction

from accounts.models import User
from audit.services import record
from catalogue.models import FrameworkGoal
from plans.editing import Gone, StaleEdit, add, change, count_up
from plans.models import Body, GoalLink, Measure, MeasurePartner, Objective, Plan, Section
from plans.preparation.services import add_body


@transaction.atomic
def write_objective(
    plan: Plan, *, by: User, goals: Iterable[FrameworkGoal] = (), **said: Any
) -> Objective:
    """Add an objective as the plan's last, linked to goals of frameworks.

    Raises ValidationError.
    """
    objective = add(Objective(plan=plan, position=_next(plan.objectives), **said), by=by)
    GoalLink.objects.bulk_create(GoalLink(objective=objective, goal=goal) for goal in goals)
    return objective


@transaction.atomic
def change_objective(
    objective: Objective,
    *,
    version: int,
    by: User,
    goals: Iterable[FrameworkGoal] | None = None,
    **said: Any,
) -> Objective:
    """Change an objective; with `goals`, also which goals it serves.

    Raises StaleEdit, Gone, ValidationError.
    """
    changed = change(objective, version=version, by=by, **said)
    if goals is None:
        return changed
    wanted = {goal.pk for goal in goals}
    known = set(changed.goal_links.values_list("goal_id", flat=True))
    if wanted == known:
        return changed
    changed.goal_links.exclude(goal_id__in=wanted).delete()
    GoalLink.objects.bulk_create(GoalLink(objective=changed, goal_id=key) for key in wanted - known)
    if changed.version > version:
        return changed
    return count_up(changed, by=by, changes={"goals": [sorted(known), sorted(wanted)]})


@transaction.atomic
def plan_measure(
    objective: Objective, *, by: User, partners: Iterable[Body] = (), **said: Any
) -> Measure:
    """Add a measure as the objective's last, with the body that answers for it and its partners.

    Raises ValidationError (no responsible body, an end before the start, …).
    """
    measure = add(Measure(objective=objective, position=_next(objective.measures), **said), by=by)
    MeasurePartner.objects.bulk_create(
        MeasurePartner(measure=measure, body=body) for body in partners
    )
    return measure


@transaction.atomic
def change_measure(
    measure: Measure,
    *,
    version: int,
    by: User,
    partners: Iterable[Body] | None = None,
    **said: Any,
) -> Measure:
    """Change a measure; with `partners`, also who takes part.

    Raises StaleEdit, Gone, ValidationError.
    """
    changed = change(measure, version=version, by=by, **said)
    if partners is None:
        return changed
    wanted = {body.pk: body for body in partners}
    known = set(changed.partners.values_list("body_id", flat=True))
    if set(wanted) == known:
        return changed
    changed.partners.exclude(body_id__in=wanted).delete()
    MeasurePartner.objects.bulk_create(
        MeasurePartner(measure=changed, body=wanted[key]) for key in set(wanted) - known
    )
    if changed.version > version:
        return changed
    return count_up(changed, by=by, changes={"partners": [len(known), len(wanted)]})


@transaction.atomic
def body_named(name: str, *, by: User, kind: Any) -> Body:
    """Return the body of this name, added if the list has none.

    Raises ValidationError.
    """
    known = Body.objects.filter(name__iexact=name).first()
    return known or add_body(by=by, name=name, kind=kind)


@transaction.atomic
def write_section(plan: Plan, element: str, *, by: User, version: int = 0, **said: Any) -> Section:
    """Write the plan's text on an element, or why it needs none; `version` 0 says that nobody wrote it before.

    Raises StaleEdit, Gone, ValidationError (left out without a reason).
    """
    known = Section.objects.filter(plan=plan, element=element).first()
    if known is not None:
        return change(known, version=version, by=by, **said)
    if version:
        raise Gone
    return add(Section(plan=plan, element=element, **said), by=by)


@transaction.atomic
def put_in_order(rows: models.QuerySet[Any], order: list[UUID], *, by: User) -> None:
    """Give objectives, measures or indicators of one parent the positions in which their keys are listed.

    A key that is missing or foreign changes nothing: somebody added or removed a row meanwhile.
    Raises StaleEdit, and Gone when no row is left.
    """
    known = {row.pk: row for row in rows.select_for_update()}
    if len(order) != len(known) or set(order) != set(known):
        if not known:
            raise Gone
        raise StaleEdit(next(iter(known.values())), {"order": order})
    if not order:
        return
    for position, key in enumerate(order, start=1):
        known[key].position = position
    rows.bulk_update(known.values(), ["position"])
    record("order.changed", known[order[0]], by=by, order=[str(key) for key in order])


@transaction.atomic
def move(rows: models.QuerySet[Any], key: UUID, *, up: bool, by: User) -> None:
    """Let a row change places with the one before it, or after it; the first and the last stay where they are.

    Raises Gone.
    """
    order = [row.pk for row in rows.select_for_update()]
    if key not in order:
        raise Gone
    here = order.index(key)
    there = max(0, here - 1) if up else min(len(order) - 1, here + 1)
    if here != there:
        order[here], order[there] = order[there], order[here]
        put_in_order(rows, order, by=by)


def _next(rows: Any) -> int:
    last = rows.aggregate(last=models.Max("position"))["last"]
    return (last or 0) + 1
