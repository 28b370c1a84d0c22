"""What is chosen in the table, and whose measures are shown."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.models import Theme
from plans.models import Body, MeasureStatus

ALL = ("", _("All"))


class TableForm(forms.Form):
    """Which lines of the table to show."""

    mark_optional = False

    q = forms.CharField(label=_("Find"), max_length=100, required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    body = forms.ChoiceField(label=_("Responsible body"), required=False)
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[ALL, *MeasureStatus.choices]
    )
    everybody = forms.BooleanField(label=_("Concerns all residents"), required=False)

    def __init__(
        self, *args: Any, themes: Iterable[Theme], bodies: Iterable[Body], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].choices = [ALL, *((each.key, each.name) for each in themes)]  # type: ignore[attr-defined]  # declared as a field of choices
        self.fields["body"].choices = [ALL, *((str(each.pk), each.name) for each in bodies)]  # type: ignore[attr-defined]  # declared as a field of choices


class BodyChoice(forms.Form):
    """Whose measures to show."""

    mark_optional = False

    body = forms.ModelChoiceField(
        Body.objects.all(), label=_("Responsible body"), required=False, empty_label=_("Choose")
    )
