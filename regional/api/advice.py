"""Municipalities' questions to an authority, its answers, and what of them is published."""

from typing import Any
from uuid import UUID

from django.http import Http404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.operations import operation
from api.shapes import Strict
from core.access import officer
from core.clock import today
from regional.api.shapes import PlaceShape
from regional.models import EntryKind
from regional.permissions import can_advise, can_read
from regional.queries.advice import Thread, chosen, entries_of, memory, threads_at
from regional.queries.desk import codes_in_charge
from regional.services.advice import answer_question, close_question, reopen_question
from regional.services.publishing import publish_answer
from tenants.api.views import RegionView

TAG = "region"
ACTS = ("answer", "close", "reopen")


class FindQuestions(serializers.Serializer[Any]):
    """Which questions are asked for."""

    q = serializers.CharField(required=False, max_length=100)
    state = serializers.ChoiceField(choices=("open", *EntryKind.values), required=False)
    theme = serializers.CharField(required=False, max_length=40, help_text="A key, or `planning`.")


class EntryShape(serializers.Serializer[Any]):
    """One message or step of a question."""

    kind = serializers.ChoiceField(choices=EntryKind.choices)
    text = serializers.CharField()
    at = serializers.DateTimeField()
    by_name = serializers.CharField()
    authority = serializers.CharField(source="authority_id", allow_null=True)


class QuestionShape(serializers.Serializer[Any]):
    """A question of a municipality; `state` is the kind of its last entry."""

    id = serializers.UUIDField()
    municipality = PlaceShape()
    title = serializers.CharField()
    theme = serializers.CharField(source="theme_id", allow_null=True)
    about_kind = serializers.CharField()
    about_key = serializers.CharField()
    about_name = serializers.CharField()
    opened_at = serializers.DateTimeField()
    state = serializers.ChoiceField(choices=EntryKind.choices)
    changed_at = serializers.DateTimeField()
    answered_at = serializers.DateTimeField(allow_null=True)


class QuestionInFull(QuestionShape):
    """A question with all that was said on it, oldest first."""

    entries = EntryShape(many=True)


class WriteEntry(Strict):
    """A message: `answer` and `reopen` say something, `close` may."""

    action = serializers.ChoiceField(choices=ACTS)
    text = serializers.CharField(max_length=10_000, allow_blank=True, required=False, default="")


class WritePublication(Strict):
    """Question and answer for everybody; `confirmed` says that no person and no asker can be told from them."""

    title = serializers.CharField(max_length=200)
    question = serializers.CharField(max_length=6000)
    answer = serializers.CharField(max_length=10_000)
    version = serializers.IntegerField(min_value=0, default=0)
    confirmed = serializers.BooleanField(default=False)


class PublishedShape(serializers.Serializer[Any]):
    """A published answer."""

    id = serializers.UUIDField()
    title = serializers.CharField()
    question = serializers.CharField()
    answer = serializers.CharField()
    language = serializers.CharField()
    theme = serializers.CharField(source="theme_id", allow_null=True)
    authority = serializers.CharField(source="authority_id")
    published_at = serializers.DateTimeField()
    version = serializers.IntegerField()


class FindAnswers(serializers.Serializer[Any]):
    """Which published answers are asked for."""

    q = serializers.CharField(required=False, max_length=100)
    theme = serializers.CharField(required=False, max_length=40, help_text="A key, or `planning`.")


@officer(can_read)
class Questions(RegionView):
    """The questions of an authority's municipalities; what changed last first."""

    tag = TAG

    @operation("list_advice", asks=FindQuestions, gives=QuestionShape, many=True)
    def get(self, request: Request, **_region: str) -> Response:
        """List questions."""
        asked = self.asked(request, FindQuestions)
        wanted = {name: asked.get(name, "") for name in ("state", "theme")}
        return self.page(
            request, chosen(_desk(self), text=asked.get("q", ""), **wanted), QuestionShape
        )


@officer(can_read)
class OneQuestion(RegionView):
    """A question with all that was said on it."""

    tag = TAG

    @operation("read_advice", gives=QuestionInFull)
    def get(self, _request: Request, key: UUID, **_region: str) -> Response:
        """Read a question."""
        return _told(_thread(self, key))


@officer(can_read)
class Entries(RegionView):
    """Writing in a question: both sides see it, and nobody changes it."""

    tag = TAG

    @officer(can_advise)
    @operation("answer_advice", takes=WriteEntry, gives=QuestionInFull, status=201)
    def post(self, request: Request, key: UUID, **_region: str) -> Response:
        """Answer a question, close it or open it again."""
        found, said = _thread(self, key), self.read(WriteEntry, request.data)
        match said["action"]:
            case "answer":
                answer_question(found, text=said["text"], by=self.officer)
            case "close":
                close_question(found, text=said["text"], by=self.officer)
            case _:
                reopen_question(found, text=said["text"], by=self.officer)
        return _told(_thread(self, key), status=201)


@officer(can_read)
class Publication(RegionView):
    """An answer for every authority and municipality to find, without names."""

    tag = TAG

    @officer(can_advise)
    @operation("publish_advice", takes=WritePublication, gives=PublishedShape)
    def put(self, request: Request, key: UUID, **_region: str) -> Response:
        """Publish an answer, or change what was published."""
        said = self.read(WritePublication, request.data)
        version, confirmed = said.pop("version"), said.pop("confirmed")
        found = _thread(self, key)
        published = publish_answer(
            found, by=self.officer, version=version, said=said, confirmed=confirmed
        )
        return Response(PublishedShape(published).data)


@officer(can_read)
class Answers(RegionView):
    """What authorities all over the country have published."""

    tag = TAG

    @operation("list_published_advice", asks=FindAnswers, gives=PublishedShape, many=True)
    def get(self, request: Request, **_region: str) -> Response:
        """Search published answers."""
        asked = self.asked(request, FindAnswers)
        found = memory(text=asked.get("q", ""), theme=asked.get("theme", ""))
        return self.page(request, found, PublishedShape)


def _desk(view: RegionView) -> Any:
    authority = view.officer.authority_id
    return threads_at(authority, codes=codes_in_charge(authority, on=today()))


def _thread(view: RegionView, key: UUID) -> Thread:
    found: Thread | None = _desk(view).filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def _told(found: Thread, *, status: int = 200) -> Response:
    found.__dict__["entries"] = entries_of(found)
    return Response(QuestionInFull(found).data, status=status)
