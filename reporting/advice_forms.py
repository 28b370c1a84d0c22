"""What a municipality writes at the advice desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.queries import themes
from ui.fields import LineField, TextField

PLANNING = "planning"  # in place of a theme's key, as the region has it


def theme_choices() -> list[tuple[str, Any]]:
    """List the themes of integration, and planning itself."""
    return [(PLANNING, _("Planning itself")), *((each.key, each.name) for each in themes())]


class AskForm(forms.Form):
    """A question to the authority."""

    mark_optional = False

    title = LineField(
        label=_("What the question is about"), max_length=200, help_text=_("In a few words.")
    )
    theme = forms.ChoiceField(label=_("Theme"))
    text = TextField(
        label=_("Question"),
        max_length=6000,
        help_text=_(
            "Write no names or other details of clients: the question is a public document."
        ),
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].choices = theme_choices()  # type: ignore[attr-defined]  # a field of choices


class MessageForm(forms.Form):
    """One more message in a question."""

    mark_optional = False

    text = TextField(
        label=_("Message"),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )


class MemoryForm(forms.Form):
    """Which published answers to show."""

    mark_optional = False

    q = forms.CharField(
        label=_("Search for words"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    theme = forms.ChoiceField(label=_("Theme"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("All")), *theme_choices()]
        self.fields["theme"].choices = choices  # type: ignore[attr-defined]  # a field of choices
