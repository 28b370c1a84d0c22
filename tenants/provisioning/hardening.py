"""Functions and views of PostgreSQL that nobody needs, and that would open doors to whoever can inject SQL.

With `set_config` and `query_to_xml` one SELECT could change the role and read another workspace; the statistics views tell
about neighbours. Found by trying; see docs/adr/0003. The revokes belong to one database and are lost by dump and restore, so
they are applied with each deployment and verified at each start.
"""

from typing import Any

import psycopg
from psycopg import sql

from tenants.database.binding import role

FUNCTIONS = (
    "set_config",
    "query_to_xml",
    "query_to_xmlschema",
    "query_to_xml_and_xmlschema",
    "cursor_to_xml",
    "cursor_to_xmlschema",
    "table_to_xml",
    "table_to_xmlschema",
    "table_to_xml_and_xmlschema",
    "schema_to_xml",
    "schema_to_xmlschema",
    "schema_to_xml_and_xmlschema",
    "database_to_xml",
    "database_to_xmlschema",
    "database_to_xml_and_xmlschema",
    "ts_stat",
    "lo_import",
    "lo_export",
    "lo_create",
    "lo_creat",
    "lo_from_bytea",
    "lo_open",
    "lo_get",
    "lo_put",
    "pg_sleep",
    "pg_sleep_for",
    "pg_sleep_until",
    "pg_cancel_backend",
    "pg_terminate_backend",
    "pg_advisory_lock",
    "pg_advisory_lock_shared",
    "pg_try_advisory_lock",
    "pg_try_advisory_lock_shared",
)
VIEWS = (
    "pg_stat_activity",
    "pg_stats",
    "pg_stats_ext",
    "pg_stat_all_tables",
    "pg_stat_user_tables",
    "pg_stat_all_indexes",
)

_SIGNATURES = """
SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname = 'pg_catalog' AND p.proname = ANY(%s) ORDER BY 1
"""
_OPEN_TO_ALL = """
SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname = 'pg_catalog' AND p.proname = ANY(%(functions)s) AND has_function_privilege('public', p.oid, 'EXECUTE')
UNION ALL
SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'pg_catalog' AND c.relname = ANY(%(views)s) AND has_table_privilege('public', c.oid, 'SELECT')
UNION ALL SELECT 'temporary tables' WHERE has_database_privilege('public', current_database(), 'TEMP')
UNION ALL SELECT 'schema public' WHERE has_schema_privilege('public', 'public', 'USAGE')
ORDER BY 1
"""


def harden(connection: psycopg.Connection[Any]) -> None:
    """Take from everybody what nobody needs. The connection must be a superuser's, in the database concerned."""
    database = sql.Identifier(connection.info.dbname)
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    for (signature,) in connection.execute(_SIGNATURES, [list(FUNCTIONS)]).fetchall():
        connection.execute(sql.SQL("REVOKE EXECUTE ON FUNCTION " + signature + " FROM PUBLIC"))
    for view in VIEWS:
        connection.execute(
            sql.SQL("REVOKE SELECT ON pg_catalog.{} FROM PUBLIC").format(sql.Identifier(view))
        )
    # Django sets the time zone when it connects.
    for name in ("login", "queue", "owner"):
        grantee = sql.Identifier(role(name))
        connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, grantee))
        connection.execute(
            sql.SQL("GRANT EXECUTE ON FUNCTION set_config(text, text, boolean) TO {}").format(
                grantee
            )
        )


def left_open(cursor: Any) -> list[str]:
    """Return what everybody may still use though nobody should; empty when the database is as hardened."""
    cursor.execute(_OPEN_TO_ALL, {"functions": list(FUNCTIONS), "views": list(VIEWS)})
    return [name for (name,) in cursor.fetchall()]
