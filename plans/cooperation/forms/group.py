"""Forms of the cooperation group."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.models import OrganisationKind
from plans.cooperation.forms.letters import email_field, language_field
from plans.forms import RowForm
from plans.models import (
    GroupMember,
    Reply,
)
from ui.fields import DateField, LineField

PERSON, SHORT, LONG = 120, 20, 300


class MemberForm(RowForm):
    """A member of the cooperation group."""

    organisation = LineField(
        label=_("Organisation or body"),
        help_text=_("A resident may be named by what they bring, for example “resident, Arabic”."),
    )
    kind = forms.ModelChoiceField(
        OrganisationKind.objects.all(), label=_("Kind of member"), empty_label=_("Choose")
    )
    person = LineField(label=_("Person"), max_length=PERSON, required=False)
    email = email_field(_("E-mail"), _("The invitation and the calls to meetings are sent here."))
    language = language_field()
    substitute = LineField(label=_("Substitute"), max_length=PERSON, required=False)
    substitute_email = email_field(_("E-mail of the substitute"))
    mandate = LineField(
        label=_("Mandate"),
        max_length=LONG,
        required=False,
        help_text=_("What they may decide on, or whose view they bring."),
    )
    starts_on = DateField(label=_("From"), required=False)
    ends_on = DateField(label=_("Until"), required=False)
    reply = forms.ChoiceField(
        label=_("Answer to the invitation"),
        choices=[("", _("Not answered yet")), *Reply.choices],
        required=False,
    )
    replied_on = DateField(label=_("Answered on"), required=False)

    class Meta:
        model = GroupMember
        fields = [
            "organisation", "kind", "person", "email", "language", "substitute", "substitute_email",
            "mandate", "starts_on", "ends_on", "reply", "replied_on",
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        starts, ends = said.get("starts_on"), said.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The last day cannot be before the first."))
        if said.get("reply") and not said.get("replied_on") and "replied_on" not in self.errors:
            self.add_error("replied_on", _("Give the day of the answer."))
        if said.get("replied_on") and not said.get("reply"):
            self.add_error("reply", _("Say what was answered on that day."))
        return said


class AbsenceForm(forms.Form):
    """Why a recommended kind of member is not in the group."""

    reason = LineField(
        label=_("Why it is not in the group"),
        max_length=LONG,
        required=False,
        help_text=_("Leave empty to take the reason back."),
    )


class InvitationForm(forms.Form):
    """Who is sent the invitation now."""

    members = forms.MultipleChoiceField(
        label=_("Who is sent the invitation"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one member.")},
    )

    def __init__(self, *args: Any, waiting: Sequence[GroupMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].choices = [  # type: ignore[attr-defined]  # a field of choices
            (str(member.pk), f"{member} ({member.email})") for member in waiting
        ]
