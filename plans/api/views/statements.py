"""Statements: asking for them, taking them in and answering them (step 2)."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from api.operations import operation
from api.permissions import scope
from api.versions import needs_version, version_of
from core.access import member
from plans.api.cooperation_shapes import AnswerStatement, ReceiveStatement, StatementRequestShape
from plans.api.rows import RemovableRow, Rows, RowView
from plans.cooperation import queries
from plans.cooperation.services.statements import (
    answer_statement,
    ask_for_statement,
    change_request,
    receive_statement,
    remove_request,
    send_request,
)
from plans.models import Plan, StatementRequest
from plans.permissions import can_edit, can_read


class StatementView(RowView[StatementRequest]):
    """A request to a body for its statement on the plan, the statement, and the municipality's answer to it."""

    noun, nouns, shape = "statement_request", "statement_requests", StatementRequestShape

    def rows(self) -> QuerySet[StatementRequest]:
        return StatementRequest.objects.select_related("plan")

    def asked_for(self) -> StatementRequest:
        """Return the request of the address.

        Raises Http404.
        """
        return get_object_or_404(self.rows(), pk=self.kwargs["key"])


class Statements(StatementView, Rows[StatementRequest]):
    __doc__ = StatementView.__doc__
    one = "statement-request"

    def plan(self) -> Plan:
        return get_object_or_404(Plan, pk=self.kwargs["plan"])

    def rows(self) -> QuerySet[StatementRequest]:
        return queries.statements_of(self.plan())

    def make(self, **said: Any) -> StatementRequest:
        return ask_for_statement(self.plan(), by=self.person, **said)


class OneStatement(StatementView, RemovableRow[StatementRequest]):
    __doc__ = StatementView.__doc__

    def change(self, row: StatementRequest, *, version: int, **said: Any) -> StatementRequest:
        return change_request(row, version=version, by=self.person, **said)

    def remove(self, row: StatementRequest, *, version: int) -> None:
        remove_request(row, version=version, by=self.person)


@member(can_read)
class Sending(StatementView):
    """The letter that asks for a statement, sent by e-mail once."""

    @needs_version
    @scope("send")
    @member(can_edit)
    @operation("send_statement_request", gives=StatementRequestShape)
    def post(self, request: Request, **_keys: object) -> Response:
        """Send a request for a statement."""
        row = self.asked_for()
        return self.told(send_request(row, version=version_of(request), by=self.person))


@member(can_read)
class Receipt(StatementView):
    """A statement that came."""

    @needs_version
    @member(can_edit)
    @operation("receive_statement", takes=ReceiveStatement, gives=StatementRequestShape)
    def put(self, request: Request, **_keys: object) -> Response:
        """Record a statement that came."""
        row, version = self.asked_for(), version_of(request)
        said = self.read(ReceiveStatement, request.data)
        return self.told(receive_statement(row, version=version, by=self.person, **said))


@member(can_read)
class Answer(StatementView):
    """What became of a statement, and why."""

    @needs_version
    @member(can_edit)
    @operation("answer_statement", takes=AnswerStatement, gives=StatementRequestShape)
    def put(self, request: Request, **_keys: object) -> Response:
        """Answer a statement."""
        row, version = self.asked_for(), version_of(request)
        said = self.read(AnswerStatement, request.data)
        return self.told(answer_statement(row, version=version, by=self.person, **said))
