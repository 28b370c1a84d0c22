"""From nothing to a database that can serve: each step may be repeated."""

from typing import Any

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from pgmq.install import get_embedded_install_sql
from psycopg import sql

from tenants.database.binding import role
from tenants.provisioning.functions import create_functions
from tenants.provisioning.hardening import harden
from tenants.provisioning.rights import apply_rights
from tenants.provisioning.roles import create_roles
from tenants.provisioning.schema import refill_spares

QUEUE = "celery"


def prepare_database(*, login_password: str, queue_password: str, spares: int = 3) -> None:
    """Create the database, its roles and rights, and migrate every schema. The process must be the owner's.

    Raises psycopg.OperationalError when the server does not answer.
    """
    create_database()
    with superuser() as admin:
        create_roles(admin, login_password=login_password, queue_password=queue_password)
        harden(admin)
        owner = sql.Identifier(role("owner"))
        admin.execute(
            sql.SQL("ALTER DATABASE {} OWNER TO {}").format(
                sql.Identifier(admin.info.dbname), owner
            )
        )
        admin.execute(sql.SQL("ALTER SCHEMA public OWNER TO {}").format(owner))
    call_command("migrate_schemas", shared=True, interactive=False, verbosity=0)
    with connection.cursor() as cursor:
        create_functions(cursor)
        apply_rights(cursor)
        _create_queue(cursor)
    call_command("migrate_schemas", tenant=True, interactive=False, verbosity=0)
    refill_spares(wanted=spares)


def create_database() -> None:
    """Create the database if the server has none of its name."""
    name = settings.DATABASES["default"]["NAME"]
    with superuser(dbname="postgres") as admin:
        if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            admin.execute(
                sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(
                    sql.Identifier(name)
                )
            )


def superuser(**changed: Any) -> psycopg.Connection[Any]:
    """Connect as the administrator of the server, outside Django and its binding."""
    described = settings.DATABASES["default"]
    wanted = {
        "dbname": described["NAME"],
        "user": described["USER"],
        "password": described["PASSWORD"],
        "host": described["HOST"],
        "port": described["PORT"],
    } | changed
    return psycopg.connect(
        **{key: value for key, value in wanted.items() if value}, autocommit=True, connect_timeout=5
    )


def _create_queue(cursor: Any) -> None:
    cursor.execute("SELECT to_regnamespace('pgmq') IS NULL")
    if cursor.fetchone()[0]:
        cursor.execute("CREATE SCHEMA pgmq")
        cursor.connection.execute(get_embedded_install_sql())
    cursor.execute("SELECT to_regclass('pgmq.q_celery') IS NULL")
    if cursor.fetchone()[0]:
        cursor.execute("SELECT pgmq.create(%s)", [QUEUE])
        cursor.execute("SELECT pgmq.enable_notify_insert(%s, 100)", [QUEUE])
    reader = role("queue")
    cursor.execute(f'GRANT USAGE ON SCHEMA pgmq TO "{reader}"')
    cursor.execute(
        f'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgmq TO "{reader}"'
    )
    cursor.execute(f'GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA pgmq TO "{reader}"')
    cursor.execute("REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA pgmq FROM PUBLIC")
    cursor.execute(f'GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgmq TO "{reader}"')
