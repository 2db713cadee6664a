-- Every change of a roster, in one list: who did what and why, and what it takes to take it back.
CREATE TABLE roster_changes (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  patient_id uuid,
  kind text NOT NULL,
  session_id uuid,
  given_seat_id uuid,
  ended_seat_id uuid,
  previous_ends_on date,
  previous_left_reason text,
  previous_left_because text,
  because text NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  sequence integer NOT NULL,
  undoes_id uuid,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT roster_changes_of_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups (organization_id, clinic_id, id),
  CONSTRAINT roster_changes_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT roster_changes_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT roster_changes_give_seat FOREIGN KEY (organization_id, given_seat_id) REFERENCES seats (organization_id, id),
  CONSTRAINT roster_changes_end_seat FOREIGN KEY (organization_id, ended_seat_id) REFERENCES seats (organization_id, id),
  CONSTRAINT roster_changes_made_by_staff FOREIGN KEY (organization_id, made_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT roster_changes_undo FOREIGN KEY (organization_id, undoes_id) REFERENCES roster_changes (organization_id, id),
  CONSTRAINT roster_changes_undone_once UNIQUE (organization_id, undoes_id),
  CONSTRAINT roster_changes_one_after_another UNIQUE (organization_id, group_id, sequence),
  CONSTRAINT roster_changes_sequence_counts_up CHECK (sequence > 0),
  CONSTRAINT roster_changes_kind_known CHECK (kind IN ('seat_given', 'seat_ended', 'seat_changed', 'seat_moved', 'seat_corrected', 'seat_taken_back',
    'visit_given', 'visit_withdrawn', 'walk_in', 'absence_given', 'absence_withdrawn', 'guest_given', 'guest_withdrawn', 'undone'))
);
CALL wall('roster_changes');
CREATE POLICY in_scope ON roster_changes TO evenkeel_runtime
  USING ((SELECT context_whole_organization()) OR clinic_id = ANY ((SELECT context_clinics())::uuid[])
    OR (clinic_id = ANY ((SELECT context_caseload_clinics())::uuid[]) AND group_id = ANY ((SELECT groups_i_lead())::uuid[])))
  WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT ON roster_changes TO evenkeel_runtime;
CREATE TRIGGER roster_changes_never_change BEFORE UPDATE OR DELETE ON roster_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE roster_changes IS 'Changes of rosters, added and never changed; an undo is a change as well.';
COMMENT ON COLUMN roster_changes.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN roster_changes.id IS 'Identity of the change. {id}';
COMMENT ON COLUMN roster_changes.clinic_id IS 'Clinic of the group. {id}';
COMMENT ON COLUMN roster_changes.group_id IS 'The group whose roster changed. {id}';
COMMENT ON COLUMN roster_changes.patient_id IS 'Whose seat, visit or absence; null for a guest. {id}';
COMMENT ON COLUMN roster_changes.kind IS 'What was done. {code}';
COMMENT ON COLUMN roster_changes.session_id IS 'The one date it is about, or null. {id}';
COMMENT ON COLUMN roster_changes.given_seat_id IS 'The seat that was given by it. {id}';
COMMENT ON COLUMN roster_changes.ended_seat_id IS 'The seat that was ended or taken back by it. {id}';
COMMENT ON COLUMN roster_changes.previous_ends_on IS 'The last day the ended seat had before. {date}';
COMMENT ON COLUMN roster_changes.previous_left_reason IS 'The reason of leaving it had before. {code}';
COMMENT ON COLUMN roster_changes.previous_left_because IS 'The words it had before. {text}';
COMMENT ON COLUMN roster_changes.because IS 'Why, as who did it wrote; may be empty where a reason of the list says it. {text}';
COMMENT ON COLUMN roster_changes.made_by IS 'Who did it. {id}';
COMMENT ON COLUMN roster_changes.made_at IS 'When. {date}';
COMMENT ON COLUMN roster_changes.sequence IS 'Counts the changes of a group. {none}';
COMMENT ON COLUMN roster_changes.undoes_id IS 'The change it takes back. {id}';
