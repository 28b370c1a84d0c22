"""What a sending leaves behind, on both sides of the border."""

from django.db import connection

from tenants.context import inside, over_region
from tenants.models import Workspace

OWN = (
    "reporting_report",
    "reporting_objectiveassessment",
    "reporting_submission",
    "audit_workspace_workspaceevent",
)
SHARED = (
    "regional_receivedreport",
    "regional_sentby",
    "regional_coverage",
    "regional_reportfact",
    "regional_reporttally",
    "regional_reviewevent",
    "regional_receivedsignal",
)


def rows(workspace: Workspace) -> dict[str, list[str]]:
    """Return all rows of the tables that sending touches, as text."""
    found: dict[str, list[str]] = {}
    with inside(workspace):
        found |= {table: _rows(table) for table in OWN}
    with over_region():
        found |= {table: _rows(table) for table in SHARED}
    return found


def _rows(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1')
        return [row[0] for row in cursor.fetchall()]
