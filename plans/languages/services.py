"""Choosing the languages of a plan, and translating its texts."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from catalogue.queries import content_languages
from core.clock import now
from plans.editing import Gone, add, change
from plans.languages.queries import Text, hash_of
from plans.models import ContentTranslation, Plan
from plans.models.translation import SUBJECTS

HASH = re.compile("[0-9a-f]{64}")
NO_SUBJECT = {f"{each}__isnull": True for each in SUBJECTS}


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a text says in another language, and whether somebody has compared it with its source.

    `seen` is the hash of the source that was translated: if the source says something else by now,
    the translation is stale from the start.
    """

    words: str
    is_checked: bool = False
    seen: str = ""


def choose_languages(plan: Plan, languages: list[str], *, version: int, by: User) -> Plan:
    """Say in which languages the plan is told besides its own; translations into others are kept.

    Raises StaleEdit, Gone, ValidationError (a language that nobody knows, or the plan's own).
    """
    known = [each.code for each in content_languages()]
    if set(languages) - set(known):
        raise ValidationError({"languages": _("Choose each language from the list, once.")})
    if plan.language in languages:
        raise ValidationError({"languages": _("The plan is written in this language already.")})
    chosen = [code for code in known if code in languages]
    return change(plan, version=version, by=by, languages=chosen)


@transaction.atomic
def translate(
    plan: Plan, text: Text, language: str, rendering: Rendering, *, version: int, by: User
) -> ContentTranslation:
    """Write what a text of the plan says in another language, as a draft or as checked.

    `version` is what was known of the translation (0: none yet). Raises StaleEdit, Gone, ValidationError.
    """
    if language not in plan.further_languages:
        raise ValidationError(_("The plan is not told in this language. Choose it first."))
    _check_length(text, rendering.words)
    said: dict[str, Any] = {
        "text": rendering.words,
        "source_hash": rendering.seen if HASH.fullmatch(rendering.seen) else hash_of(""),
        "is_checked": rendering.is_checked,
    }
    found = _locked(plan, text, language)
    if found is None:
        if version:
            raise Gone
        about = {} if text.kind == "plan" else {f"{text.kind}_id": text.row_id}
        row = ContentTranslation(plan=plan, field=text.field, language=language, **about, **said)
        for name, value in _checked(rendering, by).items():
            setattr(row, name, value)
        return add(row, by=by)
    if any(getattr(found, name) != value for name, value in said.items()):
        said |= _checked(rendering, by)
    return change(found, version=version, by=by, **said)


def _locked(plan: Plan, text: Text, language: str) -> ContentTranslation | None:
    about = {f"{text.kind}_id": text.row_id} if text.kind != "plan" else NO_SUBJECT
    rows = ContentTranslation.objects.select_for_update(of=("self",))
    return rows.filter(plan=plan, field=text.field, language=language, **about).first()


def _checked(rendering: Rendering, by: User) -> dict[str, Any]:
    if not rendering.is_checked:
        return {"checked_by_id": None, "checked_by_name": "", "checked_at": None}
    return {"checked_by_id": by.pk, "checked_by_name": str(by)[:120], "checked_at": now()}


def _check_length(text: Text, words: str) -> None:
    if text.limit is not None and len(words) > text.limit:
        raise ValidationError(
            {
                "text": _("The text has %(length)s characters and %(limit)s fit here.")
                % {"length": len(words), "limit": text.limit}
            }
        )
