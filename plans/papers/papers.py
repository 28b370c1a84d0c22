"""Which documents a version of the plan is handed out as."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents.parts import Document
from plans.papers.brief import brief_of
from plans.papers.chapter import chapter_of
from plans.papers.frozen import Frozen
from plans.papers.table import table_of
from plans.papers.whole import whole_of


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of document: what it is called, whom it is for, and what writes it."""

    name: Promise
    purpose: Promise
    make: Callable[[Frozen], Document]


PAPERS: Mapping[str, Paper] = {
    "plan": Paper(
        _("The whole plan"),
        _("Everything that the version says, with its case and decision on the cover."),
        whole_of,
    ),
    "brief": Paper(
        _("A page for who decides"),
        _("What is decided on, what is aimed at, what it costs, how it is followed."),
        brief_of,
    ),
    "table": Paper(
        _("The plan as one table"),
        _("A line for each measure, on lying pages."),
        table_of,
    ),
    "chapter": Paper(
        _("A chapter for another document"),
        _(
            "The same contents without a cover, to be put into the document that the plan is part of."
        ),
        chapter_of,
    ),
}
