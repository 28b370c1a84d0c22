"""The communication plan as a list and as a table of audiences and topics, with its gaps."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from catalogue.models import Audience, Topic
from plans.models import CommunicationItem, CommunicationStatus, Plan


@dataclass(frozen=True, slots=True)
class Cell:
    """How much is told to one audience on one topic; what was dropped tells nothing."""

    topic: Topic
    planned: int
    done: int
    late: int

    @property
    def is_gap(self) -> bool:
        return not (self.planned or self.done)


@dataclass(frozen=True, slots=True)
class AudienceRow:
    """An audience, and what is told to it on each topic."""

    audience: Audience
    cells: tuple[Cell, ...]

    @property
    def is_gap(self) -> bool:
        """Whether nothing at all is planned for the audience."""
        return all(cell.is_gap for cell in self.cells)


def communication_of(plan: Plan) -> list[CommunicationItem]:
    """Return everything that the communication plan holds, by day, in one query."""
    return list(plan.communication.select_related("audience", "topic", "body"))


def matrix_of(
    items: Iterable[CommunicationItem],
    audiences: Sequence[Audience],
    topics: Sequence[Topic],
    *,
    on: date,
) -> list[AudienceRow]:
    """Lay messages out by audience and topic; nothing is asked of the database."""
    found: dict[tuple[str, str], list[CommunicationItem]] = defaultdict(list)
    for item in items:
        found[item.audience_id, item.topic_id].append(item)
    return [
        AudienceRow(
            audience,
            tuple(_cell(topic, found[audience.pk, topic.pk], on) for topic in topics),
        )
        for audience in audiences
    ]


def not_told(items: Iterable[CommunicationItem], audiences: Sequence[Audience]) -> list[Audience]:
    """Return the audiences for which nothing is planned, and to which nothing has been told."""
    told = {item.audience_id for item in items if item.status != CommunicationStatus.DROPPED}
    return [audience for audience in audiences if audience.pk not in told]


def late_ones(items: Iterable[CommunicationItem], *, on: date) -> list[CommunicationItem]:
    """Return what should have been told before the day."""
    return [item for item in items if item.is_late(on)]


def _cell(topic: Topic, items: Sequence[CommunicationItem], on: date) -> Cell:
    states = [item.status for item in items]
    return Cell(
        topic,
        planned=states.count(CommunicationStatus.PLANNED),
        done=states.count(CommunicationStatus.DONE),
        late=len(late_ones(items, on=on)),
    )
