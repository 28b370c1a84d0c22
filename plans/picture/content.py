"""The situation picture as plain data, as a version of the plan freezes it."""

from collections.abc import Iterable
from typing import Any

from core.names import LANGUAGES, in_language
from plans.editing import plain
from plans.models import Citation, ExpectedArrivals, Finding, Plan, Service
from plans.picture.figures import points_of
from plans.picture.queries import questions

FINDING = (
    "question", "title", "text", "confidence", "arrival_reason", "period", "as_of", "figure",
    "unit", "source_words", "promised_by", "promised_on",
)  # fmt: skip
SERVICE = ("name", "is_guidance", "target_groups", "arrival_reasons", "reach", "coverage", "gap")
ARRIVALS = ("year", "low", "high", "assumptions", "source_words")


def content_of_picture(plan: Plan) -> dict[str, Any]:
    """Return the findings with what cites them, the services and the arrivals, in a fixed number of queries.

    The names of questions and sources go with it in three languages, so that it stays readable.
    """
    findings = list(plan.findings.select_related("source").prefetch_related("citations"))
    arrivals = list(plan.arrivals.select_related("source"))
    return {
        "findings": [_finding(each) for each in findings],
        "services": [_service(each) for each in plan.services.select_related("provider")],
        "arrivals": [_arrivals(each) for each in arrivals],
        "questions": {item.key: _names(item, "text") for item in questions()},
        "sources": _sources([*findings, *arrivals]),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return _fields(finding, FINDING) | {
        "id": str(finding.pk),
        "source": finding.source_id,
        "points": [[point.label, plain(point.value)] for point in points_of(finding)],
        "cited_in": sorted(map(_place, finding.citations.all())),
    }


def _place(citation: Citation) -> str:
    return str(citation.place)


def _service(service: Service) -> dict[str, Any]:
    provider = service.provider.name if service.provider else service.provider_name
    return _fields(service, SERVICE) | {"id": str(service.pk), "provider": provider}


def _arrivals(arrivals: ExpectedArrivals) -> dict[str, Any]:
    return _fields(arrivals, ARRIVALS) | {"id": str(arrivals.pk), "source": arrivals.source_id}


def _sources(rows: Iterable[Finding | ExpectedArrivals]) -> dict[str, dict[str, str]]:
    return {each.source.key: _names(each.source, "name") for each in rows if each.source}


def _fields(row: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: plain(getattr(row, name)) for name in names}


def _names(row: object, field: str) -> dict[str, str]:
    return {language: in_language(row, field, language) for language in LANGUAGES}
