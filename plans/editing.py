"""One way to add, change and remove what several people edit: nothing is lost and all of it is on record."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record
from audit.workspace.models import WorkspaceEvent
from core.errors import Refusal
from plans.events import row_removed
from tenants.rows import Editable, WorkspaceRow

Row = TypeVar("Row", bound=Editable)


class StaleEdit(Refusal):
    """Somebody saved the same thing while this person was writing; both texts are at hand."""

    code = "stale_edit"

    def __init__(self, theirs: Editable, mine: Mapping[str, Any]) -> None:
        self.theirs, self.mine = theirs, dict(mine)
        super().__init__(
            _("%(name)s saved this while you were writing. Choose what to keep.")
            % {"name": theirs.changed_by_name or _("Somebody")}
        )


class Gone(Refusal):
    """Somebody removed the thing while this person was writing."""

    code = "gone"

    def __init__(self) -> None:
        super().__init__(_("Somebody removed this while you were writing. Your text is below."))


@transaction.atomic
def add(row: Row, *, by: User | None) -> Row:
    """Save a new row and put it on record; `by` nobody where the service itself adds it.

    Raises ValidationError.
    """
    _sign(row, by)
    with _worded(row):
        row.full_clean()
        row.save(force_insert=True)
    record(f"{_noun(row)}.added", row, by=by)
    return row


@transaction.atomic
def change(row: Row, *, version: int, by: User, **said: Any) -> Row:
    """Set the fields that were said, if nobody has changed the row since `version`; return the row as it is now.

    What already is as said changes nothing, and counts no version. Raises StaleEdit, Gone, ValidationError.
    """
    current = _locked(row, version=version, mine=said)
    before = {name: getattr(current, name) for name in said}
    changed = {name: value for name, value in said.items() if before[name] != value}
    if not changed:
        return current
    for name, value in changed.items():
        setattr(current, name, value)
    return count_up(
        current,
        by=by,
        changes={name: [plain(before[name]), plain(value)] for name, value in changed.items()},
    )


def count_up(row: Row, *, by: User, changes: Mapping[str, Any]) -> Row:
    """Save a locked row as its next version, with what changed on record."""
    row.version += 1
    _sign(row, by)
    with _worded(row):
        row.full_clean()
        row.save()
    record(f"{_noun(row)}.changed", row, by=by, changes=dict(changes))
    return row


@transaction.atomic
def remove(row: Editable, *, version: int, by: User) -> None:
    """Remove a row and what hangs on it, if nobody has changed it since `version`.

    Raises StaleEdit, Gone, ProtectedError (something else still needs it).
    """
    current = _locked(row, version=version, mine={})
    record(f"{_noun(current)}.removed", current, by=by)
    row_removed.send(sender=type(current), row=current, by=by)
    current.delete()


def was_removed(*keys: object) -> bool:
    """Whether the trail knows that one of these was removed: then somebody did, and it is not merely unknown."""
    removed = WorkspaceEvent.objects.filter(verb__endswith=".removed")
    return removed.filter(object_id__in=[str(key) for key in keys if key]).exists()


def plain(value: Any) -> Any:
    """Write a field's value as what the trail and documents can hold."""
    match value:
        case None | bool() | int() | str():
            return value
        case Decimal():
            return f"{value.normalize():f}"
        case date():
            return value.isoformat()
        case models.Model():
            return str(value)
        case list() | tuple():
            return [plain(inner) for inner in value]
        case _:
            return str(value)


def _locked(row: Row, *, version: int, mine: Mapping[str, Any]) -> Row:
    current = type(row)._default_manager.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if current is None:
        raise Gone
    if current.version != version:
        raise StaleEdit(current, mine)
    return current


def _sign(row: Editable, by: User | None) -> None:
    row.changed_by_id, row.changed_by_name = (by.pk, str(by)[:120]) if by else (None, "")


def _noun(row: WorkspaceRow) -> str:
    return str(row._meta.model_name)


@contextmanager
def _worded(row: models.Model) -> Iterator[None]:
    """Turn a constraint that two people hit at the same moment into its own words."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
        for constraint in row._meta.constraints:
            if constraint.name == name:
                message = constraint.get_violation_error_message()
                raise ValidationError({NON_FIELD_ERRORS: [message]}, code=name) from error
        raise
