"""What the database holds of the region beyond Django's constraints."""

APPEND_ONLY = (
    "regional_obligationevent",
    "regional_receivedreport",
    "regional_coverage",
    "regional_reviewevent",
    "regional_receivedsignal",
)

REFUSE = """
CREATE FUNCTION regional_refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""
# ALWAYS: they fire for the owner, for a superuser and under session_replication_role = replica as well.
GUARD = """
CREATE TRIGGER {table}_stands BEFORE UPDATE OR DELETE ON {table}
  FOR EACH ROW EXECUTE FUNCTION {function}();
CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION regional_refuse_change();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_stands;
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_is_not_emptied;
"""
# Who was in charge on the due day is known only then: filled in once, and nothing else ever changes.
OBLIGATION = """
CREATE FUNCTION regional_obligation_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.authority_at_due_id IS NULL
     AND to_jsonb(NEW) - 'authority_at_due_id' = to_jsonb(OLD) - 'authority_at_due_id' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an obligation is changed by events alone' USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""
# Each row of a sender is sealed with the hash of the one before. A missing row leaves a gap in the numbers, a changed row
# no longer has its hash, and no row can be received before the one it follows.
CHAIN = """
CREATE FUNCTION regional_link() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE last record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('regional.chain ' || NEW.sender_place, 0));
  SELECT sequence, chain_hash, received_at INTO last FROM regional_receivedreport
    WHERE sender_place = NEW.sender_place ORDER BY sequence DESC LIMIT 1;
  IF NEW.received_at < last.received_at THEN
    RAISE EXCEPTION 'a report cannot be received before the one before it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (
    SELECT FROM register_competence c WHERE c.id = NEW.competence_id
      AND (NEW.received_at AT TIME ZONE 'Europe/Helsinki')::date BETWEEN c.valid_from AND coalesce(c.valid_to, 'infinity')
  ) THEN
    RAISE EXCEPTION 'the authority is not competent on that day' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  NEW.sequence := coalesce(last.sequence, 0) + 1;
  NEW.previous_hash := coalesce(last.chain_hash, repeat('0', 64));
  NEW.chain_hash := encode(sha256(convert_to(concat_ws(chr(10),
    NEW.previous_hash, NEW.sender_place, NEW.sequence::text, NEW.reference, NEW.revision::text, NEW.municipality_id,
    NEW.authority_id, to_char(NEW.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), NEW.content_hash
  ), 'UTF8')), 'hex');
  RETURN NEW;
END $$;
CREATE TRIGGER regional_receivedreport_is_linked BEFORE INSERT ON regional_receivedreport
  FOR EACH ROW EXECUTE FUNCTION regional_link();
ALTER TABLE regional_receivedreport ENABLE ALWAYS TRIGGER regional_receivedreport_is_linked;
"""
# To whom a report goes follows from the register, and whose obligation it covers from the obligation.
KEYS = """
ALTER TABLE regional_receivedreport ADD CONSTRAINT a_report_goes_to_the_competent_authority
  FOREIGN KEY (competence_id, municipality_id, authority_id)
  REFERENCES register_competence (id, municipality_id, authority_id);
ALTER TABLE regional_coverage ADD CONSTRAINT a_coverage_has_its_obligations_municipality
  FOREIGN KEY (obligation_id, municipality_id) REFERENCES regional_obligation (id, municipality_id);
CREATE SEQUENCE regional_reference;
"""
GUARDS = [
    REFUSE,
    OBLIGATION,
    *(GUARD.format(table=table, function="regional_refuse_change") for table in APPEND_ONLY),
    GUARD.format(table="regional_obligation", function="regional_obligation_stands"),
    CHAIN,
    KEYS,
]
