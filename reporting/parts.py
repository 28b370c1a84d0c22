"""The objectives of a report, with what is done for them and how they are followed, as plain values."""

from catalogue.queries import target_groups
from plans.models import Indicator, Measure, Objective
from plans.queries import Whole
from regional import contracts
from reporting.models import ObjectiveAssessment, Report


def objective_parts(whole: Whole, report: Report) -> tuple[contracts.ObjectivePart, ...]:
    """Return the plan's objectives in their order, numbered from one, in the language that is active."""
    groups = {group.key: group.name for group in target_groups()}
    said = {row.objective_id: row for row in ObjectiveAssessment.objects.filter(report=report)}
    return tuple(
        _objective(number, objective, groups, said.get(objective.pk))
        for number, objective in enumerate(whole.objectives, start=1)
    )


def _objective(
    number: int,
    objective: Objective,
    groups: dict[str, str],
    said: ObjectiveAssessment | None,
) -> contracts.ObjectivePart:
    goals = [link.goal for link in objective.goal_links.all()]
    chosen = [key for key in groups if key in objective.target_groups]
    return contracts.ObjectivePart(
        number=str(number),
        title=objective.title,
        theme=objective.theme_id,
        theme_name=objective.theme.name,
        present_state=objective.present_state,
        desired_change=objective.desired_change,
        target_groups=tuple(chosen),
        target_group_names=tuple(groups[key] for key in chosen),
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
        measures=tuple(_measure(measure) for measure in objective.measures.all()),
        indicators=tuple(_indicator(indicator) for indicator in objective.indicators.all()),
        assessment=contracts.Assessment(said.assessment) if said and said.assessment else None,
        assessment_text=said.text if said else "",
    )


def _measure(measure: Measure) -> contracts.MeasurePart:
    return contracts.MeasurePart(
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
    )


def _indicator(indicator: Indicator) -> contracts.IndicatorPart:
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
    )
