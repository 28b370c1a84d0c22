"""Naming the municipality's documents, and saying which objective or measure stands in which of them."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import ngettext

from accounts.models import User
from plans.editing import add, change, remove
from plans.models import DocumentUse, LocalDocument, Measure, Objective
from plans.preparation.services import StillNeeded


def add_document(*, by: User, **said: Any) -> LocalDocument:
    """Name a document of the municipality.

    Raises ValidationError.
    """
    return add(LocalDocument(**said), by=by)


def change_document(
    document: LocalDocument, *, version: int, by: User, **said: Any
) -> LocalDocument:
    """Change what is said of a document.

    Raises StaleEdit, Gone, ValidationError.
    """
    return change(document, version=version, by=by, **said)


@transaction.atomic
def remove_document(document: LocalDocument, *, version: int, by: User) -> None:
    """Remove a document in which nothing of a plan stands.

    Raises StillNeeded (it says what stands in it), StaleEdit, Gone.
    """
    try:
        remove(document, version=version, by=by)
    except models.ProtectedError as error:
        raise StillNeeded(why_needed(document)) from error


def why_needed(document: LocalDocument) -> str:
    """Say what stands in a document, so that it cannot be removed."""
    uses = document.uses.select_related("objective", "measure")
    count = len(uses)
    names = ", ".join(f"“{use.objective or use.measure}”" for use in uses[:5])
    return ngettext(
        "%(count)s thing of a plan is linked to it: %(names)s. Remove the link first.",
        "%(count)s things of a plan are linked to it: %(names)s. Remove the links first.",
        count,
    ) % {"count": count, "names": names}


def use_document(thing: Objective | Measure, *, by: User, **said: Any) -> DocumentUse:
    """Say that an objective carries a document forward, or that a measure is used in it.

    Raises ValidationError (the chapter is named already, …).
    """
    return add(DocumentUse(**{str(thing._meta.model_name): thing}, **said), by=by)


def change_use(use: DocumentUse, *, version: int, by: User, **said: Any) -> DocumentUse:
    """Change where in a document it stands, or say that it was adopted.

    Raises StaleEdit, Gone, ValidationError.
    """
    return change(use, version=version, by=by, **said)


def remove_use(use: DocumentUse, *, version: int, by: User) -> None:
    """Take the link to a document away.

    Raises StaleEdit, Gone.
    """
    remove(use, version=version, by=by)
