"""Choosing languages, finding texts, and writing a translation beside its source."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.models import ContentLanguage
from plans.languages.queries import CHECKED, DRAFT, MISSING, STALE, Text, hash_of
from ui.fields import LineField, TextField

STATES = {
    MISSING: _("Missing"),
    DRAFT: _("Draft"),
    CHECKED: _("Checked"),
    STALE: _("Source has changed"),
}


class LanguagesForm(forms.Form):
    """In which languages the plan is told besides its own."""

    languages = forms.MultipleChoiceField(
        label=_("Other languages of the plan"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "opts-2"}),
        help_text=_(
            "Taking a language away keeps its translations: they are back if you choose it again."
        ),
    )

    def __init__(self, *args: Any, own: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["languages"].choices = [  # type: ignore[attr-defined]  # declared as a field of choices
            (each.code, f"{each.name} ({each.own_name})")
            for each in ContentLanguage.objects.exclude(code=own)
        ]


class FindForm(forms.Form):
    """Which texts the list shows."""

    mark_optional = False

    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All texts")), *STATES.items()]
    )


class TranslationForm(forms.Form):
    """A text in another language, written against the source that is shown beside it."""

    is_checked = forms.BooleanField(
        label=_("Checked: the translation says what the source says"), required=False
    )
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    field_order = ("text", "is_checked", "seen")

    def __init__(self, *args: Any, source: Text, language: ContentLanguage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label = _("Translation")
        self.fields["text"] = (
            TextField(label=label)
            if source.limit is None
            else LineField(label=label, max_length=source.limit)
        )
        self.fields["text"].widget.attrs |= {"lang": language.code, "dir": language.direction}
        if source.limit is None:
            self.fields["text"].widget.attrs["rows"] = 12
        if not self.is_bound:
            self.initial["seen"] = hash_of(source.source)
        self.order_fields(self.field_order)
