"""What the region's API takes and gives."""

from typing import Any

from rest_framework import serializers

from api.fields import Texts
from api.shapes import OnDay, Strict, choices_of
from regional.contracts import ObligationState, ReviewState
from regional.forms import LISTS
from regional.labels import FILTERED_BY, SIZES
from regional.queries.coverage import Line
from register.models import Municipality

ANSWERS = ("open", "return", "hear", "process", "reopen")
LONGEST = 4000


class RateShape(serializers.Serializer[Any]):
    """A part of a whole: numerator and denominator."""

    part = serializers.IntegerField()
    whole = serializers.IntegerField()


class FiguresShape(serializers.Serializer[Any]):
    """Obligations counted on the day; a joint report of five municipalities is five received."""

    expected = serializers.IntegerField()
    received = serializers.IntegerField()
    on_time = serializers.IntegerField()
    late = serializers.IntegerField()
    due = serializers.IntegerField()
    missing = serializers.IntegerField()
    processed = serializers.IntegerField()
    valid = serializers.IntegerField()
    complete = serializers.IntegerField()
    exempt = serializers.IntegerField()
    extended = serializers.IntegerField()
    reporting = RateShape()
    punctuality = RateShape()
    processing = RateShape()


class OverviewShape(serializers.Serializer[Any]):
    """The figures of an authority's municipalities on a day, of what fell due after `since`."""

    on = serializers.DateField()
    since = serializers.DateField()
    name = serializers.CharField(source="scope.name")
    district = serializers.CharField(source="scope.district")
    figures = FiguresShape()


class FindPart(OnDay):
    """Which part of the country is asked for, and on which day."""

    authority = serializers.CharField(
        required=False, max_length=20, help_text="An authority's key; for national authorities."
    )
    region = serializers.IntegerField(required=False, help_text="A region's id.")
    county = serializers.IntegerField(required=False, help_text="A wellbeing services county's id.")
    area = serializers.IntegerField(required=False, help_text="An employment area's id.")


class FindRows(FindPart):
    """Which municipalities are asked for, and on which day."""

    q = serializers.CharField(required=False, max_length=100, help_text="A name or a code.")
    status = serializers.ChoiceField(
        choices=sorted({label.key for label in FILTERED_BY}), required=False
    )
    size = serializers.ChoiceField(choices=sorted(SIZES), required=False)


class PlaceShape(serializers.ModelSerializer[Municipality]):
    """A municipality, by code and name."""

    name = Texts()

    class Meta:
        model = Municipality
        fields = ["code", "name", "population"]


class SentShape(serializers.Serializer[Any]):
    """A report that was received."""

    coverage = serializers.UUIDField(help_text="The key of the received report.")
    reference = serializers.CharField()
    revision = serializers.IntegerField()
    received_at = serializers.DateTimeField()


class PhaseShape(serializers.Serializer[Any]):
    """How far planning was by the newest signal."""

    steps = serializers.IntegerField()
    coordinator_named = serializers.BooleanField()
    group_named = serializers.BooleanField()
    plan_approved_on = serializers.DateField(allow_null=True)
    sent_on = serializers.DateField()


class StandingShape(serializers.Serializer[Any]):
    """Where one obligation stands on the day."""

    rule_set = serializers.CharField(source="owed.rule_set")
    cycle = serializers.IntegerField(source="owed.cycle")
    covers_from = serializers.DateField(source="owed.covers_from")
    covers_to = serializers.DateField(source="owed.covers_to")
    opens_on = serializers.DateField(source="owed.opens_on")
    due_on = serializers.DateField()
    state = serializers.ChoiceField(choices=choices_of(ObligationState))
    expected = serializers.BooleanField()
    received = serializers.BooleanField()
    on_time = serializers.BooleanField()
    latest = SentShape(allow_null=True)


class RowShape(serializers.Serializer[Any]):
    """A municipality on the day: where its current obligation stands."""

    municipality = PlaceShape()
    county = serializers.CharField()
    employment_area = serializers.CharField()
    state = serializers.ChoiceField(choices=choices_of(ObligationState))
    current = StandingShape(allow_null=True)
    next_due = serializers.DateField(allow_null=True)
    last = SentShape(allow_null=True)
    phase = PhaseShape(allow_null=True)
    former = serializers.BooleanField()


class RowInFull(RowShape):
    """A municipality with all that it owes and has sent."""

    standings = StandingShape(many=True)


