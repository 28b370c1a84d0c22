"""What the API of reports takes and gives."""

from typing import Any, ClassVar

from rest_framework import serializers

from api.fields import Key, key_form
from api.shapes import NamesShape, Strict, choices_of
from plans.api.fields import Line, RowShape, Text
from plans.models import Plan
from regional.contracts import ObligationState, ReviewState
from reporting.models import Assessment, DecisionKind, ObjectiveAssessment, Report, Submission


class ObligationShape(serializers.Serializer[Any]):
    """A report that the municipality owes: the period it covers, when it opens and is due, and to whom it goes."""

    id = serializers.CharField()
    municipality = serializers.CharField()
    rule_set = serializers.CharField()
    cycle = serializers.IntegerField()
    covers_from = serializers.DateField()
    covers_to = serializers.DateField()
    opens_on = serializers.DateField()
    due_on = serializers.DateField()
    grace_days = serializers.IntegerField()
    authority = serializers.CharField()
    authority_names = NamesShape()
    state = serializers.ChoiceField(choices=choices_of(ObligationState))
    can_be_sent = serializers.BooleanField()


class AssessmentShape(serializers.ModelSerializer[ObjectiveAssessment]):
    """The municipality's own assessment of an objective."""

    class Meta:
        model = ObjectiveAssessment
        fields: ClassVar[list[str]] = ["objective", "assessment", "text"]


class ReportShape(RowShape[Report]):
    """A report on a plan, for one period that is owed."""

    assessments = AssessmentShape(many=True, read_only=True)

    class Meta:
        model = Report
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "plan",
            "obligation",
            "cycle",
            "rule_set",
            "covers_from",
            "covers_to",
            "summary",
            "assessments",
            "decision_kind",
            "decision_body",
            "decided_on",
            "decision_section",
        ]
        read_only_fields = fields


class BeginReport(Strict):
    """On which plan the report that is owed is begun."""

    plan = Key(queryset=Plan.objects.all(), pk_field=key_form(Plan))


class Assess(Strict):
    """How far an objective has come, and words on it."""

    objective = serializers.UUIDField()
    assessment = serializers.ChoiceField(choices=Assessment.choices, allow_blank=True)
    text = Text(required=False, allow_blank=True, default="")


class WriteReport(Strict):
    """The summary of the period, and assessments of objectives; what is not named stays."""

    summary = Text(required=False, allow_blank=True)
    assessments = Assess(many=True, required=False)


class Decide(Strict):
    """The local decision on the report; all empty takes it back."""

    decision_kind = serializers.ChoiceField(choices=DecisionKind.choices, allow_blank=True)
    decision_body = Line(max_length=200, allow_blank=True)
    decided_on = serializers.DateField(allow_null=True)
    decision_section = Line(max_length=20, allow_blank=True, required=False)


class FindingShape(serializers.Serializer[Any]):
    """One thing to mend; the report is refused while any blocks."""

    code = serializers.CharField()
    text = serializers.CharField()
    blocks = serializers.BooleanField()


class DraftShape(serializers.Serializer[Any]):
    """Exactly what the authority would get now, its SHA-256, and what is to be mended in it."""

    content_hash = serializers.CharField()
    findings = FindingShape(many=True)
    document = serializers.DictField()


class Send(Strict):
    """That the report is sent; with `seen`, only if it is what was seen."""

    seen = serializers.RegexField(
        r"\A[0-9a-f]{64}\Z", required=False, help_text="The content_hash of the draft."
    )


class CoveredShape(serializers.Serializer[Any]):
    """What a report counts for."""

    municipality = serializers.CharField()
    covers_from = serializers.DateField()
    covers_to = serializers.DateField()
    due_on = serializers.DateField()
    on_time = serializers.BooleanField()


class ReceiptShape(serializers.Serializer[Any]):
    """Proof of what was received and when; it never changes."""

    reference = serializers.CharField()
    revision = serializers.IntegerField()
    received_at = serializers.DateTimeField()
    content_hash = serializers.CharField()
    sequence = serializers.IntegerField()
    chain_hash = serializers.CharField()
    authority = serializers.CharField()
    authority_names = NamesShape()
    obligations = CoveredShape(many=True)
    next_due = serializers.DateField(allow_null=True)


class SubmissionShape(serializers.ModelSerializer[Submission]):
    """One sending of a report, with its receipt."""

    receipt = serializers.DictField()

    class Meta:
        model = Submission
        fields: ClassVar[list[str]] = [
            "id",
            "report",
            "revision",
            "reference",
            "content_hash",
            "sent_at",
            "sent_by_name",
            "receipt",
        ]


class SubmissionInFull(SubmissionShape):
    """A sending with the document as it was sent."""

    document = serializers.DictField()

    class Meta(SubmissionShape.Meta):
        fields: ClassVar[list[str]] = [*SubmissionShape.Meta.fields, "document"]


class ReasonShape(serializers.Serializer[Any]):
    """What has to be mended in one element; without a code it concerns the whole report."""

    element = serializers.CharField()
    name = serializers.CharField()
    text = serializers.CharField()


class ReviewStepShape(serializers.Serializer[Any]):
    """Something that the authority did with a report."""

    kind = serializers.CharField()
    at = serializers.DateTimeField()
    authority_names = NamesShape()
    person_name = serializers.CharField()
    text = serializers.CharField()
    reasons = ReasonShape(many=True)
    correction_due = serializers.DateField(allow_null=True)
    reply_due = serializers.DateField(allow_null=True)


class ReviewShape(serializers.Serializer[Any]):
    """One sent report as the municipality sees it, with what was done to it, oldest first."""

    reference = serializers.CharField()
    revision = serializers.IntegerField()
    municipality = serializers.CharField()
    covers_from = serializers.DateField()
    covers_to = serializers.DateField()
    received_at = serializers.DateTimeField()
    content_hash = serializers.CharField()
    authority = serializers.CharField()
    authority_names = NamesShape()
    state = serializers.ChoiceField(choices=choices_of(ReviewState))
    correction_due = serializers.DateField(allow_null=True)
    steps = ReviewStepShape(many=True)
