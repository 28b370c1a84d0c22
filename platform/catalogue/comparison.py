"""What changes for a plan that moves from one rule set to another."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from catalogue.models import Element


def rule_set_differences(old: Iterable[Element], new: Iterable[Element]) -> list[str]:
    """Say in plain words how the new elements ask for something else than the old."""
    before = {element.code: element for element in old}
    after = {element.code: element for element in new}
    return [
        *(_added(element) for code, element in after.items() if code not in before),
        *(
            _changed(element)
            for code, element in after.items()
            if code in before and before[code].is_required != element.is_required
        ),
        *(
            _("“%(element)s” is no longer asked for.") % {"element": element.name}
            for code, element in before.items()
            if code not in after
        ),
    ]


def correspondence(old: Iterable[Element], new: Iterable[Element]) -> dict[str, str]:
    """Return by the old elements' codes the first new element on the same matter; what has none is left out."""
    there = list(new)
    found = {}
    for element in old:
        same = [each for each in there if each.code == element.code]
        akin = same or [each for each in there if each.matters & element.matters]
        if akin:
            found[element.code] = akin[0].code
    return found


def _added(element: Element) -> str:
    if element.is_required:
        return _("“%(element)s” is new and required.") % {"element": element.name}
    return _("“%(element)s” is new and recommended.") % {"element": element.name}


def _changed(element: Element) -> str:
    if element.is_required:
        return _("“%(element)s” is now required.") % {"element": element.name}
    return _("“%(element)s” is no longer required, only recommended.") % {"element": element.name}
