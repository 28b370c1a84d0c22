"""What the database holds of rounds, requests and reminders: what was sent, decided or given stays as it was."""

ROUND = """
CREATE FUNCTION regional_round_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF OLD.sent_at IS NULL AND TG_OP = 'DELETE' THEN
    RETURN OLD;
  ELSIF OLD.sent_at IS NULL THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL
     AND to_jsonb(NEW) - 'closed_at' - 'closed_by_name' = to_jsonb(OLD) - 'closed_at' - 'closed_by_name' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a round that was sent is only ever closed' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE FUNCTION regional_round_is_being_written() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (SELECT FROM regional_round r WHERE r.id IN (OLD.round_id, NEW.round_id) AND r.sent_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a round that was sent is only ever closed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;
"""
REQUEST = """
CREATE FUNCTION regional_request_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NEW.outcome = '' THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.outcome = '' AND NEW.outcome <> ''
     AND to_jsonb(NEW) - '{outcome,settled_at,settled_by_name,answer,event_id}'::text[]
       = to_jsonb(OLD) - '{outcome,settled_at,settled_by_name,answer,event_id}'::text[] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a request is settled once' USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""
REMINDER = """
CREATE FUNCTION regional_reminder_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.given_at IS NULL AND NEW.given_at IS NOT NULL
     AND to_jsonb(NEW) - '{given_at,recipients}'::text[] = to_jsonb(OLD) - '{given_at,recipients}'::text[] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a reminder is given once' USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""
# ALWAYS: they fire for the owner, for a superuser and under session_replication_role = replica as well.
STANDS = """
CREATE TRIGGER {table}_stands BEFORE {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}();
"""
ALWAYS = """
CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION regional_refuse_change();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_stands;
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_is_not_emptied;
"""
CHANGED, TOUCHED = "UPDATE OR DELETE", "INSERT OR UPDATE OR DELETE"
KEPT = {
    "regional_round": (CHANGED, "regional_round_stands"),
    "regional_roundmunicipality": (TOUCHED, "regional_round_is_being_written"),
    "regional_roundquestion": (TOUCHED, "regional_round_is_being_written"),
    "regional_reliefrequest": (TOUCHED, "regional_request_stands"),
    "regional_reminder": (CHANGED, "regional_reminder_stands"),
}
GUARDS = [
    ROUND,
    REQUEST,
    REMINDER,
    *(
        STANDS.format(table=table, when=when, function=function)
        for table, (when, function) in KEPT.items()
    ),
    *(ALWAYS.format(table=table) for table in KEPT),
]
