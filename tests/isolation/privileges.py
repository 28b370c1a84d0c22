"""What each role may do with each thing in the database, as lines of text: one for a thing, workspaces' tables as a pattern.

`python -m tests.isolation.privileges` writes `privileges.txt` anew from a prepared database. Read the difference before it is
committed: each line that comes to be is a right that somebody gets.

The letters: S select, I insert, U update, D delete, T truncate, R references, G trigger; U use, C create of schemas; X execute;
c connect, C create, T temporary tables of the database. `own` is a workspace's schema to its own role, `other` to others.
"""

import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg

FILE = Path(__file__).with_name("privileges.txt")
OURS = re.compile(r"(?:m[0-9]{3}|j[0-9]{1,6})\Z")
SPARE = re.compile(r"spare_[0-9]{1,6}\Z")
PREFIX = "kp_"
# The owner may do all to what it owns; the groups' rights show in their members.
PASSED_OVER = {f"{PREFIX}owner", f"{PREFIX}session", f"{PREFIX}workspace"}

Right = tuple[str, str, str, str]  # role, kind, schema, name and letter

_SYSTEM = "n.nspname !~ '^pg_(catalog|toast|temp|toast_temp)' AND n.nspname <> 'information_schema'"
_ROLES = "SELECT rolname::text FROM pg_roles WHERE rolname ~ '^kp_' UNION ALL SELECT 'public'"
RELATIONS = f"""
SELECT r.name, CASE WHEN c.relkind = 'S' THEN 'sequence' ELSE 'table' END, n.nspname, c.relname, p.letter
FROM ({_ROLES}) r(name), pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
(VALUES ('SELECT', 'S'), ('INSERT', 'I'), ('UPDATE', 'U'), ('DELETE', 'D'), ('TRUNCATE', 'T'), ('REFERENCES', 'R'),
  ('TRIGGER', 'G')) p(name, letter)
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND has_table_privilege(r.name, c.oid, p.name)
  AND ({_SYSTEM} OR c.relname = ANY(%(views)s))
UNION ALL
SELECT r.name, 'sequence', n.nspname, c.relname, p.letter
FROM ({_ROLES}) r(name), pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
(VALUES ('SELECT', 'S'), ('UPDATE', 'U'), ('USAGE', 'X')) p(name, letter)
WHERE c.relkind = 'S' AND {_SYSTEM} AND has_sequence_privilege(r.name, c.oid, p.name)
UNION ALL
SELECT r.name, 'schema', n.nspname, '', p.letter FROM ({_ROLES}) r(name), pg_namespace n,
(VALUES ('USAGE', 'U'), ('CREATE', 'C')) p(name, letter) WHERE {_SYSTEM} AND has_schema_privilege(r.name, n.oid, p.name)
UNION ALL
SELECT r.name, 'function', n.nspname, f.oid::regprocedure::text, 'X'
FROM ({_ROLES}) r(name), pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
WHERE ({_SYSTEM} OR (n.nspname = 'pg_catalog' AND f.proname = ANY(%(functions)s)))
  AND has_function_privilege(r.name, f.oid, 'EXECUTE')
UNION ALL
SELECT r.name, 'database', '', '', p.letter FROM ({_ROLES}) r(name),
(VALUES ('CONNECT', 'c'), ('CREATE', 'C'), ('TEMP', 'T')) p(name, letter)
WHERE has_database_privilege(r.name, current_database(), p.name)
UNION ALL
SELECT COALESCE(r.rolname, 'public'), 'column', n.nspname, c.relname || '.' || a.attname, left(x.privilege_type, 1)
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace,
aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee WHERE {_SYSTEM}
"""
OWNERS = f"""
SELECT DISTINCT o.rolname, 'owns', CASE WHEN c.relkind = 'S' THEN 'sequences' ELSE 'tables' END, n.nspname
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_roles o ON o.oid = c.relowner
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND {_SYSTEM}
UNION SELECT o.rolname, 'owns', 'functions', n.nspname FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
  JOIN pg_roles o ON o.oid = f.proowner WHERE {_SYSTEM}
UNION SELECT o.rolname, 'owns', 'schema', n.nspname FROM pg_namespace n JOIN pg_roles o ON o.oid = n.nspowner WHERE {_SYSTEM}
"""
ATTRIBUTES = """
SELECT rolname, concat_ws(' ', CASE WHEN rolcanlogin THEN 'signs-in' END, CASE WHEN NOT rolinherit THEN 'inherits-nothing' END,
  CASE WHEN rolsuper THEN 'SUPERUSER' END, CASE WHEN rolcreaterole THEN 'creates-roles' END,
  CASE WHEN rolcreatedb THEN 'CREATES-DATABASES' END, CASE WHEN rolbypassrls THEN 'BYPASSES-POLICIES' END,
  CASE WHEN rolreplication THEN 'REPLICATES' END)
FROM pg_roles WHERE rolname ~ '^kp_'
"""
MEMBERS = """
SELECT m.rolname, r.rolname FROM pg_auth_members a JOIN pg_roles r ON r.oid = a.roleid JOIN pg_roles m ON m.oid = a.member
WHERE m.rolname ~ '^kp_' OR r.rolname ~ '^kp_'
"""
POLICIES = """
SELECT n.nspname || '.' || c.relname, CASE WHEN c.relrowsecurity THEN '' ELSE 'SHOWN TO ALL ' END
  || string_agg(replace(p.polname, '_rows', '') || CASE WHEN p.polpermissive THEN '' ELSE ' (restrictive)' END, ' '
  ORDER BY p.polname)
FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
GROUP BY n.nspname, c.relname, c.relrowsecurity
"""


