"""What a person asks of the register."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ui.fields import DateField


class FindForm(forms.Form):
    """A name to look for, and the day it is asked of."""

    mark_optional = False

    q = forms.CharField(
        label=_("Municipality or authority"),
        max_length=100,
        required=False,
        help_text=_("For example Espoo, Jakobstad, Pirkanmaan ELY or 049."),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    on = DateField(
        label=_("On the day"),
        required=False,
        help_text=_("For example 31.12.2025. Today, if you leave it empty."),
    )
