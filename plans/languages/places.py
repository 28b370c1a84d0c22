"""Addresses of the languages' pages, and how a text's state is drawn on them."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.models import ContentLanguage
from plans.languages.forms import STATES
from plans.languages.queries import CHECKED, DRAFT, MISSING, STALE, Text, further_languages
from plans.models import Plan
from ui.navigation import Link

KINDS = {MISSING: "none", DRAFT: "go", CHECKED: "ok", STALE: "warn"}


def drawn(text: Text) -> dict[str, Any]:
    """Return how the state of a text is drawn, and its words."""
    return {"kind": KINDS[text.state], "label": STATES[text.state]}


def address_of(plan: Plan, language: ContentLanguage, text: Text) -> str:
    """Return the address at which a text is translated."""
    where = (plan.pk, language.code, text.kind, text.row_id, text.field)
    return reverse("plans:translation", args=where)


def target_of(plan: Plan, code: str) -> ContentLanguage:
    """Return one of the languages in which the plan is told besides its own.

    Raises Http404.
    """
    for each in further_languages(plan):
        if each.code == code:
            return each
    raise Http404


def language_of(code: str) -> ContentLanguage:
    """Return the language in which a plan is written."""
    return ContentLanguage.objects.get(code=code)


def crumbs_of(plan: UUID) -> list[Link]:
    """Return the way to the pages about one language."""
    return [
        Link(_("Overview"), reverse("plans:home", args=(plan,))),
        Link(_("Step 7"), reverse("plans:step", args=(plan, 7))),
        Link(_("Languages of the plan"), reverse("plans:languages", args=(plan,))),
    ]
