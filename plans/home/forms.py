"""Settling an item of the checklist, and agreeing who takes care of a step."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.forms import Version
from plans.models import Mark
from tenants.models import Membership
from ui.fields import DateField, LineField


class MarkForm(forms.Form):
    """An item is done, or does not concern the municipality, which says why; neither opens it again."""

    mark_optional = False

    mark = forms.ChoiceField(choices=[("", ""), *Mark.choices], required=False)
    version = Version()
    reason = LineField(label=_("Why does it not concern you?"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        left_out = said.get("mark") == Mark.NOT_APPLICABLE
        if left_out and "reason" not in self.errors and not said.get("reason"):
            self.add_error("reason", _("Say why this does not concern you."))
        if not left_out:
            said["reason"] = ""
        return said


class CareForm(forms.Form):
    """Who takes care of a step, and by when."""

    person = forms.TypedChoiceField(
        label=_("Who takes care of it"), required=False, coerce=int, empty_value=None
    )
    due_on = DateField(label=_("To be ready by"), required=False)

    def __init__(self, *args: Any, people: dict[int, Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(key, str(each.user)) for key, each in people.items()]
        self.fields["person"].choices = [("", _("Nobody yet")), *names]  # type: ignore[attr-defined]  # declared as a field of choices
