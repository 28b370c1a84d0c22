"""Where in the host document each element of an embedded plan stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from plans.editing import StaleEdit, add, change, remove
from plans.models import ElementPlace, Plan


@dataclass(frozen=True, slots=True)
class Placed:
    """What somebody says of an element's place; `version` is what they knew of it, 0 for nothing."""

    element: str
    chapter: str
    page: str
    version: int


@transaction.atomic
def place_elements(plan: Plan, said: Iterable[Placed], *, by: User) -> None:
    """Say where elements stand, all of it or nothing; an empty place takes it back.

    Raises StaleEdit (somebody said something else of one of them meanwhile), Gone, ValidationError.
    """
    known = {place.element: place for place in plan.places.all()}
    for each in said:
        _place(plan, each, known.get(each.element), by)


def _place(plan: Plan, said: Placed, known: ElementPlace | None, by: User) -> None:
    facts = {"chapter": said.chapter, "page": said.page}
    before = {name: getattr(known, name, "") for name in facts}
    if facts == before:
        return
    if known is None:
        if said.version:  # somebody took the place back that this person saw
            raise StaleEdit(ElementPlace(plan=plan, element=said.element, version=0), facts)
        add(ElementPlace(plan=plan, element=said.element, **facts), by=by)
    elif any(facts.values()):
        change(known, version=said.version, by=by, **facts)
    else:
        remove(known, version=said.version, by=by)
