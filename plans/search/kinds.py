"""What can be found: by kind, in which texts, and in the language of which plan. A room adds its own in a line."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from plans.models import (
    Body,
    CommunicationItem,
    DecisionStep,
    Finding,
    Indicator,
    LocalDocument,
    Measure,
    Milestone,
    Objective,
    Plan,
    Proposal,
    Section,
    Service,
    Task,
)
from ui.parts import Words


@dataclass(frozen=True, slots=True)
class Searchable:
    """A kind of row: its heading among the results, the field that names it, its other texts, and the plan's language."""

    model: type[models.Model]
    label: Words
    title: str
    texts: tuple[str, ...] = ()
    language: str = ""  # the way to the language of its plan; without one, all languages are tried

    @property
    def kind(self) -> str:
        return str(self.model._meta.model_name)


SEARCHABLE: tuple[Searchable, ...] = (
    Searchable(Plan, _("Plan"), "title", ("host_document",), "language"),
    Searchable(
        Objective,
        _("Objective"),
        "title",
        ("present_state", "desired_change"),
        "plan__language",
    ),
    Searchable(
        Measure,
        _("Measure"),
        "title",
        ("description", "resources", "status_note"),
        "objective__plan__language",
    ),
    Searchable(Indicator, _("Indicator"), "name", ("source",), "objective__plan__language"),
    Searchable(Section, _("Section of the plan"), "element", ("text",), "plan__language"),
    Searchable(Finding, _("Finding"), "title", ("text",), "plan__language"),
    Searchable(Service, _("Service"), "name", (), "plan__language"),
    Searchable(Milestone, _("Milestone"), "title", ("note",), "plan__language"),
    Searchable(DecisionStep, _("Decision path"), "handles", (), "plan__language"),
    Searchable(Proposal, _("Proposal"), "text", ("from_whom",), "plan__language"),
    Searchable(CommunicationItem, _("Communication"), "title", (), "plan__language"),
    Searchable(LocalDocument, _("Local document"), "name"),
    Searchable(Body, _("Body"), "name", ("contact_name",)),
    Searchable(Task, _("Task"), "title", ("note",)),
)
