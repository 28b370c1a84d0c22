"""Settling an item of the checklist, and agreeing who takes care of a step."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.models import Mark
from tenants.models import Membership
from ui.fields import DateField, LineField


class MarkForm(forms.Form):
    """An item is done, or does not concern the municipality, which says why; neither opens it again."""

    mark_optional = False

    mark = forms.ChoiceField(choices=[("", ""), *Mark.choices], required=False)
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

    def __init__(self, *args: Any, people: list[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {each.user_id: each for each in people}
        names = [(key, str(each.user)) for key, each in self.people.items()]
        self.fields["person"].choices = [("", _("Nobody yet")), *names]  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        """Return the membership that was chosen and the day, as the service takes them."""
        person = self.people.get(self.cleaned_data["person"])
        return {"person": person, "due_on": self.cleaned_data["due_on"]}
