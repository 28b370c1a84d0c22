"""Writing the parts of a report, and naming what stood in the way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from catalogue.models import Obstacle, ReasonCode, ReportChapter
from regional.contracts import ChapterPart, ObstaclePart
from regional.contracts import Report as Document
from ui.fields import TextField


@dataclass(frozen=True, slots=True)
class ChapterRow:
    """A part with its fields, where its text comes from, and what the last report said."""

    part: ChapterPart
    explanation: str
    text: BoundField
    reason: BoundField
    last: str


class ChaptersForm(forms.Form):
    """The parts of the report, filled in beforehand; and how residents took part."""

    mark_optional = False

    def __init__(
        self,
        *args: Any,
        chapters: Sequence[ReportChapter],
        document: Document,
        last: Document | None,
        filled: Mapping[str, str],
        reasons: Sequence[ReasonCode],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.chapters, self.filled = list(chapters), filled
        self.parts = {part.code: part for part in document.chapters}
        self.last = {part.code: part.text for part in (last.chapters if last else ())}
        choices = [("", _("It is not left open")), *((each.key, each.name) for each in reasons)]
        for chapter in self.chapters:
            self.fields[f"text-{chapter.code}"] = TextField(
                label=chapter.name,
                help_text=chapter.explanation,
                required=False,
                widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
            )
            self.fields[f"reason-{chapter.code}"] = forms.ChoiceField(
                label=_("If it is left open, why"), choices=choices, required=False
            )
        self.fields["participation"] = TextField(
            label=_("How residents took part, and what changed because of it"),
            help_text=_(
                "The group's meetings, statements and proposals of the period are sent as they stand "
                "in the room of cooperation. Add here what they do not tell."
            ),
            required=False,
            widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        )

    def rows(self) -> Iterator[ChapterRow]:
        """Go through the parts with their fields."""
        for chapter in self.chapters:
            yield ChapterRow(
                self.parts[chapter.code],
                chapter.explanation,
                self[f"text-{chapter.code}"],
                self[f"reason-{chapter.code}"],
                self.last.get(chapter.code, ""),
            )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        for chapter in self.chapters:
            text, reason = f"text-{chapter.code}", f"reason-{chapter.code}"
            if not said.get(reason) or not said.get(text):
                continue
            if said[text] == self.filled.get(chapter.code):
                said[text] = ""  # what it was filled in with need not be emptied by hand
            else:
                self.add_error(reason, _("Write the part, or say why it is left open: not both."))
        return said


def chapters_facts(document: Document) -> dict[str, Any]:
    """Return what the parts say now, by the fields of `ChaptersForm`."""
    facts: dict[str, Any] = {
        "participation": document.participation.text if document.participation else ""
    }
    for part in document.chapters:
        facts |= {f"text-{part.code}": part.text, f"reason-{part.code}": part.reason_code}
    return facts


def chapters_said(said: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Return by code what a valid `ChaptersForm` says of each part."""
    codes = [name.removeprefix("text-") for name in said if name.startswith("text-")]
    return {code: (said[f"text-{code}"], said[f"reason-{code}"]) for code in codes}


@dataclass(frozen=True, slots=True)
class ObstacleRow:
    """A common obstacle with its two fields."""

    named: BoundField
    text: BoundField


class ObstaclesForm(forms.Form):
    """Which of the common obstacles stood in the way, with words on each."""

    mark_optional = False

    def __init__(self, *args: Any, obstacles: Sequence[Obstacle], **options: Any) -> None:
        super().__init__(*args, **options)
        self.keys = [obstacle.key for obstacle in obstacles]
        for obstacle in obstacles:
            self.fields[f"named-{obstacle.key}"] = forms.BooleanField(
                label=obstacle.name, help_text=obstacle.explanation, required=False
            )
            self.fields[f"text-{obstacle.key}"] = TextField(
                label=_("In words: %(obstacle)s") % {"obstacle": obstacle.name},
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            )

    def rows(self) -> Iterator[ObstacleRow]:
        """Go through the obstacles with their fields."""
        for key in self.keys:
            yield ObstacleRow(self[f"named-{key}"], self[f"text-{key}"])

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        for key in self.keys:
            if said.get(f"text-{key}") and not said.get(f"named-{key}"):
                self.add_error(f"named-{key}", _("Choose the obstacle too, or empty its words."))
        return said


def obstacles_facts(named: Sequence[ObstaclePart], keys: Sequence[str]) -> dict[str, Any]:
    """Return which obstacles are named now, by the fields of `ObstaclesForm`."""
    texts = {part.code: part.text for part in named}
    facts: dict[str, Any] = {}
    for key in keys:
        facts |= {f"named-{key}": key in texts, f"text-{key}": texts.get(key, "")}
    return facts


def obstacles_said(said: Mapping[str, Any]) -> dict[str, str]:
    """Return the words on each obstacle that a valid `ObstaclesForm` names."""
    return {
        name.removeprefix("named-"): said[f"text-{name.removeprefix('named-')}"]
        for name, chosen in said.items()
        if name.startswith("named-") and chosen
    }
