"""Reading the catalogue."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import Http404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.operations import Operation, operation
from api.shapes import OnDay
from api.views import OpenView
from catalogue import queries
from catalogue.api import advice_shapes, shapes
from catalogue.models import AdvisoryBoard, LeadTime, LengthBudget, RiskSign, RuleSet, Step

TAG = "catalogue"


class Listing(OpenView):
    """Rows of the catalogue in their order."""

    tag = TAG
    noun = ""
    shape: type[serializers.Serializer[Any]]
    rows: Callable[[], Sequence[Any]]

    def describe(self, _method: str) -> Operation | None:
        return Operation(
            f"list_{self.noun}",
            f"List {self.noun.replace('_', ' ')}",
            gives=self.shape,
            many=True,
        )

    def get(self, request: Request) -> Response:
        return self.page(request, type(self).rows(), self.shape)


def listing(noun: str, shape: type[serializers.Serializer[Any]], rows: Any) -> Any:
    """Return a view that lists rows of one kind."""
    about = {"__doc__": shape.__doc__, "noun": noun, "shape": shape, "rows": staticmethod(rows)}
    return type(f"Listing_{noun}", (Listing,), about).as_view()  # type: ignore[attr-defined]  # a class made here


themes = listing("themes", shapes.ThemeShape, queries.themes)
target_groups = listing("target_groups", shapes.TargetGroupShape, queries.target_groups)
kinds = listing("organisation_kinds", shapes.OrganisationKindShape, queries.organisation_kinds)
reasons = listing("reason_codes", shapes.ReasonCodeShape, queries.reason_codes)
obstacles = listing("obstacles", shapes.ObstacleShape, queries.obstacles)
lead_times = listing("lead_times", advice_shapes.LeadTimeShape, LeadTime.objects.all)
risk_signs = listing("risk_signs", advice_shapes.RiskSignShape, RiskSign.objects.all)
length_budgets = listing(
    "length_budgets", advice_shapes.LengthBudgetShape, LengthBudget.objects.all
)
advisory_boards = listing(
    "advisory_boards", advice_shapes.AdvisoryBoardShape, AdvisoryBoard.objects.all
)
audiences = listing("audiences", advice_shapes.AudienceShape, queries.audiences)
topics = listing("topics", advice_shapes.TopicShape, queries.topics)
languages = listing(
    "content_languages", advice_shapes.ContentLanguageShape, queries.content_languages
)
sources = listing("data_sources", shapes.DataSourceShape, queries.data_sources)
definitions = listing(
    "indicator_definitions", shapes.DefinitionShape, queries.indicator_definitions
)
steps = listing("steps", shapes.StepShape, Step.objects.all)
rule_sets = listing("rule_sets", shapes.RuleSetShape, RuleSet.objects.all)


class Frameworks(OpenView):
    """Frameworks of a day, each with its goals."""

    tag = TAG

    @operation("list_frameworks", asks=OnDay, gives=shapes.FrameworkShape, many=True)
    def get(self, request: Request) -> Response:
        """List frameworks."""
        on = self.asked(request, OnDay)["on"]
        return self.page(request, queries.frameworks_on(on), shapes.FrameworkShape)


class OneRuleSet(OpenView):
    """A rule set with all that it asks for."""

    tag = TAG

    @operation("read_rule_set", gives=shapes.RuleSetInFullShape)
    def get(self, _request: Request, key: str) -> Response:
        """Read a rule set in full."""
        for found in queries.rule_sets_in_full():
            if found.rule_set.key == key:
                return Response(shapes.RuleSetInFullShape(found).data)
        raise Http404
