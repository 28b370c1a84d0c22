"""What people are asked when somebody is invited, or a role or a workspace is given."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation, User
from core.clock import today
from register.models import Municipality
from tenants.models import Membership, Officer, Role
from tenants.queries import municipalities_without_workspace
from ui.fields import FILL_IN, DateField, LineField

Choices = Sequence[tuple[str, Any]]
EMAIL = {"type": "email", "autocomplete": "off", "spellcheck": "false"}
WORKSPACE_ROLES = [
    (
        Role.COORDINATOR,
        _("Coordinator: leads the work, invites people, and may do all that the others may"),
    ),
    (Role.EDITOR, _("Editor: writes every part of the plan")),
    (Role.CONTRIBUTOR, _("Contributor: writes the measures of their own organisation")),
    (Role.APPROVER, _("Approver: reads everything, and records what the deciding body decided")),
    (Role.READER, _("Reader: reads everything")),
]
EXPERT_ROLES = [
    each for each in WORKSPACE_ROLES if each[0] in {Role.EDITOR, Role.CONTRIBUTOR, Role.READER}
]
AUTHORITY_ROLES = [
    (Officer.Role.OFFICER, _("Officer: processes and returns reports")),
    (Officer.Role.READER, _("Reader: reads everything")),
]


def email_field(label: Any) -> forms.EmailField:
    return forms.EmailField(
        label=label,
        max_length=254,
        widget=forms.EmailInput(attrs=EMAIL),
        error_messages={"required": FILL_IN},
    )


def role_field(choices: Choices) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Role"),
        widget=forms.RadioSelect,
        choices=choices,
        error_messages={"required": _("Choose a role.")},
    )


def until_field(*, required: bool = False) -> DateField:
    return DateField(
        label=_("Last day of the role"),
        required=required,
        help_text=_(
            "For example 31.12.2026. Access ends by itself after this day. For outside experts give it always."
        ),
    )


def to_come(until: date | None) -> date | None:
    """Return the last day of a role that begins now, if it has one.

    Raises ValidationError when the day is over.
    """
    if until is not None and until < today():
        raise ValidationError(_("This day is over. Choose a day to come."))
    return until


def language_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Language of the invitation"), choices=User.Language.choices, initial="fi"
    )


class SearchForm(forms.Form):
    """A name to look for."""

    mark_optional = False

    q = forms.CharField(
        label=_("Search"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class InviteForm(forms.Form):
    """Whom to invite, and as what."""

    email = email_field(_("E-mail address"))
    role = role_field(WORKSPACE_ROLES)
    until = until_field()
    language = language_field()

    def clean_until(self) -> Any:
        return to_come(self.cleaned_data["until"])


class InviteExpertForm(InviteForm):
    """Which outside expert to invite, as what, and until when: an expert does not decide for the municipality."""

    role = role_field(EXPERT_ROLES)
    until = until_field(required=True)


class InviteOfficerForm(InviteForm):
    """Whom to invite to an authority."""

    role = role_field(AUTHORITY_ROLES)


class InviteCoordinatorForm(forms.Form):
    """Whom the platform's administrator invites to lead a workspace."""

    email = email_field(_("The coordinator's e-mail address"))
    language = language_field()


class OpenWorkspaceForm(InviteCoordinatorForm):
    """For which municipality a workspace is opened, and who leads it."""

    municipality = forms.ModelChoiceField(
        label=_("Municipality"),
        queryset=Municipality.objects.none(),
        error_messages={
            "required": _("Choose a municipality."),
            "invalid_choice": _("This municipality has a workspace already."),
        },
    )
    field_order = ("municipality", "email", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["municipality"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  as declared above
        field.queryset = municipalities_without_workspace()


class RoleForm(forms.Form):
    """What a person is to be, and until when."""

    role = role_field(WORKSPACE_ROLES)
    until = DateField(
        label=_("Until"),
        required=False,
        help_text=_(
            "The last day of the role, for example 31.12.2026. Without a day it has no end."
        ),
    )

    def __init__(self, data: Any = None, *, held: Membership | Officer) -> None:
        super().__init__(data, initial={"role": held.role, "until": held.valid_to})
        if isinstance(held, Officer):
            self.fields["role"].choices = AUTHORITY_ROLES  # type: ignore[attr-defined]  # it is a choice

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until is not None and until < today():
            raise ValidationError(_("This day is over. To end the role now, choose to end it."))
        return until


class NewPersonForm(forms.Form):
    """The name and password of somebody who accepts an invitation and has no account."""

    name = LineField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        help_text=_("At least 12 characters. A few words in a row are good and easy to remember."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": FILL_IN},
    )

    def __init__(self, data: Any = None, *, invitation: Invitation) -> None:
        super().__init__(data)
        self.invitation = invitation

    def clean(self) -> None:
        password = self.cleaned_data.get("password")
        if password:
            person = User(email=self.invitation.email, name=self.cleaned_data.get("name", ""))
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.add_error("password", error)
