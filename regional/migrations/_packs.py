"""What the database holds of packs: what was issued stays as it was, with all that belongs to it."""

PACK = """
CREATE FUNCTION regional_pack_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF OLD.issued_at IS NOT NULL THEN
    RAISE EXCEPTION 'a pack that was issued is not changed' USING ERRCODE = 'integrity_constraint_violation';
  ELSIF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION regional_pack_is_being_written() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (SELECT FROM regional_pack p WHERE p.id IN (OLD.pack_id, NEW.pack_id) AND p.issued_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a pack that was issued is not changed' USING ERRCODE = 'integrity_constraint_violation';
  ELSIF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER regional_pack_stands BEFORE UPDATE OR DELETE ON regional_pack
  FOR EACH ROW EXECUTE FUNCTION regional_pack_stands();
CREATE TRIGGER regional_packtext_stands BEFORE INSERT OR UPDATE OR DELETE ON regional_packtext
  FOR EACH ROW EXECUTE FUNCTION regional_pack_is_being_written();
"""
# ALWAYS: they fire for the owner, for a superuser and under session_replication_role = replica as well.
ALWAYS = """
CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION regional_refuse_change();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_stands;
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_is_not_emptied;
"""
GUARDS = [PACK, *(ALWAYS.format(table=table) for table in ("regional_pack", "regional_packtext"))]
