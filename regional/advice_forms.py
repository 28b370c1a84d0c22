"""What officers ask and write at the advice desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.queries import themes
from regional.models import EntryKind
from regional.queries.advice import PLANNING
from ui.fields import LineField, TextField

STATES = [
    ("open", _("Waiting for an answer")),
    (EntryKind.ANSWER.value, _("Answered")),
    (EntryKind.CLOSED.value, _("Closed")),
    (EntryKind.REOPENED.value, _("Reopened")),
    ("all", _("All questions")),
]


def theme_choices() -> list[tuple[str, Any]]:
    """List the themes of integration, and planning itself."""
    return [(PLANNING, _("Planning itself")), *((each.key, each.name) for each in themes())]


class FindForm(forms.Form):
    """Which questions or published answers to show."""

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
        field = self.fields["theme"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("All")), *theme_choices()]

    @property
    def wanted(self) -> dict[str, str]:
        """What is asked for; what cannot be understood asks for nothing."""
        said = self.cleaned_data if self.is_valid() else {}
        return {"text": said.get("q", ""), "theme": said.get("theme", "")}


class DeskForm(FindForm):
    """Which questions of municipalities to show."""

    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)

    @property
    def wanted(self) -> dict[str, str]:
        said = super().wanted
        state = self.cleaned_data.get("state") or ("all" if said["text"] else "open")
        return said | {"state": "" if state == "all" else state}


class AnswerForm(forms.Form):
    """A message of the authority's."""

    text = TextField(
        label=_("Message"),
        max_length=10_000,
        help_text=_("The municipality sees it at once. You can use headings, lists and links."),
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )


class PublishForm(forms.Form):
    """A question and its answer as everybody will read them."""

    title = LineField(label=_("What it is about"), max_length=200)
    question = TextField(label=_("Question"), max_length=6000)
    answer = TextField(label=_("Answer"), max_length=10_000)
    confirmed = forms.BooleanField(
        label=_("I have read the text: it tells of no person, and not which municipality asked"),
        error_messages={"required": _("Read the text once more and confirm.")},
    )
