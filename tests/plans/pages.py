"""Filling in the forms of the plan page as a browser does."""

import html
import re
from typing import Any

from plans.models import Measure
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor

FIELD = re.compile(
    r'<input type="(?:text|hidden)" name="(?P<name>[^"]+)"(?: value="(?P<value>[^"]*)")?'
)


def travels(answer: Any) -> dict[str, str]:
    """Return what the form carries unseen: the version and the fingerprints of its fields."""
    page = answer.content.decode()
    known = {
        name: html.unescape(value or "")
        for name, value in FIELD.findall(page)
        if name in {"version", "base", "against", "parent", "definition"}
    }
    assert "version" in known, page[:2000]
    return known


def opened(visitor: Visitor, path: str) -> dict[str, str]:
    """Open a form, and return what travels in it."""
    answer = visitor.get(path)
    assert answer.status_code == 200, answer.status_code
    return travels(answer)


def said(measure: Measure, **changed: Any) -> dict[str, Any]:
    """Return what a measure's form says, with what was changed in it."""
    fields = {
        "title": measure.title,
        "description": measure.description,
        "responsible": measure.responsible_id,
        "status": measure.status,
    }
    return fields | changed


def now(espoo: Workspace, row: Any) -> Any:
    """Return the row as it stands."""
    with inside(espoo):
        return type(row).objects.get(pk=row.pk)
