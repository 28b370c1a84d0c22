"""Migrating 300 workspaces: with nothing to do, and for one column."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench.provision import owners_connection
from bench.timing import in_turn, seconds, tell

TABLE = """from django.db import migrations, models
class Migration(migrations.Migration):
    initial = True
    fields = [("id", models.BigAutoField(primary_key=True)), ("a", models.IntegerField(null=True))]
    operations = [migrations.CreateModel("Thing", fields)]
"""
COLUMN = """from django.db import migrations, models
class Migration(migrations.Migration):
    dependencies = [("column", "{before}")]
    operations = [migrations.AddField("thing", "b{number}", models.IntegerField(null=True))]
"""
START = (sys.executable, "-c", "import django; django.setup()")
MIGRATE = (sys.executable, "-m", "bench.migrated")
ROUNDS = 5


def main() -> dict[str, float]:
    """Measure both; leaves the database with a table more in each workspace."""
    environment = os.environ | {"DATABASE_AS_OWNER": "1"}
    # As prepare_database calls it: without the checks of all addresses and settings, which are not its business.
    idle = (sys.executable, "manage.py", "migrate_schemas", "--skip-checks", "--verbosity", "0")

    def run(command: tuple[str, ...]) -> str:
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        return done.stdout

    nothing, start = in_turn(lambda: run(idle), lambda: run(START), rounds=ROUNDS)
    with tempfile.TemporaryDirectory() as folder:
        migrations = Path(folder) / "thing_migrations"
        migrations.mkdir()
        (migrations / "__init__.py").touch()
        environment |= {
            "BENCH_MIGRATIONS": "thing_migrations",
            "PYTHONPATH": os.pathsep.join([environment["PYTHONPATH"], folder]),
        }
        (migrations / "0001_thing.py").write_text(TABLE)
        run(MIGRATE)
        ours, bare, before = [], [], "0001_thing"
        for number in range(1, ROUNDS):
            name = f"{number + 1:04}_column"
            (migrations / f"{name}.py").write_text(COLUMN.format(before=before, number=number))
            before = name
            ours.append(float(run(MIGRATE).splitlines()[-1]))
            bare.append(seconds(lambda number=number: alter(number)))
    return {
        "migrate_noop_300_ratio": nothing / start,
        "migrate_column_300_ratio": median(ours) / median(bare),
    }


def alter(number: int) -> None:
    """Add a column to each workspace's table by bare statements."""
    owner = owners_connection()
    schemas = owner.execute(
        "SELECT nspname FROM pg_namespace WHERE nspname ~ '^m[0-9]{3}$'"
    ).fetchall()
    assert len(schemas) == 300
    for (schema,) in schemas:
        owner.execute(f"ALTER TABLE {schema}.column_thing ADD COLUMN bare{number} integer")
    owner.close()


if __name__ == "__main__":
    tell(main())
