"""What officers write of rounds, more time and reminders."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from regional.models import Round
from regional.services.rounds import Wording
from ui.fields import DateField, LineField, TextField

LONGEST_QUESTION = 1000
MOST_QUESTIONS = 30


class QuestionsField(TextField):
    """Questions, each on a line of its own."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        return [" ".join(line.split()) for line in text.splitlines() if line.strip()]

    def validate(self, value: Any) -> None:
        super().validate("\n".join(value))
        if any(len(line) > LONGEST_QUESTION for line in value):
            raise ValidationError(
                _("A question has at most %(limit)s characters. Part it in two."),
                params={"limit": LONGEST_QUESTION},
            )
        if len(value) > MOST_QUESTIONS:
            raise ValidationError(
                _("A round has at most %(limit)s questions."), params={"limit": MOST_QUESTIONS}
            )

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


class RoundForm(forms.Form):
    """A round: its letter, to whom it goes, and what it asks."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    title = LineField(label=_("Title"), help_text=_("For example: Two-year report 2026"))
    letter = TextField(
        label=_("Letter to the municipalities"),
        help_text=_(
            "Headings (#), lists (-), **emphasis** and links may be used. "
            "Write in Finnish and in Swedish if the letter goes to both."
        ),
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"}),
    )
    everybody = forms.BooleanField(label=_("All municipalities of the area"), required=False)
    municipalities = forms.MultipleChoiceField(
        label=_("Municipalities"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "opts-2"}),
    )
    must = QuestionsField(
        label=_("Questions that must be answered"),
        help_text=_(
            "Each on a line of its own. They come into the municipality's report; an answer left open needs a reason."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    may = QuestionsField(
        label=_("Questions that may be left out"),
        help_text=_("Each on a line of its own."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    due_on = DateField(label=_("Due day common to all"), required=False)

    def __init__(
        self, *args: Any, places: Iterable[tuple[str, str]], common: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.places = list(places)
        chosen = self.fields["municipalities"]
        if isinstance(chosen, forms.MultipleChoiceField):
            chosen.choices = self.places
        if not common:
            del self.fields["due_on"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("everybody"):
            said["municipalities"] = [code for code, _words in self.places]
        elif not said.get("municipalities") and "municipalities" not in self.errors:
            self.add_error("municipalities", _("Choose one municipality at least, or all."))
        return said

    def wording(self) -> Wording:
        """Return what was written."""
        said = self.cleaned_data
        questions = [(text, True) for text in said["must"]]
        questions += [(text, False) for text in said["may"]]
        return Wording(
            title=said["title"],
            letter=said["letter"],
            municipalities=said["municipalities"],
            questions=questions,
            due_on=said.get("due_on"),
        )

    @staticmethod
    def facts(row: Round) -> dict[str, Any]:
        """Return what a round says now, by the fields."""
        questions = list(row.questions.all())
        return {
            "version": row.version,
            "title": row.title,
            "letter": row.letter,
            "municipalities": [part.municipality_id for part in row.municipalities.all()],
            "must": [question.text for question in questions if question.required],
            "may": [question.text for question in questions if not question.required],
            "due_on": row.due_on,
        }


class VersionForm(forms.Form):
    """That somebody saw the newest version before acting on it."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class FindDutiesForm(forms.Form):
    """Which of the awaited reports to show."""

    mark_optional = False

    q = forms.CharField(
        label=_("Municipality"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    only = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[("", _("All")), ("worklist", _("On the worklist")), ("reminded", _("Reminded"))],
    )


class ReasonForm(forms.Form):
    """Why the authority decides so."""

    reason = TextField(
        label=_("Reason"),
        help_text=_("The municipality sees it at once, and it is kept."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )


class ExtensionForm(ReasonForm):
    """More time until a day."""

    due_on = DateField(
        label=_("New due day"),
        help_text=_("A day that is no working day moves to the next one. For example 24.11.2026"),
    )
    field_order = ("due_on", "reason")


class DecisionForm(ReasonForm):
    """The decision on a request."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[("grant", _("Grant")), ("refuse", _("Refuse"))],
        widget=forms.RadioSelect,
    )
    due_on = DateField(
        label=_("New due day"),
        required=False,
        help_text=_(
            "As asked, if left as it is. A day that is no working day moves to the next one."
        ),
    )
    field_order = ("decision", "due_on", "reason")

    def __init__(self, *args: Any, asks_for_time: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_for_time:
            del self.fields["due_on"]


class ReminderForm(forms.Form):
    """What to add to a reminder."""

    note = TextField(
        label=_("What to add"),
        help_text=_("It is shown in the e-mail, with your name."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
