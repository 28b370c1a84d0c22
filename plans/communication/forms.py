"""What is told to somebody: to whom, about what, where, in which languages, when and by whom."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.models import Audience, ContentLanguage, Topic
from core.clock import today
from plans.forms import RowForm
from plans.models import Body, CommunicationItem, CommunicationStatus
from tenants.models import Membership
from ui.fields import DateField, LineField

LATE = "late"
STATES = [*CommunicationStatus.choices, (LATE, _("Late"))]


class MessageForm(RowForm):
    """Something that is told of the planning."""

    title = LineField(
        label=_("What is told"),
        max_length=300,
        help_text=_("For example: the draft can be commented on until the end of the month."),
    )
    audience = forms.ModelChoiceField(
        Audience.objects.all(), label=_("Audience"), empty_label=_("Choose")
    )
    topic = forms.ModelChoiceField(
        Topic.objects.all(), label=_("What it is about"), empty_label=_("Choose")
    )
    channel = LineField(
        label=_("Channel"),
        help_text=_("For example the municipality's website, an event or a letter to the council."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "opts-2"}),
    )
    planned_on = DateField(label=_("Planned day"))
    body = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Body that sees to it"),
        required=False,
        empty_label=_("No body"),
    )
    person = forms.TypedChoiceField(
        label=_("Who sees to it"), required=False, coerce=int, empty_value=None
    )
    done_on = DateField(
        label=_("Day on which it was told"),
        required=False,
        help_text=_("Leave empty until it has been told."),
    )
    link = forms.URLField(
        label=_("Address of what was published"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    dropped_reason = LineField(
        label=_("Why it is not told after all"),
        max_length=300,
        required=False,
        help_text=_("Only where it was planned and will not be told."),
    )

    class Meta:
        model = CommunicationItem
        fields = [
            "title", "audience", "topic", "channel", "languages", "planned_on", "body", "done_on",
            "link", "dropped_reason",
        ]  # fmt: skip

    def __init__(self, *args: Any, people: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["body"].queryset = Body.objects.all()
        fields["person"].choices = [("", _("Nobody yet")), *people.items()]
        fields["languages"].choices = [
            (each.code, each.name) for each in ContentLanguage.objects.all()
        ]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        done_on = said.get("done_on")
        if done_on and done_on > today():
            self.add_error("done_on", _("The day on which it was told is still to come."))
        if done_on and said.get("dropped_reason"):
            self.add_error(
                "dropped_reason", _("It was either told, or it is not told for a reason.")
            )
        return said


class FindForm(forms.Form):
    """Which messages the list shows."""

    mark_optional = False

    audience = forms.ModelChoiceField(
        Audience.objects.all(), label=_("Audience"), required=False, empty_label=_("All audiences")
    )
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All states")), *STATES]
    )


def people_of(members: list[Membership], message: CommunicationItem | None) -> dict[int, str]:
    """Return who can see to a message, by key: the members, and whoever was named before they left."""
    people = {each.user_id: str(each.user) for each in members}
    if message is not None and message.person_id is not None:
        people.setdefault(message.person_id, message.person_name)
    return people
