"""The municipality's own documents (steps 4 and 5)."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError

from plans.api.local_shapes import DocumentUseShape, LocalDocumentShape
from plans.api.rows import RemovableRow, Rows, RowView
from plans.local.services import (
    add_document,
    change_document,
    change_use,
    remove_document,
    remove_use,
    use_document,
)
from plans.models import DocumentUse, LocalDocument, Measure, Objective


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


class UseView(RowView[DocumentUse]):
    """Where in a document of the municipality an objective or a measure stands, and whether that was adopted."""

    noun, nouns, shape = "document_use", "document_uses", DocumentUseShape

    def checked(self, thing: Objective | Measure, said: dict[str, Any]) -> dict[str, Any]:
        """Return what was said, if it can be said of the thing.

        Raises ValidationError.
        """
        if isinstance(thing, Measure) and "relation" in said:
            words = _("A measure is used in a document or not: it has no relation to it.")
            raise ValidationError({"relation": [words]})
        return said


class Uses(UseView, Rows[DocumentUse]):
    """Where one objective, or one measure, stands in documents."""

    one = "document-use"

    def thing(self) -> Objective | Measure:
        """Return the objective or the measure of the address.

        Raises Http404.
        """
        raise NotImplementedError

    def rows(self) -> QuerySet[DocumentUse]:
        return self.thing().document_uses.all()

    def make(self, **said: Any) -> DocumentUse:
        thing = self.thing()
        return use_document(thing, by=self.person, **self.checked(thing, said))


class UsesOfObjective(Uses):
    """The documents that an objective carries forward."""

    noun, nouns = "document_of_objective", "documents_of_objective"

    @property
    def tag(self) -> str:  # type: ignore[override]
        return "document_uses"

    def thing(self) -> Objective:
        return get_object_or_404(Objective, pk=self.kwargs["objective"])


class UsesOfMeasure(Uses):
    """The documents in which a measure is used."""

    noun, nouns = "document_of_measure", "documents_of_measure"

    @property
    def tag(self) -> str:  # type: ignore[override]
        return "document_uses"

    def thing(self) -> Measure:
        return get_object_or_404(Measure, pk=self.kwargs["measure"])


class OneUse(UseView, RemovableRow[DocumentUse]):
    __doc__ = UseView.__doc__

    def rows(self) -> QuerySet[DocumentUse]:
        return DocumentUse.objects.select_related("objective", "measure")

    def change(self, row: DocumentUse, *, version: int, **said: Any) -> DocumentUse:
        thing = row.objective or row.measure
        if thing is not None:
            said = self.checked(thing, said)
        return change_use(row, version=version, by=self.person, **said)

    def remove(self, row: DocumentUse, *, version: int) -> None:
        remove_use(row, version=version, by=self.person)
