"""The plan as a chapter for the document that it is part of: no cover, headings one level down, where each element stands."""

from django.utils.translation import gettext as _

from documents.parts import Document, Fact, Facts, Heading, Part
from plans.papers.frozen import Frozen
from plans.papers.whole import contents_of


def chapter_of(frozen: Frozen) -> Document:
    """Write a version as one chapter, to be pasted into a host document of the municipality."""
    host = frozen.version.document.get("host") or {}
    name = host.get("host_document") or frozen.reading.title
    chapter = host.get("host_chapter") or _("Promotion of integration")
    return Document(
        title=chapter,
        title_language=frozen.reading.language,
        language=frozen.language,
        made_on=frozen.made_on,
        author=frozen.owner,
        kind=_("Chapter for “%(document)s”") % {"document": name},
        footer=frozen.footer,
        parts=(*_about(frozen, host), *contents_of(frozen.reading)),
    )


def _about(frozen: Frozen, host: dict[str, str]) -> tuple[Part, ...]:
    """Say what the chapter is part of, as far as it has been told."""
    told = (
        (_("Part of"), host.get("host_document")),
        (_("Owner of the document"), host.get("host_owner")),
        (_("Years of the document"), host.get("host_period")),
        (_("Address of the document"), host.get("host_link")),
        (_("Years"), frozen.reading.period),
        (_("Case number"), frozen.version.document.get("case_number")),
    )
    facts = tuple(Fact(label=label, value=value) for label, value in told if value)
    return (Heading(line=_("About this chapter")), Facts(facts=facts))
