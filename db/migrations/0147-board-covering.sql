-- Covering for somebody, turning a day virtual, and telling people about it.
CREATE VIEW dates_covered WITH (security_invoker = true) AS
  SELECT x.organization_id, x.session_id, x.clinic_id, x.staff_member_id AS away_id, x.change_id, y.staff_member_id AS substitute_id,
         m.given_name AS substitute_given_name, m.family_name AS substitute_family_name
    FROM session_staff x
    LEFT JOIN session_staff y ON y.organization_id = x.organization_id AND y.session_id = x.session_id AND y.change_id = x.change_id
     AND y.part <> 'away' AND y.taken_back_at IS NULL
    LEFT JOIN staff_in_brief m ON m.organization_id = y.organization_id AND m.id = y.staff_member_id
   WHERE x.part = 'away' AND x.taken_back_at IS NULL;
GRANT SELECT ON dates_covered TO evenkeel_runtime;
COMMENT ON VIEW dates_covered IS 'Who is away on a date, and who stands in by the same change.';
COMMENT ON COLUMN dates_covered.away_id IS 'Who is away. {id}';
COMMENT ON COLUMN dates_covered.substitute_id IS 'Who stands in, or null. {id}';
COMMENT ON COLUMN dates_covered.substitute_given_name IS 'Given name of who stands in. {name}';
COMMENT ON COLUMN dates_covered.substitute_family_name IS 'Family name of who stands in. {name}';

CREATE TABLE tellings (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  matter text NOT NULL,
  sequence integer NOT NULL,
  told boolean NOT NULL,
  told_by uuid NOT NULL,
  told_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT tellings_about_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT tellings_to_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT tellings_by_staff FOREIGN KEY (organization_id, told_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT tellings_one_after_another UNIQUE (organization_id, session_id, patient_id, matter, sequence),
  CONSTRAINT tellings_sequence_counts_up CHECK (sequence > 0),
  CONSTRAINT tellings_matter_known CHECK (matter IN ('cover', 'virtual', 'cancelled'))
);
CALL wall('tellings');
CREATE POLICY opened_record ON tellings TO evenkeel_runtime USING (record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND record_is_open(patient_id));
GRANT SELECT, INSERT ON tellings TO evenkeel_runtime;
CREATE TRIGGER tellings_never_change BEFORE UPDATE OR DELETE ON tellings FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE tellings IS 'Whether a person was told about a change of a date; the newest counts.';
COMMENT ON COLUMN tellings.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN tellings.id IS 'Identity. {id}';
COMMENT ON COLUMN tellings.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN tellings.session_id IS 'The session it is about. {id}';
COMMENT ON COLUMN tellings.patient_id IS 'Who was told. {id}';
COMMENT ON COLUMN tellings.matter IS 'cover (somebody else leads), virtual, or cancelled. {code}';
COMMENT ON COLUMN tellings.sequence IS 'Counts what was said about this person and matter. {none}';
COMMENT ON COLUMN tellings.told IS 'Told, or false where that was taken back. {none}';
COMMENT ON COLUMN tellings.told_by IS 'Who told them. {id}';
COMMENT ON COLUMN tellings.told_at IS 'When. {date}';

-- A whole day of a clinic turned virtual in one action: which changes belong together, so that they go back together.
CREATE TABLE virtual_days (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  day date NOT NULL,
  because text NOT NULL,
  turned_by uuid NOT NULL,
  turned_at timestamptz NOT NULL,
  taken_back_by uuid,
  taken_back_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT virtual_days_of_clinic UNIQUE (organization_id, clinic_id, id),
  CONSTRAINT virtual_days_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
  CONSTRAINT virtual_days_turned_by_staff FOREIGN KEY (organization_id, turned_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT virtual_days_taken_back_by_staff FOREIGN KEY (organization_id, taken_back_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT virtual_days_say_why CHECK (length(btrim(because)) BETWEEN 1 AND 500)
);
CALL wall('virtual_days');
CREATE POLICY in_scope ON virtual_days TO evenkeel_runtime USING (context_opens_clinic(clinic_id)) WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT, UPDATE (taken_back_by, taken_back_at) ON virtual_days TO evenkeel_runtime;
CREATE UNIQUE INDEX virtual_days_one_stands ON virtual_days (organization_id, clinic_id, day) WHERE taken_back_at IS NULL;
COMMENT ON TABLE virtual_days IS 'A day of a clinic on which every session was turned virtual, for a storm say.';
COMMENT ON COLUMN virtual_days.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN virtual_days.id IS 'Identity. {id}';
COMMENT ON COLUMN virtual_days.clinic_id IS 'The clinic. {id}';
COMMENT ON COLUMN virtual_days.day IS 'The day. {date}';
COMMENT ON COLUMN virtual_days.because IS 'Why, as who turned it wrote. {text}';
COMMENT ON COLUMN virtual_days.turned_by IS 'Who turned it. {id}';
COMMENT ON COLUMN virtual_days.turned_at IS 'When. {date}';
COMMENT ON COLUMN virtual_days.taken_back_by IS 'Who took it back. {id}';
COMMENT ON COLUMN virtual_days.taken_back_at IS 'When it was taken back. {date}';

CREATE TABLE virtual_day_changes (
  organization_id uuid NOT NULL,
  virtual_day_id uuid NOT NULL,
  change_id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  session_id uuid NOT NULL,
  PRIMARY KEY (organization_id, virtual_day_id, change_id),
  CONSTRAINT virtual_day_changes_of_day FOREIGN KEY (organization_id, clinic_id, virtual_day_id) REFERENCES virtual_days (organization_id, clinic_id, id),
  CONSTRAINT virtual_day_changes_of_change FOREIGN KEY (organization_id, change_id) REFERENCES series_changes (organization_id, id),
  CONSTRAINT virtual_day_changes_of_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT virtual_day_changes_of_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups (organization_id, clinic_id, id)
);
CALL wall('virtual_day_changes');
CREATE POLICY in_scope ON virtual_day_changes TO evenkeel_runtime USING (context_opens_clinic(clinic_id)) WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT ON virtual_day_changes TO evenkeel_runtime;
CREATE TRIGGER virtual_day_changes_never_change BEFORE UPDATE OR DELETE ON virtual_day_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE virtual_day_changes IS 'The changes of single dates that turned a day virtual.';
COMMENT ON COLUMN virtual_day_changes.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN virtual_day_changes.virtual_day_id IS 'The day that was turned. {id}';
COMMENT ON COLUMN virtual_day_changes.change_id IS 'The change of one date. {id}';
COMMENT ON COLUMN virtual_day_changes.clinic_id IS 'The clinic. {id}';
COMMENT ON COLUMN virtual_day_changes.group_id IS 'The group. {id}';
COMMENT ON COLUMN virtual_day_changes.session_id IS 'The session. {id}';
