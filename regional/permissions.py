"""Who may do what for an authority: officers act, readers read."""

from core.permissions import right
from tenants.models import Officer


@right("regional.read")
def can_read(officer: Officer) -> bool:
    """Read what was received, and the figures."""
    return officer.role in Officer.Role.values


@right("regional.advise")
def can_advise(officer: Officer) -> bool:
    """Answer municipalities' questions, and publish answers without names."""
    return officer.role == Officer.Role.OFFICER


@right("regional.review")
def can_review(officer: Officer) -> bool:
    """Take reports into review, return them and give feedback; national authorities look on."""
    return _acts(officer)


@right("regional.open_rounds")
def can_open_rounds(officer: Officer) -> bool:
    """Write, send and close rounds."""
    return _acts(officer)


@right("regional.write_packs")
def can_write_packs(officer: Officer) -> bool:
    """Begin, write and issue summary and discussion packs."""
    return _acts(officer)


@right("regional.decide")
def can_decide(officer: Officer) -> bool:
    """Decide on more time and exemptions, and have municipalities reminded."""
    return _acts(officer)


def _acts(officer: Officer) -> bool:
    return officer.role == Officer.Role.OFFICER and not officer.authority.is_national
