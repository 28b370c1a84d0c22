"""Two people wrote in one thing: what differs, who changed what, and what can be kept of both.

A form carries a fingerprint of each field as it was when the form was opened (`fingerprints`). With it, a save that comes too
late can tell the fields that this person changed from those that the other one did, without keeping old texts.
"""

import difflib
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.db import models
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from plans.editing import plain
from ui.formats import NOTHING, date_words, number

Facts = Mapping[str, Any]
WORDS_AT_MOST = 4_000
_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that the two texts say differently, ready to be shown side by side."""

    name: str
    label: str
    mine: SafeString
    theirs: SafeString
    changed_by_me: bool
    changed_by_them: bool

    @property
    def is_overlap(self) -> bool:
        return self.changed_by_me and self.changed_by_them


@dataclass(frozen=True, slots=True)
class Conflict:
    """What one person wrote against what another has saved meanwhile."""

    differences: tuple[Difference, ...]

    @property
    def overlaps(self) -> list[str]:
        """The labels of the fields that both changed."""
        return [each.label for each in self.differences if each.is_overlap]

    @property
    def is_mine(self) -> bool:
        """Whether I changed anything that would be lost."""
        return any(each.changed_by_me for each in self.differences)

    @property
    def can_merge(self) -> bool:
        """Whether there is something of theirs to keep beside something of mine."""
        theirs_alone = [each for each in self.differences if not each.changed_by_me]
        return 0 < len(theirs_alone) < len(self.differences)


def fingerprints(facts: Facts) -> str:
    """Return a short mark of what each field says, to travel in the form."""
    return json.dumps({name: _mark(value) for name, value in facts.items()}, separators=(",", ":"))


def same(one: Any, other: Any) -> bool:
    """Whether two values of a field say the same, however they are held."""
    return bool(_comparable(one) == _comparable(other))


def merged(mine: Facts, theirs: Facts, base: str) -> dict[str, Any]:
    """Return my fields with theirs wherever I changed nothing since `base` (what `fingerprints` said)."""
    before = _read(base)
    return {
        name: theirs[name] if name in theirs and not _changed(name, value, before) else value
        for name, value in mine.items()
    }


def conflict_between(form: forms.BaseForm, theirs: Facts, base: str) -> Conflict:
    """Compare a valid form with what the thing says now."""
    before, mine = _read(base), form.cleaned_data
    return Conflict(
        tuple(
            Difference(
                name=name,
                label=str(form[name].label),
                mine=marked(shown(form.fields[name], mine[name]), _said(form, name, value)),
                theirs=marked(_said(form, name, value), shown(form.fields[name], mine[name])),
                changed_by_me=_changed(name, mine[name], before),
                changed_by_them=_changed(name, value, before),
            )
            for name, value in theirs.items()
            if name in form.fields and not same(mine.get(name), value)
        )
    )


def shown(field: forms.Field, value: Any) -> str:
    """Write a field's value in words."""
    if value is None or value == "":
        return NOTHING
    if isinstance(field, forms.BooleanField):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return date_words(value)
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, (list, tuple, models.QuerySet)):
        return ", ".join(_named(field, each) for each in value) or NOTHING
    return _named(field, value)


def marked(text: str, other: str) -> SafeString:
    """Write the text with the words marked that the other does not have."""
    mine, theirs = _WORDS.findall(text), _WORDS.findall(other)
    if max(len(mine), len(theirs)) > WORDS_AT_MOST:
        return conditional_escape(text)
    parts = []
    matcher = difflib.SequenceMatcher(None, theirs, mine, autojunk=False)
    for what, _from, _to, start, end in matcher.get_opcodes():
        words = "".join(mine[start:end])
        if words:
            parts.append(format_html("<ins>{}</ins>", words) if what != "equal" else words)
    return format_html_join("", "{}", ((part,) for part in parts))


def _said(form: forms.BaseForm, name: str, value: Any) -> str:
    return shown(form.fields[name], value)


def _named(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ChoiceField) and not isinstance(value, models.Model):
        for key, label in _flat(cast("Iterable[Any]", field.choices)):
            if str(key) == str(value):
                return str(label)
    return str(value)


def _flat(choices: Iterable[Any]) -> Iterable[tuple[Any, Any]]:
    for key, label in choices:
        if isinstance(label, (list, tuple)):
            yield from _flat(label)
        else:
            yield key, label


def _changed(name: str, value: Any, before: Mapping[str, str]) -> bool:
    return before.get(name) != _mark(value)


def _mark(value: Any) -> str:
    text = json.dumps(_comparable(value), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _comparable(value: Any) -> Any:
    """Reduce a value to text, so that a row and a form that say the same are the same."""
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, (list, tuple, set, models.QuerySet)):
        return sorted(str(_comparable(each)) for each in value)
    if isinstance(value, bool):
        return value
    said = plain(value)
    return "" if said is None else str(said)


def _read(base: str) -> dict[str, str]:
    try:
        read = json.loads(base)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}
