"""Saying that an element is done elsewhere than in the plan's own rows."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from catalogue.models import Element
from core.errors import Refusal
from plans.editing import add, change, remove
from plans.models import ElementMark, Plan


class NoSuchElement(Refusal):
    """The plan's rule set does not ask for the element."""

    code = "no_such_element"


@transaction.atomic
def settle_elsewhere(
    plan: Plan, element: str, *, by: User, reason: str, version: int | None = None
) -> ElementMark | None:
    """Say where an element is done if not in the plan's own rows, and why there; no words take it back.

    `version` is what was known of it (0: nothing yet); without it, whatever is there is replaced.
    Raises NoSuchElement, ValidationError, StaleEdit, Gone.
    """
    if not Element.objects.filter(rule_set=plan.rule_set_id, code=element).exists():
        raise NoSuchElement(_("The rule set of this plan asks for no such element."))
    found = ElementMark.objects.select_for_update().filter(plan=plan, element=element).first()
    known = found.version if found and version is None else version or 0
    if not reason.strip():
        if found:
            remove(found, version=known, by=by)
        return None
    if found is None:
        return add(ElementMark(plan=plan, element=element, reason=reason), by=by)
    return change(found, version=known, by=by, reason=reason)
