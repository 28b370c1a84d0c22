"""What the API takes and gives of finding things, of what was done to them, and of what a person is told."""

from typing import Any, ClassVar

from rest_framework import serializers

from api.shapes import Strict
from plans.models import Notice, NoticeKind, NoticeWay
from plans.notices.words import words_of
from plans.search.kinds import SEARCHABLE
from plans.search.queries import BEGINS, ENDS


class Find(serializers.Serializer[Any]):
    """The words that are looked for, and in which kind of thing."""

    q = serializers.CharField(max_length=100)
    kind = serializers.ChoiceField(choices=[each.kind for each in SEARCHABLE], required=False)


class HitShape(serializers.Serializer[Any]):
    """Something that has the words: its kind, its key, and the words in their place."""

    kind = serializers.CharField(source="hit_kind")
    id = serializers.UUIDField(source="hit_key")
    title = serializers.CharField(source="hit_title")
    excerpt = serializers.SerializerMethodField()

    def get_excerpt(self, row: dict[str, str]) -> str:
        """Return the words without the marks that the page shows."""
        return row["hit_excerpt"].replace(BEGINS, "").replace(ENDS, "")


class ChangeShape(serializers.Serializer[Any]):
    """A field that was changed: from what to what."""

    label = serializers.CharField()  # type: ignore[assignment]  # a field of this name
    before = serializers.CharField()
    after = serializers.CharField()


class TrailEntryShape(serializers.Serializer[Any]):
    """Something that was done: when, by whom, to what, in words and field by field."""

    at = serializers.DateTimeField()
    who = serializers.CharField()
    words = serializers.CharField()
    kind = serializers.CharField()
    thing = serializers.CharField()
    changes = ChangeShape(many=True)


class FindEntries(serializers.Serializer[Any]):
    """Which part of the trail: by whom, about what kind of thing, between which days."""

    person = serializers.IntegerField(required=False, min_value=1, max_value=2**53)
    kind = serializers.CharField(
        required=False, max_length=80, help_text="A kind as the trail names it: plans.measure."
    )
    since = serializers.DateField(required=False)
    until = serializers.DateField(required=False)


class NoticeShape(serializers.ModelSerializer[Notice]):
    """Something that the person is told once; `path` leads to it on the pages, after the language."""

    words = serializers.SerializerMethodField()

    class Meta:
        model = Notice
        fields: ClassVar[list[str]] = ["id", "kind", "words", "path", "created_at", "read_at"]

    def get_words(self, row: Notice) -> str:
        return words_of(row)


class FindNotices(serializers.Serializer[Any]):
    """Which notices: all, or those that have not been read."""

    unread = serializers.BooleanField(required=False)


class ReadNotices(Strict):
    """Which notice has been read; none for all of them."""

    notice = serializers.UUIDField(required=False)


class ReadShape(serializers.Serializer[Any]):
    """How many notices were marked as read."""

    read = serializers.IntegerField()


class NoticeWayShape(Strict):
    """How the person is told of a kind of thing."""

    kind = serializers.ChoiceField(choices=NoticeKind.choices)
    way = serializers.ChoiceField(choices=NoticeWay.choices)
