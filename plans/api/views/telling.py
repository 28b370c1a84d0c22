"""Finding things, what was done to them, and what a person is told."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from api.operations import operation
from core.access import member
from plans.api.telling_shapes import (
    Find,
    FindEntries,
    FindNotices,
    HitShape,
    NoticeShape,
    NoticeWayShape,
    ReadNotices,
    ReadShape,
    TrailEntryShape,
)
from plans.models import Notice
from plans.notices.services import choose_ways, mark_read, ways_of
from plans.permissions import can_be_told, can_coordinate, can_read
from plans.search.kinds import SEARCHABLE
from plans.search.queries import query_of, search
from plans.things import THINGS
from plans.trail.queries import entries, events, events_of
from tenants.api.views import WorkspaceView


@member(can_read)
class Search(WorkspaceView):
    """All that the workspace has written: what has each of the words, the best first."""

    tag = "search"

    @operation("search", gives=HitShape, asks=Find, many=True)
    def get(self, request: Request) -> Response:
        """Find what has the words."""
        asked = self.asked(request, Find)
        kinds = tuple(each for each in SEARCHABLE if each.kind == asked.get("kind")) or SEARCHABLE
        rows: Any = search(asked["q"], kinds) if query_of(asked["q"]) else []
        return self.page(request, rows, HitShape)


@member(can_coordinate)
class Trail(WorkspaceView):
    """Everything that was done in the workspace, the newest first."""

    tag = "trail"

    @operation("list_trail", gives=TrailEntryShape, asks=FindEntries, many=True)
    def get(self, request: Request) -> Response:
        """List what was done in the workspace."""
        return _told(self, request, events(**self.asked(request, FindEntries)))


@member(can_read)
class History(WorkspaceView):
    """What was done to one thing, the newest first; also to what was removed."""

    tag = "trail"

    @operation("list_history", gives=TrailEntryShape, many=True)
    def get(self, request: Request, kind: str, key: UUID) -> Response:
        """List what was done to a thing."""
        if kind not in THINGS:
            raise Http404
        found = events_of(kind, key)
        there = THINGS[kind].model._default_manager.filter(pk=key)
        if not found.exists() and not there.exists():
            raise Http404
        return _told(self, request, found)


@member(can_read)
class Notices(WorkspaceView):
    """What the person has been told in this workspace, the newest first."""

    tag = "notices"

    @operation("list_notices", gives=NoticeShape, asks=FindNotices, many=True)
    def get(self, request: Request) -> Response:
        """List the person's notices."""
        rows = Notice.objects.filter(user_id=self.person.pk)
        if self.asked(request, FindNotices).get("unread"):
            rows = rows.filter(read_at=None)
        return self.page(request, rows, NoticeShape)


@member(can_read)
class Read(WorkspaceView):
    """Notices are marked as read, one or all of them."""

    tag = "notices"

    @member(can_be_told)
    @operation("read_notices", takes=ReadNotices, gives=ReadShape)
    def post(self, request: Request) -> Response:
        """Mark the person's notices as read."""
        key = self.read(ReadNotices, request.data).get("notice")
        if key is not None:
            mine = Notice.objects.filter(pk=key, user_id=self.person.pk)
            if not mine.exists():
                raise ValidationError({"notice": [_("There is no such thing in this workspace.")]})
        return Response(ReadShape({"read": mark_read(self.person, only=key)}).data)


@member(can_read)
class Ways(WorkspaceView):
    """How the person is told of each kind of thing: here, by e-mail, or not at all."""

    tag = "notices"

    @operation("list_notice_ways", gives=NoticeWayShape, many=True)
    def get(self, request: Request) -> Response:
        """List how the person is told of each kind of thing."""
        return self.page(request, self._ways(), NoticeWayShape)

    @member(can_be_told)
    @operation("choose_notice_way", takes=NoticeWayShape, gives=NoticeWayShape)
    def put(self, request: Request) -> Response:
        """Choose how to be told of a kind of thing."""
        said = self.read(NoticeWayShape, request.data)
        choose_ways(self.person, {said["kind"]: said["way"]})
        return Response(said)

    def _ways(self) -> list[dict[str, str]]:
        return [{"kind": kind, "way": way} for kind, way in ways_of(self.person).items()]


def _told(view: WorkspaceView, request: Request, found: QuerySet[Any]) -> Response:
    """Say a page of events in words; the people whom they name are asked for once."""
    pages = view.pagination_class()
    listed = pages.paginate_queryset(found, request, view=view)
    return pages.get_paginated_response(TrailEntryShape(entries(listed), many=True).data)
