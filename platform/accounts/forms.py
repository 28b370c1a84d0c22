"""What is asked of a passkey, in our words."""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.translation import gettext_lazy as _


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A name by which a person knows the key, and whether it does without a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["passwordless"].label = _("Sign in with it without a password")
        self.fields["passwordless"].help_text = _(
            "The device then asks for your fingerprint, face or PIN."
        )


class EditPasskeyForm(EditWebAuthnForm):  # type: ignore[misc]  # its base has no types
    """The name by which a person knows the key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
