"""Migrating many schemas: ask Django once, on the template, and replay the statements in every workspace.

`migrate_schemas` stays the command. What cannot be replayed (Python in a migration, a schema in another state, a failure)
goes the slow way, schema by schema. It can be stopped and run again at any point: each schema is one transaction.
"""

from typing import Any

from django.db import connection
from django.db.migrations.executor import MigrationExecutor as DjangoExecutor
from django_tenants.migration_executors.standard import StandardExecutor

from tenants.models import SchemaTemplate, Workspace
from tenants.provisioning.template import TEMPLATE, render_template

LOCK_TIMEOUT = "3s"
BATCH = 25


class ReplayExecutor(StandardExecutor):  # type: ignore[misc]  # django-tenants has no types
    """Renders what is to be done once, and replays it."""

    codename = "replay"

    def run_migrations(self, tenants: list[str] | None = None) -> None:
        """Migrate the public schema as Django does, or all workspaces by replaying."""
        names = list(tenants or [])
        if self.PUBLIC_SCHEMA_NAME in names or self._is_partial():
            super().run_migrations(tenants=names)
            return
        before = (
            SchemaTemplate.objects.filter(is_current=True)
            .values_list("fingerprint", flat=True)
            .first()
        )
        statements = self._migrate_template()
        current = render_template().fingerprint
        behind = Workspace.objects.exclude(schema_fingerprint=current).filter(schema_name__in=names)
        if statements is not None:
            self._replay(list(behind.filter(schema_fingerprint=before)), statements, current)
        for workspace in list(behind.all()):
            super().run_migrations(tenants=[workspace.schema_name])
            with connection.cursor() as cursor:
                for statement in _finishing(workspace, current):
                    cursor.execute(statement)

    def _is_partial(self) -> bool:
        return bool(
            self.options.get("app_label") or self.options.get("fake") or self.options.get("plan")
        )

    def _migrate_template(self) -> list[str] | None:
        """Bring the template up to date; return the statements that did it, or None if they are not all statements."""
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {TEMPLATE}")
        statements = pending_statements()
        if statements is None or statements:
            super().run_migrations(tenants=[TEMPLATE])
        return statements

    def _replay(self, workspaces: list[Workspace], statements: list[str], fingerprint: str) -> None:
        """Replay in many schemas by few round trips; where it fails, the rest is tried one by one, and what fails is left."""
        connection.ensure_connection()
        for start in range(0, len(workspaces), BATCH):
            batch = workspaces[start : start + BATCH]
            text = ";\n".join(_transaction(one, statements, fingerprint) for one in batch)
            result = connection.connection.pgconn.exec_(text.encode())
            if result.error_message:
                connection.connection.pgconn.exec_(b"ROLLBACK")
                left = Workspace.objects.exclude(schema_fingerprint=fingerprint)
                for one in left.filter(pk__in=[one.pk for one in batch]) if len(batch) > 1 else ():
                    self._replay([one], statements, fingerprint)


def executor_class(codename: str | None = None) -> type[StandardExecutor]:
    """Return the executor that `migrate_schemas` is to use (django-tenants' setting GET_EXECUTOR_FUNCTION)."""
    return StandardExecutor if codename == StandardExecutor.codename else ReplayExecutor


def pending_statements() -> list[str] | None:
    """Return what the template's pending migrations would run, or None when one of them runs Python."""
    connection.set_schema(TEMPLATE)  # type: ignore[attr-defined]  # django-tenants
    try:
        executor: Any = DjangoExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        state = executor._create_project_state(with_applied_migrations=True)  # noqa: SLF001  as Django's sqlmigrate does
        statements: list[str] = []
        for migration, _backwards in plan:
            if not migration.atomic or any(
                not operation.reduces_to_sql for operation in migration.operations
            ):
                return None
            with connection.schema_editor(collect_sql=True, atomic=False) as editor:
                state = migration.apply(state, editor, collect_sql=True)
            statements += [
                text.rstrip(";") for text in editor.collected_sql if not text.startswith("--")
            ]
            statements.append(
                "INSERT INTO django_migrations (app, name, applied) "  # noqa: S608  names from our own files
                f"VALUES ('{migration.app_label}', '{migration.name}', now())"
            )
    finally:
        connection.set_schema_to_public()  # type: ignore[attr-defined]  # django-tenants
    return statements


def _transaction(workspace: Workspace, statements: list[str], fingerprint: str) -> str:
    finishing = _finishing(workspace, fingerprint)
    if statements and not any(text.startswith("CREATE TABLE") for text in statements):
        finishing = finishing[1:]  # a table keeps its rights when it gets a column
    return ";\n".join(
        [
            "BEGIN",
            f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'",
            f"SET LOCAL search_path = {workspace.schema_name}, public",
            *statements,
            *finishing,
            "COMMIT",
        ]
    )


def _finishing(workspace: Workspace, fingerprint: str) -> list[str]:
    """Return the statements that give the workspace's role its rights on new tables, and that note the shape that is reached."""
    return [
        f"SELECT public.grant_tables('{workspace.schema_name}')",
        f"COMMENT ON SCHEMA {workspace.schema_name} IS '{fingerprint}'",
        f"UPDATE public.tenants_workspace SET schema_fingerprint = '{fingerprint}' WHERE id = {workspace.pk}",  # noqa: S608  our own
    ]
