"""Handing out the documents of a version."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.utils.translation import override
from django.views.decorators.http import require_safe

from core.access import member
from core.names import LANGUAGES
from documents.files import Format, hand_out
from plans.papers.frozen import Frozen, frozen_of
from plans.papers.papers import PAPERS
from plans.permissions import can_read
from plans.queries import plan_with
from tenants.requests import MemberRequest


@member(can_read)
@require_safe
def paper(
    request: MemberRequest, plan: UUID, number: int, paper: str, language: str, form: str
) -> HttpResponse:
    """Hand out a document of a version in a language, as PDF or as a text document."""
    if paper not in PAPERS or language not in LANGUAGES or form not in list(Format):
        raise Http404
    row = plan_with(plan)
    with override(language):
        frozen = frozen_of(row, number)
        if frozen is None:
            raise Http404
        document = PAPERS[paper].make(frozen)
    return hand_out(request, document, form=Format(form), name=_name(frozen, paper))


def _name(frozen: Frozen, paper: str) -> str:
    return slugify(
        f"{frozen.owner} {paper} {frozen.reading.period} v{frozen.version.number} {frozen.language}"
    )
