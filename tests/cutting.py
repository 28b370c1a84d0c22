"""Cutting a service off before and after each of its statements: nothing may be half done, and a second try must succeed.

No code of the service knows of it. The points are the statements that Django sends while the service runs, so all of
them are tried and not a choice of them:

    def test_sending_is_all_or_nothing(espoo, aino):
        with inside(espoo):
            report = ...
        cut_everywhere(lambda: send_report(report, by=aino), at=inside(espoo), workspaces=[espoo])

A test's own transaction stands around all this, so what the service commits is a savepoint here: a service that commits twice is
found all the same, for what it wrote first is still there after the cut.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from django.db import connection, transaction

from tenants.context import as_administrator, at_front_door, inside, over_region
from tenants.models import Workspace

Door = Callable[[], AbstractContextManager[Any]]
Content = dict[tuple[str, str], tuple[int, str]]

# The last of them stands for the commit: what is cut off there is cut off before or after a statement beside it.
SAVEPOINT = re.compile(r"(?:SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK TO SAVEPOINT)\b")
READABLE = """
SELECT format('SELECT %L, count(*), md5(string_agg(t::text, chr(10) ORDER BY t::text)) FROM %I.%I t',
              c.relname, n.nspname, c.relname)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND n.nspname IN ('public', current_schema()) AND has_table_privilege(current_user, c.oid, 'SELECT')
"""
MADE = """
SELECT 'schemas', count(*), md5(string_agg(nspname, ' ' ORDER BY nspname)) FROM pg_namespace WHERE nspname !~ '^pg_'
UNION ALL SELECT 'roles', count(*), md5(string_agg(rolname, ' ' ORDER BY rolname)) FROM pg_roles WHERE rolname ~ '^kp_'
"""


class Failed(BaseException):
    """The process ended here, as far as the service can tell."""


@contextmanager
def cut(*, at: int, after: bool = False) -> Iterator[list[str]]:
    """Cut off before, or after, the statement of this number (from 0); give the list of statements that were sent."""
    sent: list[str] = []

    def send(execute: Any, statement: str, params: Any, many: bool, context: Any) -> Any:
        if SAVEPOINT.match(str(statement)):
            return execute(statement, params, many, context)
        here = len(sent)
        sent.append(str(statement))
        if here == at and not after:
            raise Failed(statement)
        answer = execute(statement, params, many, context)
        if here == at:
            raise Failed(statement)
        return answer

    with connection.execute_wrapper(send):
        yield sent


def cut_everywhere(
    action: Callable[[], Any], *, at: Door, workspaces: Sequence[Workspace] = ()
) -> int:
    """Run the action once whole, then cut off at each point; return how many points there were.

    Asserts that a cut leaves everything as it was, and that the action succeeds afterwards and leaves what the whole run left.
    """
    before = everything(workspaces)
    with _undone(at):
        with cut(at=-1) as sent:
            action()
        whole = _counts(everything(workspaces))
    assert everything(workspaces) == before
    assert whole != _counts(before), (
        "the action changed nothing: nothing is proved by cutting it off"
    )
    for point in range(len(sent)):
        for after in (False, True):
            _cut_once(action, at, workspaces, (point, after), (before, whole))
    return 2 * len(sent)


def _cut_once(
    action: Callable[[], Any],
    door: Door,
    workspaces: Sequence[Workspace],
    point: tuple[int, bool],
    expected: tuple[Content, dict[tuple[str, str], int]],
) -> None:
    before, whole = expected
    with _undone(door):
        try:
            with cut(at=point[0], after=point[1]) as sent:
                action()
        except Failed:
            pass
        where = f"{'after' if point[1] else 'before'} {sent[point[0]]}"
        assert everything(workspaces) == before, f"something is half done {where}"
        action()
        assert _counts(everything(workspaces)) == whole, (
            f"a second try left something else, {where}"
        )


@contextmanager
def _undone(door: Door) -> Iterator[None]:
    with transaction.atomic():
        with door():
            yield
        transaction.set_rollback(True)


def everything(workspaces: Sequence[Workspace] = ()) -> Content:
    """Return a digest of all rows that may be read at the front door, in the region, as administrator and in the workspaces."""
    doors: list[tuple[str, Door]] = [
        ("front", at_front_door),
        ("region", over_region),
        ("admin", as_administrator),
        *((workspace.schema_name, lambda w=workspace: inside(w)) for workspace in workspaces),
    ]
    found: Content = {}
    for name, door in doors:
        with door(), connection.cursor() as cursor:
            cursor.execute(READABLE)
            selects = [statement for (statement,) in cursor.fetchall()]
            cursor.execute(" UNION ALL ".join([*selects, MADE]))
            found |= {(name, table): (count, digest) for table, count, digest in cursor.fetchall()}
    return found


def _counts(content: Content) -> dict[tuple[str, str], int]:
    return {key: count for key, (count, _digest) in content.items()}