def matrix(
    connection: psycopg.Connection[Any], *, functions: list[str], views: list[str]
) -> list[str]:
    """Return a line for each thing with the roles that have any right to it, and for each role what it is."""
    cells: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for role, kind, schema, name, letter in connection.execute(
        RELATIONS, {"functions": functions, "views": views}
    ).fetchall():
        if role not in PASSED_OVER:
            thing = "*" if (kind, schema) == ("function", "pgmq") else name
            cells[kind, f"{_place(role, schema)}.{thing}".strip("."), _label(role)].add(letter)
    policies = connection.execute(POLICIES).fetchall()
    return sorted(
        {
            *_lines(cells),
            *_owners(connection),
            *_attributes(connection),
            *_members(connection),
            *(f"rows of {table} by policies for  {roles}" for table, roles in policies),
        }
    )


def _lines(cells: dict[tuple[str, str, str], set[str]]) -> Iterator[str]:
    things: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for (kind, thing, role), letters in cells.items():
        things[kind, thing][role] = "".join(sorted(letters))
    for (kind, thing), roles in things.items():
        yield f"{kind} {thing}  " + " ".join(f"{role}={roles[role]}" for role in sorted(roles))


def _label(role: str) -> str:
    name = role.removeprefix(PREFIX)
    return "each-workspace" if OURS.match(name) or SPARE.match(name) else name


def _place(role: str, schema: str) -> str:
    if not (OURS.match(schema) or SPARE.match(schema)):
        return schema
    return "own" if role == f"{PREFIX}{schema}" else "other"


def _owners(connection: psycopg.Connection[Any]) -> Iterator[str]:
    for role, _owns, what, schema in connection.execute(OWNERS).fetchall():
        yield f"owner {what} of {_place('', schema).replace('other', 'each workspace')}  {_label(role)}"


def _attributes(connection: psycopg.Connection[Any]) -> Iterator[str]:
    for role, attributes in connection.execute(ATTRIBUTES).fetchall():
        yield f"role {_label(role)}  {attributes or '-'}"


def _members(connection: psycopg.Connection[Any]) -> Iterator[str]:
    for member, group in connection.execute(MEMBERS).fetchall():
        yield f"role {_label(member)} acts as {_label(group)}"


def main() -> None:
    """Write the file anew, of a copy of the prepared database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    from tenants.provisioning.hardening import FUNCTIONS, VIEWS  # noqa: PLC0415  settings first
    from tests import database  # noqa: PLC0415

    name = f"privileges_{os.getpid()}"
    database.copy_of(database.prepared_template(), name)
    try:
        with database.administrator(name) as admin:
            lines = matrix(admin, functions=list(FUNCTIONS), views=list(VIEWS))
    finally:
        database.drop(name)
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(lines)} lines; read what changed: git diff {FILE.name}\n")


if __name__ == "__main__":
    main()
