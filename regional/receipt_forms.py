"""What somebody has in hand of a receipt: its reference and checksum, or its file."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regional.receipts import FromTheFuture, Kept, NoReceipt, kept_of
from ui.fields import LineField

LARGEST = 4 * 1024 * 1024  # bytes; a report of a hundred objectives is a tenth of it


class ByReference(forms.Form):
    """A reference and a checksum, as they stand on the receipt; spaces between groups do no harm."""

    mark_optional = False
    reference = LineField(label=gettext_lazy("Reference"), max_length=20, help_text="KP-2026-0001")
    hash = LineField(
        label=gettext_lazy("Checksum (SHA-256)"),
        max_length=120,
        help_text=gettext_lazy("64 characters, with or without spaces."),
    )

    def clean_hash(self) -> str:
        plain = re.sub(r"\s|sha-?256:?", "", self.cleaned_data["hash"], flags=re.IGNORECASE).lower()
        if not re.fullmatch(r"[0-9a-f]{64}", plain):
            raise ValidationError(
                _("A checksum is 64 characters from 0–9 and a–f. Copy all of it.")
            )
        return plain


class ByFile(forms.Form):
    """The file that was saved from the receipt's page."""

    mark_optional = False
    file = forms.FileField(
        label=gettext_lazy("The receipt's file"),
        help_text=gettext_lazy("The .json file that was saved from the receipt's page."),
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )

    def clean_file(self) -> Kept:
        file: Any = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(_("The file is too large to be a receipt. Choose another file."))
        try:
            return kept_of(file.read())
        except FromTheFuture as error:
            raise ValidationError(
                _(
                    "This receipt has a newer format than this service knows yet. "
                    "Check it with its reference and checksum, or try again later."
                )
            ) from error
        except NoReceipt as error:
            raise ValidationError(
                _("This file is no receipt. Choose the .json file saved from the receipt's page.")
            ) from error
