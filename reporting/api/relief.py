"""Letters of the authority, and asking it for more time."""

from typing import Any
from uuid import UUID

from django.http import Http404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.operations import operation
from api.permissions import scope
from api.shapes import NamesShape, Strict
from core.access import member
from core.clock import today
from plans.api.fields import Text
from reporting.permissions import can_read, can_send
from reporting.relief import ask, reliefs, take_back
from reporting.rounds import letters
from tenants.api.views import WorkspaceView

TAG = "reports"


class LetterQuestion(serializers.Serializer[Any]):
    """A question that the authority asks; it is answered in the report."""

    id = serializers.UUIDField()
    number = serializers.IntegerField()
    text = serializers.CharField()
    required = serializers.BooleanField()  # type: ignore[assignment]  # a field of this name


class LetterShape(serializers.Serializer[Any]):
    """A letter of the authority, as it was sent, with its questions."""

    id = serializers.UUIDField()
    title = serializers.CharField()
    letter = serializers.CharField(help_text="Markdown.")
    authority = serializers.CharField()
    authority_names = NamesShape()
    sent_at = serializers.DateTimeField()
    sent_by = serializers.CharField()
    due_on = serializers.DateField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)
    questions = LetterQuestion(many=True)


class AskedRelief(serializers.Serializer[Any]):
    """A request for more time or exemption, with the authority's decision when there is one."""

    id = serializers.UUIDField()
    obligation = serializers.UUIDField()
    covers_from = serializers.DateField()
    covers_to = serializers.DateField()
    kind = serializers.CharField()
    due_on = serializers.DateField(allow_null=True)
    reason = serializers.CharField()
    asked_at = serializers.DateTimeField()
    asked_by = serializers.CharField()
    outcome = serializers.CharField(help_text="granted, refused, taken_back, or empty.")
    settled_at = serializers.DateTimeField(allow_null=True)
    settled_by = serializers.CharField()
    answer = serializers.CharField()
    granted_due_on = serializers.DateField(allow_null=True)


class AskRelief(Strict):
    """More time until a day; without a day, exemption from the report."""

    due_on = serializers.DateField(required=False, allow_null=True, default=None)
    reason = Text()


@member(can_read)
class Letters(WorkspaceView):
    """The authority's letters, the newest first."""

    tag = TAG

    @operation("list_letters", gives=LetterShape, many=True)
    def get(self, request: Request) -> Response:
        """List the authority's letters."""
        return self.page(request, letters(today()), LetterShape)


@member(can_read)
class Reliefs(WorkspaceView):
    """What was asked of the authority for what is owed, the newest first."""

    tag = TAG

    @operation("list_reliefs", gives=AskedRelief, many=True)
    def get(self, request: Request) -> Response:
        """List requests for more time and exemption."""
        return self.page(request, reliefs(), AskedRelief)

    @scope("send")
    @member(can_send)
    @operation("ask_relief", takes=AskRelief, gives=AskedRelief, status=201)
    def post(self, request: Request) -> Response:
        """Ask for more time, or for exemption, of the report that is owed."""
        key = ask(member=self.member, **self.read(AskRelief, request.data))
        return Response(AskedRelief(_the_relief(key)).data, status=201)


@member(can_send)
class TakingBack(WorkspaceView):
    """Taking a request back before it is decided on."""

    tag = TAG

    @scope("send")
    @operation("take_back_relief", gives=AskedRelief)
    def post(self, _request: Request, key: UUID) -> Response:
        """Take a request back."""
        try:
            take_back(str(key), member=self.member)
        except LookupError as error:
            raise Http404 from error
        return Response(AskedRelief(_the_relief(str(key))).data)


def _the_relief(key: str) -> Any:
    return next(each for each in reliefs() if each.id == key)
