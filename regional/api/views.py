"""An authority's municipalities on any day, the reports that arrived, and answering them."""

from typing import Any
from uuid import UUID

from django.http import Http404
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from api.operations import operation
from api.shapes import OnDay
from catalogue.queries import risk_signs_on
from core.access import officer
from core.clock import today
from regional.api import shapes
from regional.contracts import Reason
from regional.errors import DeadlineTooSoon, FeedbackMissing, ReasonsMissing
from regional.models import Coverage, ReviewEvent
from regional.permissions import can_read, can_review
from regional.queries.coverage import contents_of
from regional.queries.desk import OnDesk, codes_in_charge, on_desk, searched
from regional.queries.overview import Overview, overview
from regional.queries.scope import Part
from regional.queries.worklists import worklists
from regional.risk import at_risk
from regional.selecting import selected
from regional.services.access import note_opening
from regional.services.review import (
    ask_for_reply,
    open_review,
    process_report,
    reopen_review,
    return_report,
)
from regional.standing import review_state
from tenants.api.views import RegionView

TAG = "region"
NARROWS = ("q", "status", "size")


@officer(can_read)
class Figures(RegionView):
    """How reporting stands in an authority's part of the country on a day: each rate as numerator and denominator."""

    tag = TAG

    @operation("read_overview", asks=shapes.FindPart, gives=shapes.OverviewShape)
    def get(self, request: Request, **_region: str) -> Response:
        """Read the figures of a day."""
        seen = _seen(self, self.asked(request, shapes.FindPart))
        return Response(shapes.OverviewShape(seen).data)


@officer(can_read)
class Risks(RegionView):
    """The municipalities whose reports may come late, before any is: those with the most signs first."""

    tag = TAG

    @operation("list_risks", asks=shapes.FindPart, gives=shapes.RiskShape, many=True)
    def get(self, request: Request, **_region: str) -> Response:
        """List municipalities with early signs."""
        seen = _seen(self, self.asked(request, shapes.FindPart))
        risks = at_risk(seen.rows, risk_signs_on(seen.on), on=seen.on)
        return self.page(request, risks, shapes.RiskShape)


@officer(can_read)
class ContentsOfPlans(RegionView):
    """Which national goals, themes and target groups the reported plans serve, and what is missing from them."""

    tag = TAG

    @operation("read_contents", asks=shapes.FindPart, gives=shapes.ContentsShape)
    def get(self, request: Request, **_region: str) -> Response:
        """Read what plans aim at."""
        seen = _seen(self, self.asked(request, shapes.FindPart))
        return Response(shapes.ContentsShape(contents_of(seen)).data)


@officer(can_read)
class Municipalities(RegionView):
    """An authority's municipalities on a day: who has reported and who has not."""

    tag = TAG

    @operation("list_region", asks=shapes.FindRows, gives=shapes.RowShape, many=True)
    def get(self, request: Request, **_region: str) -> Response:
        """List municipalities with their states."""
        asked = self.asked(request, shapes.FindRows)
        wanted = {name: str(value) for name, value in asked.items() if name in NARROWS}
        return self.page(request, selected(_seen(self, asked).rows, wanted), shapes.RowShape)


@officer(can_read)
class OneMunicipality(RegionView):
    """One municipality on a day: all that it owes and has sent."""

    tag = TAG

    @operation("read_region_municipality", asks=OnDay, gives=shapes.RowInFull)
    def get(self, request: Request, code: str, **_region: str) -> Response:
        """Read where a municipality stands."""
        for row in _seen(self, self.asked(request, OnDay)).rows:
            if row.municipality.code == code:
                return Response(shapes.RowInFull(row).data)
        raise Http404


@officer(can_read)
class Inbox(RegionView):
    """The reports that an authority received, and those of the municipalities it is in charge of; newest first."""

    tag = TAG

    @operation("list_received", asks=shapes.FindReceived, gives=shapes.ReceivedShape, many=True)
    def get(self, request: Request, **_region: str) -> Response:
        """List received reports."""
        asked = self.asked(request, shapes.FindReceived)
        found, state = searched(_desk(self), asked.get("q", "")), asked.get("state")
        if state:
            found = found.filter(_lists(self)[state], is_newest=True)
        return self.page(request, found, shapes.ReceivedShape)


@officer(can_read)
class Received(RegionView):
    """A received report with its document, exactly as it was sent, and with what was done to it."""

    tag = TAG

    @operation("read_received", gives=shapes.ReceivedInFull)
    def get(self, _request: Request, key: UUID, **_region: str) -> Response:
        """Read a received report."""
        coverage = _received(self, key)
        note_opening(coverage, by=self.officer)
        return Response(shapes.ReceivedInFull(_told(coverage)).data)


@officer(can_read)
class Reviews(RegionView):
    """The steps of a review. The authority reads, returns for completion or answers; it does not approve."""

    tag = TAG

    @operation("list_reviews", gives=shapes.ReviewStep, many=True)
    def get(self, request: Request, key: UUID, **_region: str) -> Response:
        """List what was done with a report."""
        steps = _received(self, key).reviews.order_by("number")
        return self.page(request, steps, shapes.ReviewStep)

    @officer(can_review)
    @operation("answer_report", takes=shapes.Answer, gives=shapes.ReviewStep, status=201)
    def post(self, request: Request, key: UUID, **_region: str) -> Response:
        """Take a report into review, return it, answer it, or take it up again."""
        coverage = _received(self, key)
        said = self.read(shapes.Answer, request.data)
        try:
            step = _act(self, coverage, said)
        except FeedbackMissing as refusal:
            raise ValidationError({"feedback": [str(refusal)]}) from refusal
        except ReasonsMissing as refusal:
            raise ValidationError({"reasons": [str(refusal)]}) from refusal
        except DeadlineTooSoon as refusal:
            raise ValidationError({"correction_due": [str(refusal)]}) from refusal
        return Response(shapes.ReviewStep(step).data, status=201)


def _act(view: RegionView, coverage: Coverage, said: dict[str, Any]) -> ReviewEvent:
    match said["action"]:
        case "open":
            return open_review(coverage, by=view.officer)
        case "reopen":
            return reopen_review(coverage, by=view.officer)
        case "hear":
            return ask_for_reply(coverage, by=view.officer, text=said.get("feedback", ""))
        case "process":
            return process_report(coverage, by=view.officer, feedback=said.get("feedback", ""))
        case _:
            reasons = [Reason(**reason) for reason in said.get("reasons", ())]
            due = said.get("correction_due") or today()
            return return_report(coverage, by=view.officer, reasons=reasons, correction_due=due)


def _seen(view: RegionView, asked: dict[str, Any]) -> Overview:
    authority = view.officer.authority
    part = Part(
        authority=asked.get("authority", "") if authority.is_national else "",
        region=asked.get("region"),
        county=asked.get("county"),
        employment_area=asked.get("area"),
    )
    return overview(authority, part, on=asked["on"])


def _desk(view: RegionView) -> Any:
    authority = view.officer.authority_id
    return on_desk(authority, codes=codes_in_charge(authority, on=today()))


def _lists(view: RegionView) -> Any:
    codes = codes_in_charge(view.officer.authority_id, on=today())
    return worklists(user=view.officer.user_id, codes=codes, on=today())


def _received(view: RegionView, key: UUID) -> OnDesk:
    found: OnDesk | None = _desk(view).filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def _told(coverage: OnDesk) -> OnDesk:
    steps = list(coverage.reviews.order_by("number"))
    state = review_state([step.kind for step in steps])
    coverage.__dict__.update(steps=steps, state=state)
    return coverage
