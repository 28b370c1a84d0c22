"""Who may do what for an authority: officers review, readers read."""

from core.permissions import right
from tenants.models import Officer


@right("regional.read")
def can_read(officer: Officer) -> bool:
    """Read what was received, and the figures."""
    return officer.role in Officer.Role.values


@right("regional.review")
def can_review(officer: Officer) -> bool:
    """Take reports into review, return them and give feedback; national authorities look on."""
    return officer.role == Officer.Role.OFFICER and not officer.authority.is_national
