"""When a step has begun, is done, or needs attention: told from what is there, never asked."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.models import OrganisationKind
from core.clock import today
from plans.communication.queries import late_ones, not_told
from plans.document.queries import State, completeness_of
from plans.home.settled import late_of, settled_by_rows
from plans.home.standing import Standing
from plans.home.told import Told, counted
from plans.models import IN_FORCE, CommunicationStatus, Indicator, Measure, MeasureStatus
from plans.picture.queries import State as Answer

NAMED = 3


def responsibilities(standing: Standing) -> Told:
    """Step 1 has a coordinating body and a contact person, and its items are settled."""
    plan, items = standing.whole.plan, of_items(standing, 1)
    has_body, has_contact = plan.coordinating_body_id is not None, bool(plan.contact_name.strip())
    begun = items.begun or has_body or has_contact
    begun = begun or bool(standing.milestones or standing.decision_steps)
    needs = [
        words
        for words, there in (
            (_("The coordinating body has not been named"), has_body),
            (_("The contact person has not been named"), has_contact),
        )
        if begun and not there
    ]
    needs += late_of(standing)
    return Told(
        begun, items.complete and not needs, tuple(needs), items.done, items.total, items.note
    )


def cooperation(standing: Standing) -> Told:
    """Step 2 has the recommended kinds of member or reasons, a meeting held, and the timetable accepted.

    As long as nothing is kept here, the items alone tell. Items that were all settled by hand count as well:
    an Act may ask for less than the checklist does.
    """
    known, items = standing.cooperation, of_items(standing, 2)
    if not known.begun:
        return items
    missing, kinds = known.missing, known.kinds
    needs = []
    if missing:
        words = ngettext(
            "%(count)s recommended member is missing: %(names)s",
            "%(count)s recommended members are missing: %(names)s",
            len(missing),
        )
        needs.append(words % {"count": len(missing), "names": _some(missing)})
    if not known.met:
        needs.append(_("The group has not met yet"))
    elif not known.accepted:
        needs.append(_("The group has not accepted the timetable"))
    note = ngettext(
        "%(done)s of %(total)s recommended member is there or explained",
        "%(done)s of %(total)s recommended members are there or explained",
        len(kinds),
    )
    done = len(kinds) - len(missing)
    return Told(
        begun=True,
        complete=items.complete or not needs,
        needs=() if items.complete else tuple(needs),
        done=done,
        total=len(kinds),
        note=note % {"done": done, "total": len(kinds)},
    )


def _some(kinds: Sequence[OrganisationKind]) -> str:
    """Name the first few, so that a long list stays readable."""
    names = ", ".join(kind.name for kind in kinds[:NAMED])
    return f"{names} …" if len(kinds) > NAMED else names


def situation(standing: Standing) -> Told:
    """Step 3 has an answer to each question, or somebody who finds it out by a day that has not passed.

    Items that were all settled by hand count as well: an Act may ask for less than all the questions.
    """
    states, items = list(standing.picture.values()), of_items(standing, 3)
    answered = sum(state != Answer.EMPTY for state in states)
    late = sum(state == Answer.LATE for state in states)
    needs = ngettext(
        "%(count)s answer was to be found out by now",
        "%(count)s answers were to be found out by now",
        late,
    ) % {"count": late}
    note = ngettext(
        "%(done)s of %(total)s question is answered or promised",
        "%(done)s of %(total)s questions are answered or promised",
        len(states),
    )
    return Told(
        begun=answered > 0 or items.begun,
        complete=(answered == len(states) or items.complete) and not late,
        needs=(needs,) if late else (),
        done=answered,
        total=len(states),
        note=note % {"done": answered, "total": len(states)},
    )


def objectives(standing: Standing) -> Told:
    """Step 4 has objectives, and each says what changes."""
    rows = standing.whole.objectives
    clear = sum(bool(row.desired_change.strip()) for row in rows)
    vague = sum(not (row.desired_change.strip() or row.indicators.all()) for row in rows)
    needs = ngettext(
        "%(count)s objective has neither an indicator nor a described change",
        "%(count)s objectives have neither an indicator nor a described change",
        vague,
    ) % {"count": vague}
    note = ngettext(
        "%(done)s of %(total)s objective says what changes",
        "%(done)s of %(total)s objectives say what changes",
        len(rows),
    )
    return counted(len(rows), clear, (needs,) if vague else (), note)


def measures(standing: Standing) -> Told:
    """Step 5 has measures for each objective, and each has its time."""
    bare = sum(not row.measures.all() for row in standing.whole.objectives)
    rows = [measure for row in standing.whole.objectives for measure in row.measures.all()]
    late = sum(measure.status == MeasureStatus.LATE for measure in rows)
    needs = []
    if bare:
        needs.append(
            ngettext(
                "%(count)s objective has no measure", "%(count)s objectives have no measure", bare
            )
            % {"count": bare}
        )
    if late:
        needs.append(
            ngettext("%(count)s measure is late", "%(count)s measures are late", late)
            % {"count": late}
        )
    note = ngettext(
        "%(done)s of %(total)s measure has a schedule",
        "%(done)s of %(total)s measures have a schedule",
        len(rows),
    )
    return counted(len(rows), sum(map(_has_time, rows)), tuple(needs), note)


def _has_time(measure: Measure) -> bool:
    return measure.is_continuous or measure.starts is not None or measure.ends is not None


def indicators(standing: Standing) -> Told:
    """Step 6 has indicators for each objective, and each has a value and a target."""
    bare = sum(not row.indicators.all() for row in standing.whole.objectives)
    rows = [indicator for row in standing.whole.objectives for indicator in row.indicators.all()]
    silent = sum(not _has_value(row) for row in rows)
    needs = []
    if bare:
        needs.append(
            ngettext(
                "%(count)s objective has no indicator",
                "%(count)s objectives have no indicator",
                bare,
            )
            % {"count": bare}
        )
    if silent:
        needs.append(
            ngettext(
                "%(count)s indicator has no value and no reason for that",
                "%(count)s indicators have no value and no reason for that",
                silent,
            )
            % {"count": silent}
        )
    note = ngettext(
        "%(done)s of %(total)s indicator has a value and a target",
        "%(done)s of %(total)s indicators have a value and a target",
        len(rows),
    )
    whole = sum(_has_value(row) and row.target is not None for row in rows)
    return counted(len(rows), whole, tuple(needs), note)


def _has_value(indicator: Indicator) -> bool:
    return (
        indicator.baseline is not None
        or bool(indicator.values.all())
        or indicator.reason_code_id is not None
    )


def document(standing: Standing) -> Told:
    """Step 7 has the elements of the rule set, and a decision of the municipality."""
    states = completeness_of(standing.whole)
    required = [each for each in states if each.is_required]
    missing = [each.name for each in required if each.state == State.MISSING]
    done = len(required) - len(missing)
    approved = standing.latest is not None and standing.whole.plan.state in IN_FORCE
    needs = ngettext(
        "%(count)s element is missing from the approved plan: %(names)s",
        "%(count)s elements are missing from the approved plan: %(names)s",
        len(missing),
    ) % {"count": len(missing), "names": ", ".join(missing)}
    note = ngettext(
        "%(done)s of %(total)s element is in the plan",
        "%(done)s of %(total)s elements are in the plan",
        len(required),
    ) % {"done": done, "total": len(required)}
    return Told(
        begun=approved or done > 0,
        complete=approved and not missing,
        needs=(needs,) if approved and missing else (),
        done=done,
        total=len(required),
        note=note,
    )


def communication(standing: Standing) -> Told:
    """Step 8 tells each audience something, on time; where nothing is planned its items alone decide."""
    rows, groups = standing.communication, standing.audiences
    if not rows:
        return of_items(standing, 8)
    silent, late = not_told(rows, groups), late_ones(rows, on=today())
    needs = []
    if silent:
        names = ", ".join(each.name for each in silent)
        needs.append(_("Nothing is planned for these audiences: %(names)s") % {"names": names})
    if late:
        words = ngettext(
            "%(count)s message should have been told already",
            "%(count)s messages should have been told already",
            len(late),
        )
        needs.append(words % {"count": len(late)})
    states = [each.status for each in rows if each.status != CommunicationStatus.DROPPED]
    done = states.count(CommunicationStatus.DONE)
    note = ngettext(
        "%(done)s of %(total)s message has been told",
        "%(done)s of %(total)s messages have been told",
        len(states),
    )
    return counted(len(states), done, tuple(needs), note, begun=True)


def of_items(standing: Standing, number: int) -> Told:
    """Tell of a step that its items alone decide: each is done, or does not concern the municipality."""
    items = standing.items_of(number)
    settled = sum(
        item.key in standing.marks or bool(settled_by_rows(standing, item.key)) for item in items
    )
    note = ngettext(
        "%(done)s of %(total)s item is settled",
        "%(done)s of %(total)s items are settled",
        len(items),
    )
    return counted(len(items), settled, (), note, begun=settled > 0)


RULES: dict[int, Callable[[Standing], Told]] = {
    1: responsibilities,
    2: cooperation,
    3: situation,
    4: objectives,
    5: measures,
    6: indicators,
    7: document,
    8: communication,
}


def told_of(standing: Standing, number: int) -> Told:
    """Tell of one step."""
    rule = RULES.get(number)
    return rule(standing) if rule else of_items(standing, number)
