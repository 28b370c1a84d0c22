"""Many threads, few connections, several workspaces: read, write, roll back and fail at random, and count what is foreign.

Run as a process of its own: `python -m tests.isolation.storm OPERATIONS [FAULT]`, with a prepared database in DATABASE_URL.
Every row carries its workspace's canary; the counts are printed as JSON.
"""

import json
import os
import random
import sys
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import django
from django.conf import settings

THREADS = 16
Act = Callable[[Any, random.Random], None]


class Wanted(Exception):
    """A failure in the middle, as happens."""


class Storm:
    """The workspaces, what was counted, and what threads may do."""

    def __init__(self, seed: int) -> None:
        from tenants.models import Workspace
        from tests.isolation.makers import fill

        self.counted: Counter[str] = Counter()
        self.seed = seed
        self.lock = threading.Lock()
        self.workspaces = list(Workspace.objects.order_by("schema_name"))
        self.canaries = {w.schema_name: f"canary-{w.schema_name}" for w in self.workspaces}
        self.sessions = {}
        from tenants.context import inside

        for workspace in self.workspaces:
            self.sessions[workspace.schema_name] = self._coordinator(workspace)
            with inside(workspace):
                fill(self.canaries[workspace.schema_name])
        self.acts: list[Act] = [self.read, self.write, self.undo, self.fail, self.nest, self.ask]

    def _coordinator(self, workspace: Any) -> str:
        from tenants.context import inside
        from tests.access.scene import ARRIVED, new_session
        from tests.makers import make_member, make_user

        user = make_user(f"Coordinator {workspace.schema_name}")
        make_member(user, workspace=workspace, role="coordinator")
        with inside(workspace):
            return new_session(user, ARRIVED)

    # -- what is done

    def read(self, workspace: Any, _chance: random.Random) -> None:
        """Read rows, and look whose they are."""
        from audit.workspace.models import WorkspaceEvent
        from plans.models import Plan
        from tenants.context import inside

        with inside(workspace):
            found = [
                str(detail["note"])
                for detail in WorkspaceEvent.objects.values_list("detail", flat=True)[:20]
            ]
            found += Plan.objects.values_list("title", flat=True)
        self.look(workspace, found)

    def write(self, workspace: Any, _chance: random.Random) -> None:
        """Add a row."""
        from audit.services import record
        from tenants.context import inside

        with inside(workspace):
            record("storm.blew", note=self.canaries[workspace.schema_name])

    def undo(self, workspace: Any, _chance: random.Random) -> None:
        """Add a row in a savepoint and take it back, then read on in the same transaction."""
        from django.db import transaction

        from audit.services import record
        from plans.models import Plan
        from tenants.context import inside

        with inside(workspace), transaction.atomic():
            with transaction.atomic():
                record("storm.undone", note=self.canaries[workspace.schema_name])
                transaction.set_rollback(True)
            found = list(Plan.objects.values_list("title", flat=True))
        self.look(workspace, found)

    def fail(self, workspace: Any, _chance: random.Random) -> None:
        """Fail in a transaction; whoever has the connection next must not notice. Then read, outside any transaction."""
        from django.db import DatabaseError, connection, transaction

        from tenants.context import inside

        with inside(workspace):
            with suppress(Wanted), transaction.atomic():
                self.write(workspace, _chance)
                raise Wanted
            with suppress(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT 1 / 0")
            self.read(workspace, _chance)

    def nest(self, workspace: Any, chance: random.Random) -> None:
        """Look into another workspace from within one, in a transaction that is undone, and go on in the first."""
        from django.db import transaction

        from plans.models import Plan
        from tenants.context import inside

        other = chance.choice(self.workspaces)
        with inside(workspace):
            with transaction.atomic():
                self.read(other, chance)
                transaction.set_rollback(True)
            found = list(Plan.objects.values_list("title", flat=True))
        self.look(workspace, found)

    def ask(self, workspace: Any, _chance: random.Random) -> None:
        """Ask for a page through WSGI, as the workspace's coordinator."""
        from django.test import Client

        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[workspace.schema_name]
        answer = client.get("/en/plan/", headers={"host": workspace.host}, follow=True)
        text = answer.content.decode()
        if self.canaries[workspace.schema_name] not in text:
            self.count("empty pages")
        self.look(workspace, [c for c in self.canaries.values() if c in text])

    # -- what is counted

    def look(self, workspace: Any, found: list[str]) -> None:
        own = self.canaries[workspace.schema_name]
        self.count("rows", len(found))
        self.count("foreign", sum(text != own for text in found))

    def count(self, what: str, number: int = 1) -> None:
        with self.lock:
            self.counted[what] += number

    def blow(self, number: int, operations: int) -> None:
        """Do what one thread does."""
        from django.db import Error, connection

        from plans.models import Plan
        from tenants.database.binding import Unbound

        chance = random.Random(self.seed + number)  # noqa: S311  repeatable on purpose
        for _ in range(operations):
            act = chance.choice(self.acts)
            try:
                act(chance.choice(self.workspaces), chance)
            except (Error, KeyError, AssertionError, Unbound) as error:
                self.count(f"{act.__name__}: {type(error).__name__}")
            self.count("operations")
            try:
                Plan.objects.exists()
                self.count("answered while nothing was open")
            except Unbound:
                pass
            if chance.random() < 0.7:
                connection.close()  # another thread gets it
        connection.close()


def plant(fault: str) -> None:
    """Put in a fault that others' code has had."""
    from tenants.database.base import DatabaseWrapper

    if fault == "a rollback that is forgotten":  # django-tenants before 4.0.1, issue 1262
        upstream: Any = DatabaseWrapper.__mro__[1]
        setattr(DatabaseWrapper, "rollback", upstream.rollback)
        setattr(DatabaseWrapper, "savepoint_rollback", upstream.savepoint_rollback)
    elif fault == "one place for all threads":  # `with tenant:` of django-tenants
        shared: dict[str, Any] = {"wanted": None}
        wanted = property(lambda _: shared["wanted"], lambda _, value: shared.update(wanted=value))
        setattr(DatabaseWrapper, "wanted", wanted)
    elif fault:
        raise ValueError(fault)


def main(operations: int, fault: str = "") -> dict[str, Any]:
    from core.connection import bound_connection
    from tenants.context import nowhere
    from tenants.database.binding import shared_binding

    bound_connection().bind(shared_binding("front"))
    storm = Storm(int(os.environ.get("KOTOPOLKU_SEED", "1")))
    with nowhere():
        plant(fault)
        from django.db import connection

        connection.close()
        threads = [
            threading.Thread(target=storm.blow, args=(number, operations // THREADS))
            for number in range(THREADS)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return dict(storm.counted)


if __name__ == "__main__":
    django.setup()
    json.dump(main(int(sys.argv[1]), *sys.argv[2:3]), sys.stdout)
    sys.stdout.flush()
    os._exit(0)  # the pool's threads are not waited for
