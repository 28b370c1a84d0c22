"""Planning what is told, and saying that it was told or will not be."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from catalogue.queries import content_languages
from core.clock import today
from plans.editing import add, change
from plans.models import CommunicationItem, Plan
from tenants.models import Membership


def plan_message(
    plan: Plan, *, by: User, person: Membership | None = None, **said: Any
) -> CommunicationItem:
    """Plan something that is told of the plan; nothing is sent to anybody.

    Raises ValidationError.
    """
    _check(said)
    return add(CommunicationItem(plan=plan, **said, **_named(person)), by=by)


def change_message(
    message: CommunicationItem, *, version: int, by: User, **said: Any
) -> CommunicationItem:
    """Change what is planned, or say that it was told (`done_on`, `link`) or is not (`dropped_reason`).

    `person` is who sees to it, a membership or None. Raises StaleEdit, Gone, ValidationError.
    """
    _check(said)
    if "person" in said:
        said |= _named(said.pop("person"))
    return change(message, version=version, by=by, **said)


def _named(person: Membership | None) -> dict[str, Any]:
    if person is None:
        return {"person_id": None, "person_name": ""}
    return {"person_id": person.user_id, "person_name": str(person.user)[:120]}


def _check(said: Mapping[str, Any]) -> None:
    done_on = said.get("done_on")
    if done_on is not None and done_on > today():
        raise ValidationError({"done_on": _("The day on which it was told is still to come.")})
    if chosen := said.get("languages"):
        unknown = set(chosen) - {each.code for each in content_languages()}
        if unknown or len(chosen) != len(set(chosen)):
            raise ValidationError({"languages": _("Choose each language from the list, once.")})
