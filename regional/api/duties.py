"""Rounds, requests for more time, and reminders."""

from typing import Any
from uuid import UUID

from django.http import Http404
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from api.errors import Problem
from api.operations import operation
from api.versions import needs_version, tag_of, version_of
from core.access import officer
from core.clock import today
from regional.api import duty_shapes as shapes
from regional.models import Obligation, ObligationEvent, ReliefRequest, Round
from regional.permissions import can_decide, can_open_rounds, can_read
from regional.queries.desk import codes_in_charge
from regional.queries.duties import reminded_of
from regional.queries.rounds import asked_of, rounds_of_authority
from regional.round_errors import DayTooSoon, RoundChanged, RoundGone
from regional.services.reliefs import decide, exempt, extend, restore_duty
from regional.services.reminders import remind
from regional.services.rounds import (
    begin_round,
    close_round,
    discard_round,
    send_round,
    write_round,
)
from tenants.api.views import RegionView

TAG = "rounds and deadlines"


class RoundView(RegionView):
    """A round of an authority."""

    tag = TAG

    def found(self, key: UUID) -> Round:
        """Return the round with the key.

        Raises Http404.
        """
        row = rounds_of_authority(self.officer.authority_id).filter(pk=key).first()
        if row is None:
            raise Http404
        return row

    def handle_exception(self, exc: Exception) -> Response:
        if isinstance(exc, RoundChanged):
            exc.theirs.__dict__["asked"] = asked_of(exc.theirs, on=today())
            theirs, tag = shapes.RoundInFull(exc.theirs).data, tag_of(exc.theirs.version)
            return super().handle_exception(
                Problem(412, exc.code, str(exc), theirs=theirs, etag=tag)
            )
        if isinstance(exc, RoundGone):
            return super().handle_exception(Problem(410, exc.code, str(exc)))
        return super().handle_exception(exc)

    def told(self, row: Round, status: int = 200) -> Response:
        """Answer with a round in full, and with the version that is to be named when it is changed."""
        row.__dict__["asked"] = asked_of(row, on=today())
        data = shapes.RoundInFull(row).data
        return Response(data, status=status, headers={"ETag": tag_of(row.version)})


@officer(can_read)
class Rounds(RoundView):
    """The rounds of an authority, the newest first."""

    @operation("list_rounds", gives=shapes.RoundShape, many=True)
    def get(self, request: Request, **_region: str) -> Response:
        """List rounds."""
        found = rounds_of_authority(self.officer.authority_id)
        return self.page(request, found, shapes.RoundShape)

    @officer(can_open_rounds)
    @operation("begin_round", takes=shapes.WriteRound, gives=shapes.RoundInFull, status=201)
    def post(self, request: Request, **_region: str) -> Response:
        """Begin to write a round; nothing is sent."""
        said = self.read(shapes.WriteRound, request.data)
        return self.told(begin_round(shapes.WriteRound.wording(said), by=self.officer), 201)


@officer(can_read)
class OneRound(RoundView):
    __doc__ = RoundView.__doc__

    @operation("read_round", gives=shapes.RoundInFull)
    def get(self, _request: Request, key: UUID, **_region: str) -> Response:
        """Read a round."""
        return self.told(self.found(key))

    @needs_version
    @officer(can_open_rounds)
    @operation("write_round", takes=shapes.WriteRound, gives=shapes.RoundInFull)
    def put(self, request: Request, key: UUID, **_region: str) -> Response:
        """Write a round that was not sent."""
        row, version = self.found(key), version_of(request)
        wording = shapes.WriteRound.wording(self.read(shapes.WriteRound, request.data))
        return self.told(write_round(row, wording, version=version, by=self.officer))

    @needs_version
    @officer(can_open_rounds)
    @operation("discard_round", status=204)
    def delete(self, request: Request, key: UUID, **_region: str) -> Response:
        """Remove a round that was not sent."""
        row = self.found(key)
        discard_round(row, version=version_of(request), by=self.officer)
        return Response(status=204)


@officer(can_open_rounds)
class RoundSending(RoundView):
    """Sending a round; from then on it stays as it is."""

    @needs_version
    @operation("send_round", gives=shapes.RoundInFull)
    def post(self, request: Request, key: UUID, **_region: str) -> Response:
        """Send a round to its municipalities."""
        row = self.found(key)
        return self.told(send_round(row, version=version_of(request), by=self.officer))


