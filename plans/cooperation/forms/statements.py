"""Forms of the statements that are asked for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.cooperation.forms.letters import email_field, language_field
from plans.cooperation.services.statements import addressed
from plans.forms import RowForm
from plans.models import GroupMember, Handling, Plan, StatementRequest
from ui.fields import DateField, LineField, TextField

PERSON, SHORT, LONG = 120, 20, 300


class RequestForm(RowForm):
    """A request for a statement."""

    member = forms.ModelChoiceField(
        GroupMember.objects.none(),
        label=_("Member of the group"),
        required=False,
        empty_label=_("Somebody else"),
        help_text=_("Name and address are taken from the member, unless you write others."),
    )
    addressee = LineField(label=_("Who is asked"), required=False)
    email = email_field(_("E-mail"))
    language = language_field()
    question = TextField(label=_("What the statement is asked on"), max_length=5000)
    due_on = DateField(label=_("Last day for the statement"))

    class Meta:
        model = StatementRequest
        fields = ["member", "addressee", "email", "language", "question", "due_on"]

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = plan.group.all()  # type: ignore[attr-defined]  # a field of models

    def clean(self) -> dict[str, Any]:
        said = addressed(super().clean() or self.cleaned_data)
        if not said.get("addressee") and "addressee" not in self.errors:
            self.add_error("addressee", _("Name who is asked for a statement."))
        return said


class ReceiptForm(RowForm):
    """A statement that came."""

    received_on = DateField(label=_("Day on which it came"))
    text = TextField(label=_("What the statement says"), required=False)
    link = forms.URLField(
        label=_("Address of the statement"), max_length=500, required=False, assume_scheme="https"
    )

    class Meta:
        model = StatementRequest
        fields = ["received_on", "text", "link"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not (said.get("text") or said.get("link") or {"text", "link"} & set(self.errors)):
            self.add_error("text", _("Write what the statement says, or give its address."))
        return said


class AnswerForm(RowForm):
    """What became of a statement."""

    handling = forms.ChoiceField(
        label=_("What became of it"), choices=Handling.choices, widget=forms.RadioSelect
    )
    reason = TextField(
        label=_("Answer with reasons"),
        required=False,
        help_text=_("Say what was changed because of it, or why it was not."),
    )

    class Meta:
        model = StatementRequest
        fields = ["handling", "reason"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        aside = said.get("handling") in {Handling.PARTLY, Handling.NOT_TAKEN}
        if aside and not said.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Say why it is not taken into account in full."))
        return said
