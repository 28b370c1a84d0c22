"""What can be found: by kind, in which texts, and in the language of which plan. A room adds its own in a line."""

from dataclasses import dataclass

from django.db import models
from django.utils.text import capfirst

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


@dataclass(frozen=True, slots=True)
class Searchable:
    """A kind of row: the field that names it, its other texts, and the way to the language of its plan."""

    model: type[models.Model]
    title: str
    texts: tuple[str, ...] = ()
    language: str = ""  # without one, words are not bent

    @property
    def label(self) -> str:
        return capfirst(str(self.model._meta.verbose_name))

    @property
    def kind(self) -> str:
        return str(self.model._meta.model_name)


SEARCHABLE: tuple[Searchable, ...] = (
    Searchable(Plan, "title", ("host_document",), "language"),
    Searchable(
        Objective,
        "title",
        ("present_state", "desired_change"),
        "plan__language",
    ),
    Searchable(
        Measure,
        "title",
        ("description", "resources", "status_note"),
        "objective__plan__language",
    ),
    Searchable(Indicator, "name", ("source",), "objective__plan__language"),
    Searchable(Section, "element", ("text",), "plan__language"),
    Searchable(Finding, "title", ("text",), "plan__language"),
    Searchable(Service, "name", (), "plan__language"),
    Searchable(Milestone, "title", ("note",), "plan__language"),
    Searchable(DecisionStep, "handles", (), "plan__language"),
    Searchable(Proposal, "text", ("from_whom",), "plan__language"),
    Searchable(GroupMember, "organisation", ("person", "substitute", "mandate"), "plan__language"),
    Searchable(AbsentKind, "reason", (), "plan__language"),
    Searchable(Meeting, "title", ("place", "agenda", "minutes"), "plan__language"),
    Searchable(StatementRequest, "addressee", ("question", "text", "reason"), "plan__language"),
    Searchable(CommunicationItem, "title", (), "plan__language"),
    Searchable(LocalDocument, "name"),
    Searchable(Body, "name", ("contact_name",)),
    Searchable(Task, "title", ("note",)),
)
