"""Whether the database is as it must be: every schema, role, right and revoke. Asked at any door, of the catalogue alone.

A fault is a sentence. What is verified does not grow with the rows in the tables, and each question is asked once for all
workspaces.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tenants.database.binding import role
from tenants.provisioning.functions import CALLERS
from tenants.provisioning.hardening import left_open
from tenants.provisioning.rights import SHARED_ROLES, declared

_ROLES = """
SELECT rolname, rolcanlogin, rolinherit, rolcreaterole, rolsuper OR rolbypassrls OR rolcreatedb OR rolreplication
FROM pg_roles WHERE rolname LIKE %(prefix)s
"""
_MEMBERS = """
SELECT m.rolname, array_agg(g.rolname::text) FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid
JOIN pg_roles m ON m.oid = a.member WHERE m.rolname LIKE %(prefix)s GROUP BY 1
"""
_WORKSPACES = """
SELECT w.schema_name, n.oid IS NOT NULL, w.schema_fingerprint = t.fingerprint,
  obj_description(n.oid, 'pg_namespace') = t.fingerprint
FROM tenants_workspace w CROSS JOIN tenants_schematemplate t LEFT JOIN pg_namespace n ON n.nspname = w.schema_name
WHERE t.is_current ORDER BY 1
"""
_NOBODYS = """
SELECT nspname FROM pg_namespace n WHERE nspname ~ '^(m[0-9]{3}|j[0-9]{1,6})$'
AND NOT EXISTS (SELECT FROM tenants_workspace w WHERE w.schema_name = n.nspname)
"""
_OWNERS = """
SELECT DISTINCT n.nspname, o.rolname
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_roles o ON o.oid = c.relowner
WHERE n.nspname ~ '^(public|template|m[0-9]{3}|j[0-9]{1,6})$' AND c.relkind IN ('r', 'S', 'v', 'm') AND o.rolname <> %(owner)s
"""
# A workspace's tables are the template's; its role has on each what its kind allows, nobody else has anything.
_TABLES = """
WITH schemas AS (SELECT oid, nspname FROM pg_namespace WHERE nspname ~ '^(m[0-9]{3}|j[0-9]{1,6})$'),
model AS (SELECT c.relname, CASE WHEN c.relname = 'django_migrations' THEN 'SELECT'
    WHEN c.relname = ANY(t.append_only) THEN 'INSERT SELECT' ELSE 'DELETE INSERT SELECT UPDATE' END rights
  FROM pg_class c, tenants_schematemplate t
  WHERE c.relnamespace = to_regnamespace('template') AND c.relkind = 'r' AND t.is_current),
expected AS (SELECT s.nspname, m.relname, %(prefix)s || s.nspname grantee, m.rights FROM schemas s CROSS JOIN model m),
granted AS (SELECT s.nspname, c.relname, COALESCE(r.rolname, 'everybody') grantee,
    string_agg(x.privilege_type, ' ' ORDER BY x.privilege_type) rights
  FROM schemas s JOIN pg_class c ON c.relnamespace = s.oid AND c.relkind IN ('r', 'v', 'm', 'p', 'f')
  CROSS JOIN LATERAL aclexplode(c.relacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
  WHERE x.grantee <> c.relowner GROUP BY 1, 2, 3)
SELECT nspname, relname, grantee, e.rights, g.rights FROM expected e FULL JOIN granted g USING (nspname, relname, grantee)
WHERE e.rights IS DISTINCT FROM g.rights ORDER BY 1, 2, 3
"""
_SCHEMAS = """
SELECT n.nspname, COALESCE(r.rolname, 'everybody'), string_agg(x.privilege_type, ' ' ORDER BY x.privilege_type)
FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
WHERE n.nspname ~ '^(template|m[0-9]{3}|j[0-9]{1,6})$' AND x.grantee <> n.nspowner
AND NOT (r.rolname = %(prefix)s || n.nspname AND x.privilege_type = 'USAGE' AND n.nspname <> 'template') GROUP BY 1, 2
"""
_SHARED = """
WITH granted AS (
  SELECT c.relname, x.grantee, x.privilege_type rights FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) x
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p', 'f') AND x.grantee <> c.relowner
  UNION ALL SELECT c.relname, x.grantee, x.privilege_type || ' (' || a.attname || ')' FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid CROSS JOIN LATERAL aclexplode(a.attacl) x
  WHERE c.relnamespace = 'public'::regnamespace AND x.grantee <> c.relowner)
