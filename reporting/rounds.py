"""Letters of the authority as the workspace has them."""

from datetime import date

from regional import inbox
from regional.contracts import RoundView
from reporting.queries import municipalities_here


def letters(on: date) -> list[RoundView]:
    """Return the authority's letters to the workspace's municipalities, the newest first; one letter once."""
    found = [view for code in municipalities_here(on) for view in inbox.rounds_of(code)]
    once = {view.id: view for view in reversed(found)}
    return sorted(once.values(), key=lambda view: view.sent_at, reverse=True)
