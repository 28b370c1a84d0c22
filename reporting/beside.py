"""Where in the plan that stands which a remark of the authority is about."""

from collections.abc import Mapping
from uuid import UUID

from django.urls import reverse

from catalogue.models import Element
from plans.models import Measure, Objective


def places_of(plan: UUID) -> Mapping[str, str]:
    """Return the addresses of a plan's places by their codes, as `regional.contracts.subjects` has them."""
    page = reverse("plans:plan", args=[plan])
    codes = Element.objects.values_list("code", flat=True).distinct()
    found = {code: f"{page}#section-{code}" for code in codes}
    objectives = list(Objective.objects.filter(plan=plan).values_list("pk", flat=True))
    measures: dict[UUID, list[UUID]] = {}
    for objective, measure in Measure.objects.filter(objective__plan=plan).values_list(
        "objective_id", "pk"
    ):
        measures.setdefault(objective, []).append(measure)
    for number, objective in enumerate(objectives, start=1):
        found[f"objective-{number}"] = f"{page}#o-{objective}"
        for order, measure in enumerate(measures.get(objective, ()), start=1):
            found[f"objective-{number}-measure-{order}"] = reverse("plans:measure", args=[measure])
    return found
