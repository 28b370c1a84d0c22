"""What a new key may do, and until when."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import ApiToken
from core.clock import today
from tenants.keys.services import LONGEST
from ui.fields import DateField, LineField
from ui.formats import date_words

USUAL = timedelta(days=90)
# What each scope lets a program do; letters go to people outside the service, as reports go to an authority.
SCOPES = {
    ApiToken.Scope.READ: gettext_lazy("read"),
    ApiToken.Scope.WRITE: gettext_lazy("write"),
    ApiToken.Scope.SEND: gettext_lazy("send reports and letters"),
}


class KeyForm(forms.Form):
    """A name to know the key by, its scopes, and its last day."""

    name = LineField(
        label=gettext_lazy("Name"),
        max_length=80,
        help_text=gettext_lazy("What uses the key, so that you know it again."),
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("What it may do"), widget=forms.CheckboxSelectMultiple
    )
    until = DateField(label=gettext_lazy("Last day"))

    def __init__(self, *args: Any, scopes: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["scopes"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  declared above
        field.choices = [(scope, SCOPES[ApiToken.Scope(scope)]) for scope in scopes]
        self.initial.setdefault("scopes", ["read"])
        self.initial.setdefault("until", today() + USUAL)

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        last = today() + LONGEST
        if not today() <= until <= last:
            raise ValidationError(
                _("Choose a day from today to %(day)s.") % {"day": date_words(last)}
            )
        return until
