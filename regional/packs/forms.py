"""What officers say of a pack."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ui.fields import DateField, LineField, TextField


class PackForm(forms.Form):
    """A pack to be begun; the employment areas of the authority are given."""

    title = LineField(
        label=_("Title"), help_text=_("For example: Summary of the reports, spring 2026")
    )
    on = DateField(
        label=_("On the day"),
        help_text=_("What had been received by the end of this day is counted."),
    )
    area = forms.TypedChoiceField(
        label=_("Employment area"), required=False, coerce=int, empty_value=None
    )
    language = forms.ChoiceField(label=_("Language of the pack"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, areas: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["area"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("The authority's whole area")), *areas]


class TextForm(forms.Form):
    """The authority's own text at a place."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = TextField(
        label=_("Text"),
        required=False,
        help_text=_("Headings (#), lists (-), **emphasis** and links may be used."),
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"}),
    )


class SeenForm(forms.Form):
    """Which version was looked at before acting on it."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
