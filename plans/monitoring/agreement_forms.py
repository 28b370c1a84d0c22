"""Forms of the monitoring agreement and of intermediate targets."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.forms import RowForm
from plans.models import (
    Body,
    IntermediateTarget,
    Interval,
    MonitoringAgreement,
    Trigger,
    TriggerKind,
)
from plans.monitoring.forms import FIRST, LAST
from ui.fields import DecimalField, LineField, TextField, YearField


class AgreementForm(RowForm):
    """Who follows the plan, and how often."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Body that follows the plan"), empty_label=_("Choose")
    )
    person_name = LineField(label=_("Person"), max_length=120, required=False)
    interval = forms.TypedChoiceField(
        label=_("How often"), choices=Interval.choices, coerce=int, initial=Interval.YEARLY
    )
    words = TextField(
        label=_("How the plan is followed and updated"),
        required=False,
        max_length=5000,
        help_text=_("For example: to whom the results are told, and who decides on an update."),
    )

    class Meta:
        model = MonitoringAgreement
        fields = ["body", "person_name", "interval", "words"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Body.objects.all()  # type: ignore[attr-defined]  # a field of models


class TriggerForm(RowForm):
    """A situation in which the plan is looked at again."""

    kind = forms.ChoiceField(label=_("When"), choices=TriggerKind.choices, widget=forms.RadioSelect)
    limit = forms.IntegerField(
        label=_("Limit, persons in a year"),
        required=False,
        min_value=1,
        max_value=1_000_000,
        help_text=_("For arrivals alone: the expected range is set beside it."),
    )
    situation = LineField(
        label=_("The situation in your words"),
        required=False,
        help_text=_("Needed for a situation of your own."),
    )
    action = LineField(
        label=_("What is then done"),
        help_text=_("This becomes the task, for example: the group updates the measures."),
    )
    days = forms.IntegerField(
        label=_("Within how many days"), min_value=1, max_value=730, initial=60
    )

    class Meta:
        model = Trigger
        fields = ["kind", "limit", "situation", "action", "days"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        kind = said.get("kind")
        if (
            kind == TriggerKind.ARRIVALS
            and said.get("limit") is None
            and "limit" not in self.errors
        ):
            self.add_error("limit", _("Give the limit."))
        if kind == TriggerKind.OWN and not said.get("situation"):
            self.add_error("situation", _("Describe the situation."))
        return said


class IntermediateTargetForm(RowForm):
    """What an indicator should be in a year on its way."""

    year = YearField(label=_("Year"), first=FIRST, last=LAST)
    value = DecimalField(label=_("Intermediate target"))

    class Meta:
        model = IntermediateTarget
        fields = ["year", "value"]
