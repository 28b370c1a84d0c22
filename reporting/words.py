"""What a report's codes and names are in the page's language."""

from regional.contracts import Names
from ui.formats import language


def named(names: Names) -> str:
    """A name in the page's language."""
    return str(getattr(names, language(), names.fi))
