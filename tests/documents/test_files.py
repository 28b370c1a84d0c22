"""A document is handed out once to one who has it."""

from django.test import RequestFactory

from documents.files import Format, hand_out, mark_of
from tests.documents.given import make_document


def test_one_who_has_the_document_is_told_so() -> None:
    first = hand_out(RequestFactory().get("/"), make_document(), form=Format.PDF, name="x")
    asking = RequestFactory().get("/", headers={"if-none-match": first["ETag"]})
    again = hand_out(asking, make_document(), form=Format.PDF, name="x")

    assert first["Content-Type"] == "application/pdf"
    assert first["Content-Disposition"] == 'attachment; filename="x.pdf"'
    assert first["Cache-Control"] == again["Cache-Control"] == "private, no-cache"
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


def test_another_document_or_another_form_has_another_mark() -> None:
    here = make_document()

    assert mark_of(here, Format.PDF) == mark_of(make_document(), Format.PDF)
    assert mark_of(here, Format.PDF) != mark_of(here, Format.DOCX)
    assert mark_of(here, Format.PDF) != mark_of(make_document(title="Toinen"), Format.PDF)
