"""Keeping what a person has typed until they save it: theirs alone, one draft of each form."""

import re
from collections.abc import Iterable, Mapping

from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.models import User
from core.errors import Refusal
from plans.models import Draft
from ui.reading import clean_text

KEY = re.compile(r"[a-z]+(?:[.:][A-Za-z0-9_-]+)*")
LARGEST = 400_000  # characters: twenty fields of the longest text
NOT_TYPED = {"csrfmiddlewaretoken", "choice", "against", "edit", "discard"}


class TooLarge(Refusal):
    """More was typed than any form takes."""

    code = "draft_too_large"

    def __init__(self) -> None:
        super().__init__(_("This is too large to keep as a draft. Shorten the text."))


def keep_draft(form: str, typed: QueryDict, *, by: User) -> Draft:
    """Keep what the person has typed into a form, instead of what was kept before.

    Raises TooLarge, and ValueError for a form without a proper name.
    """
    if not KEY.fullmatch(form) or len(form) > Draft._meta.get_field("form").max_length:  # type: ignore[operator]  # the column has a length
        raise ValueError(f"“{form}” is not the name of a form.")
    fields = typed_fields(typed)
    if sum(len(value) for values in fields.values() for value in values) > LARGEST:
        raise TooLarge
    version = typed.get("version", "")
    draft, _created = Draft.objects.update_or_create(
        user_id=by.pk,
        form=form,
        defaults={
            "fields": fields,
            "based_on": int(version) if re.fullmatch("[0-9]{1,9}", version) else 0,
        },
    )
    return draft


def draft_of(form: str, *, by: User) -> Draft | None:
    """Return the person's draft of a form."""
    return Draft.objects.filter(user_id=by.pk, form=form).first()


def discard_draft(form: str, *, by: User) -> None:
    """Forget the person's draft of a form."""
    Draft.objects.filter(user_id=by.pk, form=form).delete()


def typed_fields(typed: QueryDict) -> dict[str, list[str]]:
    """Return what a person typed by field, without what only the page itself needs."""
    return {
        name: [clean_text(str(value)) for value in values]
        for name, values in typed.lists()
        if name not in NOT_TYPED
    }


def as_typed(fields: Mapping[str, Iterable[str]]) -> QueryDict:
    """Return a draft's fields as a form reads them."""
    typed = QueryDict(mutable=True)
    for name, values in fields.items():
        typed.setlist(name, list(values))
    return typed
