"""What the database holds of remarks, replies and the steps of either side beyond Django's constraints."""

from regional.migrations._guards import GUARD

APPEND_ONLY = ("regional_reply", "regional_closing")

# Officers write a remark and take it back until a step hands it over; from then on it stands.
REMARK = """
CREATE FUNCTION regional_remark_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF OLD.event_id IS NOT NULL THEN
    RAISE EXCEPTION 'a remark that was handed over stands' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
ALTER TABLE regional_remark ADD CONSTRAINT a_remark_is_handed_over_with_its_report
  FOREIGN KEY (event_id, coverage_id) REFERENCES regional_reviewevent (id, coverage_id);
"""
# Both write steps of one review: the municipality these two, and nobody else does.
STEPS = """
CREATE FUNCTION regional_step_is_own() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF (NEW.kind IN ('replied', 'withdrawn')) <> (own_place() <> 'front') THEN
    RAISE EXCEPTION 'this step of a review is the other side''s' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER regional_reviewevent_is_own BEFORE INSERT ON regional_reviewevent
  FOR EACH ROW EXECUTE FUNCTION regional_step_is_own();
"""
REPLIES = """
CREATE FUNCTION regional_reply_is_in_time() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (SELECT FROM regional_closing c WHERE c.remark_id = NEW.remark_id) THEN
    RAISE EXCEPTION 'the remark has been closed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER regional_reply_is_in_time BEFORE INSERT ON regional_reply
  FOR EACH ROW EXECUTE FUNCTION regional_reply_is_in_time();
"""
REMARK_GUARDS = [
    REMARK,
    GUARD.format(table="regional_remark", function="regional_remark_stands"),
    *(GUARD.format(table=table, function="regional_refuse_change") for table in APPEND_ONLY),
    STEPS,
    REPLIES,
]
