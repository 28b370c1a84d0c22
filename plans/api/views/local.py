"""The municipality's own documents (steps 4 and 5)."""

from typing import Any

from django.db.models import QuerySet

from plans.api.local_shapes import LocalDocumentShape
from plans.api.rows import RemovableRow, Rows, RowView
from plans.local.services import add_document, change_document, remove_document
from plans.models import LocalDocument


class DocumentView(RowView[LocalDocument]):
    """A document of the municipality that the plan carries forward, or in which it is used."""

    noun, nouns, shape = "local_document", "local_documents", LocalDocumentShape

    def rows(self) -> QuerySet[LocalDocument]:
        return LocalDocument.objects.all()


class Documents(DocumentView, Rows[LocalDocument]):
    __doc__ = DocumentView.__doc__
    one = "local-document"

    def make(self, **said: Any) -> LocalDocument:
        return add_document(by=self.person, **said)


class OneDocument(DocumentView, RemovableRow[LocalDocument]):
    __doc__ = DocumentView.__doc__

    def change(self, row: LocalDocument, *, version: int, **said: Any) -> LocalDocument:
        return change_document(row, version=version, by=self.person, **said)

    def remove(self, row: LocalDocument, *, version: int) -> None:
        remove_document(row, version=version, by=self.person)
