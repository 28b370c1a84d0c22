"""A view that puts text into SQL, as nobody should write it, still reads and writes nothing foreign."""

from typing import Any

import pytest
from django.db import connection, transaction

from tenants.models import Workspace

PAYLOADS = {
    "union": "x' UNION SELECT id::text, verb FROM m078.audit_workspace_workspaceevent --",
    "role and union": "x' UNION SELECT set_config('role', 'kp_m078', false), verb FROM m078.audit_workspace_workspaceevent --",
    "role and xml": (
        "x' UNION SELECT set_config('role', 'kp_m078', false),"
        " query_to_xml('select verb from m078.audit_workspace_workspaceevent', true, false, '')::text --"
    ),
    "stacked reset": "x'; RESET ROLE; SELECT '1', '2' --",
    "stacked write": "x'; SET ROLE kp_m078; DELETE FROM m078.audit_workspace_workspaceevent; SELECT '1', '2' --",
    "file": "x' UNION SELECT pg_read_file('/etc/passwd'), '' --",
    "large object": "x' UNION SELECT lo_import('/etc/passwd')::text, '' --",
    "temporary table": "x'; CREATE TEMP TABLE audit_workspace_workspaceevent (id int) --",
    "activity": "x' UNION SELECT query, '' FROM pg_stat_activity --",
    "statistics": "x' UNION SELECT most_common_vals::text, '' FROM pg_stats --",
    "sleep": "x' UNION SELECT pg_sleep(1)::text, '' --",
    "secrets": "x' UNION SELECT password, '' FROM accounts_credential --",
    "copy": "x'; COPY accounts_user TO PROGRAM 'id' --",
    "publish": "x' UNION SELECT msg_id::text, message::text FROM pgmq.q_celery --",
    "server file": "x' UNION SELECT pg_ls_dir('/'), '' --",
}


def injected(payload: str) -> list[Any]:
    """A view as nobody should write it."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id::text, verb FROM audit_workspace_workspaceevent WHERE verb = '{payload}'"
        )
        return list(cursor.fetchall())


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_an_injection_reads_and_writes_nothing_foreign(payload: str, in_espoo: Workspace) -> None:
    with (
        pytest.raises(
            Exception, match=r"permission denied|cannot insert multiple commands|must be superuser"
        ),
        transaction.atomic(),
    ):
        injected(payload)


def test_the_injected_view_works_when_nobody_injects(in_espoo: Workspace) -> None:
    assert injected("plan.opened") == []
