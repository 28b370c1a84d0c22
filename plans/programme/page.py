"""What the plan page shows: each objective with its parts, what it lacks, and the plan's other texts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalogue.models import Element
from catalogue.queries import target_groups
from plans.document.queries import RULES, ElementState, State, completeness_of
from plans.models import (
    BodyPerson,
    Citation,
    DocumentUse,
    Draft,
    GoalLink,
    Indicator,
    Measure,
    MeasureStatus,
    Objective,
    Plan,
    Section,
)
from plans.monitoring.figures import Reading, reading_of
from plans.permissions import can_contribute, can_draft, can_edit
from plans.picture.queries import citations_of
from plans.programme.fields import schedule_words
from plans.queries import Whole, whole_of
from tenants.models import Membership, Role
from ui.charts import spark

STATUS = {
    MeasureStatus.NOT_STARTED: "none",
    MeasureStatus.UNDER_WAY: "go",
    MeasureStatus.LATE: "warn",
    MeasureStatus.DONE: "ok",
    MeasureStatus.STOPPED: "warn",
}
# Elements that consist of the plan's other parts, so that they have no text of their own.
MADE_OF_PARTS = RULES.keys() - {"E1"}


@dataclass(frozen=True, slots=True)
class Rights:
    """What the reader of the page may change, and of what they have drafts."""

    may_edit: bool
    bodies: Collection[UUID]
    drafts: Collection[str] = ()

    def over(self, measure: Measure) -> bool:
        return self.may_edit or measure.responsible_id in self.bodies


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure with its number, and whether the reader may change it."""

    number: str
    measure: Measure
    may_edit: bool
    is_first: bool
    is_last: bool
    has_draft: bool
    rests_on: list[Citation]

    @property
    def kind(self) -> str:
        return STATUS[MeasureStatus(self.measure.status)]

    @property
    def schedule(self) -> str:
        measure = self.measure
        return schedule_words(measure.starts, measure.ends, is_continuous=measure.is_continuous)

    @property
    def partners(self) -> list[str]:
        return list(map(str, self.measure.partners.all()))


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator with its figures."""

    indicator: Indicator
    reading: Reading
    trend: SafeString
    has_draft: bool


@dataclass(frozen=True, slots=True)
class Card:
    """An objective with its number and its parts."""

    number: int
    objective: Objective
    goals: list[tuple[str, list[GoalLink]]]
    groups: list[str]
    measures: list[MeasureLine]
    indicators: list[IndicatorLine]
    gaps: list[str]
    is_first: bool
    is_last: bool
    has_draft: bool
    rests_on: list[Citation]


@dataclass(frozen=True, slots=True)
class Text:
    """One of the plan's other parts: the element, what is written on it, and how it stands."""

    element: Element
    section: Section | None
    state: ElementState
    has_draft: bool
    rests_on: list[Citation]

    @property
    def is_met(self) -> bool:
        return self.state.state is State.MET

    @property
    def is_left_out(self) -> bool:
        return self.state.state is State.NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan as one page."""

    plan: Plan
    cards: list[Card]
    texts: list[Text]
    rights: Rights

    def card(self, objective: UUID) -> Card | None:
        return next((each for each in self.cards if each.objective.pk == objective), None)

    def text(self, element: str) -> Text | None:
        return next((each for each in self.texts if each.element.code == element), None)


def rights_of(member: Membership, *, with_drafts: bool = False) -> Rights:
    """Say what a member may change on the page; a contributor asks one query more, and drafts another."""
    bodies: list[UUID] = []
    if member.role == Role.CONTRIBUTOR and can_contribute(member):
        acts = BodyPerson.objects.filter(user_id=member.user_id)
        bodies = list(acts.values_list("body_id", flat=True))
    drafts: set[str] = set()
    if with_drafts and can_draft(member):
        mine = Draft.objects.filter(user_id=member.user_id)
        drafts = set(mine.values_list("form", flat=True))
    return Rights(can_edit(member), bodies, drafts)


def page_of(plan: Plan, member: Membership) -> PlanPage:
    """Fetch a plan and lay it out for a member, in a fixed number of queries."""
    whole, rights = whole_of(plan), rights_of(member, with_drafts=True)
    uses = DocumentUse.objects.select_related("document")
    prefetch_related_objects(whole.objectives, Prefetch("document_uses", uses))
    names = {group.key: group.name for group in target_groups()}
    cited = citations_of(plan)
    last = len(whole.objectives)
    cards = [
        _card(objective, number, names, rights, cited, is_last=number == last)
        for number, objective in enumerate(whole.objectives, start=1)
    ]
    return PlanPage(plan, cards, _texts(whole, rights, cited), rights)


def gaps_of(objective: Objective) -> list[str]:
    """Say what an objective lacks, in words."""
    lacking = {
        _("The change that is wanted has not been described."): objective.desired_change.strip(),
        _("There is no measure yet."): objective.measures.all(),
        _("There is no indicator yet."): objective.indicators.all(),
        _("It is not linked to any national goal."): objective.goal_links.all()
        or objective.local_reason,
    }
    return [words for words, there in lacking.items() if not there]


def _card(
    objective: Objective,
    number: int,
    names: dict[str, str],
    rights: Rights,
    cited: Mapping[UUID, list[Citation]],
    *,
    is_last: bool,
) -> Card:
    return Card(
        number=number,
        objective=objective,
        goals=[
            (name, list(links))
            for name, links in groupby(
                objective.goal_links.all(), lambda link: link.goal.framework.name
            )
        ],
        groups=[names.get(key, key) for key in objective.target_groups],
        measures=[
            MeasureLine(
                number=f"{number}.{place}",
                measure=measure,
                may_edit=rights.over(measure),
                is_first=place == 1,
                is_last=place == len(objective.measures.all()),
                has_draft=f"measure:{measure.pk}" in rights.drafts,
                rests_on=cited.get(measure.pk, []),
            )
            for place, measure in enumerate(objective.measures.all(), start=1)
        ],
        indicators=[_indicator(indicator, rights) for indicator in objective.indicators.all()],
        gaps=gaps_of(objective),
        is_first=number == 1,
        is_last=is_last,
        has_draft=f"objective:{objective.pk}" in rights.drafts,
        rests_on=cited.get(objective.pk, []),
    )


def _indicator(indicator: Indicator, rights: Rights) -> IndicatorLine:
    reading = reading_of(indicator)
    target = None if indicator.target is None else float(indicator.target)
    known = [None if value is None else float(value) for value in reading.values]
    return IndicatorLine(
        indicator=indicator,
        reading=reading,
        trend=spark(reading.words, known, target=target),
        has_draft=f"indicator:{indicator.pk}" in rights.drafts,
    )


def _texts(whole: Whole, rights: Rights, cited: Mapping[UUID, list[Citation]]) -> list[Text]:
    key = f"section:{whole.plan.pk}:"
    return [
        Text(
            element=element,
            section=(section := whole.sections.get(element.code)),
            state=state,
            has_draft=f"{key}{element.code}" in rights.drafts,
            rests_on=cited.get(section.pk, []) if section else [],
        )
        for element, state in zip(whole.elements, completeness_of(whole), strict=True)
        if element.code not in MADE_OF_PARTS
    ]
