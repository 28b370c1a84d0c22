"""The municipality's documents: a list, each of them, and what of the plan stands in it."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.access import member
from plans.desk import Sheet, write
from plans.local.forms import DocumentForm
from plans.local.queries import documents_named, uses_of
from plans.local.services import add_document, change_document, remove_document
from plans.models import LocalDocument
from plans.pages import found, show
from plans.permissions import can_edit, can_read
from plans.preparation.views.asking import ask
from tenants.requests import MemberRequest
from ui.navigation import Link

PER_PAGE = 25
ALL = ("GET", "HEAD", "POST")


@member(can_read)
@require_safe
def documents(request: MemberRequest) -> HttpResponse:
    """List the documents, those that a word finds, a page at a time."""
    text = request.GET.get("q", "").replace("\0", "")[:100]
    context = {
        "page": Paginator(documents_named(text), PER_PAGE).get_page(request.GET.get("page")),
        "text": text,
        "may_edit": can_edit(request.member),
        "nav_key": "plan",
        "crumbs": way()[:1],
    }
    return show(request, ("plans/local/documents.html", "plans/local/_documents.html"), context)


@member(can_read)
@require_safe
def document(request: MemberRequest, document_id: UUID) -> HttpResponse:
    """Show a document with what of the plan stands in it."""
    row = found(LocalDocument.objects.all(), document_id)
    context = {
        "document": row,
        "page": Paginator(uses_of(row), PER_PAGE).get_page(request.GET.get("page")),
        "may_edit": can_edit(request.member),
        "nav_key": "plan",
        "crumbs": way(),
    }
    return render(request, "plans/local/document.html", context)


@member(can_edit)
@require_http_methods(ALL)
def document_add(request: MemberRequest) -> HttpResponse:
    """Name a document of the municipality."""

    def save(said: dict[str, Any], _version: int) -> LocalDocument:
        return add_document(by=request.user, **said)

    sheet = Sheet(
        key="localdocument:new",
        place="document",
        title=_("Add a document"),
        action=reverse("plans:document-add"),
        back=reverse("plans:documents"),
        make=DocumentForm,
        save=save,
        crumbs=way(),
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(ALL)
def document_edit(request: MemberRequest, document_id: UUID) -> HttpResponse:
    """Change what is said of a document."""
    row = LocalDocument.objects.filter(pk=document_id).first()

    def save(said: dict[str, Any], version: int) -> LocalDocument:
        known = row or LocalDocument(pk=document_id)
        return change_document(known, version=version, by=request.user, **said)

    sheet = Sheet(
        key=f"localdocument:{document_id}",
        place="document",
        title=_("Change the document"),
        action=reverse("plans:document-edit", args=[document_id]),
        back=reverse("plans:document", args=[document_id]) if row else reverse("plans:documents"),
        make=DocumentForm,
        save=save,
        facts=lambda shown: {name: getattr(shown, name) for name in DocumentForm.Meta.fields},
        row=row,
        gone=row is None,
        again=reverse("plans:document-add"),
        crumbs=way(),
    )
    return write(request, sheet)


@member(can_edit)
@require_http_methods(ALL)
def document_remove(request: MemberRequest, document_id: UUID) -> HttpResponse:
    """Remove a document in which nothing stands, after asking."""
    row = found(LocalDocument.objects.all(), document_id)
    return ask(
        request,
        row,
        lambda version: remove_document(row, version=version, by=request.user),
        question=_("Delete the document “%(name)s”?") % {"name": row.name},
        words=_("It is taken off the list. The document itself is not touched."),
        done=_("The document has been deleted."),
        leave=reverse("plans:document", args=[document_id]),
        onward=reverse("plans:documents"),
    )


def way() -> list[Link]:
    """Return the way to a page of a document."""
    return [
        Link(_("Overview"), reverse("plans:home")),
        Link(_("Documents of the municipality"), reverse("plans:documents")),
    ]