SELECT g.relname, COALESCE(r.rolname, 'everybody'), array_agg(g.rights)
FROM granted g LEFT JOIN pg_roles r ON r.oid = g.grantee GROUP BY 1, 2
"""
_POLICIES = """
SELECT c.relname, c.relrowsecurity, array_agg(p.polname::text) FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
WHERE c.relnamespace = 'public'::regnamespace GROUP BY 1, 2
"""
_FUNCTIONS = """
SELECT f.signature, COALESCE(r.rolname, 'everybody') FROM unnest(%(functions)s::text[]) f(signature)
JOIN pg_proc p ON p.oid = to_regprocedure('public.' || f.signature)
CROSS JOIN LATERAL aclexplode(COALESCE(p.proacl, acldefault('f', p.proowner))) x
LEFT JOIN pg_roles r ON r.oid = x.grantee WHERE x.grantee <> p.proowner
"""


def faults(cursor: Any) -> list[str]:
    """Return what is not as it must be, a sentence each; empty when all is well."""
    return [
        *(f"Everybody may use {name}." for name in left_open(cursor)),
        *_role_faults(cursor),
        *_workspace_faults(cursor),
        *_shared_faults(cursor),
        *_policy_faults(cursor),
        *_function_faults(cursor),
    ]


def _ask(cursor: Any, question: str, **said: Any) -> list[Any]:
    prefix = role("")
    cursor.execute(question, {"prefix": prefix, "owner": role("owner")} | said)
    return list(cursor.fetchall())


def _role_faults(cursor: Any) -> Iterator[str]:
    found = {name: rest for name, *rest in _ask(cursor, _ROLES, prefix=role("%"))}
    needed = {role(name) for name in ("owner", "login", "queue", *SHARED_ROLES)}
    for name in sorted(needed - set(found)):
        yield f"The role {name} is missing."
    for name, (signs_in, inherits, makes_roles, has_power) in sorted(found.items()):
        if has_power or (makes_roles and name != role("owner")):
            yield f"The role {name} has a power that none of ours may have."
        if signs_in != (name in {role("login"), role("queue")}):
            yield f"The role {name} {'signs in' if signs_in else 'cannot sign in'}."
        if name == role("login") and inherits:
            yield f"The role {name} has the rights of all roles at once: it inherits."
    members = dict(_ask(cursor, _MEMBERS, prefix=role("%")))
    for name in sorted(set(found) & set(members)):
        for group in sorted(set(members[name]) - _groups_of(name, set(found))):
            yield f"The role {name} acts as {group}."


def _groups_of(name: str, known: set[str]) -> set[str]:
    """Return the roles whose rights a role may have."""
    if name == role("owner"):
        return known
    if name == role("login"):
        return known - {role("owner"), role("queue")}
    if name in {role("front"), role("region"), role("admin")}:
        return {role("session")}
    is_shared = name in {role(shared) for shared in ("session", "workspace", "queue")}
    return set() if is_shared else {role("workspace")}


def _workspace_faults(cursor: Any) -> Iterator[str]:
    for schema, there, as_written, as_marked in _ask(cursor, _WORKSPACES):
        if not there:
            yield f"The workspace {schema} has no schema."
        elif not (as_written and as_marked):
            yield f"The schema {schema} has not the shape of the template: it was not migrated."
    for (schema,) in _ask(cursor, _NOBODYS):
        yield f"The schema {schema} belongs to no workspace."
    for schema, owner in _ask(cursor, _OWNERS):
        yield f"{owner} owns tables in {schema}."
    for schema, grantee, rights in _ask(cursor, _SCHEMAS):
        yield f"{grantee} has {rights} on the schema {schema}."
    for schema, table, grantee, wanted, found in _ask(cursor, _TABLES):
        yield f"{grantee} has {found or 'nothing'} on {schema}.{table}, and should have {wanted or 'nothing'}."


def _shared_faults(cursor: Any) -> Iterator[str]:
    found = {(table, grantee): set(rights) for table, grantee, rights in _ask(cursor, _SHARED)}
    wanted = {
        (table, role(name)): set(_privileges(privileges))
        for table, rights in declared("GRANTS").items()
        for name, privileges in rights.items()
    }
    for table, grantee in sorted(found.keys() | wanted.keys()):
        has, should = found.get((table, grantee), set()), wanted.get((table, grantee), set())
        if has != should:
            yield f"{grantee} has {_words(has)} on {table}, and should have {_words(should)}."


def _privileges(written: str) -> Iterator[str]:
    """Read "SELECT, UPDATE (a, b)" as one privilege for each column that is named."""
    for privilege, columns in re.findall(r"([A-Z]+)(?: *\(([^)]*)\))?", written):
        if columns:
            yield from (f"{privilege} ({column.strip()})" for column in columns.split(","))
        else:
            yield privilege


def _policy_faults(cursor: Any) -> Iterator[str]:
    found = {table: (shown, set(names)) for table, shown, names in _ask(cursor, _POLICIES)}
    wanted: Mapping[str, Mapping[str, str]] = declared("POLICIES")
    for table in sorted(found.keys() | wanted.keys()):
        enabled, names = found.get(table, (False, set()))
        should = (
            {f"{name}_rows" for name in ("session", *wanted[table])} if table in wanted else set()
        )
        if names != should or (should and not enabled):
            yield f"The policies of {table} are not those that are declared."


def _function_faults(cursor: Any) -> Iterator[str]:
    found: dict[str, set[str]] = {}
    for function, grantee in _ask(cursor, _FUNCTIONS, functions=list(CALLERS)):
        found.setdefault(function, set()).add(grantee)
    for function, callers in CALLERS.items():
        for grantee in sorted(found.get(function, set()) ^ {role(name) for name in callers}):
            yield f"The right of {grantee} to call {function} is not as declared."


def _words(privileges: set[str]) -> str:
    return ", ".join(sorted(privileges)) or "nothing"
