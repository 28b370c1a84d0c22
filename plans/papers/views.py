"""Handing out the documents of a version, and the table as it is now."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from core.access import member
from core.clock import today
from core.names import LANGUAGES
from core.sheets import handed_out
from documents.files import NAMES, Format, hand_out
from plans.document.places import page_of
from plans.overviews.views.table import lines_asked
from plans.papers.archive import archive_of
from plans.papers.frozen import Frozen, frozen_of
from plans.papers.papers import PAPERS
from plans.papers.table import table_now
from plans.permissions import can_read
from plans.queries import plan_with
from tenants.requests import MemberRequest
from ui.navigation import Link


@member(can_read)
@require_safe
def papers(request: MemberRequest, plan: UUID, number: int) -> HttpResponse:
    """List the documents of a version: each in three languages, as PDF and for a word processor."""
    row = plan_with(plan)
    version = row.versions.filter(number=number).defer("document").first()
    if version is None:
        raise Http404
    here = Link(
        _("Version %(number)s") % {"number": number}, reverse("plans:version", args=(plan, number))
    )
    tongues = [(code, name) for code, name in settings.LANGUAGES if code in LANGUAGES]
    shown = {
        "version": version,
        "rows": [(key, paper, _links(plan, number, key)) for key, paper in PAPERS.items()],
        "tongues": tongues,
    }
    return render(request, "plans/papers/papers.html", shown | page_of(row, here))


@member(can_read)
@require_safe
def paper(
    request: MemberRequest, plan: UUID, number: int, paper: str, language: str, form: str
) -> HttpResponse:
    """Hand out a document of a version in a language, as PDF or for a word processor."""
    if paper not in PAPERS or language not in LANGUAGES or form not in list(Format):
        raise Http404
    row = plan_with(plan)
    with override(language):
        frozen = frozen_of(row, number)
        if frozen is None:
            raise Http404
        document = PAPERS[paper].make(frozen)
        return hand_out(request, document, form=Format(form), name=_name(frozen, paper))


@member(can_read)
@require_safe
def archive(_request: MemberRequest, plan: UUID, number: int) -> HttpResponse:
    """Hand out the archive package of a version: PDF, data with their schema, metadata."""
    row = plan_with(plan)
    packed = archive_of(row, number)
    if packed is None:
        raise Http404
    return handed_out(packed, "application/zip", f"kotopolku-{row.period}-v{number}.zip")


@member(can_read)
@require_safe
def table(request: MemberRequest, plan: UUID, form: str) -> HttpResponse:
    """Hand out the lines that the table shows now, as PDF or for a word processor."""
    if form not in list(Format):
        raise Http404
    row = plan_with(plan)
    lines, is_part = lines_asked(request, row)
    document = table_now(row, lines, owner=request.workspace.name, on=today(), is_part=is_part)
    name = slugify(f"{request.workspace.name} table {row.period} {document.language}")
    return hand_out(request, document, form=Format(form), name=name)


def _name(frozen: Frozen, paper: str) -> str:
    return slugify(
        f"{frozen.owner} {paper} {frozen.reading.period} v{frozen.version.number} {frozen.language}"
    )


def _links(plan: UUID, number: int, paper: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return for each language the formats with their addresses."""

    def address(language: str, form: Format) -> str:
        return reverse("plans:paper", args=(plan, number, paper, language, form))

    return [
        (language, [(NAMES[form], address(language, form)) for form in Format])
        for language in LANGUAGES
    ]
