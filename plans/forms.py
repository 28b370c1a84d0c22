"""What the forms of every room share."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


class Version(forms.IntegerField):
    """The version that a form was filled in against; one that makes no sense is older than any."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> int:
        try:
            return int(value)
        except (TypeError, ValueError):
            return 0


class RowForm(forms.ModelForm):  # type: ignore[type-arg]  # generic for the checker alone
    """A form over some fields of a row. It leaves the row as it is: the service sets and validates the whole of it."""

    def _post_clean(self) -> None:
        return


def note_errors(form: forms.BaseForm, error: ValidationError) -> None:
    """Show what a service refused at the fields that it is about, and the rest above them."""
    for name, messages in _by_field(error):
        form.add_error(name if name in form.fields else None, ValidationError(messages))


def _by_field(error: ValidationError) -> Iterable[tuple[str, list[str]]]:
    if hasattr(error, "error_dict"):
        return error.message_dict.items()
    return [(NON_FIELD_ERRORS, error.messages)]
