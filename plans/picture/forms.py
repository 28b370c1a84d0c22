"""Forms of step 3: findings, promises, services, expected arrivals, and what is cited."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalogue.models import DataSource
from catalogue.queries import target_groups
from plans.models import ArrivalReason, Body, Confidence, Coverage
from plans.models.plan import FIRST_YEAR, LAST_YEAR
from plans.picture.fields import SeriesField
from ui.fields import DateField, DecimalField, LineField, TextField, YearField

LINE, PERSON, SHORT, MOST = 300, 120, 60, 1_000_000
CHECKS = forms.CheckboxSelectMultiple
NO_SOURCE = _("Say where the figures come from.")


class SourceForm(forms.Form):
    """Where something comes from: a source of the catalogue, own words, or both."""

    source = forms.ModelChoiceField(
        DataSource.objects.all(),
        label=_("Source"),
        required=False,
        empty_label=_("Not on the list"),
    )
    source_words = LineField(
        label=_("Source in your own words"),
        required=False,
        max_length=LINE,
        help_text=_("The table, the survey, or who said so and when."),
    )

    def has_source(self) -> bool:
        said = self.cleaned_data
        return bool(said.get("source") or said.get("source_words"))


class FindingForm(SourceForm):
    """What is known on a question, with its figures and its source."""

    title = LineField(
        label=_("Finding"),
        max_length=LINE,
        help_text=_("Say in one sentence what is so. It becomes the heading."),
    )
    text = TextField(
        label=_("More about it"),
        required=False,
        help_text=_("What it means for the municipality. You can use headings, lists and links."),
    )
    confidence = forms.ChoiceField(
        label=_("How sure it is"),
        choices=Confidence.choices,
        initial=Confidence.KNOWN,
        widget=forms.RadioSelect,
    )
    arrival_reason = forms.ChoiceField(
        label=_("About people who came because of"),
        choices=[("", _("No reason in particular")), *ArrivalReason.choices],
        required=False,
    )
    figure = LineField(
        label=_("What the figures tell"),
        required=False,
        help_text=_("For example: share of foreign-language speakers on 31 December."),
    )
    unit = LineField(
        label=_("Unit"), required=False, max_length=40, help_text=_("For example % or people.")
    )
    points = SeriesField(
        label=_("Figures"),
        required=False,
        max_length=10_000,
        help_text=_(
            "One on each line, for example 2025: 17.9 or Family: 120. Two columns of a spreadsheet can be pasted."
        ),
    )
    period = LineField(
        label=_("Time that it is about"),
        required=False,
        max_length=SHORT,
        help_text=_("For example 2023–2025 or spring 2026."),
    )
    as_of = DateField(label=_("Day on which it was so"), required=False)
    is_key = forms.BooleanField(label=_("Show among the key findings"), required=False)

    field_order = (
        "title", "text", "confidence", "arrival_reason", "figure", "unit", "points", "source",
        "source_words", "period", "as_of", "is_key",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("points"):
            if not said.get("figure") and "figure" not in self.errors:
                self.add_error("figure", gettext("Say what the figures tell."))
            if not self.has_source() and "source_words" not in self.errors:
                self.add_error("source", NO_SOURCE)
        elif said.get("figure") and "points" not in self.errors:
            self.add_error("points", gettext("Give the figures, or leave out what they tell."))
        return said


class PromiseForm(forms.Form):
    """Who finds out, and by when."""

    promised_by = LineField(
        label=_("Who finds out"), max_length=PERSON, help_text=_("A person or a body.")
    )
    promised_on = DateField(label=_("By which day"))


class ServiceForm(forms.Form):
    """A service of the map."""

    name = LineField(label=_("Service"), help_text=_("For example guidance in your own language."))
    provider = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Provider"),
        required=False,
        empty_label=_("Not on the list"),
    )
    provider_name = LineField(
        label=_("Provider, if it is not on the list"),
        required=False,
        help_text=_("For example an organisation or a congregation."),
    )
    is_guidance = forms.BooleanField(label=_("It is guidance or counselling"), required=False)
    target_groups = forms.MultipleChoiceField(
        label=_("Target groups"), required=False, widget=CHECKS(attrs={"class": "opts-2"})
    )
    arrival_reasons = forms.MultipleChoiceField(
        label=_("For people who came because of"),
        required=False,
        choices=ArrivalReason.choices,
        widget=CHECKS(attrs={"class": "opts-2"}),
    )
    reach = LineField(
        label=_("Whom it reaches"),
        required=False,
        max_length=LINE,
        help_text=_("In words: how many people, where, in which languages."),
    )
    coverage = forms.ChoiceField(
        label=_("Do those who need it get it?"),
        choices=Coverage.choices,
        widget=forms.RadioSelect,
    )
    gap = LineField(label=_("What is lacking"), required=False, max_length=LINE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["provider"].queryset = Body.objects.all()  # type: ignore[attr-defined]  # declared as a field of choices
        self.fields["target_groups"].choices = [(g.key, g.name) for g in target_groups()]  # type: ignore[attr-defined]  # declared as a field of choices

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        provider, name = said.get("provider"), said.get("provider_name")
        if provider and name:
            words = gettext("Choose the provider from the list or write a name, not both.")
            self._wrong("provider_name", words)
        elif not (provider or name) and said.get("coverage") != Coverage.MISSING:
            self._wrong("provider", gettext("Say who provides the service, or that it is missing."))
        if said.get("coverage") in {Coverage.PARTLY, Coverage.MISSING} and not said.get("gap"):
            self._wrong("gap", gettext("Say what is lacking."))
        return said

    def _wrong(self, name: str, words: str) -> None:
        """Say what is wrong with a field, unless what was typed there was refused already."""
        if name not in self.errors:
            self.add_error(name, words)


class ArrivalsForm(SourceForm):
    """How many are expected in a year, and what that rests on."""

    year = YearField(label=_("Year"), first=FIRST_YEAR, last=LAST_YEAR)
    low = DecimalField(label=_("At least"), decimal_places=0, min_value=0, max_value=MOST)
    high = DecimalField(label=_("At most"), decimal_places=0, min_value=0, max_value=MOST)
    assumptions = TextField(
        label=_("Assumptions"),
        max_length=2000,
        help_text=_("The trend so far, agreed municipal places, employers, schools."),
    )

    field_order = ("year", "low", "high", "assumptions", "source", "source_words")

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        low, high = said.get("low"), said.get("high")
        if low is not None and high is not None and high < low:
            self.add_error("high", gettext("The larger number cannot be below the smaller."))
        for name in {"low", "high"} & said.keys():
            said[name] = int(said[name])
        if not self.has_source() and "source_words" not in self.errors:
            self.add_error("source", NO_SOURCE)
        return said


class CitingForm(forms.Form):
    """Which findings something in the plan rests on."""

    findings = forms.MultipleChoiceField(label=_("Findings"), required=False, widget=CHECKS)

    def __init__(self, *args: Any, choices: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["findings"].choices = choices  # type: ignore[attr-defined]  # declared as a field of choices
