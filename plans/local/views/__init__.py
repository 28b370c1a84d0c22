"""Pages of the municipality's own documents."""

from plans.local.views.documents import (
    document,
    document_add,
    document_edit,
    document_remove,
    documents,
)
from plans.local.views.uses import (
    measure_document_add,
    objective_document_add,
    use_edit,
    use_remove,
)

__all__ = [
    "document",
    "document_add",
    "document_edit",
    "document_remove",
    "documents",
    "measure_document_add",
    "objective_document_add",
    "use_edit",
    "use_remove",
]
