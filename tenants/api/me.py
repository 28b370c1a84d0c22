"""Who calls, as what, and what their key may do."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import ApiToken
from api.operations import operation
from core.access import member, officer
from tenants.api.views import RegionView, WorkspaceView
from tenants.models import Membership, Officer
from tenants.permissions import can_hold_keys, can_hold_office_keys


class KeyShape(serializers.ModelSerializer[ApiToken]):
    """The key that is used."""

    class Meta:
        model = ApiToken
        fields = ["name", "scopes", "created", "expiry"]


class MeShape(serializers.Serializer[Any]):
    """A person, their role here, and the key that is used; no key when it is a session."""

    name = serializers.CharField(source="user")
    role = serializers.CharField()
    place = serializers.CharField()
    valid_to = serializers.DateField(allow_null=True)
    key = KeyShape(allow_null=True)


@member(can_hold_keys)
class MemberSelf(WorkspaceView):
    """The member who calls."""

    tag = "me"

    @operation("read_me", gives=MeShape)
    def get(self, request: Request) -> Response:
        """Read who calls, as what, and what the key may do."""
        return _told(self.member, str(self.member.workspace.schema_name), request)


@officer(can_hold_office_keys)
class OfficerSelf(RegionView):
    """The officer who calls."""

    tag = "me"

    @operation("read_me", gives=MeShape)
    def get(self, request: Request, **_region: str) -> Response:
        """Read who calls, as what, and what the key may do."""
        return _told(self.officer, str(self.officer.authority_id), request)


def _told(held: Membership | Officer, place: str, request: Request) -> Response:
    said = {
        "user": str(held.user),
        "role": held.role,
        "place": place,
        "valid_to": held.valid_to,
        "key": request.auth,
    }
    return Response(MeShape(said).data)