class SignShape(serializers.Serializer[Any]):
    """A sign that a report may come late."""

    key = serializers.CharField()
    words = serializers.CharField()


class RiskShape(serializers.Serializer[Any]):
    """A municipality whose report is awaited and not late, with the signs that it may become so."""

    municipality = PlaceShape(source="row.municipality")
    due_on = serializers.DateField(source="awaited.due_on")
    days_left = serializers.IntegerField()
    signs = SignShape(many=True)


class LineShape(serializers.Serializer[Any]):
    """A goal, theme, group or gap; `municipalities` and `without` are codes of those that have reported."""

    key = serializers.CharField()
    name = serializers.CharField()
    municipalities = serializers.SerializerMethodField()
    without = serializers.SerializerMethodField()
    times = serializers.IntegerField()
    objectives = serializers.IntegerField()
    reached = serializers.IntegerField()
    measures = serializers.IntegerField()

    def get_municipalities(self, line: Line) -> list[str]:
        return [row.municipality.code for row in line.served]

    def get_without(self, line: Line) -> list[str]:
        return [row.municipality.code for row in line.left_out]


class GoalsShape(serializers.Serializer[Any]):
    """A national framework and its goals."""

    key = serializers.CharField()
    name = serializers.CharField()
    lines = LineShape(many=True)


class ContentsShape(serializers.Serializer[Any]):
    """What the newest reports of a day aim at, and what they leave out."""

    on = serializers.DateField(source="seen.on")
    reports = serializers.IntegerField()
    municipalities = serializers.IntegerField()
    frameworks = GoalsShape(many=True)
    themes = LineShape(many=True)
    groups = LineShape(many=True)
    missing = LineShape(many=True)
    reasons = LineShape(many=True)
    obstacles = LineShape(many=True)
    heard = LineShape(many=True)
    bodies = LineShape(many=True)
    times_heard = serializers.IntegerField()
    changes = serializers.IntegerField()


class FindReceived(serializers.Serializer[Any]):
    """Which received reports are asked for."""

    q = serializers.CharField(required=False, max_length=100, help_text="A name or a reference.")
    state = serializers.ChoiceField(choices=sorted(LISTS), required=False)


class ReasonShape(Strict):
    """What has to be mended in one element; without a code it concerns the whole report."""

    element = serializers.CharField(max_length=40, allow_blank=True, required=False, default="")
    name = serializers.CharField(max_length=200, allow_blank=True, required=False, default="")
    text = serializers.CharField(max_length=LONGEST)


class ReviewStep(serializers.Serializer[Any]):
    """Something that an authority did with a report."""

    kind = serializers.CharField()
    number = serializers.IntegerField()
    at = serializers.DateTimeField()
    authority = serializers.CharField(source="authority_id")
    by_name = serializers.CharField()
    text = serializers.CharField()
    reasons = ReasonShape(many=True)
    correction_due = serializers.DateField(allow_null=True)
    reply_due = serializers.DateField(allow_null=True)


class ReceivedShape(serializers.Serializer[Any]):
    """A received report, for one of the municipalities that it counts for."""

    id = serializers.UUIDField()
    municipality = PlaceShape()
    reference = serializers.CharField(source="report.reference")
    revision = serializers.IntegerField(source="report.revision")
    covers_from = serializers.DateField(source="report.covers_from")
    covers_to = serializers.DateField(source="report.covers_to")
    received_at = serializers.DateTimeField(source="report.received_at")
    sent_by = serializers.CharField(source="report.sent_by.person_name")
    authority = serializers.CharField(source="report.authority_id")
    content_hash = serializers.CharField(source="report.content_hash")
    is_newest = serializers.BooleanField()
    last_step = serializers.CharField(source="last_kind", allow_null=True)


class ReceivedInFull(ReceivedShape):
    """A received report with its document and what was done with it, oldest first."""

    state = serializers.ChoiceField(choices=choices_of(ReviewState))
    steps = ReviewStep(many=True)
    document = serializers.DictField(source="report.document")


class Answer(Strict):
    """What an officer does with a report.

    `return` says reasons and a day, `process` gives feedback, `hear` hands the remarks over for the municipality's reply, with
    words in `feedback` or without; `open` and `reopen` say nothing more.
    """

    action = serializers.ChoiceField(choices=ANSWERS)
    feedback = serializers.CharField(required=False, max_length=20_000)
    reasons = ReasonShape(many=True, required=False)
    correction_due = serializers.DateField(required=False)
