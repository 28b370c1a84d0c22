"""Render the template schema as statements that name no schema, so that the same text makes every workspace.

Tables, constraints and indexes only: a workspace's schema has no triggers, functions, views or types (docs/adr/0004).
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

_TABLES = "SELECT oid, relname FROM pg_class WHERE relnamespace = %s::regnamespace AND relkind = 'r' ORDER BY relname"
_COLUMNS = """
SELECT a.attrelid, quote_ident(a.attname), format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity::text,
       pg_get_expr(d.adbin, d.adrelid),
       CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE c.relnamespace = %s::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum
"""
_CONSTRAINTS = """
SELECT conrelid, quote_ident(conname), contype::text, pg_get_constraintdef(oid), confrelid FROM pg_constraint
WHERE connamespace = %s::regnamespace AND contype IN ('p', 'u', 'c', 'x', 'f') AND conrelid <> 0
ORDER BY conrelid, contype DESC, conname
"""
_INDEXES = """
SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
WHERE c.relnamespace = %s::regnamespace
AND NOT EXISTS (SELECT FROM pg_constraint x WHERE x.conindid = i.indexrelid AND x.contype IN ('p', 'u', 'x')) ORDER BY c.relname
"""


@dataclass(slots=True)
class _Table:
    name: str
    parts: list[str] = field(default_factory=list)
    foreign: list[tuple[str, int]] = field(default_factory=list)


def render(cursor: Any, schema: str) -> list[str]:
    """Return the statements that make the schema's tables, those that are referred to first.

    The cursor's search path must be the schema, then public: PostgreSQL then leaves the schema's name out.
    """
    tables = _tables(cursor, schema)
    statements: list[str] = []
    late: list[str] = []
    done: set[int] = set()
    for oid in _referred_first(tables):
        table = tables[oid]
        done.add(oid)
        inline = [text for text, target in table.foreign if target in done or target not in tables]
        late += [
            f'ALTER TABLE "{table.name}" ADD {text}'
            for text, target in table.foreign
            if target in tables and target not in done
        ]
        statements.append(f'CREATE TABLE "{table.name}" ({", ".join(table.parts + inline)})')
    cursor.execute(_INDEXES, [schema])
    indexes = [text.replace(f" ON {schema}.", " ON ") for (text,) in cursor.fetchall()]
    return statements + late + indexes


def rows_of(cursor: Any, schema: str) -> list[str]:
    """Return the statements that copy what the template already holds: its record of migrations."""
    cursor.execute(f"SELECT app, name FROM {schema}.django_migrations ORDER BY id")  # noqa: S608  a name of our own
    values = ", ".join(f"('{app}', '{name}', now())" for app, name in cursor.fetchall())
    return [f"INSERT INTO django_migrations (app, name, applied) VALUES {values}"] if values else []  # noqa: S608  from our files


def fingerprint(statements: Iterable[str]) -> str:
    """Return a hash by which two schemas of the same shape are known."""
    return hashlib.sha256("\n".join(sorted(statements)).encode()).hexdigest()


def _tables(cursor: Any, schema: str) -> dict[int, _Table]:
    cursor.execute(_TABLES, [schema])
    tables = {oid: _Table(name) for oid, name in cursor.fetchall()}
    cursor.execute(_COLUMNS, [schema])
    for oid, *column in cursor.fetchall():
        tables[oid].parts.append(_column(*column))
    cursor.execute(_CONSTRAINTS, [schema])
    for oid, name, kind, definition, target in cursor.fetchall():
        text = f"CONSTRAINT {name} {definition}"
        if kind == "f":
            tables[oid].foreign.append((text, target))
        else:
            tables[oid].parts.append(text)
    return tables


def _column(*column: Any) -> str:
    name, kind, required, identity, default, collation = column
    text = f"{name} {kind}"
    if collation:
        text += f" COLLATE {collation}"
    if required:
        text += " NOT NULL"
    if identity:
        text += f" GENERATED {'ALWAYS' if identity == 'a' else 'BY DEFAULT'} AS IDENTITY"
    elif default:
        text += f" DEFAULT {default}"
    return text


def _referred_first(tables: dict[int, _Table]) -> list[int]:
    needs = {
        oid: {t for _, t in table.foreign if t in tables and t != oid}
        for oid, table in tables.items()
    }
    order: list[int] = []
    left = sorted(tables, key=lambda oid: tables[oid].name)
    while left:
        ready = [oid for oid in left if needs[oid] <= set(order)] or left[:1]
        order += ready
        left = [oid for oid in left if oid not in ready]
    return order
