"""What officers ask and write."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regional.contracts import ElementState, Reason, Report, Subject, subjects_of
from regional.labels import FILTERED_BY, SIZES
from regional.models import Remark, RemarkKind, ViewPage
from ui.fields import DateField, LineField, TextField

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


LISTS: dict[str, Any] = {
    "waiting": _("All that is to be done"),
    "received": _("Received, not opened"),
    "in_review": _("Being read"),
    "awaiting": _("Waiting for an answer"),
    "mine": _("Mine"),
    "returned": _("Returned, correction awaited"),
    "correction_late": _("Correction late"),
    "reply": _("Municipality is heard"),
    "replies": _("Reply to be closed"),
    "processed": _("Processed"),
    "withdrawn": _("Withdrawn"),
    "all": _("All reports"),
}


class InboxForm(forms.Form):
    """Which reports to show."""

    mark_optional = False

    q = forms.CharField(
        label=_("Municipality or reference"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    state = forms.ChoiceField(label=_("Show"), required=False, choices=list(LISTS.items()))

    @property
    def wanted(self) -> tuple[str, str]:
        """The words and the list that are asked for; what cannot be understood asks for nothing."""
        said = self.cleaned_data if self.is_valid() else {}
        text = said.get("q", "")
        return text, said.get("state") or ("all" if text else "waiting")


class AssignForm(forms.Form):
    """Whose work a report is."""

    mark_optional = False

    officer = forms.ChoiceField(label=_("Whose work this is"), required=False)

    def __init__(self, *args: Any, officers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["officer"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Nobody yet")), *officers]


class RemarkForm(forms.Form):
    """What an officer remarks on one place of a report: up to one text of each kind."""

    mark_optional = False
    KINDS = {
        RemarkKind.MUST: _("What must be mended, and how"),
        RemarkKind.ADVICE: _("What you advise for the future"),
        RemarkKind.PRAISE: _("What is good, and worth going on with"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in RemarkKind:
            self.fields[kind.value] = TextField(
                label=kind.label,
                help_text=self.KINDS[kind],
                required=False,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
            )

    @staticmethod
    def said_by(remarks: Iterable[Remark]) -> dict[str, str]:
        """Return what drafts say, by the form's fields."""
        return {remark.kind: remark.text for remark in remarks}


class CloseForm(forms.Form):
    """The authority's last word on a remark."""

    text = TextField(
        label=_("Closing words"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class ReturnForm(forms.Form):
    """What is to be completed, place by place, and by when: the elements, and whatever else was remarked on."""

    whole = TextField(
        label=_("The report as a whole"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    correction_due = DateField(label=_("To be completed by"))

    def __init__(
        self,
        *args: Any,
        report: Report,
        deadline: date,
        drafts: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        known = drafts or {}
        missing = {e.code for e in report.elements if e.state is ElementState.MISSING}
        elements = {element.code for element in report.elements}
        self.places: dict[str, Subject] = {
            f"element_{place.code}": place
            for place in subjects_of(report)
            if place.code in elements or place.code in known
        }
        self.fields["correction_due"].initial = deadline
        self.fields["whole"].initial = known.get("", "")
        for name, place in self.places.items():
            self.fields[name] = TextField(
                label=f"{place.code} {place.name}" if place.code in elements else place.name,
                required=False,
                max_length=4000,
                initial=known.get(place.code, ""),
                widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
                help_text=_("The report says that this is missing.")
                if place.code in missing
                else "",
            )
        self.order_fields([*self.places, "whole", "correction_due"])

    def dropped(self) -> set[str]:
        """Return the places of drafts that were shown and whose text was taken out."""
        shown = {name: place.code for name, place in self.places.items()} | {"whole": ""}
        return {
            code
            for name, code in shown.items()
            if name in self.data and self.fields[name].initial and not self.cleaned_data[name]
        }

    def reasons(self) -> list[Reason]:
        """Return what was written, with what it concerns."""
        said = [
            Reason(element=place.code, name=place.name, text=self.cleaned_data[name])
            for name, place in self.places.items()
        ]
        said.append(Reason(element="", name="", text=self.cleaned_data["whole"]))
        return [reason for reason in said if reason.text.strip()]


class HearForm(forms.Form):
    """Words that go with the remarks on which the municipality is heard."""

    text = TextField(
        label=_("To the municipality"),
        required=False,
        max_length=4000,
        help_text=_("What you would like to hear. The remarks go with it."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )


class FeedbackForm(forms.Form):
    """The authority's answer."""

    feedback = TextField(
        label=_("Feedback to the municipality"),
        help_text=_(
            "What is good, and what to follow up in the next report. The municipality sees it at once."
        ),
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class SaveViewForm(forms.Form):
    """A name for what is chosen on a page, and for whom."""

    name = LineField(label=_("Name of the view"), max_length=80)
    is_shared = forms.BooleanField(
        label=_("Everybody at the authority sees it"), required=False, initial=True
    )
    page = forms.ChoiceField(choices=ViewPage.choices, widget=forms.HiddenInput)
    query = forms.CharField(max_length=500, required=False, widget=forms.HiddenInput)
