"""Addresses of a report's pages, and what stands on them."""

import re
from typing import Any

from reporting.models import Report
from tenants.context import inside
from tenants.models import Workspace


def at(report: Report, *parts: str) -> str:
    return "/".join(["/reporting", str(report.pk), *parts, ""])


def confirmed(page: Any) -> dict[str, str]:
    """Return the page's form of sending, as somebody would send it."""
    html = page.content.decode()
    hidden = {
        name: re.search(f'name="{name}" value="([^"]+)"', html)[1]  # type: ignore[index]  # the page has each of them
        for name in ("key", "seen")
    }
    return hidden | {"confirmed": "on"}


def contents(words: str) -> str:
    """Return what stands between the heading of the document and what follows it."""
    return words.partition(" The report Municipality ")[2].partition("Checksum of these")[0].strip()


def inside_of(report: Report) -> Any:
    return inside(Workspace.objects.get(schema_name=report._home))
