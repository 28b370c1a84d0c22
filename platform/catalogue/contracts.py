"""What a load of the catalogue says about itself."""

from dataclasses import dataclass

from core.loading import Changes


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What one load of the catalogue did, table by table; true when anything changed."""

    tables: tuple[Changes, ...]

    def __bool__(self) -> bool:
        return any(self.tables)

    @property
    def lines(self) -> list[str]:
        """The tables that changed, a line each."""
        return [str(table) for table in self.tables if table]
