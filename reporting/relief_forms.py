"""What a municipality writes when it asks for more time or to be let off."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ui.fields import DateField, TextField

EXTENSION, EXEMPTION = "extension", "exemption"


class ReliefForm(forms.Form):
    """What is asked for, until when, and why."""

    mark_optional = False
    kind = forms.ChoiceField(
        label=_("What do you ask for?"),
        choices=[(EXTENSION, _("More time")), (EXEMPTION, _("Exemption from this report"))],
        widget=forms.RadioSelect,
        initial=EXTENSION,
    )
    due_on = DateField(
        label=_("New due day"),
        required=False,
        help_text=_(
            "For more time. A day that is no working day moves to the next one. For example 24.11.2026"
        ),
    )
    reason = TextField(
        label=_("Reason"),
        help_text=_("The authority decides by this. It is kept with the decision."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("kind") == EXEMPTION:
            said["due_on"] = None
        elif not said.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", _("Say until when you need more time."))
        return said
