"""What officers ask and write."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regional.contracts import ElementPart, ElementState, Reason
from regional.labels import FILTERED_BY
from ui.fields import DateField, TextField

SIZES = {
    "s": (0, 4_999, _("under 5,000 residents")),
    "m": (5_000, 19_999, _("5,000–19,999 residents")),
    "l": (20_000, 99_999, _("20,000–99,999 residents")),
    "xl": (100_000, 10_000_000, _("100,000 residents or more")),
}
AWAITING = "awaiting"
Choices = Iterable[tuple[str, Any]]


class PlaceForm(forms.Form):
    """Which part of the country is looked at, and on which day; what there is to choose is given."""

    mark_optional = False
    chosen_by: tuple[str, ...] = ("authority", "region", "county", "area")

    authority = forms.ChoiceField(label=_("Authority"), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    county = forms.ChoiceField(label=_("Wellbeing services county"), required=False)
    area = forms.ChoiceField(label=_("Employment area"), required=False)
    on = DateField(label=_("On the day"), required=False, help_text=_("Today, if left empty."))

    def __init__(self, *args: Any, choices: Mapping[str, Choices], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.chosen_by:
            if choices.get(name):
                self._choose(name, [("", _("All")), *choices[name]])
            else:
                del self.fields[name]

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


class OverviewForm(PlaceForm):
    """Which municipalities to show, and on which day."""

    field_order = ("q", "status", "size", "authority", "region", "county", "area", "on")

    q = forms.CharField(
        label=_("Municipality"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    status = forms.ChoiceField(label=_("Reporting status"), required=False)
    size = forms.ChoiceField(label=_("Size"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everything = ("", _("All"))
        self._choose("status", [everything, *((label.key, label.words) for label in FILTERED_BY)])
        self._choose(
            "size", [everything, *((key, words) for key, (_a, _b, words) in SIZES.items())]
        )


class InboxForm(forms.Form):
    """Which reports to show."""

    mark_optional = False

    q = forms.CharField(
        label=_("Municipality or reference"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All")),
            (AWAITING, _("Waiting for an answer")),
            ("returned", _("Returned")),
            ("processed", _("Processed")),
        ],
    )


class ReturnForm(forms.Form):
    """What is to be completed, element by element, and by when."""

    whole = TextField(
        label=_("The report as a whole"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    correction_due = DateField(label=_("To be completed by"))

    def __init__(
        self, *args: Any, elements: Iterable[ElementPart], deadline: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.elements = {f"element_{element.code}": element for element in elements}
        self.fields["correction_due"].initial = deadline
        for name, element in self.elements.items():
            self.fields[name] = TextField(
                label=f"{element.code} {element.name}",
                required=False,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_("The report says that this is missing.")
                if element.state is ElementState.MISSING
                else "",
            )
        self.order_fields([*self.elements, "whole", "correction_due"])

    def reasons(self) -> list[Reason]:
        """Return what was written, with what it concerns."""
        said = [
            Reason(element=element.code, name=element.name, text=self.cleaned_data[name])
            for name, element in self.elements.items()
        ]
        said.append(Reason(element="", name="", text=self.cleaned_data["whole"]))
        return [reason for reason in said if reason.text.strip()]


class FeedbackForm(forms.Form):
    """The authority's answer."""

    feedback = TextField(
        label=_("Feedback to the municipality"),
        help_text=_(
            "What is good, and what to follow up in the next report. The municipality sees it at once."
        ),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
