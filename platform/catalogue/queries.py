"""Questions to the catalogue; each answers with lists, in a fixed number of database queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from catalogue.errors import NoRuleSetOnOffer
from catalogue.models import (
    AdvisoryBoard,
    Audience,
    ContentLanguage,
    DataSource,
    Element,
    Framework,
    IndicatorDefinition,
    LeadTime,
    LengthBudget,
    Obstacle,
    OfficialTheme,
    OrganisationKind,
    ReasonCode,
    ReportChapter,
    RiskSign,
    RuleSet,
    Step,
    StepItem,
    SuggestedKind,
    TargetGroup,
    Theme,
    Topic,
)


@dataclass(frozen=True, slots=True)
class StepWithItems:
    """A step, and what belongs to it under one rule set."""

    step: Step
    items: tuple[StepItem, ...]


@dataclass(frozen=True, slots=True)
class RuleSetInFull:
    """A rule set with its elements, the parts of its report, and those steps that it says something about."""

    rule_set: RuleSet
    elements: tuple[Element, ...]
    report_chapters: tuple[ReportChapter, ...]
    steps: tuple[StepWithItems, ...]


def default_rule_set(on: date) -> RuleSet:
    """Return the rule set that is offered first on the day.

    Raises NoRuleSetOnOffer.
    """
    found: RuleSet | None = RuleSet.objects.valid_on(on).filter(is_default=True).first()
    if found is None:
        raise NoRuleSetOnOffer(on)
    return found


def rule_sets_on(on: date) -> list[RuleSet]:
    """Return the rule sets that held on the day; one that never came into force held on none."""
    return list(RuleSet.objects.valid_on(on).filter(never_in_force=False))


def offered_on(on: date) -> QuerySet[RuleSet]:
    """Return the rule sets under which a plan can be put on the day."""
    found: QuerySet[RuleSet] = RuleSet.objects.valid_on(on)
    return found.filter(retired=False, never_in_force=False)


def rule_sets_in_full() -> list[RuleSetInFull]:
    """Return every rule set there has been, with what it asks for."""
    elements: dict[str, list[Element]] = defaultdict(list)
    items: dict[str, list[StepItem]] = defaultdict(list)
    for element in Element.objects.all():
        elements[element.rule_set_id].append(element)
    for item in StepItem.objects.all():
        items[item.rule_set_id].append(item)
    chapters: dict[str, list[ReportChapter]] = defaultdict(list)
    for chapter in ReportChapter.objects.all():
        chapters[chapter.rule_set_id].append(chapter)
    steps = list(Step.objects.all())
    return [
        RuleSetInFull(
            rule_set=rule_set,
            elements=tuple(elements[rule_set.key]),
            report_chapters=tuple(chapters[rule_set.key]),
            steps=tuple(step for step in _with_items(steps, items[rule_set.key]) if step.items),
        )
        for rule_set in RuleSet.objects.all()
    ]


def steps_with_items(rule_set: RuleSet) -> list[StepWithItems]:
    """Return the eight steps with what belongs to each under the rule set."""
    return _with_items(Step.objects.all(), StepItem.objects.filter(rule_set=rule_set))


def elements_of(rule_set: RuleSet) -> list[Element]:
    """Return the elements of the rule set in their order."""
    return list(Element.objects.filter(rule_set=rule_set))


def themes() -> list[Theme]:
    """Return the eight themes in their order."""
    return list(Theme.objects.all())


def target_groups() -> list[TargetGroup]:
    """Return the seven target groups in their order."""
    return list(TargetGroup.objects.all())


def frameworks_on(on: date) -> list[Framework]:
    """Return the frameworks that hold on the day, their `goals` fetched."""
    return list(Framework.objects.valid_on(on).prefetch_related("goals"))


def suggested_definitions() -> list[IndicatorDefinition]:
    """Return the indicators of the nine suggested kinds, in the order of the kinds."""
    suggested = IndicatorDefinition.objects.exclude(suggested_kind=None)
    return list(
        suggested.select_related("suggested_kind", "default_source")
        .prefetch_related("themes")
        .order_by("suggested_kind", "position")
    )


def indicator_definitions() -> list[IndicatorDefinition]:
    """Return all indicators of the catalogue, with their themes and usual sources fetched."""
    return list(
        IndicatorDefinition.objects.select_related(
            "suggested_kind", "default_source"
        ).prefetch_related("themes")
    )


def suggested_kinds() -> list[SuggestedKind]:
    """Return the nine kinds of indicator that the checklist suggests."""
    return list(SuggestedKind.objects.all())


def official_themes() -> list[OfficialTheme]:
    """Return the five themes of the national integration indicators."""
    return list(OfficialTheme.objects.all())


def data_sources() -> list[DataSource]:
    """Return the data sources in their order."""
    return list(DataSource.objects.all())


def reason_codes() -> list[ReasonCode]:
    """Return the reasons for which an answer may be missing."""
    return list(ReasonCode.objects.all())


def report_chapters_of(rule_set: str) -> list[ReportChapter]:
    """Return the parts that a report has under the rule set with this key, in their order."""
    return list(ReportChapter.objects.filter(rule_set=rule_set))


def obstacles() -> list[Obstacle]:
    """Return the common obstacles in their order."""
    return list(Obstacle.objects.all())


def organisation_kinds() -> list[OrganisationKind]:
    """Return the kinds of bodies in their order."""
    return list(OrganisationKind.objects.all())


def lead_times_on(on: date) -> list[LeadTime]:
    """Return the lead times that hold on the day, the earliest milestone first, their steps fetched."""
    return list(LeadTime.objects.valid_on(on).select_related("step"))


def risk_signs_on(on: date) -> list[RiskSign]:
    """Return the signs that held on the day, the gravest first."""
    return list(RiskSign.objects.valid_on(on))


def length_budgets_on(on: date) -> list[LengthBudget]:
    """Return how long the parts of a plan may be on the day, in their order."""
    return list(LengthBudget.objects.valid_on(on))


def advisory_board_of(region: str, on: date) -> AdvisoryBoard | None:
    """Return the advisory board for ethnic relations that works in a region on the day; None in Åland."""
    found: AdvisoryBoard | None = (
        AdvisoryBoard.objects.valid_on(on).filter(regions__contains=[region]).first()
    )
    return found


def audiences() -> list[Audience]:
    """Return those whom a municipality tells about its planning, in their order."""
    return list(Audience.objects.all())


def topics() -> list[Topic]:
    """Return what a municipality tells about, in its order."""
    return list(Topic.objects.all())


def content_languages() -> list[ContentLanguage]:
    """Return the languages in which a plan can be written or told of, in their order."""
    return list(ContentLanguage.objects.all())


def _with_items(steps: Iterable[Step], items: Iterable[StepItem]) -> list[StepWithItems]:
    by_step: dict[int, list[StepItem]] = defaultdict(list)
    for item in items:
        by_step[item.step_id].append(item)
    return [StepWithItems(step, tuple(by_step[step.number])) for step in steps]
