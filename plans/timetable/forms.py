"""Forms of the decision path, of the counting back, and of calendar addresses."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.clock import today
from plans.forms import RowForm
from plans.models import Body, DecisionOutcome, DecisionStep
from plans.timetable.counting import Does, Line
from ui.fields import FILL_IN, DateField, LineField
from ui.formats import date_words


class DecisionForm(RowForm):
    """A body on the plan's way to its approval."""

    body = forms.ModelChoiceField(Body.objects.none(), label=_("Body"), empty_label=_("Choose"))
    handles = LineField(
        label=_("What it handles"),
        help_text=_("For example the start of the preparation, the draft, or the plan."),
    )
    planned_on = DateField(label=_("Planned day"), required=False)
    decided_on = DateField(
        label=_("Day of the decision"),
        required=False,
        help_text=_("Leave empty until it has been decided."),
    )
    outcome = forms.ChoiceField(
        label=_("What was decided"),
        choices=[("", _("Not decided yet")), *DecisionOutcome.choices],
        required=False,
    )
    section = LineField(label=_("Section of the minutes"), max_length=20, required=False)
    minutes_link = forms.URLField(
        label=_("Address of the minutes"), max_length=500, required=False, assume_scheme="https"
    )

    class Meta:
        model = DecisionStep
        fields = [
            "body", "handles", "planned_on", "decided_on", "outcome", "section", "minutes_link",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Body.objects.all()  # type: ignore[attr-defined]  # a field of models

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        decided, outcome = said.get("decided_on"), said.get("outcome")
        if decided and not outcome:
            self.add_error("outcome", _("Say what was decided on that day."))
        if outcome and not decided and "decided_on" not in self.errors:
            self.add_error("decided_on", _("Give the day of the decision."))
        if said.get("section") and not decided and not outcome:
            self.add_error(
                "decided_on", _("A section of the minutes needs the day of the decision.")
            )
        return said


class FeedForm(forms.Form):
    """Which calendar is going to read the days."""

    name = LineField(
        label=_("Which calendar"),
        max_length=60,
        help_text=_("For example Outlook at work, so that you know which one to withdraw."),
    )


class MeetingForm(forms.Form):
    """The meeting from which the timetable is counted back: one of the decision path, or another day."""

    mark_optional = False

    meeting = forms.ChoiceField(label=_("Meeting"), widget=forms.RadioSelect)
    meeting_on = DateField(
        label=_("Another day"),
        required=False,
        help_text=_("For example 24.11.2026. Fill this in if the meeting is not on the list."),
    )

    def __init__(self, *args: Any, steps: Sequence[DecisionStep], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.steps = {str(step.pk): step for step in steps}
        said = [
            (key, f"{step.body.name}: {step.handles}, {_day(step)}")
            for key, step in self.steps.items()
        ]
        field = self.fields["meeting"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  as declared above
        field.choices = [*said, ("", _("Another day"))]
        field.required = False

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        step = self.steps.get(said.get("meeting", ""))
        day = step.planned_on if step else said.get("meeting_on")
        if day is None and "meeting_on" not in self.errors:
            self.add_error("meeting_on", FILL_IN)
        elif day is not None and day < today():
            name = "meeting" if step else "meeting_on"
            self.add_error(name, _("This day is over. Choose a meeting that is to come."))
        return said | {"step": step, "day": day}


def _day(step: DecisionStep) -> str:
    return date_words(step.planned_on)


class LinesForm(forms.Form):
    """How many weeks before the meeting each milestone is, and which of them are taken."""

    seen = forms.CharField(max_length=32, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, lines: Sequence[Line], on: date) -> None:
        super().__init__(data)
        for line in lines:
            if line.weeks is not None and line.does is not Does.READY:
                self.fields[f"weeks-{line.key}"] = _weeks(line)
            if line.does in {Does.ADDS, Does.MOVES}:
                self.fields[f"take-{line.key}"] = forms.BooleanField(
                    label=line.title, required=False, initial=not line.is_past(on)
                )

    def weeks(self) -> dict[str, int]:
        """Return the weeks that were said, by the key of the lead time."""
        return {
            name.removeprefix("weeks-"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("weeks-")
        }


def _weeks(line: Line) -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Weeks before: %(what)s") % {"what": line.title},
        initial=line.weeks,
        min_value=-52,
        max_value=156,
        widget=forms.TextInput(
            attrs={"class": "short", "inputmode": "numeric", "autocomplete": "off"}
        ),
        error_messages={
            "required": FILL_IN,
            "invalid": _("Give the weeks as a whole number, for example 12."),
        },
    )
