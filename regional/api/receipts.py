"""Checking a receipt, for everybody and for programs."""

from typing import Any

from django.http import Http404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.operations import operation
from api.shapes import NamesShape
from api.views import OpenView
from regional.queries.verifying import verified
from tenants.context import over_region


class ReceiptAsked(serializers.Serializer[Any]):
    """What stands on a receipt."""

    reference = serializers.CharField(max_length=20)
    hash = serializers.RegexField(
        r"\A[0-9a-f]{64}\Z", help_text="The SHA-256 of the report, in hexadecimal."
    )


class VerifiedShape(serializers.Serializer[Any]):
    """A report that was received, and its place in its sender's chain; nothing of its content."""

    reference = serializers.CharField()
    revision = serializers.IntegerField()
    received_at = serializers.DateTimeField()
    authority_names = NamesShape()
    content_hash = serializers.CharField()
    chain_hash = serializers.CharField()
    sequence = serializers.IntegerField()
    is_whole = serializers.BooleanField(
        help_text="Whether each report of the chain up to this one is as it was received."
    )


class Verification(OpenView):
    """Whether a report was received as a receipt says; 404 where none was."""

    tag = "reports"

    @operation("verify_receipt", asks=ReceiptAsked, gives=VerifiedShape)
    def get(self, request: Request) -> Response:
        """Check a receipt."""
        asked = self.asked(request, ReceiptAsked)
        with over_region():
            found = verified(asked["reference"], asked["hash"])
        if found is None:
            raise Http404
        return Response(VerifiedShape(found).data)
