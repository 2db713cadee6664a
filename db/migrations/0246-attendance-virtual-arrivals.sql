-- Somebody arrives by video: who confirmed who they are, where they are now, a number to call back and whether they are
-- by themselves. Practice is where the person is: without a license for that state they are called instead.
CREATE TABLE virtual_arrivals (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  sequence integer NOT NULL,
  identity_by text NOT NULL,
  state text NOT NULL,
  address text NOT NULL,
  call_back text NOT NULL,
  is_private boolean NOT NULL,
  outcome text NOT NULL,
  confirmed_by uuid NOT NULL,
  confirmed_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT virtual_arrivals_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT virtual_arrivals_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT virtual_arrivals_by_staff FOREIGN KEY (organization_id, confirmed_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT virtual_arrivals_one_after_another UNIQUE (organization_id, session_id, patient_id, sequence),
  CONSTRAINT virtual_arrivals_sequence_counts_up CHECK (sequence > 0),
  CONSTRAINT virtual_arrivals_identity_known CHECK (identity_by IN ('known', 'birth_date', 'photo_id')),
  CONSTRAINT virtual_arrivals_state_of_two_letters CHECK (state ~ '^[A-Z]{2}$'),
  CONSTRAINT virtual_arrivals_address_told CHECK (btrim(address) <> '' AND length(address) <= 300),
  CONSTRAINT virtual_arrivals_call_back_told CHECK (btrim(call_back) <> '' AND length(call_back) <= 40),
  CONSTRAINT virtual_arrivals_outcome_known CHECK (outcome IN ('joins', 'called_instead')),
  -- Nobody joins a group whose words others in the room could hear.
  CONSTRAINT virtual_arrivals_join_in_private CHECK (outcome <> 'joins' OR is_private)
);
CALL wall('virtual_arrivals');
CREATE POLICY opened_record ON virtual_arrivals TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND record_is_open(patient_id));
GRANT SELECT, INSERT ON virtual_arrivals TO evenkeel_runtime;
CREATE INDEX virtual_arrivals_of_person ON virtual_arrivals (organization_id, patient_id, confirmed_at);
CREATE TRIGGER virtual_arrivals_never_change BEFORE UPDATE OR DELETE ON virtual_arrivals FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE virtual_arrivals IS 'What was confirmed before somebody joined a session by video, or why they were called instead.';
COMMENT ON COLUMN virtual_arrivals.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN virtual_arrivals.id IS 'Identity of the confirmation. {id}';
COMMENT ON COLUMN virtual_arrivals.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN virtual_arrivals.session_id IS 'The session. {id}';
COMMENT ON COLUMN virtual_arrivals.patient_id IS 'Who. {id}';
COMMENT ON COLUMN virtual_arrivals.sequence IS 'Counts the confirmations of this person in this session. {none}';
COMMENT ON COLUMN virtual_arrivals.identity_by IS 'How it was known who they are: known, birth_date or photo_id. {code}';
COMMENT ON COLUMN virtual_arrivals.state IS 'State in which they are now. {code}';
COMMENT ON COLUMN virtual_arrivals.address IS 'Where they are now, for help to find them. {contact}';
COMMENT ON COLUMN virtual_arrivals.call_back IS 'Number under which they can be called back. {contact}';
COMMENT ON COLUMN virtual_arrivals.is_private IS 'Whether nobody else can hear the group. {none}';
COMMENT ON COLUMN virtual_arrivals.outcome IS 'joins, or called_instead. {code}';
COMMENT ON COLUMN virtual_arrivals.confirmed_by IS 'Who asked. {id}';
COMMENT ON COLUMN virtual_arrivals.confirmed_at IS 'When. {date}';
