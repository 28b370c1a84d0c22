"""What the database holds of the advice desk beyond Django's constraints."""

from regional.migrations._guards import GUARD

APPEND_ONLY = ("regional_advicethread", "regional_adviceentry")

# A workspace writes for the municipality, the region for an authority.
SIDES = """
CREATE FUNCTION regional_entry_is_own() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF (NEW.authority_id IS NULL) <> (own_place() <> 'front') THEN
    RAISE EXCEPTION 'nobody writes in the other side''s name' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER regional_adviceentry_is_own BEFORE INSERT ON regional_adviceentry
  FOR EACH ROW EXECUTE FUNCTION regional_entry_is_own();
"""
ADVICE_GUARDS = [
    *(GUARD.format(table=table, function="regional_refuse_change") for table in APPEND_ONLY),
    SIDES,
]
