"""A migration reaches each workspace, and the database is then as the checks say it must be."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import database

ROOT = Path(__file__).parents[2]
TABLE = """from django.db import migrations, models
class Migration(migrations.Migration):
    initial = True
    fields = [("id", models.BigAutoField(primary_key=True)), ("a", models.IntegerField(null=True))]
    operations = [migrations.CreateModel("Thing", fields)]
"""
COLUMN = """from django.db import migrations, models
class Migration(migrations.Migration):
    dependencies = [("column", "0001_thing")]
    operations = [migrations.AddField("thing", "b", models.IntegerField(null=True))]
"""
PYTHON = """from django.db import migrations
def nothing(apps, schema_editor): pass
class Migration(migrations.Migration):
    dependencies = [("column", "0002_column")]
    operations = [migrations.RunPython(nothing, nothing)]
"""
LATER = {"0001_thing.py": TABLE, "0002_column.py": COLUMN, "0003_python.py": PYTHON}


@pytest.fixture
def own(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a process at a database of its own, with a module whose migrations are still to come."""
    name = f"test_migrating_{os.getpid()}"
    database.copy_of(database.prepared_template(), name)
    folder = tmp_path / "thing_migrations"
    folder.mkdir()
    (folder / "__init__.py").touch()
    try:
        yield os.environ | {
            "DATABASE_URL": database.url_of(name),
            "DATABASE_AS_OWNER": "1",
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "BENCH_MIGRATIONS": "thing_migrations",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(tmp_path)]),
        }
    finally:
        database.drop(name)


def run(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def columns(environment: dict[str, str]) -> dict[str, list[str]]:
    with database.administrator(environment["DATABASE_URL"].rpartition("/")[2]) as admin:
        found = admin.execute(
            "SELECT table_schema, array_agg(column_name::text ORDER BY column_name)"
            " FROM information_schema.columns WHERE table_name = 'column_thing' GROUP BY 1"
        )
        return {str(schema): list(names) for schema, names in found.fetchall()}


def test_tables_columns_and_python_reach_each_workspace(
    own: dict[str, str], tmp_path: Path
) -> None:
    opened = {f"m{code}" for code in database.OPENED}
    for name, text in LATER.items():
        folder = tmp_path / "thing_migrations"
        (folder / name).write_text(text)
        (folder / "max_migration.txt").write_text(f"{name.removesuffix('.py')}\n")
        run(own, "migrate_schemas", "--tenant", "--verbosity", "0")
        service = {key: value for key, value in own.items() if key != "DATABASE_AS_OWNER"}
        assert "no issues" in run(service, "check", "--database", "default")
        assert opened <= set(columns(own))
    assert {tuple(found) for found in columns(own).values()} == {("a", "b", "id")}
