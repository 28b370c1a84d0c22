"""Writing objectives and measures."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import models, transaction

from accounts.models import User
from audit.services import record
from catalogue.models import FrameworkGoal
from plans.editing import Gone, StaleEdit, add, change, count_up
from plans.models import Body, GoalLink, Measure, MeasurePartner, Objective, Plan, Relation, Section
from plans.preparation.services import add_body


@transaction.atomic
def write_objective(
    plan: Plan,
    *,
    by: User,
    goals: Iterable[FrameworkGoal] = (),
    implements: Iterable[FrameworkGoal] = (),
    **said: Any,
) -> Objective:
    """Add an objective as the plan's last: it supports goals of frameworks, and implements some.

    Raises ValidationError.
    """
    objective = add(Objective(plan=plan, position=_next(plan.objectives), **said), by=by)
    _link(objective, _wanted({}, goals, implements))
    return objective


@transaction.atomic
def change_objective(
    objective: Objective,
    *,
    version: int,
    by: User,
    goals: Iterable[FrameworkGoal] | None = None,
    implements: Iterable[FrameworkGoal] | None = None,
    **said: Any,
) -> Objective:
    """Change an objective; with `goals` also which goals it serves, with `implements` which of them it implements.

    Raises StaleEdit, Gone, ValidationError.
    """
    changed = change(objective, version=version, by=by, **said)
    known = dict(changed.goal_links.values_list("goal_id", "relation"))
    wanted = _wanted(known, goals, implements)
    if wanted == known:
        return changed
    _link(changed, wanted)
    if changed.version > version:
        return changed
    return count_up(changed, by=by, changes={"goals": [sorted(known), sorted(wanted)]})


def _wanted(
    known: Mapping[str, str],
    goals: Iterable[FrameworkGoal] | None,
    implements: Iterable[FrameworkGoal] | None,
) -> dict[str, str]:
    """Return how an objective relates to each goal, as far as it was said; the rest stays as it is known."""
    served = set(known) if goals is None else {goal.pk for goal in goals}
    if implements is None:
        return {key: known.get(key, Relation.SUPPORTS) for key in served}
    carried = {goal.pk for goal in implements}
    return {
        key: Relation.IMPLEMENTS.value if key in carried else Relation.SUPPORTS.value
        for key in served | carried
    }


def _link(objective: Objective, wanted: Mapping[str, str]) -> None:
    objective.goal_links.all().delete()
    GoalLink.objects.bulk_create(
        GoalLink(objective=objective, goal_id=key, relation=relation)
        for key, relation in wanted.items()
    )


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
    roles: Mapping[UUID, str] | None = None,
    **said: Any,
) -> Measure:
    """Change a measure; with `partners` also who takes part, with `roles` (by body) in what role.

    Raises StaleEdit, Gone, ValidationError.
    """
    changed = change(measure, version=version, by=by, **said)
    before, named = dict(changed.partners.values_list("body_id", "role")), _partners_of(changed)
    wanted = set(before) if partners is None else {body.pk for body in partners}
    after = {key: (roles or {}).get(key, before.get(key, "")) for key in wanted}
    if after == before:
        return changed
    changed.partners.exclude(body_id__in=wanted).delete()
    MeasurePartner.objects.bulk_create(
        (MeasurePartner(measure=changed, body_id=key, role=role) for key, role in after.items()),
        update_conflicts=True,
        unique_fields=["measure", "body"],
        update_fields=["role"],
    )
    if changed.version > version:
        return changed
    return count_up(changed, by=by, changes={"partners": [named, _partners_of(changed)]})


def _partners_of(measure: Measure) -> list[str]:
    return [str(each) for each in measure.partners.select_related("body")]


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
def put_in_order(
    rows: models.QuerySet[Any], order: list[UUID], *, by: User, seen: list[UUID] | None = None
) -> None:
    """Give objectives, measures or indicators of one parent the positions in which their keys are listed.

    `seen` is the order that the person had before them. Where it is another by now, or a key is missing or
    foreign, nothing changes: somebody ordered, added or removed meanwhile. Raises StaleEdit, and Gone when no row is left.
    """
    known = {row.pk: row for row in rows.select_for_update()}
    is_stale = seen is not None and seen != list(known)
    if is_stale or len(order) != len(known) or set(order) != set(known):
        if not known:
            raise Gone
        raise StaleEdit(next(iter(known.values())), {"order": order})
    if order == list(known):
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
