"""The objectives of a report, with what is done for them and how they are followed, as plain values."""

from dataclasses import dataclass, replace

from django.db.models import prefetch_related_objects

from catalogue.queries import reason_codes, target_groups
from plans.models import Indicator, Measure, Objective
from plans.monitoring.path import judge
from plans.queries import Whole
from regional import contracts
from reporting.models import ObjectiveAssessment, Report
from reporting.previous import Previous, mark_of, measures_in, since_last


@dataclass(frozen=True, slots=True)
class _Known:
    """What the parts are made with: names by key, what was reported last, and the year that values are judged in."""

    groups: dict[str, str]
    reasons: dict[str, str]
    before: dict[str, contracts.MeasurePart] | None
    year: int


def objective_parts(
    whole: Whole, report: Report, previous: Previous | None, *, year: int
) -> tuple[contracts.ObjectivePart, ...]:
    """Return the plan's objectives in their order, numbered from one, in the language that is active.

    Indicators are judged as in monitoring, in the year.
    """
    known = _Known(
        groups={group.key: group.name for group in target_groups()},
        reasons={reason.key: reason.name for reason in reason_codes()},
        before=measures_in(previous.document) if previous else None,
        year=year,
    )
    indicators = [one for objective in whole.objectives for one in objective.indicators.all()]
    prefetch_related_objects(indicators, "intermediate_targets")
    said = {row.objective_id: row for row in ObjectiveAssessment.objects.filter(report=report)}
    return tuple(
        _objective(number, objective, known, said.get(objective.pk))
        for number, objective in enumerate(whole.objectives, start=1)
    )


def group_parts(
    objectives: tuple[contracts.ObjectivePart, ...],
) -> tuple[contracts.TargetGroupPart, ...]:
    """Return each of the catalogue's target groups with how many objectives and measures are for it.

    A measure that names no groups is for those of its objective.
    """
    measures = [
        measure.target_groups or objective.target_groups
        for objective in objectives
        for measure in objective.measures
    ]
    return tuple(
        contracts.TargetGroupPart(
            code=group.key,
            name=group.name,
            objectives=sum(group.key in objective.target_groups for objective in objectives),
            measures=sum(group.key in groups for groups in measures),
        )
        for group in target_groups()
    )


def _objective(
    number: int,
    objective: Objective,
    known: _Known,
    said: ObjectiveAssessment | None,
) -> contracts.ObjectivePart:
    goals = [link.goal for link in objective.goal_links.all()]
    chosen = [key for key in known.groups if key in objective.target_groups]
    return contracts.ObjectivePart(
        number=str(number),
        title=objective.title,
        theme=objective.theme_id,
        theme_name=objective.theme.name,
        present_state=objective.present_state,
        desired_change=objective.desired_change,
        target_groups=tuple(chosen),
        target_group_names=tuple(known.groups[key] for key in chosen),
        goals=tuple(
            contracts.GoalPart(
                framework=goal.framework_id,
                framework_name=goal.framework.name,
                goal=goal.key,
                number=goal.number,
                text=goal.text,
            )
            for goal in goals
        ),
        measures=tuple(_measure(measure, known) for measure in objective.measures.all()),
        indicators=tuple(_indicator(indicator, known) for indicator in objective.indicators.all()),
        assessment=contracts.Assessment(said.assessment) if said and said.assessment else None,
        assessment_text=said.text if said else "",
        mark=mark_of(objective.pk),
    )


def _measure(measure: Measure, known: _Known) -> contracts.MeasurePart:
    chosen = [key for key in known.groups if key in measure.target_groups]
    part = contracts.MeasurePart(
        title=measure.title,
        description=measure.description,
        responsible=measure.responsible.name,
        partners=tuple(sorted(partner.body.name for partner in measure.partners.all())),
        starts=measure.starts,
        ends=measure.ends,
        continuous=measure.is_continuous,
        cost=measure.cost,
        status=measure.status,
        status_text=measure.status_note,
        for_good_relations=measure.for_good_relations,
        whole_community=measure.for_everybody,
        mark=mark_of(measure.pk),
        status_reason=measure.status_reason,
        target_groups=tuple(chosen),
        target_group_names=tuple(known.groups[key] for key in chosen),
        funding=measure.funding,
    )
    if known.before is None:
        return part
    return replace(part, since_last=since_last(part, known.before))


def _indicator(indicator: Indicator, known: _Known) -> contracts.IndicatorPart:
    judged = judge(indicator, on_year=known.year)
    return contracts.IndicatorPart(
        name=indicator.name,
        definition=indicator.definition_id or "",
        unit=indicator.unit,
        direction=indicator.direction,
        source=indicator.source,
        baseline_year=indicator.baseline_year,
        baseline=indicator.baseline,
        target_year=indicator.target_year,
        target=indicator.target,
        values=tuple(
            contracts.ValuePart(
                year=value.year,
                value=value.value,
                numerator=value.numerator,
                denominator=value.denominator,
            )
            for value in indicator.values.all()
        ),
        reason_code=indicator.reason_code_id or "",
        mark=mark_of(indicator.pk),
        reason_name=known.reasons.get(indicator.reason_code_id or "", ""),
        progress=contracts.Progress(judged.progress.value),
        latest_year=judged.year,
        latest=judged.value,
        expected=None
        if judged.expected is None
        else round(judged.expected, 6),  # as many decimals as values have
    )
