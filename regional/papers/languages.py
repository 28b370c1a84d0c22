"""In which language a municipality's own texts stand in a document."""

from core.names import LANGUAGES
from regional.contracts import Report
from ui.formats import language


def language_of(report: Report) -> str:
    """Return the language of the municipality's own texts, where it is not the document's."""
    known = report.language if report.language in LANGUAGES else ""
    return "" if known == language() else known
