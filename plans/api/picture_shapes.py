"""What the API takes and gives of the situation picture."""

from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext as _
from rest_framework import serializers

from plans.api.fields import GroupKeys, Line, RowShape
from plans.models import ArrivalReason, ExpectedArrivals, Finding, Service
from plans.models.plan import FIRST_YEAR, LAST_YEAR
from plans.picture.fields import LONGEST_LABEL, MOST
from plans.picture.queries import questions

PEOPLE: dict[str, Any] = {"min_value": 0, "max_value": 1_000_000}


class PictureFindingShape(RowShape[Finding]):
    """What is known on a question, with its figures and its source; or who finds out, and by when."""

    labels = serializers.ListField(
        child=Line(max_length=LONGEST_LABEL), max_length=MOST, required=False
    )
    values = serializers.ListField(
        child=serializers.DecimalField(max_digits=20, decimal_places=6, normalize_output=True),
        max_length=MOST,
        required=False,
    )
    cited_in = serializers.SerializerMethodField()

    class Meta:
        model = Finding
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "plan",
            "question",
            "position",
            "title",
            "text",
            "is_key",
            "arrival_reason",
            "confidence",
            "period",
            "as_of",
            "source",
            "source_words",
            "figure",
            "unit",
            "labels",
            "values",
            "promised_by",
            "promised_on",
            "cited_in",
        ]
        read_only_fields: ClassVar[list[str]] = ["plan", "position"]

    def get_cited_in(self, row: Finding) -> list[UUID]:
        """Return the keys of the objectives, measures and sections that cite it."""
        return [citation.place for citation in row.citations.all()]

    def validate_question(self, key: str) -> str:
        if key not in {item.key for item in questions()}:
            raise serializers.ValidationError(_("There is no “%(key)s”.") % {"key": key})
        return key


class ServiceShape(RowShape[Service]):
    """A service of the service map."""

    target_groups = GroupKeys(required=False)
    arrival_reasons = serializers.ListField(
        child=serializers.ChoiceField(ArrivalReason.choices), max_length=10, required=False
    )

    class Meta:
        model = Service
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "plan",
            "name",
            "provider",
            "provider_name",
            "is_guidance",
            "target_groups",
            "arrival_reasons",
            "reach",
            "coverage",
            "gap",
        ]
        read_only_fields: ClassVar[list[str]] = ["plan"]


class ArrivalsShape(RowShape[ExpectedArrivals]):
    """How many are expected in a year: a range, with what it rests on."""

    class Meta:
        model = ExpectedArrivals
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "plan",
            "year",
            "low",
            "high",
            "assumptions",
            "source",
            "source_words",
        ]
        read_only_fields: ClassVar[list[str]] = ["plan"]
        extra_kwargs: ClassVar[dict[str, Any]] = {
            "year": {"min_value": FIRST_YEAR, "max_value": LAST_YEAR},
            "low": PEOPLE,
            "high": PEOPLE,
        }
