"""What is recorded of the plan as a whole: decisions, steps, elements done elsewhere."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalogue.models import RuleSet
from catalogue.queries import offered_on
from core.clock import today
from plans.models.plan import FIRST_YEAR, LAST_YEAR
from ui.fields import DateField, LineField, YearField


class ApprovalForm(forms.Form):
    """Which body approved the plan, on what day and in which section of its minutes."""

    body_name = LineField(
        label=_("Body that approved the plan"),
        help_text=_("For example the municipal council."),
    )
    decided_on = DateField(label=_("Day of the decision"))
    section = LineField(
        label=_("Section of the minutes"), max_length=20, help_text=_("For example § 41")
    )
    minutes_link = forms.URLField(
        label=_("Address of the minutes"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("For example https://example.org/minutes/41"),
    )


class ElsewhereForm(forms.Form):
    """Where an element is done if not in the plan's own rows, and why there."""

    mark_optional = False

    reason = LineField(
        label=_("Where is it done, and why there?"),
        max_length=300,
        required=False,
        help_text=_(
            "For example: in the wellbeing plan 2026–2029, chapter 4. Leave empty to take it back."
        ),
    )


class StateForm(forms.Form):
    """What is on record of a step of the plan."""

    note = LineField(
        label=_("Note"),
        max_length=300,
        required=False,
        help_text=_("For example from whom statements are asked, and by when."),
    )


class ReasonForm(StateForm):
    """A step that needs a reason."""

    note = LineField(label=_("Why?"), max_length=300)


class PublishForm(StateForm):
    """Where the plan was published."""

    link = forms.URLField(
        label=_("Address of the published plan"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    note = LineField(label=_("Note"), max_length=300, required=False)
    field_order = ("link", "note")


class DifferencesForm(forms.Form):
    """Which two texts of the plan are compared; 0 is what it says now."""

    mark_optional = False

    older = forms.TypedChoiceField(label=_("Earlier text"), coerce=int)
    newer = forms.TypedChoiceField(label=_("Later text"), coerce=int)

    def __init__(self, *args: Any, numbers: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        versions = [(each, _version(each)) for each in numbers]
        self.fields["older"].choices = versions  # type: ignore[attr-defined]  # declared as a field of choices
        self.fields["newer"].choices = [(0, gettext("What the plan says now")), *versions]  # type: ignore[attr-defined]  # declared as a field of choices


def _version(number: int) -> str:
    return gettext("Version %(number)s") % {"number": number}


class CarryForm(forms.Form):
    """Where the plan is carried: into a new one for other years, or under another rule set."""

    way = forms.ChoiceField(
        label=_("What is done?"),
        choices=[
            ("new", _("A new plan begins with what this one says")),
            ("rules", _("This plan is measured against another rule set")),
        ],
        widget=forms.RadioSelect,
    )
    rule_set = forms.ModelChoiceField(RuleSet.objects.none(), label=_("Rule set"), empty_label=None)
    first_year = YearField(
        label=_("First year of the new plan"), first=FIRST_YEAR, last=LAST_YEAR, required=False
    )
    last_year = YearField(
        label=_("Last year of the new plan"), first=FIRST_YEAR, last=LAST_YEAR, required=False
    )
    with_finished = forms.BooleanField(
        label=_("Take finished and stopped measures along too"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = offered_on(today())
        self.fields["rule_set"].queryset = offered  # type: ignore[attr-defined]  # declared as a field of choices

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("way") != "new":
            return said
        for name in ("first_year", "last_year"):
            if not said.get(name) and name not in self.errors:
                self.add_error(name, gettext("Fill this in."))
        first, last = said.get("first_year"), said.get("last_year")
        if first and last and last < first:
            self.add_error("last_year", gettext("The last year cannot be before the first."))
        return said
