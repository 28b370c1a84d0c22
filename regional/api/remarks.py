"""Remarks on a received report: drafting them place by place, and closing them when they have been replied to."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from api.operations import operation
from api.shapes import Strict
from core.access import officer
from core.clock import today
from regional.contracts import Subject, read_report, subjects_of
from regional.models import Remark, RemarkKind, Stance
from regional.permissions import can_read, can_review
from regional.queries.desk import OnDesk, codes_in_charge, on_desk
from regional.queries.remarks import handed_over
from regional.services.remarks import close_remark, write_remark
from tenants.api.views import RegionView

TAG = "region"


class ReplyShape(serializers.Serializer[Any]):
    """What the municipality said of a remark."""

    stance = serializers.ChoiceField(choices=Stance.choices)
    text = serializers.CharField()
    at = serializers.DateTimeField()
    by_name = serializers.CharField()


class RemarkShape(serializers.Serializer[Any]):
    """A remark on a place of a report; a draft until a step of the review hands it over."""

    id = serializers.UUIDField()
    place = serializers.CharField(source="subject", help_text="Empty for the report as a whole.")
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=RemarkKind.choices)
    text = serializers.CharField()
    version = serializers.IntegerField()
    by_name = serializers.CharField()
    changed_at = serializers.DateTimeField()
    is_draft = serializers.BooleanField()
    replies = ReplyShape(many=True)
    is_closed = serializers.BooleanField()


class WriteRemark(Strict):
    """A remark to draft or to change; `version` is that of the draft that was seen, 0 for none."""

    place = serializers.CharField(
        max_length=80, allow_blank=True, help_text="E4, objective-1, objective-1-measure-2 …"
    )
    kind = serializers.ChoiceField(choices=RemarkKind.choices)
    text = serializers.CharField(max_length=4000)
    version = serializers.IntegerField(min_value=0, default=0)


class CloseRemark(Strict):
    """The authority's last word."""

    text = serializers.CharField(max_length=4000, allow_blank=True, required=False, default="")


@officer(can_read)
class Remarks(RegionView):
    """The remarks on a received report: drafts and those that the municipality has seen."""

    tag = TAG

    @operation("list_remarks", gives=RemarkShape, many=True)
    def get(self, request: Request, key: UUID, **_region: str) -> Response:
        """List remarks."""
        coverage = received(self, key)
        found = coverage.remarks.select_related("closing").prefetch_related("replies")
        rows = [_told(each) for each in found.order_by("subject", "id")]
        return self.page(request, rows, RemarkShape)

    @officer(can_review)
    @operation("write_remark", takes=WriteRemark, gives=RemarkShape)
    def post(self, request: Request, key: UUID, **_region: str) -> Response:
        """Draft a remark, or change it."""
        coverage = received(self, key)
        said = self.read(WriteRemark, request.data)
        subject = _subject(coverage, said["place"])
        written = write_remark(
            coverage,
            subject,
            kind=RemarkKind(said["kind"]),
            text=said["text"],
            version=said["version"],
            by=self.officer,
        )
        if written is None:  # nothing but what the service takes for no words
            raise ValidationError({"text": [_("Fill this in.")]})
        return Response(RemarkShape(_told(written)).data)


@officer(can_read)
class Closing(RegionView):
    """The last word on a remark that was handed over."""

    tag = TAG

    @officer(can_review)
    @operation("close_remark", takes=CloseRemark, gives=RemarkShape, status=201)
    def post(self, request: Request, key: UUID, remark: UUID, **_region: str) -> Response:
        """Close a remark."""
        found = handed_over(received(self, key)).filter(pk=remark).first()
        if found is None:
            raise Http404
        close_remark(found, by=self.officer, **self.read(CloseRemark, request.data))
        return Response(RemarkShape(_told(Remark.objects.get(pk=remark))).data, status=201)


def received(view: RegionView, key: UUID) -> OnDesk:
    """Return a report that the officer's authority may read.

    Raises Http404.
    """
    authority = view.officer.authority_id
    desk = on_desk(authority, codes=codes_in_charge(authority, on=today()))
    found: OnDesk | None = desk.filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def _subject(coverage: OnDesk, place: str) -> Subject:
    if not place:
        return Subject("", "")
    for subject in subjects_of(read_report(coverage.report.document)):
        if subject.code == place:
            return subject
    raise ValidationError({"place": [f"The report has no place {place}."]})


def _told(remark: Remark) -> dict[str, Any]:
    shown = ("id", "subject", "name", "kind", "text", "version", "by_name", "changed_at")
    return {name: getattr(remark, name) for name in shown} | {
        "is_draft": remark.event_id is None,
        "replies": list(remark.replies.all()),
        "is_closed": hasattr(remark, "closing"),
    }
