"""Which documents a version of the plan is handed out as."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents.parts import Document
from plans.papers.frozen import Frozen
from plans.papers.whole import whole_of


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of document: what it is called, whom it is for, and what writes it."""

    name: Promise
    purpose: Promise
    make: Callable[[Frozen], Document]


PAPERS: Mapping[str, Paper] = {
    "plan": Paper(_("The whole plan"), _("Everything that the version says."), whole_of),
}
