"""Forms of the municipality's documents and of what stands in them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.forms import RowForm
from plans.models import DocumentUse, LocalDocument
from plans.models.plan import FIRST_YEAR, LAST_YEAR
from ui.fields import LineField, YearField

YEARS: dict[str, Any] = {"first": FIRST_YEAR, "last": LAST_YEAR, "required": False}


class DocumentForm(RowForm):
    """A document of the municipality."""

    name = LineField(label=_("Name"), help_text=_("For example Municipal strategy 2026–2029."))
    first_year = YearField(label=_("First year"), **YEARS)
    last_year = YearField(label=_("Last year"), **YEARS)
    owner = LineField(label=_("Who answers for it"), required=False)
    link = forms.URLField(
        label=_("Address of it"), max_length=500, required=False, assume_scheme="https"
    )

    class Meta:
        model = LocalDocument
        fields = ["kind", "name", "first_year", "last_year", "owner", "link"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = said.get("first_year"), said.get("last_year")
        if first and last and last < first:
            self.add_error("last_year", _("The last year cannot be before the first."))
        return said


class UseForm(RowForm):
    """Where in a document an objective or a measure stands, and whether that was adopted."""

    document = forms.ModelChoiceField(
        LocalDocument.objects.none(), label=_("Document"), empty_label=_("Choose")
    )
    chapter = LineField(
        label=_("Chapter or section"),
        required=False,
        max_length=100,
        help_text=_("For example 3.2, or Everyday life in a growing city."),
    )

    class Meta:
        model = DocumentUse
        fields = ["document", "chapter", "relation", "state"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].queryset = LocalDocument.objects.all()  # type: ignore[attr-defined]  # declared as a field of choices


class MeasureUseForm(UseForm):
    """Where a measure is used: a measure is in a document or not, it does not carry it forward."""

    class Meta(UseForm.Meta):
        fields = ["document", "chapter", "state"]
