"""The open data described for catalogues of data: DCAT-AP 3 as JSON-LD."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from core.names import LANGUAGES

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
AUTHORITY_TABLES = "http://publications.europa.eu/resource/authority"
MEDIA = {"csv": "text/csv", "json": "application/json"}
FILE_TYPES = {"csv": "CSV", "json": "JSON"}
SETS = {
    "reporting": (
        _("Reporting status of municipalities"),
        _(
            "Whether each municipality has reported on its integration plan, on the last day of each month."
        ),
    ),
    "contents": (
        _("Goals and themes of integration plans"),
        _(
            "In how many municipalities' reported plans each national goal and each theme comes up, "
            "on the last day of each month."
        ),
    ),
}


def catalogue_of(days: Sequence[date], *, root: str) -> dict[str, Any]:
    """Describe the data sets and their files; `root` is the address of the service, without a slash at its end."""
    return {
        "@context": CONTEXT,
        "@id": f"{root}/open-data/catalog.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": _texts(_("Kotopolku: open data")),
        "dct:description": _texts(_("Published facts on municipalities' integration planning.")),
        "dct:publisher": _publisher(root),
        "dct:license": {"@id": LICENCE},
        "dct:language": [_resource("language", code) for code in ("FIN", "SWE", "ENG")],
        "foaf:homepage": {"@id": f"{root}/fi/open-data/"},
        "dcat:dataset": [_dataset(name, days, root) for name in SETS],
    }


def _dataset(name: str, days: Sequence[date], root: str) -> dict[str, Any]:
    title, description = SETS[name]
    found: dict[str, Any] = {
        "@id": f"{root}/open-data/{name}",
        "@type": "dcat:Dataset",
        "dct:title": _texts(title),
        "dct:description": _texts(description),
        "dct:publisher": _publisher(root),
        "dct:accrualPeriodicity": _resource("frequency", "MONTHLY"),
        "dct:accessRights": _resource("access-right", "PUBLIC"),
        "dct:spatial": _resource("country", "FIN"),
        "dcat:theme": [_resource("data-theme", "SOCI"), _resource("data-theme", "GOVE")],
        "dcat:landingPage": {"@id": f"{root}/fi/open-data/"},
        "dcat:distribution": [
            _distribution(name, day, kind, root) for day in days for kind in MEDIA
        ],
    }
    if days:
        found["dct:modified"] = _day(max(days))
    return found


def _distribution(name: str, on: date, kind: str, root: str) -> dict[str, Any]:
    address = f"{root}/open-data/{name}/{on:%Y-%m-%d}.{kind}"
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": f"{on:%Y-%m-%d} ({FILE_TYPES[kind]})",
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{MEDIA[kind]}"},
        "dct:format": _resource("file-type", FILE_TYPES[kind]),
        "dct:license": {"@id": LICENCE},
        "dct:issued": _day(on),
    }


def _publisher(root: str) -> dict[str, str]:
    return {"@id": f"{root}/#publisher", "@type": "foaf:Agent", "foaf:name": "Kotopolku"}


def _day(on: date) -> dict[str, str]:
    return {"@type": "xsd:date", "@value": on.isoformat()}


def _resource(table: str, code: str) -> dict[str, str]:
    return {"@id": f"{AUTHORITY_TABLES}/{table}/{code}"}


def _texts(words: Promise | str) -> list[dict[str, str]]:
    found = []
    for language in LANGUAGES:
        with override(language):
            found.append({"@language": language, "@value": str(words)})
    return found
