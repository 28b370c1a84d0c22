"""Where a page of step 7 stands, and how elements are drawn on it."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from plans.document.queries import ElementState, State
from plans.home.overview import address
from plans.models import Plan
from ui.navigation import Link
from ui.parts import Check

DRAWN = {State.MET: "ok", State.MISSING: "bad", State.NOT_APPLICABLE: "none"}


def checks_of(states: Iterable[ElementState]) -> list[Check]:
    """Return elements as they are drawn, each with the page on which it is mended."""
    return [
        Check(
            key=f"element-{each.code}",
            title=title_of(each),
            state=DRAWN[each.state],
            note=" ".join(filter(None, (each.reason, each.place))),
            url=address(each.mend.name, *each.mend.args, anchor=each.mend.anchor),
            action=_("Mend") if each.state == State.MISSING else _("Look at it"),
        )
        for each in states
    ]


def title_of(element: ElementState) -> str:
    """Return the element's name, with its code where people know it by that."""
    return f"{element.code} {element.name}" if element.code.startswith("E") else element.name


def page_of(plan: Plan, *more: Link) -> dict[str, Any]:
    """Return what the frame of a page of step 7 is filled with."""
    return {"plan": plan, "nav_key": "home", "crumbs": [*crumbs_of(plan), *more]}


def crumbs_of(plan: Plan) -> list[Link]:
    """Return the way to a page of step 7."""
    return [
        Link(_("Overview"), reverse("plans:home", args=(plan.pk,))),
        Link(_("Step 7"), reverse("plans:step", args=(plan.pk, 7))),
    ]
