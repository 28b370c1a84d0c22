"""What an officer asks to see: which part of the country, on which day. All pages of the overview understand the same words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from core.clock import today
from regional.forms import OverviewForm, PlaceForm
from regional.parts import AREAS, seen_through
from regional.queries.overview import Overview, Row
from regional.queries.scope import Placed
from register.models import Authority
from register.queries import authorities_on
from ui.fields import DateField


@dataclass(frozen=True, slots=True)
class Asked:
    """What is seen, and the form that says what was asked for."""

    seen: Overview
    form: PlaceForm
    rows: tuple[Row, ...]  # those that match

    @property
    def is_today(self) -> bool:
        return self.seen.on == today()

    @property
    def place(self) -> str:
        """The names of the areas that are chosen, or nothing."""
        chosen = [name for name in AREAS if self.form.cleaned_data.get(name)]
        labels = (dict(self.form.fields[name].choices) for name in chosen)  # type: ignore[attr-defined]  # each of these is a field of choices
        words = (
            labels_of.get(self.form.cleaned_data[name])
            for name, labels_of in zip(chosen, labels, strict=True)
        )
        return ", ".join(str(word) for word in words if word)


def asked_of(
    authority: Authority, query: Mapping[str, str], form_class: type[PlaceForm] = OverviewForm
) -> Asked:
    """Return what the query asks an authority's overview; what cannot be understood is said by the form, and left out."""
    seen, rows = seen_through(authority, query, on=_day(query.get("on", "")))
    form = form_class(query, choices=_choices(authority, seen))
    form.is_valid()
    return Asked(seen, form, rows)


def _day(text: str) -> date:
    """Return the day that is asked for, or today where it cannot be understood: the form says so then."""
    try:
        return DateField(required=False).clean(text) or today()
    except ValidationError:
        return today()


def _choices(authority: Authority, seen: Overview) -> dict[str, list[tuple[str, Any]]]:
    found: dict[str, list[tuple[str, Any]]] = {
        name: _areas(seen.scope.choices, column) for name, column in AREAS.items()
    }
    if authority.is_national:
        names = ((one.key, one.name) for one in authorities_on(seen.on))
        found["authority"] = sorted(names, key=lambda one: one[1])
    return found


def _areas(places: tuple[Placed, ...], column: str) -> list[tuple[str, Any]]:
    named = {
        str(getattr(place, f"{column}_id")): getattr(place, f"{column}_name")
        for place in places
        if getattr(place, f"{column}_id")
    }
    return sorted(named.items(), key=lambda one: one[1])
