"""The municipality's questions to its authority, its replies to feedback, and the memory of answers."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.fields import Key, key_form
from api.operations import operation
from api.permissions import scope
from api.shapes import NamesShape, Strict
from catalogue.models import Theme
from core.access import member
from core.clock import today
from plans.queries import current_plan
from regional import inbox
from regional.contracts import Question, ThreadView
from reporting.advice import ask_authority, close, go_on, place_of
from reporting.feedback import feedback_of, reply_to, withdraw_report
from reporting.models import Submission
from reporting.permissions import can_ask, can_read, can_send
from reporting.queries import review_of
from tenants.api.views import WorkspaceView

TAG = "advice"
PLACES = ("step", "item", "element")


class EntryShape(serializers.Serializer[Any]):
    """One message or step of a question; without an authority it is the municipality's own."""

    kind = serializers.CharField()
    text = serializers.CharField()
    at = serializers.DateTimeField()
    person_name = serializers.CharField()
    authority_names = NamesShape(allow_null=True)


class QuestionShape(serializers.Serializer[Any]):
    """A question to the authority; `state` is question (open), answer (answered), closed or reopened."""

    id = serializers.UUIDField()
    title = serializers.CharField()
    theme = serializers.CharField()
    about_kind = serializers.CharField()
    about_key = serializers.CharField()
    about_name = serializers.CharField()
    opened_at = serializers.DateTimeField()
    authority_names = NamesShape()
    state = serializers.CharField()
    changed_at = serializers.DateTimeField()
    answered_at = serializers.DateTimeField(allow_null=True)


class QuestionInFull(QuestionShape):
    """A question with all that was said on it, oldest first."""

    entries = EntryShape(many=True)


class Ask(Strict):
    """A question, with the place of the checklist that it is about."""

    title = serializers.CharField(max_length=200)
    text = serializers.CharField(max_length=6000)
    theme = Key(
        queryset=Theme.objects.all(),
        pk_field=key_form(Theme),
        required=False,
        allow_null=True,
        default=None,
    )
    about = serializers.ChoiceField(choices=PLACES, required=False)
    key = serializers.CharField(max_length=10, required=False, default="")
    language = serializers.ChoiceField(choices=("fi", "sv", "en"), default="fi")


class WriteEntry(Strict):
    """A message, or the closing of a question."""

    action = serializers.ChoiceField(choices=("write", "close"))
    text = serializers.CharField(max_length=6000, allow_blank=True, required=False, default="")


class PublishedShape(serializers.Serializer[Any]):
    """A published answer, without names."""

    id = serializers.UUIDField()
    title = serializers.CharField()
    question = serializers.CharField()
    answer = serializers.CharField()
    language = serializers.CharField()
    authority_names = NamesShape()
    published_at = serializers.DateTimeField()


class FindAnswers(serializers.Serializer[Any]):
    """Which published answers are asked for."""

    q = serializers.CharField(required=False, max_length=100)
    theme = serializers.CharField(required=False, max_length=40, help_text="A key, or `planning`.")


class ReplyShape(serializers.Serializer[Any]):
    """What the municipality said of a remark."""

    stance = serializers.CharField()
    text = serializers.CharField()
    at = serializers.DateTimeField()
    person_name = serializers.CharField()


class RemarkShape(serializers.Serializer[Any]):
    """A remark of the authority on a place of a report that was sent."""

    id = serializers.UUIDField(source="remark.id")
    place = serializers.CharField(source="remark.subject")
    name = serializers.CharField(source="remark.name")
    kind = serializers.CharField(source="remark.kind")
    text = serializers.CharField(source="remark.text")
    replies = ReplyShape(many=True, source="remark.replies")
    is_closed = serializers.BooleanField(source="remark.is_closed")
    closed_text = serializers.CharField(source="remark.closed_text")
    may_be_replied_to = serializers.BooleanField()


class Reply(Strict):
    """Agreeing or disagreeing with a remark; who disagrees says why."""

    remark = serializers.UUIDField()
    stance = serializers.ChoiceField(choices=("agree", "disagree"))
    text = serializers.CharField(max_length=4000, allow_blank=True, required=False, default="")


