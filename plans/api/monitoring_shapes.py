"""What the API gives and takes of following the plan: targets on the way, the agreement and situations."""

from typing import Any, ClassVar

from plans.api.fields import RowShape
from plans.api.shapes import OURS
from plans.models import IntermediateTarget, MonitoringAgreement, Trigger


class TargetShape(RowShape[IntermediateTarget]):
    """What an indicator should be in a year on the way to its target."""

    class Meta:
        model = IntermediateTarget
        fields: ClassVar[list[str]] = [*RowShape.COMMON, "indicator", "year", "value"]
        read_only_fields: ClassVar[list[str]] = ["indicator"]
        extra_kwargs: ClassVar[dict[str, Any]] = {"year": OURS}


class AgreementShape(RowShape[MonitoringAgreement]):
    """Who follows the plan, and how often: `interval` is in months."""

    class Meta:
        model = MonitoringAgreement
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "plan",
            "body",
            "person_name",
            "interval",
            "words",
        ]
        read_only_fields: ClassVar[list[str]] = ["plan"]


class SituationShape(RowShape[Trigger]):
    """A situation in which the plan is looked at again, and what is then done."""

    class Meta:
        model = Trigger
        fields: ClassVar[list[str]] = [
            *RowShape.COMMON,
            "plan",
            "kind",
            "limit",
            "situation",
            "action",
            "days",
        ]
        read_only_fields: ClassVar[list[str]] = ["plan"]
        extra_kwargs: ClassVar[dict[str, Any]] = {
            "limit": {"min_value": 0, "max_value": 2_000_000},
            "days": {"min_value": 1, "max_value": 730},
        }
