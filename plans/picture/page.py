"""What the page of the situation picture shows: the key findings, and each question with what is known on it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.models import StepItem
from plans.models import ArrivalReason, Citation, ExpectedArrivals, Finding, Plan, Service
from plans.picture.fields import Point
from plans.picture.figures import figure_of, latest_of, points_of, range_of, source_of
from plans.picture.places import question_place
from plans.picture.queries import (
    EXPECTED,
    GUIDANCE,
    SERVICES,
    Known,
    State,
    questions,
    states_of,
)
from ui.charts import Figure
from ui.navigation import Link

ANSWERED = {State.ANSWERED, State.SETTLED}


@dataclass(frozen=True, slots=True)
class Line:
    """A finding as it is read: its figures drawn, its source in words, and what cites it."""

    finding: Finding
    figure: Figure | None
    points: Sequence[Point]
    source: str
    cited_in: Sequence[Link]
    is_late: bool = False

    @property
    def latest(self) -> str:
        return latest_of(self.finding)[0]

    @property
    def latest_note(self) -> str:
        return latest_of(self.finding)[1]


@dataclass(frozen=True, slots=True)
class Need:
    """One reason of arrival: the services for those who came for it, and what was found of their needs."""

    reason: str
    services: Sequence[Service]
    findings: Sequence[Finding]


@dataclass(frozen=True, slots=True)
class Question:
    """A question, how it stands, and what is known on it."""

    key: str
    text: str
    hint: str
    state: State
    lines: Sequence[Line]

    @property
    def place(self) -> str:
        return question_place(self.key)

    @property
    def asks_for_arrivals(self) -> bool:
        return self.key == EXPECTED

    @property
    def asks_for_services(self) -> bool:
        return self.key == SERVICES

    @property
    def asks_for_guidance(self) -> bool:
        return self.key == GUIDANCE


@dataclass(frozen=True)
class Picture:
    """The situation picture of a plan, fetched in a fixed number of queries."""

    plan: Plan
    questions: Sequence[Question]
    services: Sequence[Service]
    arrivals: Sequence[ExpectedArrivals]

    @property
    def lines(self) -> list[Line]:
        return [line for question in self.questions for line in question.lines]

    @property
    def said(self) -> list[Line]:
        return [line for line in self.lines if line.finding.title]

    @property
    def key_lines(self) -> list[Line]:
        return [line for line in self.said if line.finding.is_key]

    @property
    def without_source(self) -> list[Line]:
        return [line for line in self.said if not line.source]

    @property
    def answered(self) -> int:
        return sum(question.state in ANSWERED for question in self.questions)

    @property
    def is_empty(self) -> bool:
        return not (self.lines or self.services or self.arrivals)

    @property
    def lacking(self) -> list[Service]:
        return [service for service in self.services if service.gap]

    @cached_property
    def expected(self) -> Figure | None:
        return range_of(list(self.arrivals))

    @property
    def needs(self) -> list[Need]:
        """What there is for each reason of arrival."""
        said = [line.finding for line in self.said]
        return [
            Need(
                str(label),
                [each for each in self.services if key in each.arrival_reasons],
                [each for each in said if each.arrival_reason == key],
            )
            for key, label in ArrivalReason.choices
        ]


def picture_of(plan: Plan, *, on: date) -> Picture:
    """Fetch the situation picture of a plan and lay it out."""
    findings = list(
        plan.findings.select_related("source").prefetch_related(
            Prefetch(
                "citations",
                Citation.objects.select_related("objective", "measure", "section").order_by("pk"),
            )
        )
    )
    services = list(plan.services.select_related("provider"))
    arrivals = list(plan.arrivals.select_related("source"))
    asked = questions()
    marks = {mark.item: mark for mark in plan.marks.all()}
    known = [*_known(findings), *(Known(_question_of(each), is_said=True) for each in services)]
    known += [Known(EXPECTED, is_said=True) for _each in arrivals]
    states = states_of(asked, known, marks, on=on)
    lines: dict[str, list[Line]] = defaultdict(list)
    for finding in findings:
        lines[finding.question].append(line_of(finding, on=on))
    shown = [_question(item, states[item.key], lines.pop(item.key, [])) for item in asked]
    # What a question was that the catalogue no longer asks stays readable.
    shown += [
        Question(key, _("Other findings"), "", State.ANSWERED, rest) for key, rest in lines.items()
    ]
    return Picture(plan, shown, services, arrivals)


def line_of(finding: Finding, *, on: date) -> Line:
    """Make a finding ready to be read; its source and citations were fetched."""
    promised = finding.promised_on
    return Line(
        finding=finding,
        figure=figure_of(finding),
        points=points_of(finding),
        source=source_of(finding),
        cited_in=[_cited(finding, each) for each in finding.citations.all()],
        is_late=promised is not None and promised < on,
    )


def _known(findings: Iterable[Finding]) -> list[Known]:
    return [Known(each.question, bool(each.title), each.promised_on) for each in findings]


def _question_of(service: Service) -> str:
    return GUIDANCE if service.is_guidance else SERVICES


def _question(item: StepItem, state: State, lines: Sequence[Line]) -> Question:
    return Question(item.key, item.text, item.hint, state, lines)


def _cited(finding: Finding, citation: Citation) -> Link:
    plan = reverse("plans:plan", args=[finding.plan_id])
    if citation.objective:
        return Link(citation.objective.title, f"{plan}#o-{citation.objective_id}")
    if citation.measure:
        return Link(citation.measure.title, f"{plan}#m-{citation.measure_id}")
    code = citation.section.element if citation.section else ""
    return Link(_("section %(code)s of the plan") % {"code": code}, f"{plan}#section-{code}")
