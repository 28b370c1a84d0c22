"""Forms of step 6: indicators and their values."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalogue.models import Direction, IndicatorDefinition, ReasonCode
from plans.models import Body
from plans.models.indicator import YEARS
from ui.fields import DecimalField, LineField, TextField, YearField

FIRST, LAST = YEARS
CHOOSE = _("Choose")
MOST_LEVELS, LEVEL_LENGTH = 5, 200
SIX_DECIMALS = Decimal("0.000001")


class LevelsField(TextField):
    """The levels of a scale, one on each line."""

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) == 1 or len(lines) > MOST_LEVELS:
            raise forms.ValidationError(gettext("Give from two to five levels, or none."))
        if any(len(line) > LEVEL_LENGTH for line in lines):
            raise forms.ValidationError(gettext("A level has at most 200 characters."))
        return lines


class IndicatorForm(forms.Form):
    """How it is known whether an objective is being reached."""

    definition = forms.ModelChoiceField(
        IndicatorDefinition.objects.all(), required=False, widget=forms.HiddenInput
    )
    name = LineField(label=_("Indicator"), max_length=300)
    unit = LineField(
        label=_("Unit"),
        required=False,
        max_length=40,
        help_text=_("For example persons, places or per cent."),
    )
    direction = forms.ChoiceField(
        label=_("Direction"), choices=Direction.choices, initial=Direction.UP
    )
    source = LineField(
        label=_("Source of the data"),
        max_length=300,
        help_text=_("Where the figure comes from: a statistic, a register, a survey of your own."),
        error_messages={
            "required": _("Say where the data comes from: an indicator needs a known source.")
        },
    )
    responsible = forms.ModelChoiceField(
        Body.objects.all(), label=_("Who brings the values"), required=False, empty_label=CHOOSE
    )
    baseline = DecimalField(label=_("Baseline"), required=False)
    baseline_year = YearField(
        label=_("Year of the baseline"), required=False, first=FIRST, last=LAST
    )
    target = DecimalField(label=_("Target"), required=False)
    target_year = YearField(label=_("Year of the target"), required=False, first=FIRST, last=LAST)
    levels = LevelsField(
        label=_("Levels of a scale"),
        required=False,
        max_length=1100,
        help_text=_(
            "For an indicator in words: a level on each line, from the lowest to the highest, at most five."
            " Its values are then levels, each with its reasons in the note."
        ),
    )
    reason_code = forms.ModelChoiceField(
        ReasonCode.objects.all(),
        label=_("Why there is no value"),
        required=False,
        empty_label=CHOOSE,
        help_text=_("Only where the value cannot be had: a gap is then told from neglect."),
    )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        before, after = said.get("baseline_year"), said.get("target_year")
        if before and after and after < before:
            words = gettext("The year of the target cannot be before the baseline.")
            self.add_error("target_year", words)
        return said


class ValueForm(forms.Form):
    """What the indicator was in a year."""

    year = YearField(label=_("Year"), first=FIRST, last=LAST)
    value = DecimalField(
        label=_("Value"),
        required=False,
        help_text=_("Leave it empty if you give the two parts of a ratio: it is then counted."),
    )
    numerator = DecimalField(label=_("Numerator"), required=False)
    denominator = DecimalField(label=_("Denominator"), required=False)
    note = LineField(label=_("Note"), required=False, max_length=300)

    def __init__(
        self, *args: Any, unit: str = "", levels: Sequence[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.unit, self.levels = unit, levels
        if levels:
            self._ask_for_a_level()

    def _ask_for_a_level(self) -> None:
        choices = [(str(at), f"{at} {words}") for at, words in enumerate(self.levels, start=1)]
        self.fields["value"] = forms.TypedChoiceField(
            label=_("Level"), choices=[("", CHOOSE), *choices], coerce=Decimal, empty_value=None
        )
        del self.fields["numerator"], self.fields["denominator"]
        self.fields["note"].required = True
        self.fields["note"].label = _("Reasons for the level")

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.levels:
            return said
        if not self.errors.keys() & {"numerator", "denominator"}:
            self._check_ratio(said)
        if said.get("value") is None and not self.errors:
            said["value"] = self._counted(said)
        return said

    def _check_ratio(self, said: dict[str, Any]) -> None:
        upper, lower = said.get("numerator"), said.get("denominator")
        if lower is not None and (upper is None or lower <= 0):
            field = "numerator" if upper is None else "denominator"
            self.add_error(field, gettext("Give both the numerator and a denominator above zero."))
        elif said.get("value") is None and "value" not in self.errors and lower is None:
            self.add_error("value", gettext("Give the value, or both parts of the ratio."))

    def _counted(self, said: dict[str, Any]) -> Decimal:
        times = 100 if self.unit == "%" else 1
        ratio: Decimal = times * said["numerator"] / said["denominator"]
        return ratio.quantize(SIX_DECIMALS)
