"""What a load changed."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TableReport:
    """What a load changed in one table: rows by natural keys, such as "507 region 2017-01-01"."""

    table: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.changed or self.ended or self.removed)


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load changed, table by table."""

    tables: tuple[TableReport, ...] = field(default=())

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return all(table.is_empty for table in self.tables)
