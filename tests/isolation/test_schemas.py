"""Every schema has the tables it should, the shared one has no other's, and the database stays hardened."""

from django.db import connection

from tenants.context import inside
from tenants.models import Workspace
from tenants.provisioning.hardening import left_open
from tenants.provisioning.rights import declared, shared_tables
from tests.database import administrator
from tests.isolation.makers import tenant_models

TABLES = {model._meta.db_table for model in tenant_models(joins=True)}
UNUSED = {
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
}  # Django's own rights, which we have no use for
SCHEMAS_SEEN = """
SELECT n.nspname FROM pg_namespace n
WHERE n.nspname !~ '^(pg_|information_schema)' AND has_schema_privilege(current_user, n.oid, 'USAGE') ORDER BY 1
"""
TABLES_BY_SCHEMA = """
SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname ~ '^(template|spare_[0-9]+|m[0-9]{3}|j[0-9]+)$'
"""
OTHER_OBJECTS = """
SELECT 'function ' || p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname ~ %(own)s
UNION ALL SELECT 'trigger ' || t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname ~ %(own)s AND NOT t.tgisinternal
UNION ALL SELECT 'view ' || c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname ~ %(own)s AND c.relkind IN ('v', 'm')
"""
OWN = r"^(template|spare_[0-9]+|m[0-9]{3}|j[0-9]+)$"


def tables_by_schema() -> dict[str, set[str]]:
    with connection.cursor() as cursor:
        cursor.execute(TABLES_BY_SCHEMA)
        found: dict[str, set[str]] = {}
        for schema, table in cursor.fetchall():
            found.setdefault(schema, set()).add(table)
    return found


def test_a_workspace_may_use_its_own_schema_and_the_shared_one(
    espoo: Workspace, hanko: Workspace
) -> None:
    for workspace in (espoo, hanko):
        with inside(workspace), connection.cursor() as cursor:
            cursor.execute(SCHEMAS_SEEN)
            assert cursor.fetchall() == [(workspace.schema_name,), ("public",)]


def test_every_schema_has_the_tables_that_it_should(db: None) -> None:
    found = tables_by_schema()
    assert {"template", "m049", "m078", "m257"} <= found.keys()
    assert {
        schema: tables ^ (TABLES | {"django_migrations"}) for schema, tables in found.items()
    } == {schema: set() for schema in found}


def test_a_table_too_many_is_found(db: None, database_name: str) -> None:
    with administrator(database_name) as admin:
        admin.execute("CREATE TABLE m257.left_behind (id int)")
        try:
            assert "left_behind" in tables_by_schema()["m257"]
        finally:
            admin.execute("DROP TABLE m257.left_behind")


def test_a_workspaces_schema_has_tables_and_nothing_that_runs(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(OTHER_OBJECTS, {"own": OWN})
        assert cursor.fetchall() == []


def test_no_table_name_stands_twice(db: None) -> None:
    assert TABLES & shared_tables() == set()


def test_the_shared_schema_has_no_workspaces_table(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace")
        assert {name for (name,) in cursor.fetchall()} & TABLES == set()


def test_every_shared_table_has_its_rights_declared(db: None) -> None:
    assert shared_tables() - set(declared("GRANTS")) - UNUSED == set()


def test_the_database_is_hardened(db: None) -> None:
    with connection.cursor() as cursor:
        assert left_open(cursor) == []


def test_a_lost_revoke_is_found(db: None, database_name: str) -> None:
    function = "FUNCTION query_to_xml(text, boolean, boolean, text)"
    with administrator(database_name) as admin, connection.cursor() as cursor:
        admin.execute(f"GRANT EXECUTE ON {function} TO PUBLIC")
        try:
            assert left_open(cursor) == ["query_to_xml(text,boolean,boolean,text)"]
        finally:
            admin.execute(f"REVOKE EXECUTE ON {function} FROM PUBLIC")
