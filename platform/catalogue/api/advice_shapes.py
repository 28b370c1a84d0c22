"""What the service recommends on top of the rules, and whom and in what languages one tells, as programs read it."""

from typing import ClassVar

from rest_framework import serializers

from api.fields import Texts
from catalogue.models import (
    AdvisoryBoard,
    Audience,
    ContentLanguage,
    LeadTime,
    LengthBudget,
    RiskSign,
    Topic,
)


class LeadTimeShape(serializers.ModelSerializer[LeadTime]):
    """What is ready how many weeks before the meeting that approves a plan."""

    name = Texts()
    source = Texts()  # type: ignore[assignment]  # a field of this name

    class Meta:
        model = LeadTime
        fields: ClassVar[list[str]] = [
            "key",
            "name",
            "step",
            "weeks_before",
            "force",
            "source",
            "valid_from",
            "valid_to",
        ]


class RiskSignShape(serializers.ModelSerializer[RiskSign]):
    """What tells, before a report is late, that it may become so: when it is looked for."""

    name = Texts()
    source = Texts()  # type: ignore[assignment]  # a field of this name

    class Meta:
        model = RiskSign
        fields: ClassVar[list[str]] = [
            "key",
            "name",
            "within_days",
            "silent_days",
            "source",
            "valid_from",
            "valid_to",
        ]


class LengthBudgetShape(serializers.ModelSerializer[LengthBudget]):
    """How long a part of a plan may be before its reader is lost."""

    name = Texts()
    source = Texts()  # type: ignore[assignment]  # a field of this name

    class Meta:
        model = LengthBudget
        fields: ClassVar[list[str]] = [
            "key",
            "name",
            "characters",
            "force",
            "source",
            "valid_from",
            "valid_to",
        ]


class AdvisoryBoardShape(serializers.ModelSerializer[AdvisoryBoard]):
    """A regional Advisory Board for Ethnic Relations, with the codes of its regions."""

    name = Texts()
    source = Texts()  # type: ignore[assignment]  # a field of this name

    class Meta:
        model = AdvisoryBoard
        fields: ClassVar[list[str]] = [
            "key",
            "name",
            "regions",
            "source",
            "source_url",
            "valid_from",
            "valid_to",
        ]


class AudienceShape(serializers.ModelSerializer[Audience]):
    """Somebody whom the municipality tells about its planning."""

    name = Texts()

    class Meta:
        model = Audience
        fields: ClassVar[list[str]] = ["key", "name"]


class TopicShape(serializers.ModelSerializer[Topic]):
    """What the municipality tells about."""

    name = Texts()

    class Meta:
        model = Topic
        fields: ClassVar[list[str]] = ["key", "name"]


class ContentLanguageShape(serializers.ModelSerializer[ContentLanguage]):
    """A language in which a plan can be written or told of."""

    name = Texts()

    class Meta:
        model = ContentLanguage
        fields: ClassVar[list[str]] = ["code", "own_name", "right_to_left", "name"]
