"""Statements: asking for them, recording them, and answering them."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.access import member
from core.clock import today
from plans.cooperation import queries
from plans.cooperation.forms import AnswerForm, ReceiptForm, RequestForm
from plans.cooperation.services import letters
from plans.cooperation.services import statements as services
from plans.cooperation.views.parts import (
    ALL,
    PER_PAGE,
    Sending,
    crumbs_of,
    facts_of,
    send,
    sheet_of,
    statements_link,
)
from plans.desk import write
from plans.models import Plan, StatementRequest
from plans.pages import found
from plans.permissions import can_edit, can_read
from plans.preparation.views.asking import ask
from tenants.requests import MemberRequest


@member(can_read)
@require_safe
def statements(request: MemberRequest, plan: UUID) -> HttpResponse:
    """List whom statements were asked of, what came, and what became of it."""
    row = found(Plan.objects.all(), plan)
    shown = {
        "plan": row,
        "page": Paginator(queries.statements_of(row), PER_PAGE).get_page(request.GET.get("page")),
        "today": today(),
        "may_edit": can_edit(request.member),
        "nav_key": "cooperation",
        "crumbs": crumbs_of(plan),
    }
    return render(request, "plans/cooperation/statements.html", shown)


@member(can_edit)
@require_http_methods(ALL)
def add_statement(request: MemberRequest, plan: UUID) -> HttpResponse:
    """Write a request for a statement; it is read once more before it is sent."""
    row = found(Plan.objects.all(), plan)

    def save(said: dict[str, Any], _version: int) -> StatementRequest:
        return services.ask_for_statement(row, by=request.user, **said)

    sheet = sheet_of(
        f"statement:new:{plan}",
        _("Ask for a statement"),
        reverse("plans:statement-add", args=(plan,)),
        back=reverse("plans:statements", args=(plan,)),
        crumbs=crumbs_of(plan, statements_link(plan)),
        make=lambda **given: RequestForm(plan=row, **given),
        save=save,
        initial={"language": row.language},
    )
    return write(request, sheet)


@member(can_read)
@require_safe
def statement(request: MemberRequest, statement: UUID) -> HttpResponse:
    """Show a request, the statement that came, and the answer to it."""
    row = found(StatementRequest.objects.select_related("plan"), statement)
    shown = {
        "plan": row.plan,
        "asked": row,
        "today": today(),
        "may_edit": can_edit(request.member),
        "nav_key": "cooperation",
        "crumbs": crumbs_of(row.plan_id, statements_link(row.plan_id)),
    }
    return render(request, "plans/cooperation/statement.html", shown)


@member(can_edit)
@require_http_methods(ALL)
def change_statement(request: MemberRequest, statement: UUID) -> HttpResponse:
    """Change a request: whom it goes to, what it asks, by when."""
    row = _found(statement)

    def save(said: dict[str, Any], version: int) -> StatementRequest:
        return services.change_request(row, version=version, by=request.user, **said)

    return _write(
        request,
        row,
        "statement-change",
        _("Change the request"),
        save,
        make=lambda **given: RequestForm(plan=row.plan, **given),
        facts=facts_of(RequestForm),
    )


@member(can_edit)
@require_http_methods(ALL)
def send_statement(request: MemberRequest, statement: UUID) -> HttpResponse:
    """Show the letter that asks for a statement, and send it."""
    row = _found(statement)

    def act(version: int) -> str:
        services.send_request(row, version=version, by=request.user)
        return _("The request is on its way to %(email)s.") % {"email": row.email}

    return send(
        request,
        Sending(
            row=row,
            act=act,
            title=_("Send the request"),
            letter=letters.request(row, by=request.user),
            to=[f"{row.addressee} ({row.email})"] if row.email else [],
            back=reverse("plans:statement", args=(statement,)),
            crumbs=crumbs_of(row.plan_id, statements_link(row.plan_id)),
        ),
    )


@member(can_edit)
@require_http_methods(ALL)
def receive_statement(request: MemberRequest, statement: UUID) -> HttpResponse:
    """Record a statement that came."""
    row = _found(statement)

    def save(said: dict[str, Any], version: int) -> StatementRequest:
        return services.receive_statement(row, version=version, by=request.user, **said)

    return _write(
        request,
        row,
        "statement-receipt",
        _("Record the statement"),
        save,
        make=ReceiptForm,
        facts=facts_of(ReceiptForm),
    )


@member(can_edit)
@require_http_methods(ALL)
def answer_statement(request: MemberRequest, statement: UUID) -> HttpResponse:
    """Say what became of a statement, and why."""
    row = _found(statement)

    def save(said: dict[str, Any], version: int) -> StatementRequest:
        return services.answer_statement(row, version=version, by=request.user, **said)

    return _write(
        request,
        row,
        "statement-answer",
        _("Answer the statement"),
        save,
        make=AnswerForm,
        facts=facts_of(AnswerForm),
    )


@member(can_edit)
@require_http_methods(ALL)
def remove_statement(request: MemberRequest, statement: UUID) -> HttpResponse:
    """Remove a request to which no statement has come, after asking."""
    row = _found(statement)
    return ask(
        request,
        row,
        lambda version: services.remove_request(row, version=version, by=request.user),
        question=_("Delete the request to “%(name)s”?") % {"name": row.addressee},
        words=_("A letter that has been sent is not called back."),
        done=_("The request has been deleted."),
        leave=reverse("plans:statement", args=(statement,)),
        onward=reverse("plans:statements", args=(row.plan_id,)),
    )


def _found(key: UUID) -> StatementRequest:
    return found(StatementRequest.objects.select_related("plan"), key)


def _write(
    request: MemberRequest, row: StatementRequest, name: str, title: str, save: Any, **more: Any
) -> HttpResponse:
    sheet = sheet_of(
        f"statement:{row.pk}:{name}",
        title,
        reverse(f"plans:{name}", args=(row.pk,)),
        back=reverse("plans:statement", args=(row.pk,)),
        crumbs=crumbs_of(row.plan_id, statements_link(row.plan_id)),
        save=save,
        row=row,
        **more,
    )
    return write(request, sheet)
