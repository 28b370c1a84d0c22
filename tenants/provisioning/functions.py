"""The few functions that act with the owner's rights for those who have none."""

from typing import Any

from tenants.database.binding import role

# Whose connection this is, as PostgreSQL knows it: nothing that a client says.
OWN_PLACE = """
CREATE OR REPLACE FUNCTION own_place() RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT CASE WHEN current_user ~ '^{prefix}_(m[0-9]{{3}}|j[0-9]{{1,6}})$'
              THEN pg_catalog.regexp_replace(current_user::text, '^{prefix}_', '') ELSE 'front' END
$$;
"""
# Who asks at the front door, as `tenants.errands` said for this transaction; nobody, when it said nothing.
OWN_PERSON = """
CREATE OR REPLACE FUNCTION own_person() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT CAST(NULLIF(current_setting('kotopolku.person', true), '') AS bigint)
$$;
"""
# The envelope of a task is stamped with the place it comes from; a worker trusts the stamp, not the arguments.
PUBLISH = """
CREATE OR REPLACE FUNCTION queue_publish(queue text, message jsonb, delay integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE place text := pg_catalog.regexp_replace(current_setting('role'), '^{prefix}_', '');
BEGIN
  IF place !~ '^(m[0-9]{{3}}|j[0-9]{{1,6}})$' THEN place := 'front'; END IF;
  RETURN pgmq.send(queue, jsonb_set(message, '{{headers,place}}', to_jsonb(place)), delay);
END $$;
"""
# Tables that have their rights already are left alone: to grant them anew in hundreds of schemas takes longer than migrating.
GRANT_TABLES = """
CREATE OR REPLACE FUNCTION grant_tables(wanted text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE member text := '{prefix}_' || wanted; t record;
BEGIN
  FOR t IN
    SELECT c.relname, r.rights, h.held FROM pg_class c
    CROSS JOIN (SELECT s.append_only FROM tenants_schematemplate s WHERE s.is_current) s
    CROSS JOIN LATERAL (SELECT CASE WHEN c.relname = 'django_migrations' THEN 'SELECT'
      WHEN c.relname = ANY (s.append_only) THEN 'INSERT, SELECT' ELSE 'DELETE, INSERT, SELECT, UPDATE' END) r(rights)
    CROSS JOIN LATERAL (SELECT string_agg(x.privilege_type, ', ' ORDER BY x.privilege_type) FROM aclexplode(c.relacl) x
      WHERE x.grantee = member::regrole) h(held)
    WHERE c.relnamespace = wanted::regnamespace AND c.relkind = 'r' AND h.held IS DISTINCT FROM r.rights
  LOOP
    IF t.held IS NOT NULL THEN EXECUTE format('REVOKE ALL ON %I.%I FROM %I', wanted, t.relname, member); END IF;
    EXECUTE format('GRANT %s ON %I.%I TO %I', t.rights, wanted, t.relname, member);
  END LOOP;
END $$;
"""
OPEN_SCHEMA = """
CREATE OR REPLACE FUNCTION open_schema(wanted text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE template record; spare text; member text := '{prefix}_' || wanted;
BEGIN
  IF wanted !~ '^(m[0-9]{{3}}|j[0-9]{{1,6}}|spare_[0-9]{{1,6}})$' THEN RAISE EXCEPTION 'not a schema of ours: %', wanted; END IF;
  IF to_regnamespace(wanted) IS NOT NULL THEN
    RAISE EXCEPTION 'schema % exists', wanted USING ERRCODE = 'duplicate_schema';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('open_schema', 0));
  SELECT * INTO STRICT template FROM tenants_schematemplate WHERE is_current;
  IF wanted NOT LIKE 'spare%' AND NOT EXISTS (SELECT FROM pg_roles WHERE rolname = member) THEN
    -- Roles belong to the server: where several databases share them, another may have used up this one's.
    SELECT n.nspname INTO spare FROM pg_namespace n JOIN pg_roles r ON r.rolname = '{prefix}_' || n.nspname
    WHERE n.nspname LIKE 'spare\\_%' AND obj_description(n.oid, 'pg_namespace') = template.fingerprint
      AND has_schema_privilege(r.oid, n.oid, 'USAGE') ORDER BY 1 LIMIT 1;
    IF spare IS NOT NULL THEN
      EXECUTE format('ALTER SCHEMA %I RENAME TO %I', spare, wanted);
      EXECUTE format('ALTER ROLE %I RENAME TO %I', '{prefix}_' || spare, member);
      RETURN 'spare';
    END IF;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = member) THEN
    EXECUTE format('CREATE ROLE %I NOLOGIN', member);
  END IF;
  EXECUTE format('GRANT {prefix}_workspace TO %I', member);
  EXECUTE format('GRANT %I TO {prefix}_login', member);
  EXECUTE format('CREATE SCHEMA %I', wanted);
  PERFORM set_config('search_path', wanted || ', public', true);
  EXECUTE template.statements;
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', wanted, member);
  PERFORM public.grant_tables(wanted);
  EXECUTE format('COMMENT ON SCHEMA %I IS %L', wanted, template.fingerprint);
  RETURN 'template';
END $$;
"""
CALLERS = {
    "own_place()": ("session", "workspace"),
    "own_person()": ("session",),
    "queue_publish(text, jsonb, integer)": ("session", "workspace"),
    "grant_tables(text)": (),
    "open_schema(text)": ("admin",),
}


def create_functions(cursor: Any) -> None:
    """Create or replace the functions, and let only their callers call them. Asked of the owner."""
    prefix = role("x").removesuffix("_x")
    for statement in (OWN_PLACE, OWN_PERSON, PUBLISH, GRANT_TABLES, OPEN_SCHEMA):
        cursor.execute(statement.format(prefix=prefix))
    for function, callers in CALLERS.items():
        cursor.execute(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")
        for caller in callers:
            cursor.execute(f'GRANT EXECUTE ON FUNCTION {function} TO "{role(caller)}"')
