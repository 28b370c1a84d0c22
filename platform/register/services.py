"""Keeping the register as its files say."""

from collections.abc import Iterator
from pathlib import Path

from django.db import IntegrityError, transaction

from core.loading import LoadReport, Table, TableReport, bring_up_to
from register.errors import RegisterDoesNotFit
from register.loading import rows
from register.loading.files import lines_of
from register.models import (
    Area,
    Authority,
    AuthoritySuccession,
    Belonging,
    Competence,
    Municipality,
    MunicipalitySuccession,
)

DATA = Path(__file__).parent / "data"

MUNICIPALITIES = Table(Municipality, ("code",))
AREAS = Table(Area, ("kind", "code", "valid_from"))
AUTHORITIES = Table(Authority, ("key",))
BELONGINGS = Table(Belonging, ("municipality", "kind", "valid_from"), loose=True)
COMPETENCES = Table(Competence, ("municipality", "task", "valid_from"), loose=True)
AUTHORITY_SUCCESSIONS = Table(AuthoritySuccession, ("predecessor", "successor"), loose=True)
MERGERS = Table(MunicipalitySuccession, ("predecessor",), loose=True)


def load_register(folder: Path = DATA, *, check: bool = False) -> LoadReport:
    """Bring the register to what the files in the folder say, all of it or nothing.

    With `check` nothing is kept, and the report says what a load would change.
    Raises FaultyFile and RegisterDoesNotFit.
    """
    try:
        with transaction.atomic():
            report = LoadReport(tuple(_load(folder)))
            if check:
                transaction.set_rollback(True)
    except IntegrityError as error:
        raise RegisterDoesNotFit(_broken_rule(error)) from error
    return report


def _load(folder: Path) -> Iterator[TableReport]:
    municipalities = [rows.municipality(line) for line in lines_of(folder, "municipalities.csv")]
    areas = [rows.area(line) for line in lines_of(folder, "areas.csv")]
    authorities = [rows.authority(line) for line in lines_of(folder, "authorities.csv")]
    yield bring_up_to(MUNICIPALITIES, municipalities)
    yield bring_up_to(AREAS, areas)
    yield bring_up_to(AUTHORITIES, authorities)

    by_code = {row.code: row for row in municipalities}
    belongings = [
        row
        for line in lines_of(folder, "belongings.csv")
        for row in rows.belongings(line, municipalities=by_code, areas=areas)
    ]
    yield bring_up_to(BELONGINGS, belongings)

    by_key = {row.key: row for row in authorities}
    competences = [
        row
        for line in lines_of(folder, "competences.csv")
        for row in rows.competences(line, authorities=by_key, belongings=belongings)
    ]
    yield bring_up_to(COMPETENCES, competences)
    yield bring_up_to(AUTHORITY_SUCCESSIONS, rows.authority_successions(competences))
    yield bring_up_to(
        MERGERS,
        [rows.merger(line, municipalities=by_code) for line in lines_of(folder, "mergers.csv")],
    )


def _broken_rule(error: IntegrityError) -> str:
    # PostgreSQL names the constraint; the constraints' names are sentences.
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    return (name or str(error)).replace("_", " ")
