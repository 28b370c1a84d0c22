"""A database of their own for tests that really commit: several people at once, and processes that are killed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import connection

from accounts.models import User
from core.clock import today
from regional.contracts import Receipt
from regional.services.obligations import ensure_obligations
from reporting.models import Report
from tenants.context import at_front_door, inside, over_region
from tenants.models import Officer, Role, Workspace
from tests import database
from tests.makers import make_member, make_user
from tests.regional.makers import make_officer, returned
from tests.reporting.makers import make_report, make_reported_plan


class Ready(NamedTuple):
    """A report that waits to be sent, and the people around it."""

    workspace: Workspace
    report: Report
    sender: User
    officer: Officer

    def opened_again(self, receipt: Receipt) -> None:
        """Have the authority return what was sent, and mend it, so that the next revision can be sent."""
        returned(receipt, by=self.officer, correction_due=today() + timedelta(days=14))
        with inside(self.workspace):
            Report.objects.filter(pk=self.report.pk).update(summary=f"After {receipt.revision}.")


@contextmanager
def own_database(purpose: str) -> Iterator[str]:
    """Connect this process to a fresh copy of the prepared database, and back to the usual one."""
    name, usual = f"test_{purpose}_{os.getpid()}", connection.settings_dict["NAME"]
    database.copy_of(database.prepared_template(), name)
    try:
        _connect(name)
        yield name
    finally:
        _connect(usual)
        database.drop(name)


def make_ready() -> Ready:
    """Commit a plan of Espoo's, and its report with yesterday's decision."""
    with over_region():
        ensure_obligations()
    with at_front_door():
        workspace = Workspace.objects.get(schema_name="m049")
    sender = make_user("Aino Virtanen")
    make_member(sender, workspace=workspace, role=Role.COORDINATOR)
    officer = make_officer(make_user("Sanna Korhonen"))
    with inside(workspace):
        report = make_report(
            make_reported_plan(sender), sender, decided_on=today() - timedelta(days=1)
        )
    return Ready(workspace, report, sender, officer)


def _connect(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name
