-- A pause is a known absence for a while, such as a stay in hospital: it holds on dates that do not stand yet as well.
-- Beside it what single dates lacked: which thing a change is about, from when an offered chair is held, that somebody
-- with an allergy or a fear was told of pets, and guests below eighteen.
ALTER TABLE roster_changes ADD COLUMN of_id uuid;
COMMENT ON COLUMN roster_changes.of_id IS 'The visit, absence, guest or pause it is about, or null. {id}';
ALTER TABLE roster_changes DROP CONSTRAINT roster_changes_kind_known,
  ADD CONSTRAINT roster_changes_kind_known CHECK (kind IN ('seat_given', 'seat_ended', 'seat_changed', 'seat_moved', 'seat_corrected', 'seat_taken_back',
    'visit_given', 'visit_withdrawn', 'walk_in', 'absence_given', 'absence_withdrawn', 'guest_given', 'guest_withdrawn', 'pause_given', 'pause_ended', 'undone'));
ALTER TABLE known_absences DROP CONSTRAINT known_absences_reason_known,
  ADD CONSTRAINT known_absences_reason_known CHECK (reason IN ('illness', 'hospital', 'work', 'travel', 'court', 'appointment', 'family', 'transport', 'other'));

CREATE TABLE pauses (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  came_back_on date,
  came_back_at timestamptz,
  came_back_by uuid,
  reason text NOT NULL,
  because text NOT NULL,
  change_id uuid NOT NULL,
  given_by uuid NOT NULL,
  given_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_because text,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT pauses_in_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups (organization_id, clinic_id, id),
  CONSTRAINT pauses_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT pauses_by_change FOREIGN KEY (organization_id, change_id) REFERENCES roster_changes (organization_id, id),
  CONSTRAINT pauses_given_by_staff FOREIGN KEY (organization_id, given_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT pauses_withdrawn_by_staff FOREIGN KEY (organization_id, withdrawn_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT pauses_ended_by_staff FOREIGN KEY (organization_id, came_back_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT pauses_end_after_start CHECK (ends_on >= starts_on),
  CONSTRAINT pauses_a_year_at_most CHECK (ends_on <= starts_on + 366),
  CONSTRAINT pauses_back_within CHECK (came_back_on BETWEEN starts_on AND ends_on),
  CONSTRAINT pauses_reason_known CHECK (reason IN ('illness', 'hospital', 'work', 'travel', 'court', 'appointment', 'family', 'transport', 'other')),
  CONSTRAINT pauses_one_at_a_time EXCLUDE USING gist (organization_id WITH =, group_id WITH =, patient_id WITH =,
    daterange(starts_on, coalesce(came_back_on, ends_on + 1)) WITH &&) WHERE (withdrawn_at IS NULL)
);
CALL wall('pauses');
CREATE POLICY in_scope ON pauses TO evenkeel_runtime
  USING ((SELECT context_whole_organization()) OR clinic_id = ANY ((SELECT context_clinics())::uuid[])
    OR (clinic_id = ANY ((SELECT context_caseload_clinics())::uuid[]) AND group_id = ANY ((SELECT groups_i_lead())::uuid[])))
  WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT, UPDATE (came_back_on, came_back_at, came_back_by, withdrawn_at, withdrawn_by, withdrawn_because) ON pauses TO evenkeel_runtime;
CREATE INDEX pauses_by_group ON pauses (organization_id, group_id);
CREATE INDEX pauses_by_person ON pauses (organization_id, patient_id);
COMMENT ON TABLE pauses IS 'A person who does not come to a group for a while. It frees the chair on every date of that time, planned already or not.';
COMMENT ON COLUMN pauses.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN pauses.id IS 'Identity of the pause. {id}';
COMMENT ON COLUMN pauses.clinic_id IS 'Clinic of the group. {id}';
COMMENT ON COLUMN pauses.group_id IS 'The group. {id}';
COMMENT ON COLUMN pauses.patient_id IS 'Who. {id}';
COMMENT ON COLUMN pauses.starts_on IS 'First day away. {date}';
COMMENT ON COLUMN pauses.ends_on IS 'Last day away, as it was planned. {date}';
COMMENT ON COLUMN pauses.came_back_on IS 'The day from which they come again, when that is earlier than planned. {date}';
COMMENT ON COLUMN pauses.came_back_at IS 'When that was written down. {date}';
COMMENT ON COLUMN pauses.came_back_by IS 'Who wrote it down. {id}';
COMMENT ON COLUMN pauses.reason IS 'Why, from the list of reasons of absences. {code}';
COMMENT ON COLUMN pauses.because IS 'Why, in words; may be empty. {text}';
COMMENT ON COLUMN pauses.change_id IS 'The change that gave it; its absences name the same. {id}';
COMMENT ON COLUMN pauses.given_by IS 'Who wrote it down. {id}';
COMMENT ON COLUMN pauses.given_at IS 'When. {date}';
COMMENT ON COLUMN pauses.withdrawn_at IS 'When it was taken back as a whole. {date}';
COMMENT ON COLUMN pauses.withdrawn_by IS 'Who took it back. {id}';
COMMENT ON COLUMN pauses.withdrawn_because IS 'Why. {text}';

-- An offer holds its chair until the end of a day.
ALTER TABLE waiting_steps ADD COLUMN offered_from date,
  ADD CONSTRAINT waiting_steps_held_from_an_offer CHECK (offered_from IS NULL OR status = 'offered');
COMMENT ON COLUMN waiting_steps.offered_from IS 'First day of the chair that is offered; it is held from that day on until the offer is answered or runs out. {date}';
CREATE INDEX waiting_steps_held ON waiting_steps (organization_id, offered_until) WHERE status = 'offered' AND offered_from IS NOT NULL;

ALTER TABLE seats ADD COLUMN pets_accepted boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN seats.pets_accepted IS 'Whether it was said that the group welcomes pets to somebody who has an allergy or a fear, and they come all the same. {none}';
ALTER TABLE visits ADD COLUMN pets_accepted boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN visits.pets_accepted IS 'Whether it was said that the group welcomes pets to somebody who has an allergy or a fear, and they come all the same. {none}';
ALTER TABLE guests ADD COLUMN under_18 boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN guests.under_18 IS 'Whether the guest is younger than eighteen. {none}';
