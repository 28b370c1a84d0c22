"""Documents as files that are handed out: the same document is not sent twice to one who has it."""

import hashlib
from enum import StrEnum
from functools import lru_cache
from importlib.metadata import version

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from core.sheets import handed_out
from documents.lettering import FONTS
from documents.parts import Document
from documents.typesetting import TEMPLATE, as_pdf
from documents.word import as_docx


class Format(StrEnum):
    """What a document can be written as."""

    PDF = "pdf"
    DOCX = "docx"


TYPES = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
WRITERS = {Format.PDF: as_pdf, Format.DOCX: as_docx}
NAMES = {Format.PDF: "PDF", Format.DOCX: "Word"}


def hand_out(request: HttpRequest, document: Document, *, form: Format, name: str) -> HttpResponse:
    """Answer with a document as a file, or with “not modified” to one who holds the same already.

    It is not written until it is known to be wanted. `name` is the file's, without its ending.
    """
    tag = f'"{mark_of(document, form)}"'
    known = get_conditional_response(request, etag=tag)
    if known is not None:
        answer = known
    else:
        answer = handed_out(WRITERS[form](document), TYPES[form], f"{name}.{form}")
        answer["ETag"] = tag
    # What was handed out is asked about each time: rights may have ended since.
    answer["Cache-Control"] = "private, no-cache"
    return answer


def mark_of(document: Document, form: Format) -> str:
    """Return what is the same as long as the file would be, without writing it."""
    said = f"{form} {_tools()} {document!r}"
    return hashlib.sha256(said.encode(errors="surrogatepass")).hexdigest()[:32]


@lru_cache
def _tools() -> str:
    """Return what the writing rests on besides the document: its template, fonts, the tools' versions."""
    mark = hashlib.sha256(TEMPLATE.read_bytes())
    for path in sorted(FONTS.glob("*.ttf")):
        mark.update(f"{path.name} {path.stat().st_size}".encode())
    mark.update("".join(map(version, ("typst", "python-docx"))).encode())
    return mark.hexdigest()
