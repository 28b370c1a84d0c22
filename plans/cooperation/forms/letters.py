"""Fields of whom letters go to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.models import LetterLanguage


def language_field() -> forms.ChoiceField:
    """The language in which somebody is written to."""
    return forms.ChoiceField(label=_("Language of letters"), choices=LetterLanguage.choices)


def email_field(label: Any, help_text: Any = "") -> forms.EmailField:
    """An address that may be left empty."""
    return forms.EmailField(label=label, max_length=254, required=False, help_text=help_text)
