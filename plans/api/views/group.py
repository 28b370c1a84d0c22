"""The cooperation group: who sits in it, which recommended kinds do not and why, and the invitations (step 2)."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from api.operations import operation
from api.permissions import scope
from api.versions import needs_version, version_of
from catalogue.models import OrganisationKind
from core.access import member
from core.clock import today
from plans.api.cooperation_shapes import (
    AbsentKindShape,
    ExplainAbsence,
    GroupKindShape,
    GroupMemberShape,
    Invite,
    SentShape,
)
from plans.api.rows import RemovableRow, Rows, RowView
from plans.cooperation import queries
from plans.cooperation.services.group import (
    add_member,
    change_member,
    explain_absence,
    invite,
    remove_member,
)
from plans.models import AbsentKind, GroupMember, Plan
from plans.permissions import can_edit, can_read
from tenants.api.views import WorkspaceView


class MemberView(RowView[GroupMember]):
    """Somebody who sits in the cooperation group: for which body, as which kind, and for how long."""

    noun, nouns, shape = "group_member", "group_members", GroupMemberShape


class Members(MemberView, Rows[GroupMember]):
    __doc__ = MemberView.__doc__
    one = "group-member"

    def plan(self) -> Plan:
        return get_object_or_404(Plan, pk=self.kwargs["plan"])

    def rows(self) -> QuerySet[GroupMember]:
        return queries.members_of_group(self.plan())

    def make(self, **said: Any) -> GroupMember:
        return add_member(self.plan(), by=self.person, **said)


class OneMember(MemberView, RemovableRow[GroupMember]):
    __doc__ = MemberView.__doc__

    def rows(self) -> QuerySet[GroupMember]:
        return GroupMember.objects.all()

    def change(self, row: GroupMember, *, version: int, **said: Any) -> GroupMember:
        return change_member(row, version=version, by=self.person, **said)

    def remove(self, row: GroupMember, *, version: int) -> None:
        remove_member(row, version=version, by=self.person)


@member(can_read)
class Kinds(WorkspaceView):
    """The recommended kinds of member: how many of each sit in the group today, or why none does."""

    tag = "group_members"

    @operation("list_group_kinds", gives=GroupKindShape, many=True)
    def get(self, request: Request, plan: UUID) -> Response:
        """List the recommended kinds of member."""
        row = get_object_or_404(Plan, pk=plan)
        states = queries.kind_states(
            queries.recommended_kinds(),
            queries.members_of_group(row),
            queries.reasons_of(row),
            on=today(),
        )
        return self.page(request, states, GroupKindShape)


@member(can_read)
class OneAbsence(RowView[AbsentKind]):
    """Why a recommended kind of member is not in the group; one that nobody has explained has version 0."""

    noun, nouns, shape = "absent_kind", "absent_kinds", AbsentKindShape

    @property
    def tag(self) -> str:  # type: ignore[override]  # a property where the base names a constant
        return "group_members"

    def rows(self) -> QuerySet[AbsentKind]:
        return AbsentKind.objects.filter(plan=self.kwargs["plan"])

    def absence(self) -> AbsentKind:
        """Return what was said of the kind.

        Raises Http404.
        """
        plan = get_object_or_404(Plan, pk=self.kwargs["plan"])
        kinds = OrganisationKind.objects.filter(recommended=True)
        kind = get_object_or_404(kinds, pk=self.kwargs["kind"])
        found = self.rows().filter(kind=kind).first()
        return found or AbsentKind(plan=plan, kind=kind, version=0)

    @operation("read_absent_kind", gives=AbsentKindShape)
    def get(self, _request: Request, **_keys: object) -> Response:
        """Read why a kind is not in the group."""
        return self.shown(self.absence())

    @needs_version
    @member(can_edit)
    @operation("explain_absent_kind", takes=ExplainAbsence, gives=AbsentKindShape)
    def put(self, request: Request, **_keys: object) -> Response:
        """Say why a kind is not in the group, or take that back."""
        there, version = self.absence(), version_of(request)
        said = self.read(ExplainAbsence, request.data)
        explain_absence(there.plan, there.kind, version=version, by=self.person, **said)
        return self.shown(self.absence())


@member(can_edit)
class Invitations(WorkspaceView):
    """Invitations to the group, sent by e-mail. Whoever was sent one, or has no address, is sent none."""

    tag = "group_members"

    @scope("send")
    @operation("invite_group_members", takes=Invite, gives=SentShape)
    def post(self, request: Request, plan: UUID) -> Response:
        """Send members the invitation to the group, each once."""
        row = get_object_or_404(Plan, pk=plan)
        said = self.read(Invite, request.data)
        sent = invite(row, said["members"], by=self.person)
        return Response(SentShape({"sent": sent}).data)
