"""Recording what a body of the municipality decided."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ui.fields import DateField, LineField


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
