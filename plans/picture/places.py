"""Addresses of the situation picture and of the places on it."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from plans.models import Plan
from ui.navigation import Link

NAV = {"nav_key": "picture"}


def picture_address(plan: Plan | UUID, question: str = "", place: str = "") -> str:
    """Return the address of a plan's situation picture, at a question or another place on it."""
    key = plan.pk if isinstance(plan, Plan) else plan
    anchor = place or question_place(question)
    address = reverse("plans:picture", args=[key])
    return f"{address}#{anchor}" if anchor else address


def question_place(question: str) -> str:
    """Return the id of a question on the page."""
    return f"q{question.replace('.', '-')}" if question else ""


def crumbs_of(plan: Plan | UUID) -> list[Link]:
    """Return the way to a form of the situation picture."""
    key = plan.pk if isinstance(plan, Plan) else plan
    return [
        Link(_("Overview"), reverse("plans:home", args=[key])),
        Link(_("Situation picture"), picture_address(key)),
    ]
