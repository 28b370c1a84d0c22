"""What the API of the municipality's own documents takes and gives."""

from typing import Any, ClassVar

from plans.api.fields import RowShape
from plans.api.shapes import PLANNED
from plans.models import DocumentUse, LocalDocument


class LocalDocumentShape(RowShape[LocalDocument]):
    """A document of the municipality itself."""

    class Meta:
        model = LocalDocument
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "kind",
            "name",
            "first_year",
            "last_year",
            "owner",
            "link",
        ]
        extra_kwargs: ClassVar[dict[str, Any]] = {"first_year": PLANNED, "last_year": PLANNED}


class DocumentUseShape(RowShape[DocumentUse]):
    """Where in a document an objective or a measure stands; `relation` says how an objective carries it forward."""

    class Meta:
        model = DocumentUse
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "document",
            "objective",
            "measure",
            "chapter",
            "relation",
            "state",
        ]
        read_only_fields: ClassVar[list[str]] = ["objective", "measure"]
