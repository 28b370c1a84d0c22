"""A report as it is sent: resolved values and texts, never pointers into a municipality's tables, and no person's name."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from regional.contracts.parts import (
    AnswerPart,
    ChapterPart,
    ObstaclePart,
    ParticipationPart,
    PreviousPart,
    TargetGroupPart,
)
from regional.contracts.versions import SINCE_2

VERSION = 2


class ElementState(StrEnum):
    """Whether what a plan must hold is there."""

    MET = "met"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


class Assessment(StrEnum):
    """The municipality's own assessment of an objective."""

    REACHED = "reached"
    PARTLY = "partly"
    BEHIND = "behind"


class DecisionKind(StrEnum):
    """Who decided on the report in the municipality, the lowest level first."""

    OFFICIAL = "official"
    BOARD = "board"
    COUNCIL = "council"


class SinceLast(StrEnum):
    """What happened to a measure since the last report."""

    NEW = "new"  # the last report did not have it
    STARTED = "started"
    DONE = "done"
    STOPPED = "stopped"
    CONTINUES = "continues"
    UNCHANGED = "unchanged"  # done or stopped already, or still not begun


class Progress(StrEnum):
    """Where an indicator is on its way from its baseline to its target."""

    REACHED = "reached"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    NO_TARGET = "no_target"
    UNKNOWN = "unknown"
    NO_DATA = "no_data"
    EXPLAINED = "explained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """A name in the three languages of the service."""

    fi: str
    sv: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPart:
    """The approved plan that is reported on; `number` and `hash` are those of its frozen version."""

    title: str
    form: str  # "separate" or "embedded"
    host_document: str = ""
    chapter: str = ""
    first_year: int
    last_year: int
    approved_on: date | None = None
    approved_by: str = ""  # a body
    section: str = ""
    number: int = 0
    hash: str = ""
    rule_set: str = field(default="", metadata=SINCE_2)  # under which the plan was made


@dataclass(frozen=True, slots=True, kw_only=True)
class CoordinationPart:
    """Who coordinates the work: a body and a role, not a person."""

    body: str
    contact_role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementPart:
    """One of the contents that the rule set asks for, with the plan's text on it.

    `reason` says why it is missing or does not apply.
    """

    code: str
    name: str
    state: ElementState
    reason: str = ""
    text: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalPart:
    """A goal of a national or regional framework that an objective serves."""

    framework: str  # the framework's key
    framework_name: str = ""
    goal: str  # the goal's key
    number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePart:
    """What is done; `cost` is in euros."""

    title: str
    description: str = ""
    responsible: str
    partners: tuple[str, ...] = ()
    starts: date | None = None
    ends: date | None = None
    continuous: bool = False
    cost: Decimal | None = None
    status: str = ""
    status_text: str = ""  # what has been done
    for_good_relations: bool = False
    whole_community: bool = False
    # The same for the same thing in every report, so that reports can be compared; it opens nothing.
    mark: str = field(default="", metadata=SINCE_2)
    since_last: SinceLast | None = field(default=None, metadata=SINCE_2)  # None in a first report
    status_reason: str = field(default="", metadata=SINCE_2)  # why it is late or was stopped
    target_groups: tuple[str, ...] = field(default=(), metadata=SINCE_2)
    target_group_names: tuple[str, ...] = field(default=(), metadata=SINCE_2)
    funding: str = field(default="", metadata=SINCE_2)  # who pays


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuePart:
    """An indicator's value for a year; a ratio says also what was divided by what."""

    year: int
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorPart:
    """How an objective is followed; without values, `reason_code` (a key of the catalogue) says why."""

    name: str
    definition: str = ""  # the definition's key, where the indicator is one of the catalogue's
    unit: str = ""
    direction: str = "none"
    source: str
    baseline_year: int | None = None
    baseline: Decimal | None = None
    target_year: int | None = None
    target: Decimal | None = None
    values: tuple[ValuePart, ...] = ()
    reason_code: str = ""
    mark: str = field(default="", metadata=SINCE_2)
    reason_name: str = field(default="", metadata=SINCE_2)
    progress: Progress | None = field(default=None, metadata=SINCE_2)  # at the end of the period
    latest_year: int | None = field(default=None, metadata=SINCE_2)
    latest: Decimal | None = field(default=None, metadata=SINCE_2)
    expected: Decimal | None = field(default=None, metadata=SINCE_2)  # what `latest` should be

    @property
    def is_answered(self) -> bool:
        """Whether it has a value, or a reason for having none."""
        return bool(self.reason_code) or any(value.value is not None for value in self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectivePart:
    """What is to change, with what is done for it, how it is followed, and how far it has come."""

    number: str
    title: str
    theme: str  # the theme's key
    theme_name: str
    present_state: str = ""
    desired_change: str = ""
    target_groups: tuple[str, ...] = ()  # the catalogue's keys
    target_group_names: tuple[str, ...] = ()  # in the same order
    goals: tuple[GoalPart, ...] = ()
    measures: tuple[MeasurePart, ...] = ()
    indicators: tuple[IndicatorPart, ...] = ()
    assessment: Assessment | None = None
    assessment_text: str = ""
    mark: str = field(default="", metadata=SINCE_2)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPart:
    """The local decision on the report, made before it is sent."""

    kind: DecisionKind
    body: str
    decided_on: date
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a municipality (or several together) reports on one plan for one period, both days included.

    `municipality` is the code of the one that sends, `municipalities` are the codes that it counts for.
    """

    version: int = VERSION
    municipality: str
    municipalities: tuple[str, ...]
    names: Names
    language: str
    rule_set: str
    covers_from: date
    covers_to: date
    plan: PlanPart
    coordination: CoordinationPart
    summary: str = ""
    elements: tuple[ElementPart, ...] = ()
    objectives: tuple[ObjectivePart, ...] = ()
    decision: DecisionPart | None = field(default=None)
    previous: PreviousPart | None = field(default=None, metadata=SINCE_2)
    chapters: tuple[ChapterPart, ...] = field(default=(), metadata=SINCE_2)
    participation: ParticipationPart | None = field(default=None, metadata=SINCE_2)
    obstacles: tuple[ObstaclePart, ...] = field(default=(), metadata=SINCE_2)
    answers: tuple[AnswerPart, ...] = field(default=(), metadata=SINCE_2)
    target_groups: tuple[TargetGroupPart, ...] = field(default=(), metadata=SINCE_2)
