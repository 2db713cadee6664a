-- One date: somebody visits, somebody is away and said so, a guest sits in. Withdrawn ones stay.
ALTER TABLE sessions ADD CONSTRAINT sessions_of_clinic_and_group UNIQUE (organization_id, clinic_id, group_id, id);

CREATE TABLE visits (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  kind text NOT NULL,
  mode text,
  because text NOT NULL,
  change_id uuid NOT NULL,
  given_by uuid NOT NULL,
  given_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_because text,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT visits_in_session FOREIGN KEY (organization_id, clinic_id, group_id, session_id) REFERENCES sessions (organization_id, clinic_id, group_id, id),
  CONSTRAINT visits_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT visits_by_change FOREIGN KEY (organization_id, change_id) REFERENCES roster_changes (organization_id, id),
  CONSTRAINT visits_given_by_staff FOREIGN KEY (organization_id, given_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT visits_withdrawn_by_staff FOREIGN KEY (organization_id, withdrawn_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT visits_kind_known CHECK (kind IN ('make_up', 'floating', 'walk_in')),
  CONSTRAINT visits_mode_known CHECK (mode IN ('in_person', 'virtual'))
);
CALL wall('visits');
-- Must not look at patients: their policies look here.
CREATE POLICY in_scope ON visits TO evenkeel_runtime
  USING ((SELECT context_whole_organization()) OR clinic_id = ANY ((SELECT context_clinics())::uuid[])
    OR (clinic_id = ANY ((SELECT context_caseload_clinics())::uuid[]) AND group_id = ANY ((SELECT groups_i_lead())::uuid[])))
  WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by, withdrawn_because) ON visits TO evenkeel_runtime;
CREATE UNIQUE INDEX visits_once ON visits (organization_id, session_id, patient_id) WHERE withdrawn_at IS NULL;
CREATE INDEX visits_of_person ON visits (organization_id, patient_id, session_id);
CREATE INDEX visits_by_group ON visits (organization_id, group_id);
COMMENT ON TABLE visits IS 'A person in one session of a group in which they have no seat on that day: to make up for a missed day, or floating.';
COMMENT ON COLUMN visits.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN visits.id IS 'Identity of the visit. {id}';
COMMENT ON COLUMN visits.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN visits.group_id IS 'Group of the session. {id}';
COMMENT ON COLUMN visits.session_id IS 'The session. {id}';
COMMENT ON COLUMN visits.patient_id IS 'Who visits. {id}';
COMMENT ON COLUMN visits.kind IS 'make_up, floating, or walk_in: came without a plan, which is never refused. {code}';
COMMENT ON COLUMN visits.mode IS 'in_person or virtual where the date offers both; null for what the date offers. {code}';
COMMENT ON COLUMN visits.because IS 'Why, in words. {text}';
COMMENT ON COLUMN visits.change_id IS 'The change that gave it. {id}';
COMMENT ON COLUMN visits.given_by IS 'Who gave it. {id}';
COMMENT ON COLUMN visits.given_at IS 'When. {date}';
COMMENT ON COLUMN visits.withdrawn_at IS 'When it was withdrawn; from then on it counts nowhere. {date}';
COMMENT ON COLUMN visits.withdrawn_by IS 'Who withdrew it. {id}';
COMMENT ON COLUMN visits.withdrawn_because IS 'Why. {text}';

CREATE TABLE known_absences (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  reason text NOT NULL,
  because text NOT NULL,
  change_id uuid NOT NULL,
  given_by uuid NOT NULL,
  given_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_because text,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT known_absences_in_session FOREIGN KEY (organization_id, clinic_id, group_id, session_id) REFERENCES sessions (organization_id, clinic_id, group_id, id),
  CONSTRAINT known_absences_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT known_absences_by_change FOREIGN KEY (organization_id, change_id) REFERENCES roster_changes (organization_id, id),
  CONSTRAINT known_absences_given_by_staff FOREIGN KEY (organization_id, given_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT known_absences_withdrawn_by_staff FOREIGN KEY (organization_id, withdrawn_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT known_absences_reason_known CHECK (reason IN ('illness', 'work', 'travel', 'court', 'appointment', 'family', 'transport', 'other'))
);
CALL wall('known_absences');
CREATE POLICY in_scope ON known_absences TO evenkeel_runtime
  USING ((SELECT context_whole_organization()) OR clinic_id = ANY ((SELECT context_clinics())::uuid[])
    OR (clinic_id = ANY ((SELECT context_caseload_clinics())::uuid[]) AND group_id = ANY ((SELECT groups_i_lead())::uuid[])))
  WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by, withdrawn_because) ON known_absences TO evenkeel_runtime;
CREATE UNIQUE INDEX known_absences_once ON known_absences (organization_id, session_id, patient_id) WHERE withdrawn_at IS NULL;
CREATE INDEX known_absences_by_change ON known_absences (organization_id, change_id);
COMMENT ON TABLE known_absences IS 'A person who said beforehand that they will not come on a date. It frees the chair for that date only.';
COMMENT ON COLUMN known_absences.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN known_absences.id IS 'Identity of the absence. {id}';
COMMENT ON COLUMN known_absences.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN known_absences.group_id IS 'Group of the session. {id}';
COMMENT ON COLUMN known_absences.session_id IS 'The session they will miss. {id}';
COMMENT ON COLUMN known_absences.patient_id IS 'Who. {id}';
COMMENT ON COLUMN known_absences.reason IS 'Why, from the list of reasons. {code}';
COMMENT ON COLUMN known_absences.because IS 'Why, in words; may be empty. {text}';
COMMENT ON COLUMN known_absences.change_id IS 'The change that recorded it; a pause of two weeks is one change with an absence for each date. {id}';
COMMENT ON COLUMN known_absences.given_by IS 'Who wrote it down. {id}';
COMMENT ON COLUMN known_absences.given_at IS 'When. {date}';
COMMENT ON COLUMN known_absences.withdrawn_at IS 'When it was withdrawn: the person comes after all. {date}';
COMMENT ON COLUMN known_absences.withdrawn_by IS 'Who withdrew it. {id}';
COMMENT ON COLUMN known_absences.withdrawn_because IS 'Why. {text}';

CREATE TABLE guests (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  session_id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  virtual boolean NOT NULL DEFAULT false,
  change_id uuid NOT NULL,
  given_by uuid NOT NULL,
  given_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_because text,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT guests_in_session FOREIGN KEY (organization_id, clinic_id, group_id, session_id) REFERENCES sessions (organization_id, clinic_id, group_id, id),
  CONSTRAINT guests_by_change FOREIGN KEY (organization_id, change_id) REFERENCES roster_changes (organization_id, id),
  CONSTRAINT guests_given_by_staff FOREIGN KEY (organization_id, given_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT guests_withdrawn_by_staff FOREIGN KEY (organization_id, withdrawn_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT guests_kind_known CHECK (kind IN ('family', 'observer', 'interpreter', 'speaker', 'other')),
  CONSTRAINT guests_named CHECK (length(btrim(name)) BETWEEN 1 AND 200)
);
CALL wall('guests');
CREATE POLICY in_scope ON guests TO evenkeel_runtime
  USING ((SELECT context_whole_organization()) OR clinic_id = ANY ((SELECT context_clinics())::uuid[])
    OR (clinic_id = ANY ((SELECT context_caseload_clinics())::uuid[]) AND group_id = ANY ((SELECT groups_i_lead())::uuid[])))
  WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by, withdrawn_because) ON guests TO evenkeel_runtime;
CREATE INDEX guests_of_session ON guests (organization_id, session_id);
COMMENT ON TABLE guests IS 'Somebody without a chart in one session: family, an observer, an interpreter. Counts for the room, never for the state''s limit.';
COMMENT ON COLUMN guests.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN guests.id IS 'Identity of the guest. {id}';
COMMENT ON COLUMN guests.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN guests.group_id IS 'Group of the session. {id}';
COMMENT ON COLUMN guests.session_id IS 'The session. {id}';
COMMENT ON COLUMN guests.kind IS 'family, observer, interpreter, speaker or other. {code}';
COMMENT ON COLUMN guests.name IS 'Name as they gave it, or what they are. {name}';
COMMENT ON COLUMN guests.virtual IS 'Whether they take part by video and need no chair. {none}';
COMMENT ON COLUMN guests.change_id IS 'The change that added them. {id}';
COMMENT ON COLUMN guests.given_by IS 'Who added them. {id}';
COMMENT ON COLUMN guests.given_at IS 'When. {date}';
COMMENT ON COLUMN guests.withdrawn_at IS 'When they were taken from the list. {date}';
COMMENT ON COLUMN guests.withdrawn_by IS 'Who did. {id}';
COMMENT ON COLUMN guests.withdrawn_because IS 'Why. {text}';
