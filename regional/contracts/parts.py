"""What a report says of its period beside the plan: its chapters, who was heard, what stood in the way, answers asked for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Origin(StrEnum):
    """Where a text comes from: written for this report, carried over from the last one, or drawn from monitoring, as it was."""

    WRITTEN = "written"
    CARRIED = "carried"
    DRAWN = "drawn"


class HeardKind(StrEnum):
    """How somebody took part."""

    MEETING = "meeting"
    STATEMENT = "statement"
    PROPOSAL = "proposal"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterPart:
    """One of the parts of the report that the rule set asks for; left open, `reason_code` (a key of the catalogue) says why."""

    code: str  # in the checklist: goals, measures, availability, funding, effectiveness
    name: str
    text: str = ""
    origin: Origin = Origin.WRITTEN
    reason_code: str = ""
    reason_name: str = ""
    required: bool = True

    @property
    def is_answered(self) -> bool:
        """Whether it has a text, or a reason for having none."""
        return bool(self.text.strip() or self.reason_code)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardPart:
    """One time somebody was heard: who (a body or a group, never a person), how, what they said and what changed for it."""

    kind: HeardKind
    on: date
    who: str
    title: str = ""
    people: int | None = None  # of a meeting: how many came
    outcome: str = ""  # a code: taken, partly, not (of a statement); accepted, merged, declined (of a proposal)
    changed: str = ""  # in words; "" where nothing did


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipationPart:
    """Who took part in the period, and what changed because of it; `heard` is newest first."""

    members: int = 0  # bodies in the cooperation group
    kinds: tuple[str, ...] = ()  # what kinds of bodies, by the catalogue's keys
    kind_names: tuple[str, ...] = ()  # in the same order
    heard: tuple[HeardPart, ...] = ()
    text: str = ""  # the municipality's own words on it

    @property
    def changes(self) -> int:
        """How often something changed because somebody was heard."""
        return sum(bool(one.changed) for one in self.heard)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstaclePart:
    """What stands in the way: one of the catalogue's common obstacles, and words on it."""

    code: str
    name: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPart:
    """The answer to a question of the authority's round; left open, `reason_code` says why."""

    question: str  # its id
    text: str  # the question itself, as it was asked
    answer: str = ""
    reason_code: str = ""
    reason_name: str = ""
    required: bool = True

    @property
    def is_answered(self) -> bool:
        """Whether there is an answer, or a reason for having none."""
        return bool(self.answer.strip() or self.reason_code)


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroupPart:
    """One of the catalogue's target groups: how many objectives and measures of the plan are for it."""

    code: str
    name: str
    objectives: int = 0
    measures: int = 0

    @property
    def is_served(self) -> bool:
        """Whether any measure is for the group."""
        return self.measures > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousPart:
    """The report before this one, which it is compared with."""

    reference: str
    revision: int
    covers_from: date
    covers_to: date
    content_hash: str
