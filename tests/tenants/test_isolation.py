"""No workspace reaches another's rows, by the ORM or past it. Both lists here are taken from the code: a new model is in them."""

from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import ProgrammingError, connection, transaction
from django.db.models import Model

from tenants.context import at_front_door, inside, over_region
from tenants.models import Workspace
from tenants.provisioning.hardening import left_open
from tenants.provisioning.rights import declared, shared_tables
from tests.database import administrator

TENANT_MODELS = [
    model
    for config in apps.get_app_configs()
    if config.name in settings.TENANT_APPS
    for model in config.get_models()
]
SCHEMAS_SEEN = """
SELECT n.nspname FROM pg_namespace n
WHERE n.nspname !~ '^(pg_|information_schema)' AND has_schema_privilege(current_user, n.oid, 'USAGE') ORDER BY 1
"""


def named(model: type[Model]) -> str:
    return model._meta.label


@pytest.mark.parametrize("model", TENANT_MODELS, ids=named)
def test_the_shared_layer_has_no_workspace_table(model: type[Model], db: None) -> None:
    for door in (at_front_door, over_region):
        with door(), pytest.raises(ProgrammingError, match="does not exist"), transaction.atomic():
            model._default_manager.count()


@pytest.mark.parametrize("model", TENANT_MODELS, ids=named)
def test_another_workspaces_table_is_denied_by_name(
    model: type[Model], espoo: Workspace, hanko: Workspace
) -> None:
    with inside(hanko):
        assert model._default_manager.count() == 0
    assert foreign_reads(model, espoo) == ["permission denied"]


def foreign_reads(model: type[Model], workspace: Workspace) -> list[str]:
    """Try to read Hanko's table from a workspace; say how it went."""
    with inside(workspace), connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute(f'SELECT count(*) FROM m078."{model._meta.db_table}"')
        except ProgrammingError as error:
            return ["permission denied"] if "permission denied" in str(error) else [str(error)]
        return ["read"]


def test_a_planted_grant_is_found(espoo: Workspace, database_name: str) -> None:
    """The test above can fail: with one wrong GRANT it does."""
    model = TENANT_MODELS[0]
    grants = [
        'GRANT USAGE ON SCHEMA m078 TO "kp_m049"',
        f'GRANT SELECT ON m078."{model._meta.db_table}" TO "kp_m049"',
    ]
    with administrator(database_name) as admin:
        for grant in grants:
            admin.execute(grant)
        try:
            assert foreign_reads(model, espoo) == ["read"]
        finally:
            for grant in grants:
                admin.execute(grant.replace("GRANT", "REVOKE").replace(" TO ", " FROM "))
    assert foreign_reads(model, espoo) == ["permission denied"]


@pytest.mark.parametrize(
    "model", [m for m in TENANT_MODELS if getattr(m, "append_only", False)], ids=named
)
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}"])
def test_what_is_only_added_to_is_never_changed(
    model: type[Model], statement: str, in_espoo: Workspace
) -> None:
    with (
        connection.cursor() as cursor,
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        cursor.execute(statement.format(f'"{model._meta.db_table}"'))


def test_a_workspace_may_use_its_own_schema_and_the_shared_one(
    espoo: Workspace, hanko: Workspace
) -> None:
    for workspace in (espoo, hanko):
        with inside(workspace), connection.cursor() as cursor:
            cursor.execute(SCHEMAS_SEEN)
            assert cursor.fetchall() == [(workspace.schema_name,), ("public",)]


def test_every_shared_table_has_its_rights_declared(db: None) -> None:
    unused = {
        "auth_group",
        "auth_group_permissions",
        "auth_permission",
    }  # Django's own rights, which we have no use for
    assert shared_tables() - set(declared("GRANTS")) - unused == set()


def test_no_table_name_stands_twice(db: None) -> None:
    assert {model._meta.db_table for model in TENANT_MODELS} & shared_tables() == set()


def test_every_workspace_has_the_tables_that_it_should(espoo: Workspace, hanko: Workspace) -> None:
    expected = {model._meta.db_table for model in TENANT_MODELS} | {"django_migrations"}
    with connection.cursor() as cursor:
        for schema in ("template", espoo.schema_name, hanko.schema_name):
            cursor.execute(
                "SELECT relname FROM pg_class WHERE relnamespace = %s::regnamespace AND relkind = 'r'",
                [schema],
            )
            assert {name for (name,) in cursor.fetchall()} == expected


def test_the_database_is_hardened(db: None) -> None:
    with connection.cursor() as cursor:
        assert left_open(cursor) == []


def test_a_lost_revoke_is_found(db: None, database_name: str) -> None:
    with administrator(database_name) as admin, connection.cursor() as cursor:
        admin.execute(
            "GRANT EXECUTE ON FUNCTION query_to_xml(text, boolean, boolean, text) TO PUBLIC"
        )
        try:
            assert left_open(cursor) == ["query_to_xml(text,boolean,boolean,text)"]
        finally:
            admin.execute(
                "REVOKE EXECUTE ON FUNCTION query_to_xml(text, boolean, boolean, text) FROM PUBLIC"
            )


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
