"""What stops figures from being taken in. Each says what happened, and what to do; nothing half is ever kept."""

from django.utils.translation import gettext as _

from core.errors import Refusal


class FiguresRefused(Refusal):
    """A table cannot be taken in as it is."""

    code = "figures_refused"


class TableGone(FiguresRefused):
    """The publisher has no such table any more."""

    code = "table_gone"

    def __init__(self, table: str) -> None:
        super().__init__(
            _(
                "The publisher has no table “%(table)s” any more. Find its new id, and correct the source."
            )
            % {"table": table}
        )


class TableChanged(FiguresRefused):
    """A variable or a value that is needed is not in the table, or is there twice."""

    code = "table_changed"


class UnitsChanged(FiguresRefused):
    """The values are in another unit than at the last fetch."""

    code = "units_changed"

    def __init__(self, before: str, after: str) -> None:
        super().__init__(
            _(
                "The unit was “%(before)s” and is now “%(after)s”. Compare the values, and then fetch"
                " the table with --accept-units."
            )
            % {"before": before, "after": after}
        )


class NotBelievable(FiguresRefused):
    """A value cannot be true."""

    code = "not_believable"

    def __init__(self, value: object, where: str) -> None:
        super().__init__(
            _("The value %(value)s of %(where)s cannot be right. Nothing was changed.")
            % {"value": str(value)[:40], "where": where}
        )


class DuplicatedCell(FiguresRefused):
    """One cell is there twice, with two values."""

    code = "duplicated_cell"

    def __init__(self, where: str) -> None:
        super().__init__(
            _("The table gives two different values for %(where)s. Nothing was changed.")
            % {"where": where}
        )


class MalformedReply(FiguresRefused):
    """The reply is not what the interface promises."""

    code = "malformed_reply"

    def __init__(self, what: str) -> None:
        super().__init__(
            _("The reply could not be read (%(what)s). Nothing was changed; it is tried again.")
            % {"what": what}
        )


class AlreadyRunning(FiguresRefused):
    """The table is being fetched at this moment."""

    code = "already_running"

    def __init__(self) -> None:
        super().__init__(_("This table is being fetched already. Wait until it is there."))


class FaultyFigures(FiguresRefused):
    """A line of a file cannot be read."""

    code = "faulty_file"

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(
            _("Line %(line)s: %(problem)s Nothing was changed.")
            % {"line": line, "problem": problem}
        )
