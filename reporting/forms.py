"""Writing a report, recording the decision on it, and confirming that it is sent."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.models import Objective
from reporting.models import Assessment, DecisionKind, ObjectiveAssessment, Report
from ui.fields import DateField, LineField, TextField

UUID_IN_TEXT = re.compile(r"text-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")


@dataclass(frozen=True, slots=True)
class AssessedObjective:
    """An objective with the two fields in which it is assessed."""

    number: int
    title: str
    assessment: BoundField
    text: BoundField


class GoneText(TextField):
    """What was written about an objective that somebody removed meanwhile: shown until it is taken away."""

    def validate(self, value: Any) -> None:
        if value:
            raise ValidationError(
                _(
                    "Somebody removed this objective. "
                    "Move your text where it belongs and empty this field."
                )
            )


class WordsForm(forms.Form):
    """The summary of the period, and the municipality's own assessment of each objective."""

    mark_optional = False
    summary = TextField(
        label=gettext_lazy("Summary of the period"),
        help_text=gettext_lazy(
            "What has been reached, what has not and why, and what comes next. A few paragraphs are enough."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )

    def __init__(self, *args: Any, objectives: Sequence[Objective], **options: Any) -> None:
        super().__init__(*args, **options)
        self.objectives = list(objectives)
        for number, objective in enumerate(self.objectives, start=1):
            self.fields[f"assessment-{objective.pk}"] = forms.ChoiceField(
                label=_("Own assessment of objective %(number)s") % {"number": number},
                choices=[("", _("Not assessed yet")), *Assessment.choices],
                widget=forms.RadioSelect(attrs={"class": "opts-2"}),
                required=False,
            )
            self.fields[f"text-{objective.pk}"] = TextField(
                label=_("Objective %(number)s in words") % {"number": number},
                required=False,
                widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
            )
        for name in self._of_the_removed():
            self.fields[name] = GoneText(label=_("An objective that was removed"), required=False)

    def rows(self) -> Iterator[AssessedObjective]:
        """Go through the objectives with their fields."""
        for number, objective in enumerate(self.objectives, start=1):
            yield AssessedObjective(
                number,
                objective.title,
                self[f"assessment-{objective.pk}"],
                self[f"text-{objective.pk}"],
            )

    def gone(self) -> list[BoundField]:
        """List what was written about objectives that are no more."""
        return [self[name] for name, field in self.fields.items() if isinstance(field, GoneText)]

    def _of_the_removed(self) -> list[str]:
        return [
            name
            for name in self.data
            if UUID_IN_TEXT.fullmatch(name) and name not in self.fields and self.data[name].strip()
        ]


def words_facts(report: Report, objectives: Sequence[Objective]) -> dict[str, Any]:
    """Return what the report says now, by the fields of `WordsForm`."""
    known = {row.objective_id: row for row in ObjectiveAssessment.objects.filter(report=report)}
    facts = {"summary": report.summary}
    for objective in objectives:
        row = known.get(objective.pk)
        facts[f"assessment-{objective.pk}"] = row.assessment if row else ""
        facts[f"text-{objective.pk}"] = row.text if row else ""
    return facts


def words_said(
    said: Mapping[str, Any], objectives: Sequence[Objective]
) -> dict[UUID, tuple[str, str]]:
    """Return the assessments of a valid `WordsForm` by objective."""
    return {
        objective.pk: (said[f"assessment-{objective.pk}"], said[f"text-{objective.pk}"])
        for objective in objectives
    }


class DecisionForm(forms.Form):
    """The local decision; left wholly empty, there is none."""

    mark_optional = False
    decision_kind = forms.ChoiceField(
        label=gettext_lazy("Who decided"),
        choices=DecisionKind.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    decision_body = LineField(
        label=gettext_lazy("Body or office"),
        help_text=gettext_lazy("For example: Wellbeing Committee"),
        required=False,
    )
    decided_on = DateField(label=gettext_lazy("Day of the decision"), required=False)
    decision_section = LineField(
        label=gettext_lazy("Section of the minutes"), max_length=20, required=False
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        given = {name for name, value in said.items() if value}
        if given:
            for name in ("decision_kind", "decision_body", "decided_on"):
                if name not in given and name not in self.errors:
                    self.add_error(name, _("Fill this in."))
        return said


class SendForm(forms.Form):
    """Confirming that the report is sent; a key makes two clicks one sending."""

    confirmed = forms.BooleanField(
        label=gettext_lazy("I have checked the report, and it can be sent"),
        error_messages={"required": gettext_lazy("Confirm that the report can be sent.")},
    )
    key = forms.RegexField(regex=r"\A[0-9a-f-]{36}\Z", widget=forms.HiddenInput)
    seen = forms.RegexField(regex=r"\A[0-9a-f]{64}\Z", widget=forms.HiddenInput)

    @classmethod
    def ready(cls, seen: str) -> "SendForm":
        """Make an unsent form with a key of its own, over the contents with this hash."""
        return cls(initial={"key": str(uuid4()), "seen": seen})
