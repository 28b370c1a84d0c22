"""Forms of the decision path."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.forms import RowForm
from plans.models import Body, DecisionOutcome, DecisionStep
from ui.fields import DateField, LineField


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
