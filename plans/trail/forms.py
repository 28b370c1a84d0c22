"""Which part of the trail is shown."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ui.fields import DateField


class TrailFilter(forms.Form):
    """By whom, about what kind of thing, between which days; what makes no sense narrows nothing."""

    mark_optional = False

    person = forms.TypedChoiceField(label=_("Who"), required=False, coerce=int, empty_value=None)
    kind = forms.ChoiceField(label=_("What"), required=False)
    since = DateField(label=_("From"), required=False)
    until = DateField(label=_("Until"), required=False)

    def __init__(
        self,
        *args: Any,
        people: list[tuple[int, str]],
        kinds: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", _("Everybody")), *people]  # type: ignore[attr-defined]  # declared as a field of choices
        self.fields["kind"].choices = [("", _("Everything")), *kinds]  # type: ignore[attr-defined]  # declared as a field of choices

    def chosen(self) -> dict[str, Any]:
        """Return what narrows the trail; what was not understood is left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in {None, ""}}
