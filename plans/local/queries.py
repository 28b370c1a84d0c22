"""The municipality's documents, with how much of the plan stands in each."""

from django.db.models import Count, Q, QuerySet

from plans.models import DocumentUse, LocalDocument


def documents_named(text: str) -> "QuerySet[LocalDocument]":
    """Return the documents whose name or owner has each word in it, with how much stands in each."""
    found = LocalDocument.objects.annotate(
        objective_count=Count("uses", filter=Q(uses__objective__isnull=False)),
        measure_count=Count("uses", filter=Q(uses__measure__isnull=False)),
    )
    for word in text.split()[:8]:
        found = found.filter(Q(name__icontains=word) | Q(owner__icontains=word))
    return found.order_by("kind", "name", "pk")


def uses_of(document: LocalDocument) -> "QuerySet[DocumentUse]":
    """Return what of the plans stands in a document, objectives first."""
    uses = document.uses.select_related("objective__plan", "measure__objective__plan")
    return uses.order_by("measure__objective__position", "measure__position", "objective__position")
