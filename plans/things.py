"""What a task, an event or a search result may be about: how each kind is called, and where it is seen.

A room adds its own kinds here, in a line each.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.urls import reverse

from plans.models import (
    AbsentKind,
    Body,
    CommunicationItem,
    DecisionStep,
    Finding,
    GroupMember,
    Indicator,
    LocalDocument,
    Measure,
    Meeting,
    Milestone,
    Objective,
    Plan,
    Proposal,
    Section,
    Service,
    StatementRequest,
    Task,
)
from ui.parts import Words

Key = tuple[str, UUID]


@dataclass(frozen=True, slots=True)
class Thing:
    """A kind of row, and where one is seen."""

    model: type[models.Model]
    place: Callable[[Any], str]

    @property
    def label(self) -> Words:
        return self.model._meta.verbose_name or ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A row as others speak of it."""

    label: Words
    title: str
    url: str


def _plan_page(key: UUID, anchor: str) -> str:
    return f"{reverse('plans:plan', args=[key])}#{anchor}"


THINGS: dict[str, Thing] = {
    "plan": Thing(Plan, lambda row: reverse("plans:home", args=[row.pk])),
    "objective": Thing(Objective, lambda row: _plan_page(row.plan_id, f"o-{row.pk}")),
    "measure": Thing(Measure, lambda row: reverse("plans:measure", args=[row.pk])),
    "indicator": Thing(Indicator, lambda row: reverse("plans:indicator", args=[row.pk])),
    "section": Thing(Section, lambda row: _plan_page(row.plan_id, f"section-{row.element}")),
    "body": Thing(Body, lambda row: reverse("plans:body", args=[row.pk])),
    "milestone": Thing(Milestone, lambda row: reverse("plans:milestones", args=[row.plan_id])),
    "decisionstep": Thing(DecisionStep, lambda row: reverse("plans:decisions", args=[row.plan_id])),
    "finding": Thing(Finding, lambda row: reverse("plans:picture", args=[row.plan_id])),
    "service": Thing(Service, lambda row: reverse("plans:services", args=[row.plan_id])),
    "proposal": Thing(Proposal, lambda row: reverse("plans:proposal", args=[row.pk])),
    "localdocument": Thing(LocalDocument, lambda row: reverse("plans:document", args=[row.pk])),
    "communicationitem": Thing(
        CommunicationItem, lambda row: reverse("plans:communication", args=[row.plan_id])
    ),
    "groupmember": Thing(
        GroupMember, lambda row: f"{reverse('plans:group', args=[row.plan_id])}#member-{row.pk}"
    ),
    "absentkind": Thing(AbsentKind, lambda row: reverse("plans:group", args=[row.plan_id])),
    "meeting": Thing(Meeting, lambda row: reverse("plans:meeting", args=[row.pk])),
    "statementrequest": Thing(
        StatementRequest, lambda row: reverse("plans:statement", args=[row.pk])
    ),
    "task": Thing(Task, lambda row: reverse("plans:task", args=[row.pk])),
}


def references(keys: Iterable[Key]) -> Mapping[Key, Reference]:
    """Name the rows that are still there, in one statement for each kind."""
    wanted: dict[str, set[UUID]] = defaultdict(set)
    for kind, key in keys:
        wanted[kind].add(key)
    found: dict[Key, Reference] = {}
    for kind, several in wanted.items():
        if thing := THINGS.get(kind):
            for row in thing.model._default_manager.filter(pk__in=several):
                found[kind, row.pk] = reference(row)
    return found


def reference(row: models.Model) -> Reference:
    """Name a row whose kind is known here."""
    thing = THINGS[str(row._meta.model_name)]
    return Reference(thing.label, str(row), thing.place(row))
