"""Make the register ten times as large, by copies; asked of the server's administrator in a database that is thrown away."""

from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
# How a copy differs from its original; all other columns are taken over. The measured authority gets none of them.
ELSEWHERE = "CASE t.{0} WHEN 'edc-01' THEN 'edc-06' ELSE t.{0} END"
DIFFERENCES = {
    "register_municipality": {"code": "c.code", "slug": "t.slug || '-' || c.n"},
    "register_belonging": {"municipality_id": "c.code"},
    "register_competence": {
        "municipality_id": "c.code",
        "authority_id": ELSEWHERE.format("authority_id"),
    },
    "regional_obligation": {
        "id": "gen_random_uuid()",
        "municipality_id": "c.code",
        "authority_at_due_id": ELSEWHERE.format("authority_at_due_id"),
    },
}


def enlarge(connection: Any) -> None:
    """Add the copies."""
    # Codes of three digits are too few, and the rule that periods do not overlap counts with digits.
    for table, rule in connection.execute(
        "SELECT conrelid::regclass::text, conname FROM pg_constraint"
        " WHERE conrelid = ANY (%s::regclass[]) AND contype IN ('c', 'x')",
        [["register_municipality", "register_belonging", "register_competence"]],
    ).fetchall():
        connection.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{rule}"')
    connection.execute((HERE / "larger.sql").read_text())
    for table, differences in DIFFERENCES.items():
        key = "code" if table == "register_municipality" else "municipality_id"
        columns = [
            name
            for (name,) in connection.execute(
                "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0"
                " AND NOT attisdropped AND attidentity = '' AND attgenerated = ''",
                [table],
            ).fetchall()
        ]
        values = ", ".join(differences.get(name, f't."{name}"') for name in columns)
        names = ", ".join(f'"{name}"' for name in columns)
        connection.execute(
            f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} t JOIN copies c ON c.original = t.{key}"
        )
    connection.execute((HERE / "country.sql").read_text())
    connection.execute("ANALYZE")
