"""What a view asks of whoever calls it. A view that asks nothing is refused to everybody.

`tenants.middleware.AccessMiddleware` reads what is declared here before the view runs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from core.permissions import Rule

View = TypeVar("View", bound=Callable[..., Any])


class Who(StrEnum):
    """Whom a view is for."""

    ANYONE = "anyone"
    SIGNED_IN = "signed in"
    MEMBER = "member of the workspace"
    OFFICER = "officer of the authority"
    ADMINISTRATOR = "platform administrator"


@dataclass(frozen=True, slots=True)
class Access:
    """Whom a view is for, and which right they need."""

    who: Who
    rule: Rule | None = None


def _declare(access: Access) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.access = access  # type: ignore[attr-defined]  # a function takes attributes
        return view

    return mark


public = _declare(Access(Who.ANYONE))
signed_in = _declare(Access(Who.SIGNED_IN))
administrator = _declare(Access(Who.ADMINISTRATOR))


def member(rule: Rule) -> Callable[[View], View]:
    """For members of the workspace of this host who have the right `rule(member)`."""
    return _declare(Access(Who.MEMBER, rule))


def officer(rule: Rule) -> Callable[[View], View]:
    """For officers of the authority named in the address who have the right `rule(officer)`."""
    return _declare(Access(Who.OFFICER, rule))


def access_of(view: object) -> Access | None:
    """Return what a view declares, or None."""
    for candidate in (view, getattr(view, "view_class", None), getattr(view, "cls", None)):
        access = getattr(candidate, "access", None)
        if isinstance(access, Access):
            return access
    return None
