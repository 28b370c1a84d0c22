"""What is wrong in forms, as one list with a link to each field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BaseFormSet
from django.forms.boundfield import BoundField


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: what, and the id of the element where it is mended (if there is one)."""

    text: str
    target: str = ""


def problems(*forms: BaseForm | BaseFormSet[Any]) -> list[Problem]:
    """Everything that is wrong in the forms, in the order of their fields."""
    return [problem for form in forms for problem in _of(form)]


def _of(form: BaseForm | BaseFormSet[Any]) -> Iterator[Problem]:
    if isinstance(form, BaseFormSet):
        yield from (Problem(str(error)) for error in form.non_form_errors())
        for inner in form.forms:
            yield from _of(inner)
        return
    yield from (Problem(str(error)) for error in form.non_field_errors())
    for field in form:
        for error in field.errors:
            yield _problem(field, str(error))


def _problem(field: BoundField, error: str) -> Problem:
    if field.is_hidden:
        return Problem(error)
    first = "_0" if field.use_fieldset else ""
    colon = "" if str(field.label).endswith(("?", ".", ":")) else ":"
    return Problem(f"{field.label}{colon} {error}", f"{field.auto_id}{first}")
