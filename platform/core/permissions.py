"""One way to ask whether this person may do this to that."""

from collections.abc import Callable
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from rules import permissions, predicates

Rule = Callable[..., bool]


def right(name: str) -> Callable[[Rule], Rule]:
    """Register a pure predicate as the right `name`, so that views, the API and templates ask the same one."""

    def register(predicate: Rule) -> Rule:
        rule = predicates.predicate(predicate)
        permissions.set_perm(name, rule)
        return cast("Rule", rule)

    return register


def require(rule: Rule, who: Any, thing: Any = None) -> None:
    """Stop unless the rule allows it.

    Raises PermissionDenied.
    """
    allowed = rule(who) if thing is None else rule(who, thing)
    if not allowed:
        raise PermissionDenied