class Withdraw(Strict):
    """Why a report is taken back."""

    reason = serializers.CharField(max_length=2000)


@member(can_read)
class Questions(WorkspaceView):
    """The workspace's questions to the authority, what changed last first."""

    tag = TAG

    @operation("list_questions", gives=QuestionShape, many=True)
    def get(self, request: Request) -> Response:
        """List questions."""
        return self.page(request, inbox.threads_here(), QuestionShape)

    @scope("send")
    @member(can_ask)
    @operation("ask_question", takes=Ask, gives=QuestionInFull, status=201)
    def post(self, request: Request) -> Response:
        """Ask the authority."""
        said = self.read(Ask, request.data)
        place = place_of(said.get("about", ""), said["key"], current_plan(today()))
        question = Question(
            title=said["title"],
            text=said["text"],
            theme=said["theme"].pk if said["theme"] else "",
            about_kind=place.kind,
            about_key=place.key,
            about_name=place.name,
            language=said["language"],
        )
        return Response(QuestionInFull(ask_authority(question, by=self.person)).data, status=201)


@member(can_read)
class OneQuestion(WorkspaceView):
    """A question with all that was said on it."""

    tag = TAG

    @operation("read_question", gives=QuestionInFull)
    def get(self, _request: Request, key: UUID) -> Response:
        """Read a question."""
        return Response(QuestionInFull(_thread(key)).data)


@member(can_read)
class Entries(WorkspaceView):
    """Writing in a question: both sides see it, and nobody changes it."""

    tag = TAG

    @scope("send")
    @member(can_ask)
    @operation("write_question", takes=WriteEntry, gives=QuestionInFull, status=201)
    def post(self, request: Request, key: UUID) -> Response:
        """Write more, which opens a closed question again; or close it."""
        _thread(key)
        said = self.read(WriteEntry, request.data)
        if said["action"] == "close":
            close(key, by=self.person)
        else:
            go_on(key, text=said["text"], by=self.person)
        return Response(QuestionInFull(_thread(key)).data, status=201)


@member(can_read)
class Answers(WorkspaceView):
    """What authorities all over the country have published."""

    tag = TAG

    @operation("list_answers", asks=FindAnswers, gives=PublishedShape, many=True)
    def get(self, request: Request) -> Response:
        """Search published answers."""
        asked = self.asked(request, FindAnswers)
        found = inbox.answers_published(text=asked.get("q", ""), theme=asked.get("theme", ""))
        return self.page(request, found, PublishedShape)


@member(can_read)
class Feedback(WorkspaceView):
    """The authority's remarks on a report that was sent."""

    tag = "reports"

    @operation("list_feedback", gives=RemarkShape, many=True)
    def get(self, request: Request, key: UUID) -> Response:
        """List remarks."""
        sent = get_object_or_404(Submission, pk=key)
        return self.page(request, feedback_of(review_of(sent, today())), RemarkShape)

    @scope("send")
    @member(can_send)
    @operation("reply_to_feedback", takes=Reply, status=204)
    def post(self, request: Request, key: UUID) -> Response:
        """Agree or disagree with a remark."""
        sent = get_object_or_404(Submission, pk=key)
        try:
            reply_to(sent, by=self.person, **self.read(Reply, request.data))
        except inbox.NoSuchRemark:
            raise Http404 from None
        return Response(status=204)


@member(can_read)
class Withdrawal(WorkspaceView):
    """Taking back a report that the authority has not answered."""

    tag = "reports"

    @scope("send")
    @member(can_send)
    @operation("withdraw_report", takes=Withdraw, status=204)
    def post(self, request: Request, key: UUID) -> Response:
        """Withdraw a report."""
        sent = get_object_or_404(Submission, pk=key)
        withdraw_report(sent, by=self.person, **self.read(Withdraw, request.data))
        return Response(status=204)


def _thread(key: UUID) -> ThreadView:
    try:
        return inbox.thread_of(key)
    except inbox.NoSuchThread:
        raise Http404 from None
