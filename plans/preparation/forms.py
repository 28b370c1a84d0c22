"""Forms of step 1: the plan itself, the bodies and the milestones."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.forms import RowForm
from plans.models import Plan
from plans.models.plan import FIRST_YEAR, LAST_YEAR
from ui.fields import LineField, YearField

LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish")), ("en", _("English"))]


class StartForm(RowForm):
    """A new plan: what it is called, which years it covers and in what language it is written."""

    first_year = YearField(label=_("First year"), first=FIRST_YEAR, last=LAST_YEAR)
    last_year = YearField(label=_("Last year"), first=FIRST_YEAR, last=LAST_YEAR)
    language = forms.ChoiceField(
        label=_("Language of the text"),
        choices=LANGUAGES,
        help_text=_("The pages themselves can be read in any of the three languages."),
    )

    class Meta:
        model = Plan
        fields = ["title", "first_year", "last_year", "language"]
        field_classes = {"title": LineField}
        labels = {"title": _("Title")}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        first, last = said.get("first_year"), said.get("last_year")
        if first and last and last < first:
            self.add_error("last_year", _("The last year cannot be before the first."))
        return said
