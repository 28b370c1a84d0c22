"""Forms of the meetings."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.forms import RowForm
from plans.models import (
    Body,
    GroupMember,
    Meeting,
    Plan,
    Presence,
)
from ui.fields import DateField, LineField, TextField

PERSON, SHORT, LONG = 120, 20, 300


class MeetingForm(RowForm):
    """A meeting of the cooperation group."""

    title = LineField(label=_("Name of the meeting"))
    held_on = DateField(label=_("Day"))
    starts = forms.TimeField(
        label=_("Begins at"),
        required=False,
        input_formats=["%H:%M", "%H.%M", "%H"],
        widget=forms.TimeInput(attrs={"class": "short", "autocomplete": "off"}, format="%H.%M"),
        help_text=_("For example 13.00"),
    )
    ends = forms.TimeField(
        label=_("Ends at"),
        required=False,
        input_formats=["%H:%M", "%H.%M", "%H"],
        widget=forms.TimeInput(attrs={"class": "short", "autocomplete": "off"}, format="%H.%M"),
        help_text=_("For example 14.30"),
    )
    place = LineField(label=_("Place"), required=False)
    agenda = TextField(label=_("Agenda"), required=False)
    minutes = TextField(label=_("Minutes"), required=False)
    minutes_link = forms.URLField(
        label=_("Address of the minutes"), max_length=500, required=False, assume_scheme="https"
    )
    accepts_timetable = forms.BooleanField(
        label=_("The group accepted the timetable of the planning at this meeting"), required=False
    )
    section = LineField(
        label=_("Section of the minutes in which it was accepted"), max_length=SHORT, required=False
    )

    class Meta:
        model = Meeting
        fields = [
            "title", "held_on", "starts", "ends", "place", "agenda", "minutes", "minutes_link",
            "accepts_timetable", "section",
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        starts, ends = said.get("starts"), said.get("ends")
        if ends and not starts and "starts" not in self.errors:
            self.add_error("starts", _("Say when the meeting begins."))
        if starts and ends and ends <= starts:
            self.add_error("ends", _("A meeting ends after it begins."))
        if said.get("section") and not said.get("accepts_timetable"):
            self.add_error(
                "accepts_timetable",
                _("The section is that of the minutes in which the timetable was accepted."),
            )
        return said


class AttendanceForm(forms.Form):
    """Who of the members was at a meeting; the names of the fields are the keys of the members."""

    mark_optional = False

    def __init__(self, *args: Any, members: Sequence[GroupMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for member in members:
            self.fields[f"m-{member.pk}"] = forms.ChoiceField(
                label=str(member),
                choices=[("", _("Not recorded")), *Presence.choices],
                required=False,
                help_text=member.substitute
                and _("Substitute: %(name)s") % {"name": member.substitute},
            )


class AgreedForm(forms.Form):
    """A task that was agreed at a meeting."""

    title = LineField(label=_("What is to be done"), max_length=LONG)
    concerns = forms.ChoiceField(label=_("What it is about"), required=False)
    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Who does it"), required=False, empty_label=_("Nobody yet")
    )
    due_on = DateField(label=_("By"), required=False)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Body.objects.all()  # type: ignore[attr-defined]  # a field of models
        self.fields["concerns"].choices = _parts_of(plan)  # type: ignore[attr-defined]  # a field of choices


def _parts_of(plan: Plan) -> list[Any]:
    """Return the plan, its objectives and their measures and indicators as choices, by objective."""
    objectives = plan.objectives.prefetch_related("measures", "indicators")
    groups: list[Any] = [("", _("The plan as a whole"))]
    for each in objectives:
        parts = [(f"objective:{each.pk}", each.title)]
        parts += [
            (f"measure:{row.pk}", _("Measure: %(title)s") % {"title": row.title})
            for row in each.measures.all()
        ]
        parts += [
            (f"indicator:{row.pk}", _("Indicator: %(title)s") % {"title": row})
            for row in each.indicators.all()
        ]
        groups.append((each.title, parts))
    return groups
