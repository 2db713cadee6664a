-- The same risk of the same person in the same session is raised once while it is open: a second tap would open a second
-- task, and stand twice in the signed note. Those raised twice before stay as they are.
CREATE FUNCTION check_risk_not_open_already() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  -- Two taps at once wait for each other.
  PERFORM pg_advisory_xact_lock(hashtextextended(concat_ws(' ', 'risk', NEW.session_id, NEW.patient_id, NEW.kind), 0));
  IF EXISTS (
    SELECT FROM note_risks r JOIN tasks t ON t.organization_id = r.organization_id AND t.id = r.task_id
     WHERE r.organization_id = NEW.organization_id AND r.session_id = NEW.session_id AND r.patient_id = NEW.patient_id AND r.kind = NEW.kind
       AND t.closed_at IS NULL) THEN
    RAISE EXCEPTION 'this risk is open already' USING ERRCODE = '23514', CONSTRAINT = 'note_risks_open_once', TABLE = 'note_risks';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION check_risk_not_open_already() IS 'Refuses to raise a risk of somebody in a session once more while it is open there.';
CREATE TRIGGER note_risks_open_once BEFORE INSERT ON note_risks FOR EACH ROW EXECUTE FUNCTION check_risk_not_open_already();

-- Of everybody on a roster, what was raised since they were there last.
CREATE INDEX note_risks_of_person ON note_risks (organization_id, patient_id, raised_at);
