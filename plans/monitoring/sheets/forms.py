"""The form that takes a spreadsheet."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.workbooks import MOST_BYTES, TooLarge


class UploadForm(forms.Form):
    """A filled-in template."""

    sheet = forms.FileField(
        label=_("Filled-in spreadsheet"),
        help_text=_("An Excel workbook (.xlsx) of at most 5 MB."),
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"empty": _("The file is empty. Choose the one that you filled in.")},
    )

    def clean_sheet(self) -> Any:
        sheet: Any = self.cleaned_data["sheet"]
        if (sheet.size or 0) > MOST_BYTES:
            raise forms.ValidationError(TooLarge().message)
        return sheet
