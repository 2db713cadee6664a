-- The waiting list of a group: who waits, in which order, and every step of it. The newest step of an entry counts.
CREATE TABLE waiting_entries (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  weekdays integer[],
  because text NOT NULL,
  joined_by uuid NOT NULL,
  joined_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT waiting_entries_for_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups (organization_id, clinic_id, id),
  CONSTRAINT waiting_entries_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT waiting_entries_joined_by_staff FOREIGN KEY (organization_id, joined_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT waiting_entries_of_clinic UNIQUE (organization_id, clinic_id, id),
  CONSTRAINT waiting_entries_weekdays_iso CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7] AND cardinality(weekdays) BETWEEN 1 AND 7)
);
CALL wall('waiting_entries');
CREATE POLICY in_scope ON waiting_entries TO evenkeel_runtime
  USING ((SELECT context_whole_organization()) OR clinic_id = ANY ((SELECT context_clinics())::uuid[])
    OR (clinic_id = ANY ((SELECT context_caseload_clinics())::uuid[]) AND group_id = ANY ((SELECT groups_i_lead())::uuid[])))
  WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT ON waiting_entries TO evenkeel_runtime;
CREATE INDEX waiting_entries_by_group ON waiting_entries (organization_id, group_id);
CREATE INDEX waiting_entries_by_person ON waiting_entries (organization_id, patient_id);
CREATE TRIGGER waiting_entries_never_change BEFORE UPDATE OR DELETE ON waiting_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE waiting_entries IS 'A person who waits for a seat in a group; added and never changed.';
COMMENT ON COLUMN waiting_entries.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN waiting_entries.id IS 'Identity of the entry. {id}';
COMMENT ON COLUMN waiting_entries.clinic_id IS 'Clinic of the group. {id}';
COMMENT ON COLUMN waiting_entries.group_id IS 'The group they wait for. {id}';
COMMENT ON COLUMN waiting_entries.patient_id IS 'Who waits. {id}';
COMMENT ON COLUMN waiting_entries.weekdays IS 'Weekdays they need; null for every day the group meets. {none}';
COMMENT ON COLUMN waiting_entries.because IS 'What to know when a chair is free, in words; may be empty. {text}';
COMMENT ON COLUMN waiting_entries.joined_by IS 'Who wrote them down. {id}';
COMMENT ON COLUMN waiting_entries.joined_at IS 'When. {date}';

CREATE TABLE waiting_steps (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  sequence integer NOT NULL,
  status text NOT NULL,
  place double precision NOT NULL,
  because text NOT NULL,
  offered_until date,
  seat_id uuid,
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT waiting_steps_one_after_another UNIQUE (organization_id, entry_id, sequence),
  CONSTRAINT waiting_steps_of_entry FOREIGN KEY (organization_id, clinic_id, entry_id) REFERENCES waiting_entries (organization_id, clinic_id, id),
  CONSTRAINT waiting_steps_gave_seat FOREIGN KEY (organization_id, seat_id) REFERENCES seats (organization_id, id),
  CONSTRAINT waiting_steps_decided_by_staff FOREIGN KEY (organization_id, decided_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT waiting_steps_status_known CHECK (status IN ('waiting', 'offered', 'accepted', 'declined', 'lapsed', 'left')),
  CONSTRAINT waiting_steps_offer_has_a_day CHECK ((status = 'offered') = (offered_until IS NOT NULL)),
  CONSTRAINT waiting_steps_accepted_has_a_seat CHECK ((status = 'accepted') = (seat_id IS NOT NULL)),
  CONSTRAINT waiting_steps_sequence_counts_up CHECK (sequence > 0)
);
CALL wall('waiting_steps');
CREATE POLICY of_entry ON waiting_steps TO evenkeel_runtime
  USING (EXISTS (SELECT 1 FROM waiting_entries e WHERE e.organization_id = waiting_steps.organization_id AND e.id = waiting_steps.entry_id))
  WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT ON waiting_steps TO evenkeel_runtime;
CREATE TRIGGER waiting_steps_never_change BEFORE UPDATE OR DELETE ON waiting_steps FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE waiting_steps IS 'Steps of a waiting entry, added and never changed; two at once cannot both be next.';
COMMENT ON COLUMN waiting_steps.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN waiting_steps.id IS 'Identity of the step. {id}';
COMMENT ON COLUMN waiting_steps.clinic_id IS 'Clinic of the group. {id}';
COMMENT ON COLUMN waiting_steps.entry_id IS 'The entry. {id}';
COMMENT ON COLUMN waiting_steps.sequence IS 'Counts the steps of an entry. {none}';
COMMENT ON COLUMN waiting_steps.status IS 'waiting, offered, accepted, declined, lapsed or left. {code}';
COMMENT ON COLUMN waiting_steps.place IS 'Place in the order; who is moved gets a number between two others. {none}';
COMMENT ON COLUMN waiting_steps.because IS 'Why, in words; a move and a refusal always say it. {text}';
COMMENT ON COLUMN waiting_steps.offered_until IS 'Last day on which the offer stands. {date}';
COMMENT ON COLUMN waiting_steps.seat_id IS 'The seat that came of it. {id}';
COMMENT ON COLUMN waiting_steps.decided_by IS 'Who did it. {id}';
COMMENT ON COLUMN waiting_steps.decided_at IS 'When. {date}';