@officer(can_open_rounds)
class RoundClosing(RoundView):
    """Closing a round: its questions are not asked any more."""

    @operation("close_round", gives=shapes.RoundInFull)
    def post(self, _request: Request, key: UUID, **_region: str) -> Response:
        """Close a round."""
        return self.told(close_round(self.found(key), by=self.officer))


class DutyView(RegionView):
    """What municipalities owe the authority that is in charge of them."""

    tag = TAG

    @property
    def codes(self) -> set[str]:
        """The municipalities that the authority is in charge of."""
        return codes_in_charge(self.officer.authority_id, on=today())

    def found(self, key: UUID) -> Obligation:
        """Return the obligation with the key.

        Raises Http404.
        """
        row = Obligation.objects.filter(pk=key, municipality__any=self.codes).first()
        if row is None:
            raise Http404
        return row


@officer(can_read)
class Requests(DutyView):
    """What municipalities asked for, the newest first; those without an outcome wait for a decision."""

    @operation("list_requests", gives=shapes.ReliefShape, many=True)
    def get(self, request: Request, **_region: str) -> Response:
        """List requests for more time and exemption."""
        found = ReliefRequest.objects.filter(obligation__municipality__any=self.codes)
        rows = found.select_related("obligation__municipality")
        return self.page(request, rows, shapes.ReliefShape)


@officer(can_decide)
class Decision(DutyView):
    """The decision on a request, made once."""

    @operation("decide_request", takes=shapes.Decide, gives=shapes.ReliefShape)
    def post(self, request: Request, key: UUID, **_region: str) -> Response:
        """Grant or refuse what was asked for."""
        rows = ReliefRequest.objects.select_related("obligation__municipality")
        row = rows.filter(pk=key, obligation__municipality__any=self.codes).first()
        if row is None:
            raise Http404
        said = self.read(shapes.Decide, request.data)
        try:
            decided = decide(row, by=self.officer, **said)
        except DayTooSoon as refusal:
            raise ValidationError({"due_on": [str(refusal)]}) from refusal
        return Response(shapes.ReliefShape(decided).data)


@officer(can_read)
class Awaited(DutyView):
    """The reports that are open or late, the earliest due first, with who was reminded when."""

    @operation("list_awaited", gives=shapes.AwaitedShape, many=True)
    def get(self, request: Request, **_region: str) -> Response:
        """List awaited reports."""
        return self.page(request, reminded_of(self.codes, on=today()), shapes.AwaitedShape)


@officer(can_decide)
class Changes(DutyView):
    """More time, exemption and its end, on the authority's own initiative."""

    @operation("change_duty", takes=shapes.Change, gives=shapes.ChangeShape, status=201)
    def post(self, request: Request, key: UUID, **_region: str) -> Response:
        """Give more time, exempt from a report, or end an exemption."""
        row, said = self.found(key), self.read(shapes.Change, request.data)
        try:
            event = self._done(row, said)
        except DayTooSoon as refusal:
            raise ValidationError({"due_on": [str(refusal)]}) from refusal
        return Response(shapes.ChangeShape(event).data, status=201)

    def _done(self, row: Obligation, said: dict[str, Any]) -> ObligationEvent:
        match said["action"]:
            case "exempt":
                return exempt(row, reason=said["reason"], by=self.officer)
            case "restore":
                return restore_duty(row, reason=said["reason"], by=self.officer)
            case _:
                until = said.get("due_on") or today()
                return extend(row, due_on=until, reason=said["reason"], by=self.officer)


@officer(can_decide)
class Reminders(DutyView):
    """Reminding by hand, beside what the clock does."""

    @operation("remind", takes=shapes.Remind, gives=shapes.ReminderShape, status=201)
    def post(self, request: Request, key: UUID, **_region: str) -> Response:
        """Have a municipality reminded now."""
        row, said = self.found(key), self.read(shapes.Remind, request.data)
        given = remind(row, by=self.officer, note=said["note"])
        return Response(shapes.ReminderShape(given).data, status=201)
