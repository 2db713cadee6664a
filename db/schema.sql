-- Generated from a migrated database by `npm run gen`. Do not edit; it is for reading, and migrations make the tables.

-- Schema public only. The background jobs keep schema pgboss as their library lays it out (0030-platform-jobs.sql).

CREATE EXTENSION btree_gist;

CREATE EXTENSION fuzzystrmatch;

CREATE EXTENSION pg_trgm;

CREATE EXTENSION pgcrypto;

CREATE TYPE entered_sign_in AS (
  state text,
  organization_id uuid,
  sign_in_id uuid,
  staff_member_id uuid,
  roles text[],
  whole_organization boolean,
  clinic_ids uuid[],
  caseload_clinic_ids uuid[],
  today date,
  stepped_up_at timestamp with time zone
);

CREATE TYPE entered_tablet AS (
  organization_id uuid,
  tablet_id uuid,
  clinic_id uuid,
  clinic_name text,
  state text,
  time_zone text,
  today date
);

CREATE TYPE limit_place AS (
  organization_id uuid,
  state text,
  clinic_id uuid,
  kind text
);

CREATE TYPE person_compared AS (
  given text,
  family text,
  preferred text,
  birth_on date,
  phone text
);

CREATE TYPE search_word_meant AS (
  place integer,
  word text,
  points real
);

CREATE SEQUENCE patient_numbers START 10001;

CREATE TABLE absences (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  during tstzrange NOT NULL,
  kind text NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  CONSTRAINT absences_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT absences_of_staff_member FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT absences_recorded_by_staff FOREIGN KEY (organization_id, recorded_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT absences_withdrawn_by_staff FOREIGN KEY (organization_id, withdrawn_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT absences_once_at_a_time EXCLUDE USING gist (organization_id WITH =, staff_member_id WITH =, during WITH &&) WHERE (withdrawn_at IS NULL),
  CONSTRAINT absences_have_length CHECK (NOT isempty(during) AND lower(during) IS NOT NULL AND upper(during) IS NOT NULL AND lower_inc(during) AND NOT upper_inc(during)),
  CONSTRAINT absences_kind_known CHECK (kind = ANY (ARRAY['vacation'::text, 'sick'::text, 'training'::text, 'leave'::text, 'other'::text])),
  CONSTRAINT absences_not_for_ever CHECK (upper(during) <= (lower(during) + '400 days'::interval))
);
ALTER TABLE absences ENABLE ROW LEVEL SECURITY;
ALTER TABLE absences FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON absences TO evenkeel_runtime
  USING (true)
  WITH CHECK (true);
CREATE POLICY organization_wall ON absences AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON absences TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE TRIGGER absences_take_time AFTER INSERT OR UPDATE OF withdrawn_at ON absences FOR EACH ROW EXECUTE FUNCTION follow_absence();
GRANT INSERT, SELECT ON absences TO evenkeel_runtime;
GRANT UPDATE (withdrawn_by, withdrawn_at) ON absences TO evenkeel_runtime;

CREATE TABLE accounts (
  organization_id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  sign_in_name text NOT NULL,
  password_hash text,
  password_set_at timestamp with time zone,
  totp_sealed bytea,
  totp_pending_sealed bytea,
  totp_last_step bigint,
  pin_sealed bytea,
  made_at timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  CONSTRAINT accounts_pkey PRIMARY KEY (organization_id, staff_member_id),
  CONSTRAINT accounts_sign_in_name_once UNIQUE (organization_id, sign_in_name),
  CONSTRAINT accounts_of_staff_member FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT accounts_password_is_argon2id CHECK (password_hash ~~ '$argon2id$%'::text),
  CONSTRAINT accounts_sign_in_name_form CHECK (sign_in_name = lower(sign_in_name) AND sign_in_name !~ '\s'::text AND length(sign_in_name) >= 3 AND length(sign_in_name) <= 200)
);
ALTER TABLE accounts ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON accounts AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY own_or_administered ON accounts TO evenkeel_runtime
  USING (staff_member_id = (( SELECT context_staff_member() AS context_staff_member)) OR ( SELECT context_whole_organization() AS context_whole_organization))
  WITH CHECK (staff_member_id = (( SELECT context_staff_member() AS context_staff_member)) OR ( SELECT context_whole_organization() AS context_whole_organization));
CREATE POLICY owner_rights ON accounts TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX accounts_by_name ON public.accounts USING btree (sign_in_name);
CREATE TRIGGER accounts_sign_in_name_alone BEFORE INSERT OR UPDATE OF sign_in_name ON accounts FOR EACH ROW EXECUTE FUNCTION keep_sign_in_name_alone();
GRANT INSERT, SELECT, UPDATE ON accounts TO evenkeel_runtime;

CREATE TABLE amendments (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  note_id uuid NOT NULL,
  words text NOT NULL,
  reason text NOT NULL,
  written_by uuid NOT NULL,
  writer_name text NOT NULL,
  writer_credential text,
  written_at timestamp with time zone NOT NULL,
  dismissed_names text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT amendments_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT amendments_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics(organization_id, id),
  CONSTRAINT amendments_by_staff FOREIGN KEY (organization_id, written_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT amendments_of_note FOREIGN KEY (organization_id, patient_id, note_id) REFERENCES notes(organization_id, patient_id, id),
  CONSTRAINT amendments_few_dismissed CHECK (cardinality(dismissed_names) <= 50),
  CONSTRAINT amendments_say_something CHECK (length(btrim(words)) >= 1 AND length(btrim(words)) <= 20000 AND length(btrim(reason)) >= 1 AND length(btrim(reason)) <= 500)
);
ALTER TABLE amendments ENABLE ROW LEVEL SECURITY;
ALTER TABLE amendments FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON amendments TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (written_by = context_staff_member() AND record_is_open(patient_id));
CREATE POLICY organization_wall ON amendments AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON amendments TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX amendments_beside_note ON public.amendments USING btree (organization_id, note_id, written_at);
CREATE TRIGGER amendments_answer_return AFTER INSERT ON amendments FOR EACH ROW EXECUTE FUNCTION follow_returned_note();
CREATE TRIGGER amendments_never_change BEFORE DELETE OR UPDATE ON amendments FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON amendments TO evenkeel_runtime;

CREATE TABLE attempt_counts (
  kind text NOT NULL,
  subject bytea NOT NULL,
  failures integer NOT NULL,
  first_at timestamp with time zone NOT NULL,
  last_at timestamp with time zone NOT NULL,
  CONSTRAINT attempt_counts_pkey PRIMARY KEY (kind, subject),
  CONSTRAINT attempt_counts_kind_known CHECK (kind = ANY (ARRAY['name'::text, 'address'::text, 'network'::text]))
);
ALTER TABLE attempt_counts ENABLE ROW LEVEL SECURITY;
ALTER TABLE attempt_counts FORCE ROW LEVEL SECURITY;
CREATE POLICY count ON attempt_counts TO evenkeel_runtime
  USING (true)
  WITH CHECK (true);
CREATE POLICY owner_rights ON attempt_counts TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX attempt_counts_oldest ON public.attempt_counts USING btree (last_at);
GRANT DELETE, INSERT, SELECT, UPDATE ON attempt_counts TO evenkeel_runtime;

CREATE TABLE attendance_marks (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  sequence integer NOT NULL,
  status text NOT NULL,
  arrived_at timestamp with time zone,
  left_at timestamp with time zone,
  recorded_by uuid,
  recorded_at timestamp with time zone NOT NULL,
  seen_by uuid,
  way_home text,
  tablet_id uuid,
  CONSTRAINT attendance_marks_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT attendance_marks_one_after_another UNIQUE (organization_id, session_id, patient_id, sequence),
  CONSTRAINT attendance_marks_at_tablet_of_clinic FOREIGN KEY (organization_id, clinic_id, tablet_id) REFERENCES tablets(organization_id, clinic_id, id),
  CONSTRAINT attendance_marks_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT attendance_marks_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT attendance_marks_recorded_by_staff FOREIGN KEY (organization_id, recorded_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT attendance_marks_seen_by_staff FOREIGN KEY (organization_id, seen_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT attendance_marks_by_staff_or_tablet CHECK (num_nonnulls(recorded_by, tablet_id) = 1),
  CONSTRAINT attendance_marks_left_after_arrived CHECK (left_at IS NULL OR arrived_at IS NOT NULL AND left_at >= arrived_at),
  CONSTRAINT attendance_marks_nobody_sent_away_alone CHECK ((status = 'could_not_stay'::text) = (seen_by IS NOT NULL) AND (status = 'could_not_stay'::text) = (way_home IS NOT NULL)),
  CONSTRAINT attendance_marks_sequence_counts_up CHECK (sequence > 0),
  CONSTRAINT attendance_marks_status_known CHECK (status = ANY (ARRAY['expected'::text, 'present'::text, 'late'::text, 'absent'::text, 'cancelled'::text, 'could_not_stay'::text])),
  CONSTRAINT attendance_marks_tablet_only_arrives CHECK (tablet_id IS NULL OR (status = ANY (ARRAY['present'::text, 'late'::text])) AND left_at IS NULL),
  CONSTRAINT attendance_marks_there_has_arrival CHECK ((status = ANY (ARRAY['present'::text, 'late'::text])) = (arrived_at IS NOT NULL)),
  CONSTRAINT attendance_marks_way_home_known CHECK (way_home = ANY (ARRAY['somebody_fetches'::text, 'ride'::text, 'transit'::text, 'stays_here'::text, 'emergency'::text, 'at_home'::text]))
);
ALTER TABLE attendance_marks ENABLE ROW LEVEL SECURITY;
ALTER TABLE attendance_marks FORCE ROW LEVEL SECURITY;
CREATE POLICY at_tablet ON attendance_marks FOR INSERT TO evenkeel_runtime
  WITH CHECK (tablet_id = (( SELECT context_tablet() AS context_tablet)) AND tablet_expects(session_id, patient_id));
CREATE POLICY by_who_asks ON attendance_marks AS RESTRICTIVE FOR INSERT TO evenkeel_runtime
  WITH CHECK (NOT tablet_id IS DISTINCT FROM (( SELECT context_tablet() AS context_tablet)));
CREATE POLICY locked_in_the_room ON attendance_marks FOR INSERT TO evenkeel_runtime
  WITH CHECK (context_opens_clinic(clinic_id) AND locked_in_the_room(session_id, patient_id));
CREATE POLICY opened_record ON attendance_marks TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND record_is_open(patient_id));
CREATE POLICY organization_wall ON attendance_marks AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON attendance_marks TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX attendance_marks_of_person_by_session ON public.attendance_marks USING btree (organization_id, patient_id, session_id);
CREATE TRIGGER attendance_marks_confirmed_first AFTER INSERT ON attendance_marks REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_confirmed_first();
CREATE TRIGGER attendance_marks_day_is_open BEFORE INSERT ON attendance_marks FOR EACH ROW EXECUTE FUNCTION check_day_is_open();
CREATE TRIGGER attendance_marks_never_change BEFORE DELETE OR UPDATE ON attendance_marks FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER attendance_marks_one_a_person BEFORE INSERT ON attendance_marks FOR EACH ROW EXECUTE FUNCTION refuse_second_mark();
GRANT INSERT, SELECT ON attendance_marks TO evenkeel_runtime;

CREATE TABLE audit_entries (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  staff_member_id uuid,
  action text NOT NULL,
  kind text NOT NULL,
  outcome text NOT NULL,
  patient_ids uuid[] NOT NULL DEFAULT '{}'::uuid[],
  detail jsonb NOT NULL DEFAULT '{}'::jsonb,
  address inet,
  request_id text,
  CONSTRAINT audit_entries_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT audit_entries_kind_known CHECK (kind = ANY (ARRAY['look'::text, 'change'::text, 'access'::text]))
);
ALTER TABLE audit_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entries FORCE ROW LEVEL SECURITY;
CREATE POLICY add ON audit_entries FOR INSERT TO evenkeel_runtime
  WITH CHECK (true);
CREATE POLICY organization_wall ON audit_entries AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = COALESCE(( SELECT context_organization() AS context_organization), '00000000-0000-0000-0000-000000000000'::uuid));
CREATE POLICY owner_rights ON audit_entries TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE POLICY read_whole_organization ON audit_entries FOR SELECT TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization));
CREATE INDEX audit_entries_newest ON public.audit_entries USING btree (organization_id, at);
CREATE INDEX audit_entries_of_patient ON public.audit_entries USING gin (patient_ids);
CREATE INDEX audit_entries_to_seal ON public.audit_entries USING btree (transaction_id, id);
CREATE TRIGGER audit_entries_never_change BEFORE DELETE OR UPDATE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON audit_entries TO evenkeel_runtime;

CREATE TABLE audit_seals (
  position bigint NOT NULL,
  organization_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  seal bytea NOT NULL,
  CONSTRAINT audit_seals_pkey PRIMARY KEY ("position"),
  CONSTRAINT audit_seals_one_for_each_entry UNIQUE (organization_id, entry_id),
  CONSTRAINT audit_seals_position_counts_up CHECK ("position" > 0)
);
ALTER TABLE audit_seals ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_seals FORCE ROW LEVEL SECURITY;
CREATE POLICY add ON audit_seals FOR INSERT TO evenkeel_runtime
  WITH CHECK (true);
CREATE POLICY owner_rights ON audit_seals TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE POLICY read ON audit_seals FOR SELECT TO evenkeel_runtime
  USING (true);
CREATE TRIGGER audit_seals_never_change BEFORE DELETE OR UPDATE ON audit_seals FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON audit_seals TO evenkeel_runtime;

CREATE TABLE bookings (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  resource_kind text NOT NULL,
  resource_id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  during tstzrange NOT NULL,
  purpose text NOT NULL,
  purpose_id uuid NOT NULL,
  cancelled boolean NOT NULL DEFAULT false,
  shared boolean NOT NULL DEFAULT false,
  CONSTRAINT bookings_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT bookings_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics(organization_id, id),
  CONSTRAINT bookings_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id),
  CONSTRAINT bookings_never_twice EXCLUDE USING gist (organization_id WITH =, resource_id WITH =, during WITH &&, (
CASE
    WHEN shared THEN organization_id
    ELSE id
END) WITH <>) WHERE (NOT cancelled),
  CONSTRAINT bookings_have_length CHECK (NOT isempty(during) AND lower(during) IS NOT NULL AND upper(during) IS NOT NULL AND lower_inc(during) AND NOT upper_inc(during)),
  CONSTRAINT bookings_only_people_share CHECK (NOT shared OR resource_kind = 'staff_member'::text),
  CONSTRAINT bookings_purpose_known CHECK (purpose = ANY (ARRAY['session'::text, 'appointment'::text, 'absence'::text, 'pull_out'::text])),
  CONSTRAINT bookings_resource_kind_known CHECK (resource_kind = ANY (ARRAY['room'::text, 'staff_member'::text, 'patient'::text]))
);
ALTER TABLE bookings ENABLE ROW LEVEL SECURITY;
ALTER TABLE bookings FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON bookings TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY organization_wall ON bookings AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON bookings TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX bookings_of_purpose ON public.bookings USING btree (organization_id, purpose_id);
CREATE CONSTRAINT TRIGGER bookings_keep_freed_time AFTER UPDATE ON bookings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (old.resource_kind = 'staff_member'::text AND old.purpose <> 'absence'::text AND NOT old.cancelled AND (new.cancelled OR new.during <> old.during OR new.resource_id <> old.resource_id)) EXECUTE FUNCTION keep_freed_time();
CREATE TRIGGER bookings_room_checked AFTER INSERT OR UPDATE OF during, resource_id, cancelled ON bookings FOR EACH ROW WHEN (new.resource_kind = 'room'::text AND NOT new.cancelled) EXECUTE FUNCTION check_room_of_booking();
GRANT INSERT, SELECT ON bookings TO evenkeel_runtime;
GRANT UPDATE (resource_id, during, cancelled, shared) ON bookings TO evenkeel_runtime;

CREATE TABLE care_relations (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  staff_member_id uuid,
  kind text NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  CONSTRAINT care_relations_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT care_relations_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics(organization_id, id),
  CONSTRAINT care_relations_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT care_relations_with_staff_member FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT care_relations_one_counselor_at_a_time EXCLUDE USING gist (organization_id WITH =, patient_id WITH =, clinic_id WITH =, daterange(starts_on, ends_on + 1) WITH &&) WHERE (kind = 'caseload'::text),
  CONSTRAINT care_relations_caseload_has_somebody CHECK ((kind = 'caseload'::text) = (staff_member_id IS NOT NULL)),
  CONSTRAINT care_relations_ends_after_start CHECK (ends_on IS NULL OR ends_on >= (starts_on - 1)),
  CONSTRAINT care_relations_kind_known CHECK (kind = ANY (ARRAY['registration'::text, 'caseload'::text, 'seat'::text]))
);
ALTER TABLE care_relations ENABLE ROW LEVEL SECURITY;
ALTER TABLE care_relations FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON care_relations TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization) OR (clinic_id = ANY ((( SELECT context_clinics() AS context_clinics))::uuid[])) OR staff_member_id = (( SELECT context_staff_member() AS context_staff_member)))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY organization_wall ON care_relations AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON care_relations TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX care_relations_of_clinic ON public.care_relations USING btree (organization_id, clinic_id, patient_id);
CREATE INDEX care_relations_of_staff_member ON public.care_relations USING btree (organization_id, staff_member_id, patient_id) WHERE (staff_member_id IS NOT NULL);
CREATE INDEX care_relations_open_records ON public.care_relations USING btree (organization_id, patient_id, clinic_id);
CREATE TRIGGER care_relations_forget_decided AFTER INSERT OR DELETE OR UPDATE ON care_relations FOR EACH STATEMENT EXECUTE FUNCTION forget_decided();
CREATE TRIGGER care_relations_not_of_merged BEFORE INSERT ON care_relations FOR EACH ROW EXECUTE FUNCTION refuse_merged();
GRANT INSERT, SELECT ON care_relations TO evenkeel_runtime;
GRANT UPDATE (ends_on) ON care_relations TO evenkeel_runtime;

CREATE TABLE challenges (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid,
  sign_in_id uuid,
  purpose text NOT NULL,
  ticket_sha256 bytea NOT NULL,
  challenge text NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  made_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  taken_at timestamp with time zone,
  CONSTRAINT challenges_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT challenges_purpose_known CHECK (purpose = ANY (ARRAY['second_factor'::text, 'passkey_sign_in'::text, 'passkey_set_up'::text, 'passkey_add'::text, 'passkey_prove'::text]))
);
ALTER TABLE challenges ENABLE ROW LEVEL SECURITY;
ALTER TABLE challenges FORCE ROW LEVEL SECURITY;
CREATE POLICY add ON challenges FOR INSERT TO evenkeel_runtime
  WITH CHECK (NOT staff_member_id IS DISTINCT FROM (( SELECT context_staff_member() AS context_staff_member)));
CREATE POLICY organization_wall ON challenges AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = COALESCE(( SELECT context_organization() AS context_organization), '00000000-0000-0000-0000-000000000000'::uuid));
CREATE POLICY owner_rights ON challenges TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX challenges_oldest ON public.challenges USING btree (ends_at);
CREATE INDEX challenges_ticket ON public.challenges USING btree (ticket_sha256);
GRANT INSERT ON challenges TO evenkeel_runtime;

CREATE TABLE clinic_hours (
  organization_id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  weekday integer NOT NULL,
  opens_at time without time zone,
  closes_at time without time zone,
  CONSTRAINT clinic_hours_pkey PRIMARY KEY (organization_id, clinic_id, weekday),
  CONSTRAINT clinic_hours_of_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics(organization_id, id),
  CONSTRAINT clinic_hours_close_after_opening CHECK (closes_at > opens_at),
  CONSTRAINT clinic_hours_open_or_closed CHECK ((opens_at IS NULL) = (closes_at IS NULL)),
  CONSTRAINT clinic_hours_weekday_iso CHECK (weekday >= 1 AND weekday <= 7)
);
ALTER TABLE clinic_hours ENABLE ROW LEVEL SECURITY;
ALTER TABLE clinic_hours FORCE ROW LEVEL SECURITY;
CREATE POLICY add_in_scope ON clinic_hours FOR INSERT TO evenkeel_runtime
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY change_in_scope ON clinic_hours FOR UPDATE TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY inside ON clinic_hours FOR SELECT TO evenkeel_runtime
  USING (true);
CREATE POLICY organization_wall ON clinic_hours AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON clinic_hours TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
GRANT INSERT, SELECT ON clinic_hours TO evenkeel_runtime;
GRANT UPDATE (opens_at, closes_at) ON clinic_hours TO evenkeel_runtime;

CREATE TABLE clinics (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  state text NOT NULL,
  time_zone text NOT NULL,
  street text NOT NULL,
  city text NOT NULL,
  postal_code text NOT NULL,
  phone text,
  programs text[] NOT NULL DEFAULT ARRAY['substance_use'::text, 'mental_health'::text, 'co_occurring'::text],
  adolescents boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT clinics_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT clinics_name_once UNIQUE (organization_id, name),
  CONSTRAINT clinics_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id),
  CONSTRAINT clinics_named CHECK (length(btrim(name)) >= 1 AND length(btrim(name)) <= 200),
  CONSTRAINT clinics_postal_code_form CHECK (postal_code ~ '^[0-9]{5}$'::text),
  CONSTRAINT clinics_programs_known CHECK (programs <@ ARRAY['substance_use'::text, 'mental_health'::text, 'co_occurring'::text] AND cardinality(programs) > 0),
  CONSTRAINT clinics_state_known CHECK (state = ANY (ARRAY['IL'::text, 'TX'::text]))
);
ALTER TABLE clinics ENABLE ROW LEVEL SECURITY;
ALTER TABLE clinics FORCE ROW LEVEL SECURITY;
CREATE POLICY add ON clinics FOR INSERT TO evenkeel_runtime
  WITH CHECK (context_whole_organization());
CREATE POLICY change_in_scope ON clinics FOR UPDATE TO evenkeel_runtime
  USING (context_opens_clinic(id))
  WITH CHECK (context_opens_clinic(id));
CREATE POLICY inside ON clinics FOR SELECT TO evenkeel_runtime
  USING (true);
CREATE POLICY organization_wall ON clinics AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON clinics TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE TRIGGER clinics_offer_checked AFTER UPDATE OF programs, adolescents ON clinics FOR EACH ROW WHEN (old.programs <> new.programs OR old.adolescents <> new.adolescents) EXECUTE FUNCTION check_offer_of_clinic();
CREATE TRIGGER clinics_place_checked AFTER UPDATE OF state, time_zone ON clinics FOR EACH ROW WHEN (old.state <> new.state OR old.time_zone <> new.time_zone) EXECUTE FUNCTION check_place_of_clinic();
GRANT INSERT, SELECT, UPDATE ON clinics TO evenkeel_runtime;

CREATE TABLE closures (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  reason text NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamp with time zone NOT NULL,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  CONSTRAINT closures_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT closures_made_by_staff FOREIGN KEY (organization_id, made_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT closures_of_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics(organization_id, id),
  CONSTRAINT closures_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id),
  CONSTRAINT closures_withdrawn_by_staff FOREIGN KEY (organization_id, withdrawn_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT closures_end_after_start CHECK (ends_on >= starts_on),
  CONSTRAINT closures_not_for_ever CHECK (ends_on <= (starts_on + 366)),
  CONSTRAINT closures_reasoned CHECK (length(btrim(reason)) >= 1 AND length(btrim(reason)) <= 200)
);
ALTER TABLE closures ENABLE ROW LEVEL SECURITY;
ALTER TABLE closures FORCE ROW LEVEL SECURITY;
CREATE POLICY add_in_reach ON closures FOR INSERT TO evenkeel_runtime
  WITH CHECK (context_reaches_policy(NULL::text, clinic_id));
CREATE POLICY inside ON closures FOR SELECT TO evenkeel_runtime
  USING (true);
CREATE POLICY organization_wall ON closures AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON closures TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE POLICY withdraw_in_reach ON closures FOR UPDATE TO evenkeel_runtime
  USING (context_reaches_policy(NULL::text, clinic_id))
  WITH CHECK (context_reaches_policy(NULL::text, clinic_id));
CREATE INDEX closures_by_end ON public.closures USING btree (organization_id, ends_on);
GRANT INSERT, SELECT ON closures TO evenkeel_runtime;
GRANT UPDATE (withdrawn_by, withdrawn_at) ON closures TO evenkeel_runtime;

CREATE TABLE contacts (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  person text,
  relation text,
  kind text NOT NULL,
  value text NOT NULL,
  may_call boolean NOT NULL DEFAULT false,
  may_leave_message boolean NOT NULL DEFAULT false,
  may_text boolean NOT NULL DEFAULT false,
  may_mail boolean NOT NULL DEFAULT false,
  may_say text NOT NULL,
  say_words text,
  best_times text,
  for_emergency boolean NOT NULL DEFAULT false,
  replaces_id uuid,
  written_by uuid,
  written_at timestamp with time zone NOT NULL,
  ended_by uuid,
  ended_at timestamp with time zone,
  CONSTRAINT contacts_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT contacts_of_patient_once UNIQUE (organization_id, patient_id, id),
  CONSTRAINT contacts_replaced_once UNIQUE (organization_id, replaces_id),
  CONSTRAINT contacts_ended_by_staff FOREIGN KEY (organization_id, ended_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT contacts_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT contacts_replaces_own FOREIGN KEY (organization_id, patient_id, replaces_id) REFERENCES contacts(organization_id, patient_id, id),
  CONSTRAINT contacts_written_by_staff FOREIGN KEY (organization_id, written_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT contacts_end_after_start CHECK (ended_at >= written_at),
  CONSTRAINT contacts_ended_by_somebody CHECK ((ended_by IS NULL) = (ended_at IS NULL)),
  CONSTRAINT contacts_kind_known CHECK (kind = ANY (ARRAY['phone'::text, 'email'::text, 'post'::text])),
  CONSTRAINT contacts_may_say_known CHECK (may_say = ANY (ARRAY['nothing'::text, 'name'::text, 'clinic'::text, 'everything'::text])),
  CONSTRAINT contacts_message_needs_call CHECK (may_call OR NOT may_leave_message),
  CONSTRAINT contacts_relative_has_relation CHECK ((person IS NULL) = (relation IS NULL)),
  CONSTRAINT contacts_rules_fit_kind CHECK (
CASE
    WHEN kind = 'phone'::text THEN NOT may_mail
    ELSE NOT (may_call OR may_leave_message OR may_text)
END),
  CONSTRAINT contacts_value_there CHECK (length(btrim(value)) >= 1 AND length(btrim(value)) <= 300)
);
ALTER TABLE contacts ENABLE ROW LEVEL SECURITY;
ALTER TABLE contacts FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON contacts TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (record_is_open(patient_id));
CREATE POLICY organization_wall ON contacts AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON contacts TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX contacts_of_person ON public.contacts USING btree (organization_id, patient_id, written_at);
CREATE TRIGGER contacts_end_once BEFORE UPDATE ON contacts FOR EACH ROW EXECUTE FUNCTION keep_ended_contacts();
CREATE TRIGGER contacts_keep_search AFTER INSERT OR UPDATE ON contacts FOR EACH ROW EXECUTE FUNCTION keep_patient_search();
CREATE TRIGGER contacts_not_of_merged BEFORE INSERT ON contacts FOR EACH ROW EXECUTE FUNCTION refuse_merged();
GRANT INSERT, SELECT ON contacts TO evenkeel_runtime;
GRANT UPDATE (ended_by, ended_at) ON contacts TO evenkeel_runtime;

CREATE TABLE cosign_steps (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  note_id uuid NOT NULL,
  sequence integer NOT NULL,
  step text NOT NULL,
  comment text NOT NULL,
  made_by uuid NOT NULL,
  maker_name text NOT NULL,
  maker_credential text,
  made_at timestamp with time zone NOT NULL,
  content_sha256 bytea NOT NULL,
  dismissed_names text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT cosign_steps_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT cosign_steps_one_after_another UNIQUE (organization_id, note_id, sequence),
  CONSTRAINT cosign_steps_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics(organization_id, id),
  CONSTRAINT cosign_steps_by_staff FOREIGN KEY (organization_id, made_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT cosign_steps_of_note FOREIGN KEY (organization_id, note_id) REFERENCES note_cosignatures(organization_id, note_id),
  CONSTRAINT cosign_steps_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT cosign_steps_few_dismissed CHECK (cardinality(dismissed_names) <= 50),
  CONSTRAINT cosign_steps_return_with_comment CHECK (step = 'cosigned'::text OR length(btrim(comment)) >= 1 AND length(btrim(comment)) <= 2000),
  CONSTRAINT cosign_steps_step_known CHECK (step = ANY (ARRAY['cosigned'::text, 'returned'::text]))
);
ALTER TABLE cosign_steps ENABLE ROW LEVEL SECURITY;
ALTER TABLE cosign_steps FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON cosign_steps TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND made_by = context_staff_member() AND record_is_open(patient_id));
CREATE POLICY organization_wall ON cosign_steps AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON cosign_steps TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX cosign_steps_of_patient ON public.cosign_steps USING btree (organization_id, patient_id);
CREATE TRIGGER cosign_steps_followed AFTER INSERT ON cosign_steps FOR EACH ROW EXECUTE FUNCTION follow_cosign_step();
CREATE TRIGGER cosign_steps_never_change BEFORE DELETE OR UPDATE ON cosign_steps FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON cosign_steps TO evenkeel_runtime;

CREATE TABLE credentials (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  state text NOT NULL,
  title text NOT NULL,
  starts_on date NOT NULL,
  expires_on date,
  number text,
  withdrawn_at timestamp with time zone,
  CONSTRAINT credentials_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT credentials_of_staff_member FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT credentials_expire_after_start CHECK (expires_on IS NULL OR expires_on >= starts_on),
  CONSTRAINT credentials_number_length CHECK (length(number) >= 1 AND length(number) <= 60),
  CONSTRAINT credentials_state_known CHECK (state = ANY (ARRAY['IL'::text, 'TX'::text]))
);
ALTER TABLE credentials ENABLE ROW LEVEL SECURITY;
ALTER TABLE credentials FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON credentials TO evenkeel_runtime
  USING (true)
  WITH CHECK (true);
CREATE POLICY organization_wall ON credentials AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON credentials TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX credentials_of_person ON public.credentials USING btree (organization_id, staff_member_id);
GRANT INSERT, SELECT, UPDATE ON credentials TO evenkeel_runtime;

CREATE TABLE curricula (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  origin text NOT NULL,
  added_by uuid,
  added_at timestamp with time zone NOT NULL,
  CONSTRAINT curricula_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT curricula_name_once UNIQUE (organization_id, name),
  CONSTRAINT curricula_added_by_staff FOREIGN KEY (organization_id, added_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT curricula_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id),
  CONSTRAINT curricula_named CHECK (length(btrim(name)) >= 1 AND length(btrim(name)) <= 120),
  CONSTRAINT curricula_origin_form CHECK (origin ~ '^[a-z0-9-]{1,60}$'::text)
);
ALTER TABLE curricula ENABLE ROW LEVEL SECURITY;
ALTER TABLE curricula FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON curricula TO evenkeel_runtime
  USING (true)
  WITH CHECK (true);
CREATE POLICY organization_wall ON curricula AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON curricula TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
GRANT INSERT, SELECT ON curricula TO evenkeel_runtime;

CREATE TABLE curriculum_versions (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  curriculum_id uuid NOT NULL,
  number integer NOT NULL,
  starts_on date NOT NULL,
  when_cancelled text NOT NULL,
  topic_count integer NOT NULL,
  source text NOT NULL,
  written_by uuid,
  written_at timestamp with time zone NOT NULL,
  CONSTRAINT curriculum_versions_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT curriculum_versions_one_after_another UNIQUE (organization_id, curriculum_id, number),
  CONSTRAINT curriculum_versions_of_curriculum FOREIGN KEY (organization_id, curriculum_id) REFERENCES curricula(organization_id, id),
  CONSTRAINT curriculum_versions_written_by_staff FOREIGN KEY (organization_id, written_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT curriculum_versions_cancelled_known CHECK (when_cancelled = ANY (ARRAY['shift'::text, 'skip'::text])),
  CONSTRAINT curriculum_versions_hold_topics CHECK (topic_count >= 1 AND topic_count <= 100),
  CONSTRAINT curriculum_versions_number_counts_up CHECK (number > 0),
  CONSTRAINT curriculum_versions_source_short CHECK (length(source) <= 500)
);
ALTER TABLE curriculum_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE curriculum_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON curriculum_versions TO evenkeel_runtime
  USING (true)
  WITH CHECK (true);
CREATE POLICY organization_wall ON curriculum_versions AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON curriculum_versions TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE TRIGGER curriculum_versions_never_change BEFORE DELETE OR UPDATE ON curriculum_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON curriculum_versions TO evenkeel_runtime;

CREATE TABLE day_closings (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  day date NOT NULL,
  sequence integer NOT NULL,
  step text NOT NULL,
  because text NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamp with time zone NOT NULL,
  CONSTRAINT day_closings_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT day_closings_one_after_another UNIQUE (organization_id, clinic_id, day, sequence),
  CONSTRAINT day_closings_by_staff FOREIGN KEY (organization_id, decided_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT day_closings_of_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics(organization_id, id),
  CONSTRAINT day_closings_reopened_with_reason CHECK (step = 'closed'::text OR btrim(because) <> ''::text),
  CONSTRAINT day_closings_step_known CHECK (step = ANY (ARRAY['closed'::text, 'reopened'::text])),
  CONSTRAINT day_closings_take_turns CHECK (sequence > 0 AND (step = 'closed'::text) = ((sequence % 2) = 1))
);
ALTER TABLE day_closings ENABLE ROW LEVEL SECURITY;
ALTER TABLE day_closings FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON day_closings TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization) OR (clinic_id = ANY ((( SELECT context_clinics() AS context_clinics))::uuid[])) OR (clinic_id = ANY ((( SELECT context_caseload_clinics() AS context_caseload_clinics))::uuid[])))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY organization_wall ON day_closings AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON day_closings TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE TRIGGER day_closings_complete BEFORE INSERT ON day_closings FOR EACH ROW WHEN (new.step = 'closed'::text) EXECUTE FUNCTION check_day_may_close();
CREATE TRIGGER day_closings_never_change BEFORE DELETE OR UPDATE ON day_closings FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON day_closings TO evenkeel_runtime;

CREATE TABLE device_answers (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  has_device boolean NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  CONSTRAINT device_answers_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT device_answers_asked_by_staff FOREIGN KEY (organization_id, asked_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT device_answers_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id)
);
ALTER TABLE device_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE device_answers FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON device_answers TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (record_is_open(patient_id));
CREATE POLICY organization_wall ON device_answers AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON device_answers TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX device_answers_newest ON public.device_answers USING btree (organization_id, patient_id, asked_at);
CREATE TRIGGER device_answers_never_change BEFORE DELETE OR UPDATE ON device_answers FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON device_answers TO evenkeel_runtime;

CREATE TABLE dismissed_names (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid,
  name text NOT NULL,
  dismissed_by uuid NOT NULL,
  dismissed_at timestamp with time zone NOT NULL,
  CONSTRAINT dismissed_names_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT dismissed_names_once UNIQUE NULLS NOT DISTINCT (organization_id, session_id, patient_id, name),
  CONSTRAINT dismissed_names_by_staff FOREIGN KEY (organization_id, dismissed_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT dismissed_names_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT dismissed_names_of_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT dismissed_names_length CHECK (length(name) >= 1 AND length(name) <= 200)
);
ALTER TABLE dismissed_names ENABLE ROW LEVEL SECURITY;
ALTER TABLE dismissed_names FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON dismissed_names TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id) AND (patient_id IS NULL OR record_is_open(patient_id)))
  WITH CHECK (context_opens_clinic(clinic_id) AND dismissed_by = context_staff_member() AND (patient_id IS NULL OR record_is_open(patient_id)));
CREATE POLICY organization_wall ON dismissed_names AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON dismissed_names TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX dismissed_names_of_patient ON public.dismissed_names USING btree (organization_id, patient_id);
CREATE TRIGGER dismissed_names_never_change BEFORE DELETE OR UPDATE ON dismissed_names FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON dismissed_names TO evenkeel_runtime;

CREATE TABLE facilitations (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  part text NOT NULL DEFAULT 'leader'::text,
  begun_by uuid,
  ended_by uuid,
  was_ends_on date,
  CONSTRAINT facilitations_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT facilitations_begun_by_change FOREIGN KEY (organization_id, begun_by) REFERENCES series_changes(organization_id, id),
  CONSTRAINT facilitations_by_staff_member FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT facilitations_ended_by_change FOREIGN KEY (organization_id, ended_by) REFERENCES series_changes(organization_id, id),
  CONSTRAINT facilitations_of_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups(organization_id, clinic_id, id),
  CONSTRAINT facilitations_end_after_start CHECK (ends_on IS NULL OR ends_on >= (starts_on - 1)),
  CONSTRAINT facilitations_part_known CHECK (part = ANY (ARRAY['leader'::text, 'second'::text, 'supervisor'::text]))
);
ALTER TABLE facilitations ENABLE ROW LEVEL SECURITY;
ALTER TABLE facilitations FORCE ROW LEVEL SECURITY;
CREATE POLICY add_in_scope ON facilitations FOR INSERT TO evenkeel_runtime
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY change_in_scope ON facilitations FOR UPDATE TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY inside ON facilitations FOR SELECT TO evenkeel_runtime
  USING (true);
CREATE POLICY organization_wall ON facilitations AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON facilitations TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX facilitations_by_group ON public.facilitations USING btree (organization_id, group_id);
CREATE INDEX facilitations_by_person ON public.facilitations USING btree (organization_id, staff_member_id, group_id);
CREATE TRIGGER facilitations_forget_decided AFTER INSERT OR DELETE OR UPDATE ON facilitations FOR EACH STATEMENT EXECUTE FUNCTION forget_decided();
GRANT INSERT, SELECT ON facilitations TO evenkeel_runtime;
GRANT UPDATE (ends_on, ended_by, was_ends_on) ON facilitations TO evenkeel_runtime;

CREATE TABLE goals (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  words text NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  ended_because text,
  set_by uuid NOT NULL,
  set_at timestamp with time zone NOT NULL,
  dismissed_names text[] NOT NULL DEFAULT '{}'::text[],
  stands_for uuid,
  CONSTRAINT goals_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT goals_of_patient_for_notes UNIQUE (organization_id, patient_id, id),
  CONSTRAINT goals_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT goals_set_by_staff FOREIGN KEY (organization_id, set_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT goals_stand_for_one_of_the_person FOREIGN KEY (organization_id, patient_id, stands_for) REFERENCES goals(organization_id, patient_id, id),
  CONSTRAINT goals_end_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on),
  CONSTRAINT goals_end_with_reason CHECK ((ends_on IS NULL) = (ended_because IS NULL)),
  CONSTRAINT goals_ended_because_known CHECK (ended_because = ANY (ARRAY['reached'::text, 'changed'::text, 'set_aside'::text, 'entered_in_error'::text])),
  CONSTRAINT goals_few_dismissed CHECK (cardinality(dismissed_names) <= 50),
  CONSTRAINT goals_say_something CHECK (length(btrim(words)) >= 1 AND length(btrim(words)) <= 500),
  CONSTRAINT goals_stand_for_another CHECK (stands_for <> id)
);
ALTER TABLE goals ENABLE ROW LEVEL SECURITY;
ALTER TABLE goals FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON goals TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (record_is_open(patient_id));
CREATE POLICY organization_wall ON goals AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON goals TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX goals_of_person ON public.goals USING btree (organization_id, patient_id, starts_on);
CREATE INDEX goals_that_stand_for ON public.goals USING btree (organization_id, stands_for) WHERE (stands_for IS NOT NULL);
GRANT INSERT, SELECT ON goals TO evenkeel_runtime;
GRANT UPDATE (ends_on, ended_because) ON goals TO evenkeel_runtime;

CREATE TABLE group_curricula (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  block integer NOT NULL DEFAULT 1,
  curriculum_id uuid NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  first_position integer NOT NULL DEFAULT 1,
  withdrawn boolean NOT NULL DEFAULT false,
  set_by uuid,
  set_at timestamp with time zone NOT NULL,
  CONSTRAINT group_curricula_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT group_curricula_of_curriculum FOREIGN KEY (organization_id, curriculum_id) REFERENCES curricula(organization_id, id),
  CONSTRAINT group_curricula_of_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups(organization_id, clinic_id, id),
  CONSTRAINT group_curricula_set_by_staff FOREIGN KEY (organization_id, set_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT group_curricula_one_at_a_time EXCLUDE USING gist (organization_id WITH =, group_id WITH =, block WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&) WHERE (NOT withdrawn),
  CONSTRAINT group_curricula_block_counts_up CHECK (block >= 1 AND block <= 12),
  CONSTRAINT group_curricula_end_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on),
  CONSTRAINT group_curricula_first_position_counts_up CHECK (first_position >= 1 AND first_position <= 100)
);
ALTER TABLE group_curricula ENABLE ROW LEVEL SECURITY;
ALTER TABLE group_curricula FORCE ROW LEVEL SECURITY;
CREATE POLICY add_in_scope ON group_curricula FOR INSERT TO evenkeel_runtime
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY change_in_scope ON group_curricula FOR UPDATE TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY inside ON group_curricula FOR SELECT TO evenkeel_runtime
  USING (true);
CREATE POLICY organization_wall ON group_curricula AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON group_curricula TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
GRANT INSERT, SELECT ON group_curricula TO evenkeel_runtime;
GRANT UPDATE (ends_on, withdrawn) ON group_curricula TO evenkeel_runtime;

CREATE TABLE groups (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  name text NOT NULL,
  program text NOT NULL,
  kind text NOT NULL,
  mode text NOT NULL,
  room_id uuid,
  starts_on date NOT NULL,
  ends_on date,
  seat_limit integer NOT NULL,
  seat_limit_rule text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  virtual_link text,
  language text NOT NULL DEFAULT 'en'::text,
  audiences text[] NOT NULL DEFAULT '{}'::text[],
  youngest integer NOT NULL DEFAULT 18,
  oldest integer,
  pets_welcome boolean NOT NULL DEFAULT false,
  stated_minutes integer,
  stated_sessions integer,
  CONSTRAINT groups_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT groups_of_clinic UNIQUE (organization_id, clinic_id, id),
  CONSTRAINT groups_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics(organization_id, id),
  CONSTRAINT groups_in_room_of_clinic FOREIGN KEY (organization_id, clinic_id, room_id) REFERENCES rooms(organization_id, clinic_id, id),
  CONSTRAINT groups_ages_in_order CHECK (youngest >= 0 AND youngest <= 120 AND (oldest IS NULL OR oldest >= youngest AND oldest <= 120)),
  CONSTRAINT groups_ages_never_mix CHECK (youngest >= 18 OR youngest >= 12 AND COALESCE(oldest, 120) < 18),
  CONSTRAINT groups_audiences_few CHECK (cardinality(audiences) <= 12 AND array_position(audiences, NULL::text) IS NULL),
  CONSTRAINT groups_end_after_start CHECK (ends_on IS NULL OR ends_on >= (starts_on - 1)),
  CONSTRAINT groups_kind_known CHECK (kind = ANY (ARRAY['counseling'::text, 'education'::text, 'skills'::text, 'family'::text, 'multi_family'::text, 'activity'::text])),
  CONSTRAINT groups_language_form CHECK (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text),
  CONSTRAINT groups_limit_sensible CHECK (seat_limit >= 1 AND seat_limit <= 500),
  CONSTRAINT groups_meet_somewhere CHECK (mode = 'virtual'::text OR room_id IS NOT NULL),
  CONSTRAINT groups_mode_known CHECK (mode = ANY (ARRAY['in_person'::text, 'virtual'::text, 'hybrid'::text])),
  CONSTRAINT groups_named CHECK (length(btrim(name)) >= 1 AND length(btrim(name)) <= 120),
  CONSTRAINT groups_program_known CHECK (program = ANY (ARRAY['substance_use'::text, 'mental_health'::text, 'co_occurring'::text])),
  CONSTRAINT groups_stated_sensible CHECK (stated_minutes >= 1 AND stated_minutes <= 10080 AND stated_sessions >= 1 AND stated_sessions <= 1000)
);
ALTER TABLE groups ENABLE ROW LEVEL SECURITY;
ALTER TABLE groups FORCE ROW LEVEL SECURITY;
CREATE POLICY add_in_scope ON groups FOR INSERT TO evenkeel_runtime
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY change_in_scope ON groups FOR UPDATE TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY inside ON groups FOR SELECT TO evenkeel_runtime
  USING (true);
CREATE POLICY organization_wall ON groups AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON groups TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE TRIGGER groups_limit_checked AFTER UPDATE OF seat_limit, kind ON groups FOR EACH ROW EXECUTE FUNCTION check_group_limit();
CREATE TRIGGER groups_offered_checked AFTER INSERT OR UPDATE OF program, clinic_id, youngest, oldest ON groups FOR EACH ROW EXECUTE FUNCTION check_group_offered();
CREATE TRIGGER groups_pets_are_told AFTER UPDATE OF pets_welcome ON groups FOR EACH ROW WHEN (new.pets_welcome AND NOT old.pets_welcome) EXECUTE FUNCTION check_pets_told();
CREATE TRIGGER groups_pets_checked AFTER INSERT OR UPDATE OF pets_welcome, room_id ON groups FOR EACH ROW EXECUTE FUNCTION check_pets();
GRANT INSERT, SELECT, UPDATE ON groups TO evenkeel_runtime;

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
  given_at timestamp with time zone NOT NULL,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_because text,
  under_18 boolean NOT NULL DEFAULT false,
  CONSTRAINT guests_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT guests_by_change FOREIGN KEY (organization_id, change_id) REFERENCES roster_changes(organization_id, id),
  CONSTRAINT guests_given_by_staff FOREIGN KEY (organization_id, given_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT guests_in_session FOREIGN KEY (organization_id, clinic_id, group_id, session_id) REFERENCES sessions(organization_id, clinic_id, group_id, id),
  CONSTRAINT guests_withdrawn_by_staff FOREIGN KEY (organization_id, withdrawn_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT guests_kind_known CHECK (kind = ANY (ARRAY['family'::text, 'observer'::text, 'interpreter'::text, 'speaker'::text, 'other'::text])),
  CONSTRAINT guests_named CHECK (length(btrim(name)) >= 1 AND length(btrim(name)) <= 200)
);
ALTER TABLE guests ENABLE ROW LEVEL SECURITY;
ALTER TABLE guests FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON guests TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization) OR (clinic_id = ANY ((( SELECT context_clinics() AS context_clinics))::uuid[])) OR (clinic_id = ANY ((( SELECT context_caseload_clinics() AS context_caseload_clinics))::uuid[])) AND (group_id = ANY ((( SELECT groups_i_lead() AS groups_i_lead))::uuid[])))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY organization_wall ON guests AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON guests TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX guests_of_session ON public.guests USING btree (organization_id, session_id);
CREATE TRIGGER guests_checked AFTER INSERT OR UPDATE ON guests FOR EACH ROW WHEN (new.withdrawn_at IS NULL AND NOT new.virtual) EXECUTE FUNCTION check_date();
CREATE TRIGGER guests_of_age AFTER INSERT ON guests FOR EACH ROW WHEN (new.under_18) EXECUTE FUNCTION check_age_of_guest();
GRANT INSERT, SELECT ON guests TO evenkeel_runtime;
GRANT UPDATE (withdrawn_at, withdrawn_by, withdrawn_because) ON guests TO evenkeel_runtime;

CREATE TABLE idempotency_keys (
  organization_id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  key text NOT NULL,
  request_sha256 bytea NOT NULL,
  status integer,
  answer text,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT idempotency_keys_pkey PRIMARY KEY (organization_id, staff_member_id, key),
  CONSTRAINT idempotency_keys_length CHECK (length(key) >= 8 AND length(key) <= 255)
);
ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON idempotency_keys AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY own ON idempotency_keys TO evenkeel_runtime
  USING (staff_member_id = (( SELECT context_staff_member() AS context_staff_member)))
  WITH CHECK (staff_member_id = (( SELECT context_staff_member() AS context_staff_member)));
CREATE POLICY owner_rights ON idempotency_keys TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX idempotency_keys_oldest ON public.idempotency_keys USING btree (created_at);
GRANT DELETE, INSERT, SELECT, UPDATE ON idempotency_keys TO evenkeel_runtime;

CREATE TABLE import_file_parts (
  organization_id uuid NOT NULL,
  file_id uuid NOT NULL,
  part integer NOT NULL,
  content bytea NOT NULL,
  CONSTRAINT import_file_parts_pkey PRIMARY KEY (organization_id, file_id, part),
  CONSTRAINT import_file_parts_of_file FOREIGN KEY (organization_id, file_id) REFERENCES import_files(organization_id, id),
  CONSTRAINT import_file_parts_few CHECK (part >= 0 AND part <= 99)
);
ALTER TABLE import_file_parts ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_file_parts FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON import_file_parts AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON import_file_parts TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE POLICY whole_organization ON import_file_parts TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization))
  WITH CHECK (( SELECT context_whole_organization() AS context_whole_organization));
GRANT DELETE, INSERT, SELECT, UPDATE ON import_file_parts TO evenkeel_runtime;

CREATE TABLE import_files (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  file_name text NOT NULL,
  bytes integer NOT NULL,
  clinic_id uuid,
  stage text NOT NULL DEFAULT 'arriving'::text,
  asked integer NOT NULL DEFAULT 0,
  separator text,
  columns text[],
  date_order text,
  number_system text,
  alike_as text,
  same_places integer[] NOT NULL DEFAULT '{}'::integer[],
  other_places integer[] NOT NULL DEFAULT '{}'::integer[],
  reading jsonb,
  import_id uuid,
  done integer NOT NULL DEFAULT 0,
  total integer NOT NULL DEFAULT 0,
  chosen_by uuid NOT NULL,
  chosen_at timestamp with time zone NOT NULL,
  CONSTRAINT import_files_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT import_files_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics(organization_id, id),
  CONSTRAINT import_files_chosen_by_staff FOREIGN KEY (organization_id, chosen_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT import_files_alike_known CHECK (alike_as = ANY (ARRAY['same'::text, 'other'::text])),
  CONSTRAINT import_files_date_order_known CHECK (date_order = ANY (ARRAY['year-first'::text, 'month-first'::text, 'day-first'::text])),
  CONSTRAINT import_files_name_length CHECK (length(file_name) >= 1 AND length(file_name) <= 300),
  CONSTRAINT import_files_size CHECK (bytes >= 1 AND bytes <= 20971520),
  CONSTRAINT import_files_stage_known CHECK (stage = ANY (ARRAY['arriving'::text, 'to_read'::text, 'read'::text, 'to_bring_in'::text, 'brought_in'::text]))
);
ALTER TABLE import_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_files FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON import_files AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON import_files TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE POLICY whole_organization ON import_files TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization))
  WITH CHECK (( SELECT context_whole_organization() AS context_whole_organization));
CREATE INDEX import_files_waiting ON public.import_files USING btree (organization_id, chosen_at) WHERE (stage = ANY (ARRAY['to_read'::text, 'to_bring_in'::text]));
GRANT DELETE, INSERT, SELECT, UPDATE ON import_files TO evenkeel_runtime;

CREATE TABLE import_identifiers (
  organization_id uuid NOT NULL,
  import_id uuid NOT NULL,
  system text NOT NULL,
  value text NOT NULL,
  CONSTRAINT import_identifiers_pkey PRIMARY KEY (organization_id, import_id, system, value),
  CONSTRAINT import_identifiers_of_import FOREIGN KEY (organization_id, import_id) REFERENCES imports(organization_id, id)
);
ALTER TABLE import_identifiers ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_identifiers FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON import_identifiers AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON import_identifiers TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE POLICY whole_organization ON import_identifiers TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization))
  WITH CHECK (( SELECT context_whole_organization() AS context_whole_organization));
GRANT INSERT, SELECT ON import_identifiers TO evenkeel_runtime;

CREATE TABLE import_people (
  organization_id uuid NOT NULL,
  import_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  place integer NOT NULL,
  added boolean NOT NULL,
  version_after integer NOT NULL,
  death_changed boolean NOT NULL,
  died_on_before date,
  died_on_unknown_day_before boolean NOT NULL,
  CONSTRAINT import_people_pkey PRIMARY KEY (organization_id, import_id, patient_id),
  CONSTRAINT import_people_of_import FOREIGN KEY (organization_id, import_id) REFERENCES imports(organization_id, id),
  CONSTRAINT import_people_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id)
);
ALTER TABLE import_people ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_people FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON import_people AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON import_people TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE POLICY whole_organization ON import_people TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization))
  WITH CHECK (( SELECT context_whole_organization() AS context_whole_organization));
CREATE INDEX import_people_in_order ON public.import_people USING btree (organization_id, import_id, place, patient_id);
CREATE INDEX import_people_of_person ON public.import_people USING btree (organization_id, patient_id);
GRANT INSERT, SELECT ON import_people TO evenkeel_runtime;

CREATE TABLE imported_resources (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  import_id uuid NOT NULL,
  patient_id uuid,
  resource_type text NOT NULL,
  source_id text NOT NULL,
  content jsonb NOT NULL,
  position integer NOT NULL DEFAULT 0,
  CONSTRAINT imported_resources_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT imported_resources_once UNIQUE (organization_id, patient_id, resource_type, source_id),
  CONSTRAINT imported_resources_of_import FOREIGN KEY (organization_id, import_id) REFERENCES imports(organization_id, id),
  CONSTRAINT imported_resources_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id)
);
ALTER TABLE imported_resources ENABLE ROW LEVEL SECURITY;
ALTER TABLE imported_resources FORCE ROW LEVEL SECURITY;
CREATE POLICY add ON imported_resources FOR INSERT TO evenkeel_runtime
  WITH CHECK (( SELECT context_whole_organization() AS context_whole_organization));
CREATE POLICY of_nobody ON imported_resources TO evenkeel_runtime
  USING (patient_id IS NULL AND ( SELECT context_whole_organization() AS context_whole_organization));
CREATE POLICY opened_record ON imported_resources TO evenkeel_runtime
  USING (record_is_open(patient_id));
CREATE POLICY organization_wall ON imported_resources AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON imported_resources TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX imported_resources_of_import ON public.imported_resources USING btree (organization_id, import_id, "position", id);
CREATE UNIQUE INDEX imported_resources_of_nobody_once ON public.imported_resources USING btree (organization_id, resource_type, source_id) WHERE (patient_id IS NULL);
GRANT INSERT, SELECT ON imported_resources TO evenkeel_runtime;

CREATE TABLE imports (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  format text NOT NULL,
  content_sha256 bytea NOT NULL,
  people_added integer NOT NULL,
  resources_kept integer NOT NULL,
  imported_by uuid,
  imported_at timestamp with time zone NOT NULL,
  clinic_id uuid,
  people_known integer NOT NULL DEFAULT 0,
  undone_at timestamp with time zone,
  undone_by uuid,
  CONSTRAINT imports_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT imports_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics(organization_id, id),
  CONSTRAINT imports_by_staff FOREIGN KEY (organization_id, imported_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT imports_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id),
  CONSTRAINT imports_undone_by_staff FOREIGN KEY (organization_id, undone_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT imports_format_known CHECK (format = ANY (ARRAY['fhir_r4_bundle'::text, 'fhir_r4_resource'::text, 'csv'::text])),
  CONSTRAINT imports_undone_whole CHECK ((undone_at IS NULL) = (undone_by IS NULL))
);
ALTER TABLE imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE imports FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON imports AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON imports TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE POLICY whole_organization ON imports TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization))
  WITH CHECK (( SELECT context_whole_organization() AS context_whole_organization));
CREATE UNIQUE INDEX imports_content_once ON public.imports USING btree (organization_id, content_sha256) WHERE (undone_at IS NULL);
CREATE INDEX imports_newest ON public.imports USING btree (organization_id, imported_at DESC, id DESC);
GRANT INSERT, SELECT ON imports TO evenkeel_runtime;

CREATE TABLE keep_aparts (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  other_patient_id uuid NOT NULL,
  because text NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  decided_by uuid NOT NULL,
  decided_at timestamp with time zone NOT NULL,
  ended_by uuid,
  ended_at timestamp with time zone,
  ended_because text,
  CONSTRAINT keep_aparts_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT keep_aparts_decided_by_staff FOREIGN KEY (organization_id, decided_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT keep_aparts_ended_by_staff FOREIGN KEY (organization_id, ended_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT keep_aparts_of_other_patient FOREIGN KEY (organization_id, other_patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT keep_aparts_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT keep_aparts_once EXCLUDE USING gist (organization_id WITH =, patient_id WITH =, other_patient_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&),
  CONSTRAINT keep_aparts_end_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on),
  CONSTRAINT keep_aparts_two_people CHECK (patient_id < other_patient_id)
);
ALTER TABLE keep_aparts ENABLE ROW LEVEL SECURITY;
ALTER TABLE keep_aparts FORCE ROW LEVEL SECURITY;
CREATE POLICY both_records_open ON keep_aparts TO evenkeel_runtime
  USING (record_is_open(patient_id) AND record_is_open(other_patient_id))
  WITH CHECK (record_is_open(patient_id) AND record_is_open(other_patient_id));
CREATE POLICY by_role ON keep_aparts AS RESTRICTIVE TO evenkeel_runtime
  USING (( SELECT decides_who_is_apart() AS decides_who_is_apart))
  WITH CHECK (( SELECT decides_who_is_apart() AS decides_who_is_apart));
CREATE POLICY organization_wall ON keep_aparts AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON keep_aparts TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX keep_aparts_of_other ON public.keep_aparts USING btree (organization_id, other_patient_id);
CREATE TRIGGER keep_aparts_not_of_merged BEFORE INSERT ON keep_aparts FOR EACH ROW EXECUTE FUNCTION refuse_merged();
GRANT INSERT, SELECT ON keep_aparts TO evenkeel_runtime;
GRANT UPDATE (ends_on, ended_by, ended_at, ended_because) ON keep_aparts TO evenkeel_runtime;

CREATE TABLE kept_topics (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  block integer NOT NULL,
  clinic_id uuid NOT NULL,
  plan_id uuid NOT NULL,
  turn integer NOT NULL,
  version_id uuid NOT NULL,
  position integer NOT NULL,
  CONSTRAINT kept_topics_pkey PRIMARY KEY (organization_id, session_id, block),
  CONSTRAINT kept_topics_of_plan FOREIGN KEY (organization_id, plan_id) REFERENCES group_curricula(organization_id, id),
  CONSTRAINT kept_topics_of_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT kept_topics_of_topic FOREIGN KEY (organization_id, version_id, "position") REFERENCES topics(organization_id, version_id, "position"),
  CONSTRAINT kept_topics_turn_counts_up CHECK (turn >= 0)
);
ALTER TABLE kept_topics ENABLE ROW LEVEL SECURITY;
ALTER TABLE kept_topics FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON kept_topics TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY organization_wall ON kept_topics AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON kept_topics TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE TRIGGER kept_topics_never_change BEFORE DELETE OR UPDATE ON kept_topics FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON kept_topics TO evenkeel_runtime;

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
  given_at timestamp with time zone NOT NULL,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_because text,
  CONSTRAINT known_absences_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT known_absences_by_change FOREIGN KEY (organization_id, change_id) REFERENCES roster_changes(organization_id, id),
  CONSTRAINT known_absences_given_by_staff FOREIGN KEY (organization_id, given_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT known_absences_in_session FOREIGN KEY (organization_id, clinic_id, group_id, session_id) REFERENCES sessions(organization_id, clinic_id, group_id, id),
  CONSTRAINT known_absences_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT known_absences_withdrawn_by_staff FOREIGN KEY (organization_id, withdrawn_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT known_absences_reason_known CHECK (reason = ANY (ARRAY['illness'::text, 'hospital'::text, 'work'::text, 'travel'::text, 'court'::text, 'appointment'::text, 'family'::text, 'transport'::text, 'other'::text]))
);
ALTER TABLE known_absences ENABLE ROW LEVEL SECURITY;
ALTER TABLE known_absences FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON known_absences TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization) OR (clinic_id = ANY ((( SELECT context_clinics() AS context_clinics))::uuid[])) OR (clinic_id = ANY ((( SELECT context_caseload_clinics() AS context_caseload_clinics))::uuid[])) AND (group_id = ANY ((( SELECT groups_i_lead() AS groups_i_lead))::uuid[])))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY organization_wall ON known_absences AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON known_absences TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX known_absences_by_change ON public.known_absences USING btree (organization_id, change_id);
CREATE INDEX known_absences_of_patient ON public.known_absences USING btree (organization_id, patient_id);
CREATE UNIQUE INDEX known_absences_once ON public.known_absences USING btree (organization_id, session_id, patient_id) WHERE (withdrawn_at IS NULL);
CREATE TRIGGER known_absences_one_place AFTER UPDATE OF withdrawn_at ON known_absences FOR EACH ROW WHEN (new.withdrawn_at IS NOT NULL AND old.withdrawn_at IS NULL) EXECUTE FUNCTION check_comes_after_all();
CREATE TRIGGER known_absences_withdrawn_checked AFTER UPDATE OF withdrawn_at ON known_absences FOR EACH ROW WHEN (new.withdrawn_at IS NOT NULL AND old.withdrawn_at IS NULL) EXECUTE FUNCTION check_date();
GRANT INSERT, SELECT ON known_absences TO evenkeel_runtime;
GRANT UPDATE (withdrawn_at, withdrawn_by, withdrawn_because) ON known_absences TO evenkeel_runtime;

CREATE TABLE known_browsers (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  token_sha256 bytea NOT NULL,
  made_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  CONSTRAINT known_browsers_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT known_browsers_of_account FOREIGN KEY (organization_id, staff_member_id) REFERENCES accounts(organization_id, staff_member_id)
);
ALTER TABLE known_browsers ENABLE ROW LEVEL SECURITY;
ALTER TABLE known_browsers FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON known_browsers AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY own ON known_browsers TO evenkeel_runtime
  USING (staff_member_id = (( SELECT context_staff_member() AS context_staff_member)))
  WITH CHECK (staff_member_id = (( SELECT context_staff_member() AS context_staff_member)));
CREATE POLICY owner_rights ON known_browsers TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX known_browsers_of_person ON public.known_browsers USING btree (organization_id, staff_member_id, token_sha256);
GRANT INSERT, SELECT, UPDATE ON known_browsers TO evenkeel_runtime;

CREATE TABLE lendings (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  role_assignment_id uuid NOT NULL,
  lent_by uuid NOT NULL,
  lent_at timestamp with time zone NOT NULL,
  CONSTRAINT lendings_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT lendings_of_role_once UNIQUE (organization_id, role_assignment_id),
  CONSTRAINT lendings_by_staff FOREIGN KEY (organization_id, lent_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT lendings_for_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT lendings_of_role FOREIGN KEY (organization_id, role_assignment_id) REFERENCES role_assignments(organization_id, id),
  CONSTRAINT lendings_of_staff FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members(organization_id, id)
);
ALTER TABLE lendings ENABLE ROW LEVEL SECURITY;
ALTER TABLE lendings FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON lendings TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY organization_wall ON lendings AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON lendings TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX lendings_for_date ON public.lendings USING btree (organization_id, session_id);
CREATE INDEX lendings_of_member ON public.lendings USING btree (organization_id, staff_member_id);
CREATE TRIGGER lendings_never_change BEFORE DELETE OR UPDATE ON lendings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER lendings_of_who_leads_elsewhere AFTER INSERT ON lendings FOR EACH ROW EXECUTE FUNCTION check_lending();
GRANT INSERT, SELECT ON lendings TO evenkeel_runtime;

CREATE TABLE likely_duplicates (
  organization_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  other_id uuid NOT NULL,
  found_at timestamp with time zone NOT NULL,
  dismissed_by uuid,
  dismissed_at timestamp with time zone,
  dismissed_because text,
  CONSTRAINT likely_duplicates_pkey PRIMARY KEY (organization_id, patient_id, other_id),
  CONSTRAINT likely_duplicates_dismissed_by_staff FOREIGN KEY (organization_id, dismissed_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT likely_duplicates_of_other FOREIGN KEY (organization_id, other_id) REFERENCES patients(organization_id, id),
  CONSTRAINT likely_duplicates_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT likely_duplicates_dismissed_by_somebody CHECK ((dismissed_by IS NULL) = (dismissed_at IS NULL) AND (dismissed_because IS NULL) = (dismissed_at IS NULL)),
  CONSTRAINT likely_duplicates_in_order CHECK (patient_id < other_id)
);
ALTER TABLE likely_duplicates ENABLE ROW LEVEL SECURITY;
ALTER TABLE likely_duplicates FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON likely_duplicates AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON likely_duplicates TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE POLICY whole_organization ON likely_duplicates TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization))
  WITH CHECK (( SELECT context_whole_organization() AS context_whole_organization));
CREATE INDEX likely_duplicates_of_the_other ON public.likely_duplicates USING btree (organization_id, other_id);
CREATE INDEX likely_duplicates_to_look_at ON public.likely_duplicates USING btree (organization_id, found_at, patient_id, other_id) WHERE (dismissed_at IS NULL);
GRANT SELECT ON likely_duplicates TO evenkeel_runtime;
GRANT UPDATE (dismissed_by, dismissed_at, dismissed_because) ON likely_duplicates TO evenkeel_runtime;

CREATE TABLE limit_decisions (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  kind text NOT NULL,
  seat_limit integer,
  exemption text,
  passes text NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  because text NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamp with time zone NOT NULL,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  CONSTRAINT limit_decisions_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT limit_decisions_decided_by_staff FOREIGN KEY (organization_id, decided_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT limit_decisions_for_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups(organization_id, clinic_id, id),
  CONSTRAINT limit_decisions_withdrawn_by_staff FOREIGN KEY (organization_id, withdrawn_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT limit_decisions_end_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on),
  CONSTRAINT limit_decisions_exempt_one_date CHECK (kind = 'raise'::text OR ends_on = starts_on),
  CONSTRAINT limit_decisions_exemption_is_named CHECK ((kind = 'exemption'::text) = (exemption IS NOT NULL)),
  CONSTRAINT limit_decisions_exemption_known CHECK (exemption = ANY (ARRAY['multi_family_education'::text, 'seminar'::text, 'outside_speaker'::text, 'large_event'::text])),
  CONSTRAINT limit_decisions_kind_known CHECK (kind = ANY (ARRAY['raise'::text, 'exemption'::text])),
  CONSTRAINT limit_decisions_limit_sensible CHECK (seat_limit >= 1 AND seat_limit <= 500),
  CONSTRAINT limit_decisions_raise_has_a_number CHECK ((kind = 'raise'::text) = (seat_limit IS NOT NULL)),
  CONSTRAINT limit_decisions_reason CHECK (length(btrim(because)) > 0)
);
ALTER TABLE limit_decisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE limit_decisions FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON limit_decisions TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY organization_wall ON limit_decisions AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON limit_decisions TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX limit_decisions_by_group ON public.limit_decisions USING btree (organization_id, group_id);
CREATE TRIGGER limit_decisions_withdrawn_checked AFTER UPDATE OF withdrawn_at ON limit_decisions FOR EACH ROW WHEN (new.withdrawn_at IS NOT NULL AND old.withdrawn_at IS NULL) EXECUTE FUNCTION check_limit_decision();
GRANT INSERT, SELECT ON limit_decisions TO evenkeel_runtime;
GRANT UPDATE (withdrawn_at, withdrawn_by) ON limit_decisions TO evenkeel_runtime;

CREATE TABLE note_cosignatures (
  organization_id uuid NOT NULL,
  note_id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  signed_by uuid NOT NULL,
  because text NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  state text NOT NULL DEFAULT 'waiting'::text,
  steps integer NOT NULL DEFAULT 0,
  CONSTRAINT note_cosignatures_pkey PRIMARY KEY (organization_id, note_id),
  CONSTRAINT note_cosignatures_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics(organization_id, id),
  CONSTRAINT note_cosignatures_first_by_staff FOREIGN KEY (organization_id, signed_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT note_cosignatures_of_note FOREIGN KEY (organization_id, patient_id, note_id) REFERENCES notes(organization_id, patient_id, id),
  CONSTRAINT note_cosignatures_because_known CHECK (because = ANY (ARRAY['credential'::text, 'no_credential'::text])),
  CONSTRAINT note_cosignatures_state_known CHECK (state = ANY (ARRAY['waiting'::text, 'returned'::text, 'cosigned'::text, 'in_error'::text]))
);
ALTER TABLE note_cosignatures ENABLE ROW LEVEL SECURITY;
ALTER TABLE note_cosignatures FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON note_cosignatures TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id) AND record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND signed_by = context_staff_member() AND record_is_open(patient_id));
CREATE POLICY organization_wall ON note_cosignatures AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON note_cosignatures TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX note_cosignatures_oldest ON public.note_cosignatures USING btree (organization_id, state, asked_at, note_id) WHERE (state = ANY (ARRAY['waiting'::text, 'returned'::text]));
CREATE TRIGGER note_cosignatures_never_deleted BEFORE DELETE ON note_cosignatures FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT ON note_cosignatures TO evenkeel_runtime;
GRANT INSERT (organization_id, note_id, clinic_id, patient_id, signed_by, because, asked_at) ON note_cosignatures TO evenkeel_runtime;

CREATE TABLE note_drafts (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid,
  words text NOT NULL,
  revision integer NOT NULL,
  written_by uuid NOT NULL,
  written_at timestamp with time zone NOT NULL,
  topic text NOT NULL DEFAULT ''::text,
  method text NOT NULL DEFAULT ''::text,
  participation text NOT NULL DEFAULT ''::text,
  mood text NOT NULL DEFAULT ''::text,
  theme text NOT NULL DEFAULT ''::text,
  response text NOT NULL DEFAULT ''::text,
  feedback text NOT NULL DEFAULT ''::text,
  next_step text NOT NULL DEFAULT ''::text,
  goal_id uuid,
  block integer NOT NULL DEFAULT 0,
  CONSTRAINT note_drafts_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT note_drafts_one_for_each_part UNIQUE NULLS NOT DISTINCT (organization_id, session_id, patient_id, block),
  CONSTRAINT note_drafts_goal_of_person FOREIGN KEY (organization_id, patient_id, goal_id) REFERENCES goals(organization_id, patient_id, id),
  CONSTRAINT note_drafts_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT note_drafts_of_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT note_drafts_written_by_staff FOREIGN KEY (organization_id, written_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT note_drafts_block_counts_up CHECK (block >= 0),
  CONSTRAINT note_drafts_goal_has_person CHECK (goal_id IS NULL OR patient_id IS NOT NULL),
  CONSTRAINT note_drafts_length CHECK (length(words) <= 20000),
  CONSTRAINT note_drafts_lines_length CHECK (length(topic) <= 200 AND length(response) <= 2000 AND length(feedback) <= 2000 AND length(next_step) <= 2000),
  CONSTRAINT note_drafts_revision_counts_up CHECK (revision > 0),
  CONSTRAINT note_drafts_taps_short CHECK (length(method) <= 40 AND length(participation) <= 40 AND length(mood) <= 40 AND length(theme) <= 40)
);
ALTER TABLE note_drafts ENABLE ROW LEVEL SECURITY;
ALTER TABLE note_drafts FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON note_drafts TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id) AND (patient_id IS NULL OR record_is_open(patient_id)))
  WITH CHECK (context_opens_clinic(clinic_id) AND (patient_id IS NULL OR record_is_open(patient_id)));
CREATE POLICY organization_wall ON note_drafts AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON note_drafts TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX note_drafts_of_patient ON public.note_drafts USING btree (organization_id, patient_id);
GRANT INSERT, SELECT ON note_drafts TO evenkeel_runtime;
GRANT UPDATE (words, revision, written_by, written_at, topic, method, participation, mood, theme, response, feedback, next_step, goal_id) ON note_drafts TO evenkeel_runtime;

CREATE TABLE note_errors (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  note_id uuid NOT NULL,
  reason text NOT NULL,
  marked_by uuid NOT NULL,
  marker_name text NOT NULL,
  marked_at timestamp with time zone NOT NULL,
  dismissed_names text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT note_errors_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT note_errors_for_the_next UNIQUE (organization_id, session_id, patient_id, note_id),
  CONSTRAINT note_errors_once UNIQUE (organization_id, note_id),
  CONSTRAINT note_errors_by_staff FOREIGN KEY (organization_id, marked_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT note_errors_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT note_errors_of_note FOREIGN KEY (organization_id, patient_id, note_id) REFERENCES notes(organization_id, patient_id, id),
  CONSTRAINT note_errors_few_dismissed CHECK (cardinality(dismissed_names) <= 50),
  CONSTRAINT note_errors_reasoned CHECK (length(btrim(reason)) >= 1 AND length(btrim(reason)) <= 500)
);
ALTER TABLE note_errors ENABLE ROW LEVEL SECURITY;
ALTER TABLE note_errors FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON note_errors TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (marked_by = context_staff_member() AND context_opens_clinic(clinic_id) AND record_is_open(patient_id));
CREATE POLICY organization_wall ON note_errors AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON note_errors TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX note_errors_newest ON public.note_errors USING btree (organization_id, marked_at DESC, note_id DESC);
CREATE INDEX note_errors_of_person ON public.note_errors USING btree (organization_id, patient_id);
CREATE TRIGGER note_errors_end_waiting AFTER INSERT ON note_errors FOR EACH ROW EXECUTE FUNCTION follow_returned_note();
CREATE TRIGGER note_errors_never_change BEFORE DELETE OR UPDATE ON note_errors FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON note_errors TO evenkeel_runtime;

CREATE TABLE note_risks (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  kind text NOT NULL,
  task_id uuid NOT NULL,
  raised_by uuid NOT NULL,
  raised_at timestamp with time zone NOT NULL,
  CONSTRAINT note_risks_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT note_risks_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT note_risks_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT note_risks_raised_by_staff FOREIGN KEY (organization_id, raised_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT note_risks_with_task FOREIGN KEY (organization_id, clinic_id, task_id) REFERENCES tasks(organization_id, clinic_id, id),
  CONSTRAINT note_risks_kind_known CHECK (kind = ANY (ARRAY['self_harm'::text, 'harm_to_others'::text, 'overdose'::text, 'withdrawal'::text, 'vulnerable'::text, 'violence_at_home'::text]))
);
ALTER TABLE note_risks ENABLE ROW LEVEL SECURITY;
ALTER TABLE note_risks FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON note_risks TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND raised_by = context_staff_member() AND record_is_open(patient_id));
CREATE POLICY organization_wall ON note_risks AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON note_risks TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX note_risks_of_patient ON public.note_risks USING btree (organization_id, patient_id);
CREATE INDEX note_risks_of_person ON public.note_risks USING btree (organization_id, patient_id, raised_at);
CREATE INDEX note_risks_of_session ON public.note_risks USING btree (organization_id, session_id, patient_id);
CREATE TRIGGER note_risks_never_change BEFORE DELETE OR UPDATE ON note_risks FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_risks_open_once BEFORE INSERT ON note_risks FOR EACH ROW EXECUTE FUNCTION check_risk_not_open_already();
GRANT INSERT, SELECT ON note_risks TO evenkeel_runtime;

CREATE TABLE note_writers (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  sequence integer NOT NULL,
  writer_id uuid,
  assigned_by uuid NOT NULL,
  assigned_at timestamp with time zone NOT NULL,
  CONSTRAINT note_writers_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT note_writers_one_after_another UNIQUE (organization_id, session_id, patient_id, sequence),
  CONSTRAINT note_writers_assigned_by_staff FOREIGN KEY (organization_id, assigned_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT note_writers_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT note_writers_is_staff FOREIGN KEY (organization_id, writer_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT note_writers_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id)
);
ALTER TABLE note_writers ENABLE ROW LEVEL SECURITY;
ALTER TABLE note_writers FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON note_writers TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id) AND record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND assigned_by = context_staff_member() AND record_is_open(patient_id));
CREATE POLICY organization_wall ON note_writers AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON note_writers TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX note_writers_of_patient ON public.note_writers USING btree (organization_id, patient_id);
CREATE TRIGGER note_writers_never_change BEFORE DELETE OR UPDATE ON note_writers FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON note_writers TO evenkeel_runtime;

CREATE TABLE notes (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  signature_id uuid NOT NULL,
  held_on date NOT NULL,
  group_name text NOT NULL,
  attendance text NOT NULL,
  clock_minutes integer NOT NULL,
  treatment_minutes integer NOT NULL,
  shared_words text NOT NULL,
  own_words text NOT NULL,
  content_sha256 bytea NOT NULL,
  topic text NOT NULL DEFAULT ''::text,
  method text NOT NULL DEFAULT ''::text,
  participation text NOT NULL DEFAULT ''::text,
  mood text NOT NULL DEFAULT ''::text,
  theme text NOT NULL DEFAULT ''::text,
  response text NOT NULL DEFAULT ''::text,
  feedback text NOT NULL DEFAULT ''::text,
  next_step text NOT NULL DEFAULT ''::text,
  goal_words text NOT NULL DEFAULT ''::text,
  replaces uuid,
  risks text NOT NULL DEFAULT ''::text,
  block integer NOT NULL DEFAULT 0,
  block_words text NOT NULL DEFAULT ''::text,
  CONSTRAINT notes_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT notes_of_patient_for_amendments UNIQUE (organization_id, patient_id, id),
  CONSTRAINT notes_one_for_each_person UNIQUE NULLS NOT DISTINCT (organization_id, session_id, patient_id, block, replaces),
  CONSTRAINT notes_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT notes_of_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT notes_signed FOREIGN KEY (organization_id, session_id, signature_id) REFERENCES signatures(organization_id, session_id, id),
  CONSTRAINT notes_attendance_known CHECK (attendance = ANY (ARRAY['present'::text, 'late'::text, 'absent'::text, 'cancelled'::text, 'could_not_stay'::text])),
  CONSTRAINT notes_block_counts_up CHECK (block >= 0),
  CONSTRAINT notes_block_is_said CHECK ((block = 0) = (block_words = ''::text)),
  CONSTRAINT notes_minutes_possible CHECK (treatment_minutes >= 0 AND treatment_minutes <= clock_minutes)
);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE notes FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON notes TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND record_is_open(patient_id));
CREATE POLICY organization_wall ON notes AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON notes TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX notes_newest ON public.notes USING btree (organization_id, patient_id, held_on);
CREATE TRIGGER notes_never_change BEFORE DELETE OR UPDATE ON notes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER notes_signed_checked AFTER INSERT ON notes REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_signed_notes();
GRANT INSERT, SELECT ON notes TO evenkeel_runtime;

CREATE TABLE organizations (
  organization_id uuid NOT NULL,
  name text NOT NULL,
  time_zone text NOT NULL,
  demonstration boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT organizations_pkey PRIMARY KEY (organization_id),
  CONSTRAINT organizations_named CHECK (length(btrim(name)) >= 1 AND length(btrim(name)) <= 200)
);
ALTER TABLE organizations ENABLE ROW LEVEL SECURITY;
ALTER TABLE organizations FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON organizations AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY own ON organizations TO evenkeel_runtime
  USING (true)
  WITH CHECK (true);
CREATE POLICY owner_rights ON organizations TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
GRANT INSERT, SELECT ON organizations TO evenkeel_runtime;

CREATE TABLE outreach_attempts (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  contact_id uuid,
  means text NOT NULL,
  outcome text NOT NULL,
  words text NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamp with time zone NOT NULL,
  CONSTRAINT outreach_attempts_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT outreach_attempts_of_their_maker UNIQUE (organization_id, id, patient_id, made_by),
  CONSTRAINT outreach_attempts_by_contact FOREIGN KEY (organization_id, contact_id) REFERENCES contacts(organization_id, id),
  CONSTRAINT outreach_attempts_by_staff FOREIGN KEY (organization_id, made_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT outreach_attempts_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT outreach_attempts_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT outreach_attempts_by_some_contact CHECK ((means = ANY (ARRAY['none'::text, 'call_back'::text])) = (contact_id IS NULL)),
  CONSTRAINT outreach_attempts_means_known CHECK (means = ANY (ARRAY['call'::text, 'message'::text, 'text'::text, 'mail'::text, 'letter'::text, 'call_back'::text, 'none'::text])),
  CONSTRAINT outreach_attempts_no_way_without_means CHECK ((outcome = 'no_way'::text) = (means = 'none'::text)),
  CONSTRAINT outreach_attempts_outcome_known CHECK (outcome = ANY (ARRAY['comes_late'::text, 'not_today'::text, 'reached'::text, 'message_left'::text, 'no_answer'::text, 'somebody_else'::text, 'wrong_number'::text, 'no_way'::text]))
);
ALTER TABLE outreach_attempts ENABLE ROW LEVEL SECURITY;
ALTER TABLE outreach_attempts FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON outreach_attempts TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND record_is_open(patient_id));
CREATE POLICY organization_wall ON outreach_attempts AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON outreach_attempts TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX outreach_attempts_of_person ON public.outreach_attempts USING btree (organization_id, patient_id, made_at);
CREATE TRIGGER outreach_attempts_never_change BEFORE DELETE OR UPDATE ON outreach_attempts FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON outreach_attempts TO evenkeel_runtime;

CREATE TABLE outreach_taken_back (
  organization_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  taken_back_by uuid NOT NULL,
  taken_back_at timestamp with time zone NOT NULL,
  CONSTRAINT outreach_taken_back_once PRIMARY KEY (organization_id, attempt_id),
  CONSTRAINT outreach_taken_back_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics(organization_id, id),
  CONSTRAINT outreach_taken_back_by_its_maker FOREIGN KEY (organization_id, attempt_id, patient_id, taken_back_by) REFERENCES outreach_attempts(organization_id, id, patient_id, made_by)
);
ALTER TABLE outreach_taken_back ENABLE ROW LEVEL SECURITY;
ALTER TABLE outreach_taken_back FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON outreach_taken_back TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND taken_back_by = context_staff_member() AND record_is_open(patient_id));
CREATE POLICY organization_wall ON outreach_taken_back AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON outreach_taken_back TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX outreach_taken_back_of_person ON public.outreach_taken_back USING btree (organization_id, patient_id);
CREATE TRIGGER outreach_taken_back_never_change BEFORE DELETE OR UPDATE ON outreach_taken_back FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON outreach_taken_back TO evenkeel_runtime;

CREATE TABLE passkeys (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  credential_id bytea NOT NULL,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL DEFAULT '{}'::text[],
  name text NOT NULL,
  made_at timestamp with time zone NOT NULL,
  last_used_at timestamp with time zone,
  removed_at timestamp with time zone,
  CONSTRAINT passkeys_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT passkeys_credential_once UNIQUE (organization_id, credential_id),
  CONSTRAINT passkeys_of_account FOREIGN KEY (organization_id, staff_member_id) REFERENCES accounts(organization_id, staff_member_id),
  CONSTRAINT passkeys_named CHECK (length(btrim(name)) >= 1 AND length(btrim(name)) <= 100)
);
ALTER TABLE passkeys ENABLE ROW LEVEL SECURITY;
ALTER TABLE passkeys FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON passkeys AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY own_or_administered ON passkeys TO evenkeel_runtime
  USING (staff_member_id = (( SELECT context_staff_member() AS context_staff_member)) OR ( SELECT context_whole_organization() AS context_whole_organization))
  WITH CHECK (staff_member_id = (( SELECT context_staff_member() AS context_staff_member)) OR ( SELECT context_whole_organization() AS context_whole_organization));
CREATE POLICY owner_rights ON passkeys TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX passkeys_by_credential ON public.passkeys USING btree (credential_id) WHERE (removed_at IS NULL);
CREATE INDEX passkeys_of_person ON public.passkeys USING btree (organization_id, staff_member_id);
GRANT INSERT, SELECT, UPDATE ON passkeys TO evenkeel_runtime;

CREATE TABLE path_choices (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  sequence integer NOT NULL,
  path text NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  CONSTRAINT path_choices_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT path_choices_one_after_another UNIQUE (organization_id, patient_id, sequence),
  CONSTRAINT path_choices_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT path_choices_recorded_by_staff FOREIGN KEY (organization_id, recorded_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT path_choices_path_known CHECK (path = ANY (ARRAY['either'::text, 'twelve_step'::text, 'secular'::text])),
  CONSTRAINT path_choices_sequence_counts_up CHECK (sequence > 0)
);
ALTER TABLE path_choices ENABLE ROW LEVEL SECURITY;
ALTER TABLE path_choices FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON path_choices TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (record_is_open(patient_id));
CREATE POLICY organization_wall ON path_choices AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON path_choices TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE TRIGGER path_choices_never_change BEFORE DELETE OR UPDATE ON path_choices FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON path_choices TO evenkeel_runtime;

CREATE TABLE patient_identifiers (
  organization_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  system text NOT NULL,
  value text NOT NULL,
  CONSTRAINT patient_identifiers_pkey PRIMARY KEY (organization_id, system, value),
  CONSTRAINT patient_identifiers_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id)
);
ALTER TABLE patient_identifiers ENABLE ROW LEVEL SECURITY;
ALTER TABLE patient_identifiers FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON patient_identifiers TO evenkeel_runtime
  USING (record_is_open(patient_id));
CREATE POLICY organization_wall ON patient_identifiers AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON patient_identifiers TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE POLICY register ON patient_identifiers FOR INSERT TO evenkeel_runtime
  WITH CHECK (context_staff_member() IS NOT NULL);
CREATE INDEX patient_identifiers_of_person ON public.patient_identifiers USING btree (organization_id, patient_id);
GRANT INSERT, SELECT ON patient_identifiers TO evenkeel_runtime;

CREATE TABLE patient_merges (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  merged_id uuid NOT NULL,
  kept_id uuid NOT NULL,
  step text NOT NULL,
  because text NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamp with time zone NOT NULL,
  CONSTRAINT patient_merges_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT patient_merges_by_staff FOREIGN KEY (organization_id, decided_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT patient_merges_of_kept FOREIGN KEY (organization_id, kept_id) REFERENCES patients(organization_id, id),
  CONSTRAINT patient_merges_of_merged FOREIGN KEY (organization_id, merged_id) REFERENCES patients(organization_id, id),
  CONSTRAINT patient_merges_of_two CHECK (merged_id <> kept_id),
  CONSTRAINT patient_merges_say_why CHECK (length(btrim(because)) >= 1 AND length(btrim(because)) <= 500),
  CONSTRAINT patient_merges_step_known CHECK (step = ANY (ARRAY['merged'::text, 'separated'::text]))
);
ALTER TABLE patient_merges ENABLE ROW LEVEL SECURITY;
ALTER TABLE patient_merges FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON patient_merges AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON patient_merges TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE POLICY whole_organization ON patient_merges TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization))
  WITH CHECK (( SELECT context_whole_organization() AS context_whole_organization) AND decided_by = context_staff_member());
CREATE INDEX patient_merges_newest ON public.patient_merges USING btree (organization_id, decided_at);
CREATE INDEX patient_merges_of_kept ON public.patient_merges USING btree (organization_id, kept_id);
CREATE INDEX patient_merges_of_record ON public.patient_merges USING btree (organization_id, merged_id, decided_at);
CREATE TRIGGER patient_merges_apply AFTER INSERT ON patient_merges FOR EACH ROW EXECUTE FUNCTION apply_merge();
CREATE TRIGGER patient_merges_chair_is_left AFTER INSERT ON patient_merges FOR EACH ROW WHEN (new.step = 'separated'::text) EXECUTE FUNCTION check_separation();
CREATE TRIGGER patient_merges_never_change BEFORE DELETE OR UPDATE ON patient_merges FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON patient_merges TO evenkeel_runtime;

CREATE TABLE patient_payers (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  payer_id uuid NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  written_by uuid,
  written_at timestamp with time zone NOT NULL,
  CONSTRAINT patient_payers_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT patient_payers_known FOREIGN KEY (organization_id, payer_id) REFERENCES payers(organization_id, id),
  CONSTRAINT patient_payers_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT patient_payers_written_by_staff FOREIGN KEY (organization_id, written_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT patient_payers_one_at_a_time EXCLUDE USING gist (organization_id WITH =, patient_id WITH =, daterange(starts_on, ends_on + 1) WITH &&),
  CONSTRAINT patient_payers_end_after_start CHECK (ends_on IS NULL OR ends_on >= (starts_on - 1))
);
ALTER TABLE patient_payers ENABLE ROW LEVEL SECURITY;
ALTER TABLE patient_payers FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON patient_payers TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (record_is_open(patient_id));
CREATE POLICY organization_wall ON patient_payers AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON patient_payers TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX patient_payers_by_person ON public.patient_payers USING btree (organization_id, patient_id);
GRANT INSERT, SELECT ON patient_payers TO evenkeel_runtime;
GRANT UPDATE (ends_on) ON patient_payers TO evenkeel_runtime;

CREATE TABLE patient_search (
  organization_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  words text NOT NULL,
  birth_on date NOT NULL,
  given text,
  family text,
  preferred text,
  phone text,
  CONSTRAINT patient_search_pkey PRIMARY KEY (organization_id, patient_id),
  CONSTRAINT patient_search_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id)
);
ALTER TABLE patient_search ENABLE ROW LEVEL SECURITY;
ALTER TABLE patient_search FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON patient_search AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON patient_search TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX patient_search_birth ON public.patient_search USING btree (organization_id, birth_on);
CREATE INDEX patient_search_born_named ON public.patient_search USING btree (birth_on, family, organization_id);
CREATE INDEX patient_search_called_named ON public.patient_search USING btree (phone, family, organization_id);
CREATE INDEX patient_search_words ON public.patient_search USING gin (words_of(words)) WITH (fastupdate=off);
CREATE CONSTRAINT TRIGGER patient_search_add_words AFTER INSERT OR UPDATE OF words ON patient_search DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION add_search_words();
CREATE TRIGGER patient_search_keep_words AFTER INSERT OR UPDATE OF words ON patient_search FOR EACH ROW EXECUTE FUNCTION keep_search_words();

CREATE TABLE patients (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  number text NOT NULL,
  given_name text NOT NULL,
  family_name text NOT NULL,
  preferred_name text,
  birth_on date NOT NULL,
  sex text,
  phone text,
  died_on date,
  died_on_unknown_day boolean NOT NULL DEFAULT false,
  safety_flag text,
  registered_at timestamp with time zone NOT NULL,
  registered_by uuid,
  version integer NOT NULL DEFAULT 1,
  pronouns text,
  language text NOT NULL DEFAULT 'en'::text,
  language_words text,
  interpreter_needed boolean NOT NULL DEFAULT false,
  street text,
  city text,
  state text,
  postal_code text,
  pet_concern text,
  locked boolean NOT NULL DEFAULT false,
  merged_into uuid,
  in_merge boolean NOT NULL DEFAULT false,
  CONSTRAINT patients_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT patients_number_once UNIQUE (organization_id, number),
  CONSTRAINT patients_merged_into_patient FOREIGN KEY (organization_id, merged_into) REFERENCES patients(organization_id, id),
  CONSTRAINT patients_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id),
  CONSTRAINT patients_registered_by_staff FOREIGN KEY (organization_id, registered_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT patients_died_after_birth CHECK (died_on IS NULL OR died_on >= birth_on),
  CONSTRAINT patients_died_once CHECK (NOT (died_on_unknown_day AND died_on IS NOT NULL)),
  CONSTRAINT patients_language_known CHECK (language = ANY (ARRAY['en'::text, 'es'::text, 'other'::text])),
  CONSTRAINT patients_merged_into_another CHECK (merged_into <> id),
  CONSTRAINT patients_named CHECK (length(btrim(family_name)) >= 1 AND length(btrim(family_name)) <= 200 AND length(given_name) <= 200),
  CONSTRAINT patients_other_language_named CHECK (language = 'other'::text OR language_words IS NULL),
  CONSTRAINT patients_pet_concern_known CHECK (pet_concern = ANY (ARRAY['allergy'::text, 'fear'::text, 'both'::text])),
  CONSTRAINT patients_postal_code_form CHECK (postal_code ~ '^[0-9]{5}(-[0-9]{4})?$'::text),
  CONSTRAINT patients_sex_known CHECK (sex = ANY (ARRAY['female'::text, 'male'::text, 'other'::text, 'unknown'::text])),
  CONSTRAINT patients_state_form CHECK (state ~ '^[A-Z]{2}$'::text)
);
ALTER TABLE patients ENABLE ROW LEVEL SECURITY;
ALTER TABLE patients FORCE ROW LEVEL SECURITY;
CREATE POLICY in_care ON patients TO evenkeel_runtime
  USING (cardinality(records_in_care(ARRAY[id])) > 0);
CREATE POLICY lock ON patients AS RESTRICTIVE TO evenkeel_runtime
  USING (NOT locked OR lock_opens_record(id));
CREATE POLICY merged_record ON patients TO evenkeel_runtime
  USING (in_merge AND merge_opens_record(id));
CREATE POLICY organization_wall ON patients AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON patients TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE POLICY register ON patients FOR INSERT TO evenkeel_runtime
  WITH CHECK (context_staff_member() IS NOT NULL);
CREATE POLICY whole_organization ON patients TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization))
  WITH CHECK (( SELECT context_whole_organization() AS context_whole_organization));
CREATE POLICY within_this_request ON patients FOR SELECT TO evenkeel_runtime
  USING (starts_with(current_setting(opened_by(id), true), ( SELECT context_mark() AS context_mark)) AND strpos(current_setting(opened_by(id), true), '+'::text || id) > 0);
CREATE INDEX patients_born_on ON public.patients USING btree (organization_id, birth_on);
CREATE INDEX patients_by_name ON public.patients USING btree (organization_id, family_name COLLATE "und-x-icu", given_name COLLATE "und-x-icu", id);
CREATE INDEX patients_in_merge ON public.patients USING btree (organization_id, id) WHERE in_merge;
CREATE INDEX patients_locked ON public.patients USING btree (organization_id, id) WHERE locked;
CREATE INDEX patients_merged ON public.patients USING btree (organization_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE TRIGGER patients_forget_decided AFTER DELETE OR UPDATE ON patients FOR EACH STATEMENT EXECUTE FUNCTION forget_decided();
CREATE TRIGGER patients_keep_ages AFTER UPDATE OF birth_on ON patients FOR EACH ROW WHEN (old.birth_on <> new.birth_on) EXECUTE FUNCTION check_ages_of_person();
CREATE TRIGGER patients_keep_search AFTER INSERT OR UPDATE OF given_name, family_name, preferred_name, number, birth_on, phone ON patients FOR EACH ROW EXECUTE FUNCTION keep_patient_search();
CREATE TRIGGER patients_merged_stay BEFORE UPDATE OF given_name, family_name, preferred_name, birth_on, sex, phone, died_on, died_on_unknown_day, safety_flag, pronouns, language, language_words, interpreter_needed, street, city, state, postal_code, pet_concern, version ON patients FOR EACH ROW WHEN (old.merged_into IS NOT NULL) EXECUTE FUNCTION refuse_change_of_merged();
CREATE TRIGGER patients_note_duplicates AFTER INSERT OR UPDATE OF given_name, family_name, preferred_name, birth_on, phone ON patients FOR EACH ROW EXECUTE FUNCTION note_duplicates();
GRANT INSERT, SELECT ON patients TO evenkeel_runtime;
GRANT UPDATE (given_name, family_name, preferred_name, birth_on, sex, phone, died_on, died_on_unknown_day, safety_flag, version, pronouns, language, language_words, interpreter_needed, street, city, state, postal_code, pet_concern) ON patients TO evenkeel_runtime;

CREATE TABLE pauses (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  came_back_on date,
  came_back_at timestamp with time zone,
  came_back_by uuid,
  reason text NOT NULL,
  because text NOT NULL,
  change_id uuid NOT NULL,
  given_by uuid NOT NULL,
  given_at timestamp with time zone NOT NULL,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_because text,
  CONSTRAINT pauses_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT pauses_by_change FOREIGN KEY (organization_id, change_id) REFERENCES roster_changes(organization_id, id),
  CONSTRAINT pauses_ended_by_staff FOREIGN KEY (organization_id, came_back_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT pauses_given_by_staff FOREIGN KEY (organization_id, given_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT pauses_in_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups(organization_id, clinic_id, id),
  CONSTRAINT pauses_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT pauses_withdrawn_by_staff FOREIGN KEY (organization_id, withdrawn_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT pauses_one_at_a_time EXCLUDE USING gist (organization_id WITH =, group_id WITH =, patient_id WITH =, daterange(starts_on, COALESCE(came_back_on, ends_on + 1)) WITH &&) WHERE (withdrawn_at IS NULL),
  CONSTRAINT pauses_a_year_at_most CHECK (ends_on <= (starts_on + 366)),
  CONSTRAINT pauses_back_within CHECK (came_back_on >= starts_on AND came_back_on <= ends_on),
  CONSTRAINT pauses_end_after_start CHECK (ends_on >= starts_on),
  CONSTRAINT pauses_reason_known CHECK (reason = ANY (ARRAY['illness'::text, 'hospital'::text, 'work'::text, 'travel'::text, 'court'::text, 'appointment'::text, 'family'::text, 'transport'::text, 'other'::text]))
);
ALTER TABLE pauses ENABLE ROW LEVEL SECURITY;
ALTER TABLE pauses FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON pauses TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization) OR (clinic_id = ANY ((( SELECT context_clinics() AS context_clinics))::uuid[])) OR (clinic_id = ANY ((( SELECT context_caseload_clinics() AS context_caseload_clinics))::uuid[])) AND (group_id = ANY ((( SELECT groups_i_lead() AS groups_i_lead))::uuid[])))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY organization_wall ON pauses AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON pauses TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX pauses_by_group ON public.pauses USING btree (organization_id, group_id);
CREATE INDEX pauses_by_person ON public.pauses USING btree (organization_id, patient_id);
CREATE TRIGGER pauses_checked AFTER INSERT OR UPDATE ON pauses FOR EACH ROW EXECUTE FUNCTION check_pauses();
CREATE TRIGGER pauses_one_place AFTER UPDATE OF came_back_on, withdrawn_at ON pauses FOR EACH ROW EXECUTE FUNCTION check_back_from_pause();
GRANT INSERT, SELECT ON pauses TO evenkeel_runtime;
GRANT UPDATE (came_back_on, came_back_at, came_back_by, withdrawn_at, withdrawn_by, withdrawn_because) ON pauses TO evenkeel_runtime;

CREATE TABLE payers (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  retired_on date,
  written_by uuid,
  written_at timestamp with time zone NOT NULL,
  CONSTRAINT payers_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT payers_name_once UNIQUE (organization_id, name),
  CONSTRAINT payers_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id),
  CONSTRAINT payers_written_by_staff FOREIGN KEY (organization_id, written_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT payers_kind_known CHECK (kind = ANY (ARRAY['medicaid'::text, 'medicare'::text, 'commercial'::text, 'public'::text, 'self_pay'::text, 'other'::text])),
  CONSTRAINT payers_named CHECK (length(btrim(name)) >= 1 AND length(btrim(name)) <= 120)
);
ALTER TABLE payers ENABLE ROW LEVEL SECURITY;
ALTER TABLE payers FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON payers TO evenkeel_runtime
  USING (true)
  WITH CHECK (true);
CREATE POLICY organization_wall ON payers AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON payers TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
GRANT INSERT, SELECT ON payers TO evenkeel_runtime;
GRANT UPDATE (name, kind, retired_on) ON payers TO evenkeel_runtime;

CREATE TABLE people_by_word (
  organization_id uuid NOT NULL,
  word text NOT NULL,
  patient_id uuid NOT NULL,
  CONSTRAINT people_by_word_pkey PRIMARY KEY (organization_id, word, patient_id),
  CONSTRAINT people_by_word_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id)
);
ALTER TABLE people_by_word ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_by_word FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON people_by_word AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON people_by_word TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX people_by_word_of_person ON public.people_by_word USING btree (organization_id, patient_id);

CREATE TABLE personas (
  organization_id uuid NOT NULL,
  persona text NOT NULL,
  staff_member_id uuid NOT NULL,
  CONSTRAINT personas_pkey PRIMARY KEY (organization_id, persona),
  CONSTRAINT personas_of_staff_member FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT personas_known CHECK (persona = ANY (ARRAY['counselor'::text, 'supervisor'::text, 'prescriber'::text, 'nurse'::text, 'front_desk'::text, 'biller'::text, 'utilization_reviewer'::text, 'director'::text, 'privacy_officer'::text, 'administrator'::text]))
);
ALTER TABLE personas ENABLE ROW LEVEL SECURITY;
ALTER TABLE personas FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON personas AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON personas TO evenkeel_owner
  USING (true)
  WITH CHECK (true);

CREATE TABLE policies (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL,
  state text,
  clinic_id uuid,
  value text,
  starts_on date NOT NULL,
  ends_on date,
  reason text NOT NULL,
  set_by uuid NOT NULL,
  set_at timestamp with time zone NOT NULL,
  payer_id uuid,
  CONSTRAINT policies_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT policies_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics(organization_id, id),
  CONSTRAINT policies_of_payer FOREIGN KEY (organization_id, payer_id) REFERENCES payers(organization_id, id),
  CONSTRAINT policies_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id),
  CONSTRAINT policies_set_by_staff FOREIGN KEY (organization_id, set_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT policies_one_at_a_time EXCLUDE USING gist (organization_id WITH =, code WITH =, COALESCE(state, ''::text) WITH =, COALESCE(clinic_id, payer_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =, daterange(starts_on, ends_on + 1) WITH &&),
  CONSTRAINT policies_ends_after_start CHECK (ends_on IS NULL OR ends_on >= (starts_on - 1)),
  CONSTRAINT policies_one_place CHECK (num_nonnulls(state, clinic_id, payer_id) <= 1),
  CONSTRAINT policies_payer_counts_hours CHECK (payer_id IS NULL OR (code = ANY (ARRAY['minutes_counting'::text, 'week_kind'::text, 'week_hours_adult'::text, 'week_hours_adolescent'::text]))),
  CONSTRAINT policies_reasoned CHECK (length(btrim(reason)) >= 1 AND length(btrim(reason)) <= 500),
  CONSTRAINT policies_state_known CHECK (state = ANY (ARRAY['IL'::text, 'TX'::text])),
  CONSTRAINT policies_value_length CHECK (length(value) >= 1 AND length(value) <= 100),
  CONSTRAINT policies_within_law CHECK (
CASE code
    WHEN 'tx_group_counseling_size'::text THEN value::integer <= 16
    WHEN 'tx_group_education_size'::text THEN value::integer <= 35
    ELSE true
END)
);
ALTER TABLE policies ENABLE ROW LEVEL SECURITY;
ALTER TABLE policies FORCE ROW LEVEL SECURITY;
CREATE POLICY add_in_reach ON policies FOR INSERT TO evenkeel_runtime
  WITH CHECK (context_reaches_policy(state, clinic_id));
CREATE POLICY end_in_reach ON policies FOR UPDATE TO evenkeel_runtime
  USING (context_reaches_policy(state, clinic_id))
  WITH CHECK (context_reaches_policy(state, clinic_id));
CREATE POLICY inside ON policies FOR SELECT TO evenkeel_runtime
  USING (true);
CREATE POLICY organization_wall ON policies AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON policies TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
GRANT INSERT, SELECT ON policies TO evenkeel_runtime;
GRANT UPDATE (ends_on) ON policies TO evenkeel_runtime;

CREATE TABLE policy_confirmations (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL,
  state text,
  source text NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  confirmed_by uuid NOT NULL,
  confirmed_at timestamp with time zone NOT NULL,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  CONSTRAINT policy_confirmations_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT policy_confirmations_by_staff FOREIGN KEY (organization_id, confirmed_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT policy_confirmations_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id),
  CONSTRAINT policy_confirmations_withdrawn_by_staff FOREIGN KEY (organization_id, withdrawn_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT policy_confirmations_one_at_a_time EXCLUDE USING gist (organization_id WITH =, code WITH =, daterange(starts_on, ends_on + 1) WITH &&),
  CONSTRAINT policy_confirmations_end_after_start CHECK (ends_on >= (starts_on - 1)),
  CONSTRAINT policy_confirmations_sourced CHECK (length(btrim(source)) >= 1 AND length(btrim(source)) <= 500),
  CONSTRAINT policy_confirmations_state_known CHECK (state = ANY (ARRAY['IL'::text, 'TX'::text])),
  CONSTRAINT policy_confirmations_withdrawn_whole CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (ends_on IS NULL))
);
ALTER TABLE policy_confirmations ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_confirmations FORCE ROW LEVEL SECURITY;
CREATE POLICY add_in_reach ON policy_confirmations FOR INSERT TO evenkeel_runtime
  WITH CHECK (context_reaches_policy(state, NULL::uuid) AND confirmed_by = context_staff_member());
CREATE POLICY inside ON policy_confirmations FOR SELECT TO evenkeel_runtime
  USING (true);
CREATE POLICY organization_wall ON policy_confirmations AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON policy_confirmations TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE POLICY withdraw_in_reach ON policy_confirmations FOR UPDATE TO evenkeel_runtime
  USING (context_reaches_policy(state, NULL::uuid))
  WITH CHECK (context_reaches_policy(state, NULL::uuid) AND withdrawn_by = context_staff_member());
GRANT INSERT, SELECT ON policy_confirmations TO evenkeel_runtime;
GRANT UPDATE (ends_on, withdrawn_by, withdrawn_at) ON policy_confirmations TO evenkeel_runtime;

CREATE TABLE pull_outs (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  kind text NOT NULL,
  staff_member_id uuid NOT NULL,
  planned_from timestamp with time zone NOT NULL,
  planned_to timestamp with time zone NOT NULL,
  began_at timestamp with time zone,
  ended_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  recorded_by uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  changed_by uuid,
  CONSTRAINT pull_outs_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT pull_outs_changed_by_staff FOREIGN KEY (organization_id, changed_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT pull_outs_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT pull_outs_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT pull_outs_recorded_by_staff FOREIGN KEY (organization_id, recorded_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT pull_outs_with_staff FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT pull_outs_one_at_a_time EXCLUDE USING gist (organization_id WITH =, patient_id WITH =, tstzrange(planned_from, GREATEST(planned_from, LEAST(planned_to, ended_at))) WITH &&) WHERE (cancelled_at IS NULL),
  CONSTRAINT pull_outs_cancelled_before_begin CHECK (cancelled_at IS NULL OR began_at IS NULL),
  CONSTRAINT pull_outs_end_after_begin CHECK (ended_at IS NULL OR began_at IS NOT NULL AND ended_at >= began_at),
  CONSTRAINT pull_outs_kind_known CHECK (kind = ANY (ARRAY['prescriber'::text, 'test'::text, 'one_to_one'::text])),
  CONSTRAINT pull_outs_planned_forward CHECK (planned_to > planned_from)
);
ALTER TABLE pull_outs ENABLE ROW LEVEL SECURITY;
ALTER TABLE pull_outs FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON pull_outs TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND record_is_open(patient_id));
CREATE POLICY organization_wall ON pull_outs AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON pull_outs TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX pull_outs_of_person ON public.pull_outs USING btree (organization_id, patient_id);
CREATE INDEX pull_outs_of_session ON public.pull_outs USING btree (organization_id, session_id);
CREATE UNIQUE INDEX pull_outs_one_open ON public.pull_outs USING btree (organization_id, session_id, patient_id) WHERE ((began_at IS NOT NULL) AND (ended_at IS NULL));
CREATE TRIGGER pull_outs_never_deleted BEFORE DELETE ON pull_outs FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON pull_outs TO evenkeel_runtime;
GRANT UPDATE (began_at, ended_at, cancelled_at, changed_by) ON pull_outs TO evenkeel_runtime;

CREATE TABLE record_lock_access (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  given_by uuid NOT NULL,
  given_at timestamp with time zone NOT NULL,
  taken_by uuid,
  taken_at timestamp with time zone,
  CONSTRAINT record_lock_access_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT record_lock_access_for_staff FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT record_lock_access_given_by_staff FOREIGN KEY (organization_id, given_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT record_lock_access_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT record_lock_access_taken_by_staff FOREIGN KEY (organization_id, taken_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT record_lock_access_taken_by_somebody CHECK ((taken_by IS NULL) = (taken_at IS NULL))
);
ALTER TABLE record_lock_access ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_lock_access FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON record_lock_access TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (record_is_open(patient_id));
CREATE POLICY organization_wall ON record_lock_access AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON record_lock_access TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX record_lock_access_of_patient ON public.record_lock_access USING btree (organization_id, patient_id);
CREATE UNIQUE INDEX record_lock_access_once ON public.record_lock_access USING btree (organization_id, patient_id, staff_member_id) WHERE (taken_at IS NULL);
GRANT INSERT, SELECT ON record_lock_access TO evenkeel_runtime;
GRANT UPDATE (taken_by, taken_at) ON record_lock_access TO evenkeel_runtime;

CREATE TABLE record_locks (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  kind text NOT NULL,
  because text NOT NULL,
  locked_by uuid NOT NULL,
  locked_at timestamp with time zone NOT NULL,
  unlocked_by uuid,
  unlocked_at timestamp with time zone,
  unlocked_because text,
  CONSTRAINT record_locks_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT record_locks_by_staff FOREIGN KEY (organization_id, locked_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT record_locks_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT record_locks_undone_by_staff FOREIGN KEY (organization_id, unlocked_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT record_locks_kind_known CHECK (kind = ANY (ARRAY['staff'::text, 'relative'::text, 'known_person'::text, 'other'::text])),
  CONSTRAINT record_locks_say_why CHECK (length(btrim(because)) >= 1 AND length(btrim(because)) <= 500 AND (unlocked_at IS NULL OR length(btrim(unlocked_because)) >= 1 AND length(btrim(unlocked_because)) <= 500)),
  CONSTRAINT record_locks_undone_by_somebody CHECK ((unlocked_by IS NULL) = (unlocked_at IS NULL) AND (unlocked_because IS NULL) = (unlocked_at IS NULL))
);
ALTER TABLE record_locks ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_locks FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON record_locks TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (record_is_open(patient_id));
CREATE POLICY organization_wall ON record_locks AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON record_locks TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX record_locks_of_patient ON public.record_locks USING btree (organization_id, patient_id);
CREATE UNIQUE INDEX record_locks_one_stands ON public.record_locks USING btree (organization_id, patient_id) WHERE (unlocked_at IS NULL);
CREATE TRIGGER record_locks_apply AFTER INSERT OR UPDATE ON record_locks FOR EACH ROW EXECUTE FUNCTION apply_lock();
CREATE TRIGGER record_locks_not_of_merged BEFORE INSERT ON record_locks FOR EACH ROW EXECUTE FUNCTION refuse_merged();
GRANT INSERT, SELECT ON record_locks TO evenkeel_runtime;
GRANT UPDATE (unlocked_by, unlocked_at, unlocked_because) ON record_locks TO evenkeel_runtime;

CREATE TABLE record_openings (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  because text NOT NULL,
  opened_on date NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  seen_by uuid,
  seen_at timestamp with time zone,
  CONSTRAINT record_openings_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT record_openings_by_staff FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT record_openings_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT record_openings_seen_by_staff FOREIGN KEY (organization_id, seen_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT record_openings_say_why CHECK (length(btrim(because)) >= 1 AND length(btrim(because)) <= 500),
  CONSTRAINT record_openings_seen_by_another CHECK (seen_by <> staff_member_id),
  CONSTRAINT record_openings_seen_whole CHECK ((seen_by IS NULL) = (seen_at IS NULL))
);
ALTER TABLE record_openings ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_openings FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON record_openings AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON record_openings TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE POLICY whole_organization ON record_openings TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization))
  WITH CHECK (( SELECT context_whole_organization() AS context_whole_organization));
CREATE INDEX record_openings_newest ON public.record_openings USING btree (organization_id, opened_at);
CREATE INDEX record_openings_of_day ON public.record_openings USING btree (organization_id, staff_member_id, opened_on);
CREATE INDEX record_openings_of_patient ON public.record_openings USING btree (organization_id, patient_id);
CREATE TRIGGER record_openings_forget_decided AFTER INSERT ON record_openings FOR EACH STATEMENT EXECUTE FUNCTION forget_decided();
GRANT SELECT ON record_openings TO evenkeel_runtime;
GRANT UPDATE (seen_by, seen_at) ON record_openings TO evenkeel_runtime;

CREATE TABLE recovery_codes (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  code_sha256 bytea NOT NULL,
  made_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  replaced_at timestamp with time zone,
  CONSTRAINT recovery_codes_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT recovery_codes_once UNIQUE (organization_id, staff_member_id, code_sha256),
  CONSTRAINT recovery_codes_of_account FOREIGN KEY (organization_id, staff_member_id) REFERENCES accounts(organization_id, staff_member_id)
);
ALTER TABLE recovery_codes ENABLE ROW LEVEL SECURITY;
ALTER TABLE recovery_codes FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON recovery_codes AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY own_or_administered ON recovery_codes TO evenkeel_runtime
  USING (staff_member_id = (( SELECT context_staff_member() AS context_staff_member)) OR ( SELECT context_whole_organization() AS context_whole_organization))
  WITH CHECK (staff_member_id = (( SELECT context_staff_member() AS context_staff_member)) OR ( SELECT context_whole_organization() AS context_whole_organization));
CREATE POLICY owner_rights ON recovery_codes TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
GRANT INSERT, SELECT, UPDATE ON recovery_codes TO evenkeel_runtime;

CREATE TABLE role_assignments (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  role text NOT NULL,
  clinic_id uuid,
  starts_on date NOT NULL,
  ends_on date,
  given_by uuid,
  given_at timestamp with time zone,
  ended_by uuid,
  ended_at timestamp with time zone,
  CONSTRAINT role_assignments_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT role_assignments_ended_by_staff FOREIGN KEY (organization_id, ended_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT role_assignments_given_by_staff FOREIGN KEY (organization_id, given_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT role_assignments_in_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics(organization_id, id),
  CONSTRAINT role_assignments_of_staff_member FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT role_assignments_once_at_a_time EXCLUDE USING gist (organization_id WITH =, staff_member_id WITH =, role WITH =, COALESCE(clinic_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =, daterange(starts_on, ends_on + 1) WITH &&),
  CONSTRAINT role_assignments_ends_after_start CHECK (ends_on IS NULL OR ends_on >= (starts_on - 1)),
  CONSTRAINT role_assignments_role_known CHECK (role = ANY (ARRAY['counselor'::text, 'supervisor'::text, 'prescriber'::text, 'nurse'::text, 'front_desk'::text, 'biller'::text, 'utilization_reviewer'::text, 'director'::text, 'privacy_officer'::text, 'administrator'::text]))
);
ALTER TABLE role_assignments ENABLE ROW LEVEL SECURITY;
ALTER TABLE role_assignments FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON role_assignments TO evenkeel_runtime
  USING (true)
  WITH CHECK (true);
CREATE POLICY organization_wall ON role_assignments AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON role_assignments TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX role_assignments_of_person ON public.role_assignments USING btree (organization_id, staff_member_id);
CREATE TRIGGER role_assignments_an_administrator_stays AFTER UPDATE ON role_assignments FOR EACH ROW WHEN (old.role = 'administrator'::text AND old.clinic_id IS NULL AND old.ends_on IS NULL AND (new.ends_on IS NOT NULL OR new.role <> 'administrator'::text OR new.clinic_id IS NOT NULL)) EXECUTE FUNCTION keep_an_administrator();
GRANT INSERT, SELECT, UPDATE ON role_assignments TO evenkeel_runtime;

CREATE TABLE room_times (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  sequence integer NOT NULL,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  break_from timestamp with time zone,
  break_to timestamp with time zone,
  recorded_by uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  CONSTRAINT room_times_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT room_times_one_after_another UNIQUE (organization_id, session_id, sequence),
  CONSTRAINT room_times_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT room_times_recorded_by_staff FOREIGN KEY (organization_id, recorded_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT room_times_break_inside CHECK (break_to > break_from AND (started_at IS NULL OR break_from >= started_at) AND (ended_at IS NULL OR break_to <= ended_at)),
  CONSTRAINT room_times_break_whole CHECK ((break_from IS NULL) = (break_to IS NULL)),
  CONSTRAINT room_times_end_after_start CHECK (ended_at > started_at),
  CONSTRAINT room_times_sequence_counts_up CHECK (sequence > 0)
);
ALTER TABLE room_times ENABLE ROW LEVEL SECURITY;
ALTER TABLE room_times FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON room_times TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization) OR (clinic_id = ANY ((( SELECT context_clinics() AS context_clinics))::uuid[])) OR (clinic_id = ANY ((( SELECT context_caseload_clinics() AS context_caseload_clinics))::uuid[])))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY organization_wall ON room_times AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON room_times TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE TRIGGER room_times_day_is_open BEFORE INSERT ON room_times FOR EACH ROW EXECUTE FUNCTION check_day_is_open();
CREATE TRIGGER room_times_never_change BEFORE DELETE OR UPDATE ON room_times FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON room_times TO evenkeel_runtime;

CREATE TABLE rooms (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  name text NOT NULL,
  seats integer NOT NULL,
  accessible boolean NOT NULL DEFAULT true,
  pets_welcome boolean NOT NULL DEFAULT false,
  retired_on date,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT rooms_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT rooms_name_once UNIQUE (organization_id, clinic_id, name),
  CONSTRAINT rooms_of_clinic UNIQUE (organization_id, clinic_id, id),
  CONSTRAINT rooms_in_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics(organization_id, id),
  CONSTRAINT rooms_seats_sensible CHECK (seats >= 1 AND seats <= 500)
);
ALTER TABLE rooms ENABLE ROW LEVEL SECURITY;
ALTER TABLE rooms FORCE ROW LEVEL SECURITY;
CREATE POLICY add_in_scope ON rooms FOR INSERT TO evenkeel_runtime
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY change_in_scope ON rooms FOR UPDATE TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY inside ON rooms FOR SELECT TO evenkeel_runtime
  USING (true);
CREATE POLICY organization_wall ON rooms AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON rooms TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE TRIGGER rooms_checked AFTER UPDATE OF retired_on, seats ON rooms FOR EACH ROW EXECUTE FUNCTION check_room();
GRANT INSERT, SELECT, UPDATE ON rooms TO evenkeel_runtime;

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
  made_at timestamp with time zone NOT NULL,
  sequence integer NOT NULL,
  undoes_id uuid,
  of_id uuid,
  CONSTRAINT roster_changes_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT roster_changes_one_after_another UNIQUE (organization_id, group_id, sequence),
  CONSTRAINT roster_changes_undone_once UNIQUE (organization_id, undoes_id),
  CONSTRAINT roster_changes_end_seat FOREIGN KEY (organization_id, ended_seat_id) REFERENCES seats(organization_id, id),
  CONSTRAINT roster_changes_give_seat FOREIGN KEY (organization_id, given_seat_id) REFERENCES seats(organization_id, id),
  CONSTRAINT roster_changes_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT roster_changes_made_by_staff FOREIGN KEY (organization_id, made_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT roster_changes_of_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups(organization_id, clinic_id, id),
  CONSTRAINT roster_changes_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT roster_changes_undo FOREIGN KEY (organization_id, undoes_id) REFERENCES roster_changes(organization_id, id),
  CONSTRAINT roster_changes_kind_known CHECK (kind = ANY (ARRAY['seat_given'::text, 'seat_ended'::text, 'seat_changed'::text, 'seat_moved'::text, 'seat_corrected'::text, 'seat_taken_back'::text, 'visit_given'::text, 'visit_withdrawn'::text, 'walk_in'::text, 'absence_given'::text, 'absence_withdrawn'::text, 'guest_given'::text, 'guest_withdrawn'::text, 'pause_given'::text, 'pause_ended'::text, 'undone'::text])),
  CONSTRAINT roster_changes_sequence_counts_up CHECK (sequence > 0)
);
ALTER TABLE roster_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE roster_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON roster_changes TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization) OR (clinic_id = ANY ((( SELECT context_clinics() AS context_clinics))::uuid[])) OR (clinic_id = ANY ((( SELECT context_caseload_clinics() AS context_caseload_clinics))::uuid[])) AND (group_id = ANY ((( SELECT groups_i_lead() AS groups_i_lead))::uuid[])))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY organization_wall ON roster_changes AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON roster_changes TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX roster_changes_of_patient ON public.roster_changes USING btree (organization_id, patient_id);
CREATE TRIGGER roster_changes_never_change BEFORE DELETE OR UPDATE ON roster_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON roster_changes TO evenkeel_runtime;

CREATE TABLE schema_migrations (
  name text NOT NULL,
  sha256 text NOT NULL,
  applied_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT schema_migrations_pkey PRIMARY KEY (name)
);
GRANT SELECT ON schema_migrations TO evenkeel_runtime;

CREATE TABLE search_words (
  organization_id uuid NOT NULL,
  word text NOT NULL,
  CONSTRAINT search_words_pkey PRIMARY KEY (organization_id, word),
  CONSTRAINT search_words_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id)
);
ALTER TABLE search_words ENABLE ROW LEVEL SECURITY;
ALTER TABLE search_words FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON search_words AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON search_words TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX search_words_by_length ON public.search_words USING btree (organization_id, length(word)) WHERE (word !~ '[0-9]'::text);
CREATE INDEX search_words_parts ON public.search_words USING gin (word gin_trgm_ops) WITH (fastupdate=off);

CREATE TABLE seats (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  joined_because text NOT NULL,
  left_because text,
  given_by uuid,
  given_at timestamp with time zone NOT NULL,
  weekdays integer[],
  virtual_weekdays integer[] NOT NULL DEFAULT '{}'::integer[],
  alternate_from date,
  level text,
  phase integer,
  joined_reason text NOT NULL DEFAULT 'other'::text,
  left_reason text,
  continues_seat_id uuid,
  taken_back_at timestamp with time zone,
  taken_back_by uuid,
  taken_back_because text,
  pets_accepted boolean NOT NULL DEFAULT false,
  CONSTRAINT seats_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT seats_continue_seat FOREIGN KEY (organization_id, continues_seat_id) REFERENCES seats(organization_id, id),
  CONSTRAINT seats_given_by_staff FOREIGN KEY (organization_id, given_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT seats_of_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups(organization_id, clinic_id, id),
  CONSTRAINT seats_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT seats_taken_back_by_staff FOREIGN KEY (organization_id, taken_back_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT seats_end_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on),
  CONSTRAINT seats_joined_reason_known CHECK (joined_reason = ANY (ARRAY['admitted'::text, 'returned'::text, 'stepped_down'::text, 'stepped_up'::text, 'other_group'::text, 'waiting_list'::text, 'times_fit'::text, 'changed'::text, 'corrected'::text, 'other'::text])),
  CONSTRAINT seats_left_reason_known CHECK (left_reason = ANY (ARRAY['completed'::text, 'stepped_down'::text, 'stepped_up'::text, 'other_group'::text, 'left_early'::text, 'stopped_coming'::text, 'moved_away'::text, 'referred'::text, 'discharged'::text, 'died'::text, 'times_do_not_fit'::text, 'changed'::text, 'corrected'::text, 'other'::text])),
  CONSTRAINT seats_level_form CHECK (level ~ '^[0-9](\.[0-9])?$'::text),
  CONSTRAINT seats_phase_days_a_week CHECK (phase >= 1 AND phase <= 7),
  CONSTRAINT seats_taken_back_whole CHECK ((taken_back_at IS NULL) = (taken_back_because IS NULL)),
  CONSTRAINT seats_virtual_on_own_weekdays CHECK (virtual_weekdays <@ COALESCE(weekdays, ARRAY[1, 2, 3, 4, 5, 6, 7])),
  CONSTRAINT seats_weekdays_iso CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7] AND cardinality(weekdays) >= 1 AND cardinality(weekdays) <= 7)
);
ALTER TABLE seats ENABLE ROW LEVEL SECURITY;
ALTER TABLE seats FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON seats TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization) OR (clinic_id = ANY ((( SELECT context_clinics() AS context_clinics))::uuid[])) OR (clinic_id = ANY ((( SELECT context_caseload_clinics() AS context_caseload_clinics))::uuid[])) AND (group_id = ANY ((( SELECT groups_i_lead() AS groups_i_lead))::uuid[])))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY organization_wall ON seats AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON seats TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX seats_of_group_by_end ON public.seats USING btree (organization_id, group_id, COALESCE(ends_on, 'infinity'::date));
CREATE INDEX seats_of_person ON public.seats USING btree (organization_id, patient_id, group_id);
CREATE TRIGGER seats_absent_in_pauses AFTER INSERT OR UPDATE OF ends_on, taken_back_at ON seats FOR EACH ROW WHEN (new.taken_back_at IS NULL) EXECUTE FUNCTION hold_pauses_on_seat();
CREATE TRIGGER seats_checked AFTER INSERT OR UPDATE ON seats FOR EACH ROW EXECUTE FUNCTION check_seats();
CREATE TRIGGER seats_forget_decided AFTER INSERT OR DELETE OR UPDATE ON seats FOR EACH STATEMENT EXECUTE FUNCTION forget_decided();
CREATE TRIGGER seats_keep_ages AFTER INSERT OR UPDATE OF starts_on, ends_on, patient_id, group_id, taken_back_at ON seats FOR EACH ROW WHEN (new.taken_back_at IS NULL) EXECUTE FUNCTION check_ages_of_seat();
CREATE TRIGGER seats_not_of_merged BEFORE INSERT ON seats FOR EACH ROW EXECUTE FUNCTION refuse_merged();
GRANT INSERT, SELECT ON seats TO evenkeel_runtime;
GRANT UPDATE (ends_on, left_because, left_reason, taken_back_at, taken_back_by, taken_back_because) ON seats TO evenkeel_runtime;

CREATE TABLE series_changes (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  sequence integer NOT NULL,
  kind text NOT NULL,
  reach text NOT NULL,
  session_id uuid,
  from_on date NOT NULL,
  because text,
  was_ends_on date,
  made_by uuid,
  made_at timestamp with time zone NOT NULL,
  taken_back_by uuid,
  taken_back_at timestamp with time zone,
  CONSTRAINT series_changes_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT series_changes_one_after_another UNIQUE (organization_id, group_id, sequence),
  CONSTRAINT series_changes_made_by_staff FOREIGN KEY (organization_id, made_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT series_changes_of_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups(organization_id, clinic_id, id),
  CONSTRAINT series_changes_of_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT series_changes_taken_back_by_staff FOREIGN KEY (organization_id, taken_back_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT series_changes_kind_known CHECK (kind = ANY (ARRAY['timetable'::text, 'cancel'::text, 'move'::text, 'mode'::text, 'staff'::text, 'closure'::text])),
  CONSTRAINT series_changes_reach_known CHECK (reach = ANY (ARRAY['this'::text, 'following'::text, 'all'::text])),
  CONSTRAINT series_changes_this_has_session CHECK ((reach = 'this'::text) = (session_id IS NOT NULL))
);
ALTER TABLE series_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE series_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON series_changes TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY organization_wall ON series_changes AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON series_changes TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
GRANT INSERT, SELECT ON series_changes TO evenkeel_runtime;
GRANT UPDATE (taken_back_by, taken_back_at) ON series_changes TO evenkeel_runtime;

CREATE TABLE session_blocks (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL,
  from_minute integer NOT NULL,
  to_minute integer NOT NULL,
  topic text,
  room_id uuid,
  seat_limit integer,
  leader_id uuid,
  second_leader_id uuid,
  hosted_by uuid,
  CONSTRAINT session_blocks_pkey PRIMARY KEY (organization_id, session_id, "position"),
  CONSTRAINT session_blocks_co_led_by FOREIGN KEY (organization_id, second_leader_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT session_blocks_hosted_by FOREIGN KEY (organization_id, hosted_by) REFERENCES groups(organization_id, id),
  CONSTRAINT session_blocks_in_room FOREIGN KEY (organization_id, room_id) REFERENCES rooms(organization_id, id),
  CONSTRAINT session_blocks_led_by FOREIGN KEY (organization_id, leader_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT session_blocks_of_session FOREIGN KEY (organization_id, session_id) REFERENCES sessions(organization_id, id),
  CONSTRAINT session_blocks_have_length CHECK (from_minute >= 0 AND to_minute > from_minute),
  CONSTRAINT session_blocks_kind_known CHECK (kind = ANY (ARRAY['counseling'::text, 'education'::text, 'skills'::text, 'family'::text, 'multi_family'::text, 'activity'::text])),
  CONSTRAINT session_blocks_limit_sensible CHECK (seat_limit >= 1 AND seat_limit <= 500),
  CONSTRAINT session_blocks_two_leaders CHECK (leader_id <> second_leader_id)
);
ALTER TABLE session_blocks ENABLE ROW LEVEL SECURITY;
ALTER TABLE session_blocks FORCE ROW LEVEL SECURITY;
CREATE POLICY of_session ON session_blocks TO evenkeel_runtime
  USING (true)
  WITH CHECK (true);
CREATE POLICY organization_wall ON session_blocks AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON session_blocks TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX session_blocks_hosted ON public.session_blocks USING btree (organization_id, hosted_by, session_id) WHERE (hosted_by IS NOT NULL);
CREATE INDEX session_blocks_led ON public.session_blocks USING btree (organization_id, session_id) WHERE ((leader_id IS NOT NULL) OR (second_leader_id IS NOT NULL));
CREATE TRIGGER session_blocks_fit_when_changed AFTER UPDATE ON session_blocks REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION check_sessions_together();
CREATE TRIGGER session_blocks_fit_when_new AFTER INSERT ON session_blocks REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION check_sessions_together();
CREATE TRIGGER session_blocks_written_stay BEFORE DELETE OR UPDATE OF kind, from_minute, to_minute ON session_blocks FOR EACH ROW EXECUTE FUNCTION keep_written_blocks();
GRANT SELECT ON session_blocks TO evenkeel_runtime;
GRANT UPDATE (topic) ON session_blocks TO evenkeel_runtime;

CREATE TABLE session_exceptions (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  change_id uuid NOT NULL,
  aspect text NOT NULL,
  taken_back_at timestamp with time zone,
  CONSTRAINT session_exceptions_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT session_exceptions_of_change FOREIGN KEY (organization_id, change_id) REFERENCES series_changes(organization_id, id),
  CONSTRAINT session_exceptions_of_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT session_exceptions_aspect_known CHECK (aspect = ANY (ARRAY['cancelled'::text, 'moved'::text, 'mode'::text, 'closed'::text]))
);
ALTER TABLE session_exceptions ENABLE ROW LEVEL SECURITY;
ALTER TABLE session_exceptions FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON session_exceptions TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY organization_wall ON session_exceptions AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON session_exceptions TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX session_exceptions_of_one_change ON public.session_exceptions USING btree (organization_id, change_id);
CREATE UNIQUE INDEX session_exceptions_one_of_a_kind ON public.session_exceptions USING btree (organization_id, session_id, aspect) WHERE (taken_back_at IS NULL);
GRANT INSERT, SELECT ON session_exceptions TO evenkeel_runtime;
GRANT UPDATE (taken_back_at) ON session_exceptions TO evenkeel_runtime;

CREATE TABLE session_staff (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  part text NOT NULL,
  because text,
  assigned_by uuid,
  assigned_at timestamp with time zone NOT NULL,
  taken_back_by uuid,
  taken_back_at timestamp with time zone,
  change_id uuid,
  CONSTRAINT session_staff_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT session_staff_assigned_by_staff FOREIGN KEY (organization_id, assigned_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT session_staff_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT session_staff_is_staff FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT session_staff_of_change FOREIGN KEY (organization_id, change_id) REFERENCES series_changes(organization_id, id),
  CONSTRAINT session_staff_taken_back_by_staff FOREIGN KEY (organization_id, taken_back_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT session_staff_part_known CHECK (part = ANY (ARRAY['leader'::text, 'second'::text, 'supervisor'::text, 'away'::text]))
);
ALTER TABLE session_staff ENABLE ROW LEVEL SECURITY;
ALTER TABLE session_staff FORCE ROW LEVEL SECURITY;
CREATE POLICY add_in_scope ON session_staff FOR INSERT TO evenkeel_runtime
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY change_in_scope ON session_staff FOR UPDATE TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY inside ON session_staff FOR SELECT TO evenkeel_runtime
  USING (true);
CREATE POLICY organization_wall ON session_staff AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON session_staff TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX session_staff_by_person ON public.session_staff USING btree (organization_id, staff_member_id) WHERE ((taken_back_at IS NULL) AND (part <> 'away'::text));
CREATE UNIQUE INDEX session_staff_one_part ON public.session_staff USING btree (organization_id, session_id, staff_member_id) WHERE (taken_back_at IS NULL);
CREATE TRIGGER session_staff_forget_decided AFTER INSERT OR DELETE OR UPDATE ON session_staff FOR EACH STATEMENT EXECUTE FUNCTION forget_decided();
GRANT INSERT, SELECT ON session_staff TO evenkeel_runtime;
GRANT UPDATE (taken_back_by, taken_back_at) ON session_staff TO evenkeel_runtime;

CREATE TABLE sessions (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  held_on date NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  room_id uuid,
  status text NOT NULL DEFAULT 'planned'::text,
  occurs_on date NOT NULL,
  mode text NOT NULL,
  virtual_link text,
  seat_limit integer NOT NULL,
  seat_limit_rule text NOT NULL,
  cancelled_because text,
  CONSTRAINT sessions_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT sessions_of_clinic UNIQUE (organization_id, clinic_id, id),
  CONSTRAINT sessions_of_clinic_and_group UNIQUE (organization_id, clinic_id, group_id, id),
  CONSTRAINT sessions_once_an_occurrence UNIQUE (organization_id, group_id, occurs_on),
  CONSTRAINT sessions_in_room_of_clinic FOREIGN KEY (organization_id, clinic_id, room_id) REFERENCES rooms(organization_id, clinic_id, id),
  CONSTRAINT sessions_of_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups(organization_id, clinic_id, id),
  CONSTRAINT sessions_end_after_start CHECK (ends_at > starts_at),
  CONSTRAINT sessions_limit_sensible CHECK (seat_limit >= 1 AND seat_limit <= 500),
  CONSTRAINT sessions_mode_known CHECK (mode = ANY (ARRAY['in_person'::text, 'virtual'::text, 'hybrid'::text])),
  CONSTRAINT sessions_reason_when_cancelled CHECK (cancelled_because IS NULL OR status = 'cancelled'::text),
  CONSTRAINT sessions_status_known CHECK (status = ANY (ARRAY['planned'::text, 'cancelled'::text]))
);
ALTER TABLE sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE sessions FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON sessions TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization) OR (clinic_id = ANY ((( SELECT context_clinics() AS context_clinics))::uuid[])) OR (clinic_id = ANY ((( SELECT context_caseload_clinics() AS context_caseload_clinics))::uuid[])))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY organization_wall ON sessions AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON sessions TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX sessions_of_clinic_by_day ON public.sessions USING btree (organization_id, clinic_id, held_on);
CREATE INDEX sessions_of_group_by_day ON public.sessions USING btree (organization_id, group_id, held_on);
CREATE INDEX sessions_of_group_in_order ON public.sessions USING btree (organization_id, group_id, starts_at);
CREATE TRIGGER sessions_filled BEFORE INSERT ON sessions FOR EACH ROW WHEN (new.occurs_on IS NULL OR new.mode IS NULL OR new.seat_limit IS NULL OR new.seat_limit_rule IS NULL) EXECUTE FUNCTION fill_session();
CREATE TRIGGER sessions_have_blocks AFTER INSERT ON sessions REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION copy_blocks();
CREATE TRIGGER sessions_hold_pauses AFTER INSERT ON sessions FOR EACH ROW EXECUTE FUNCTION hold_pauses_on_session();
CREATE TRIGGER sessions_limit_checked AFTER UPDATE OF seat_limit, room_id, mode, status, occurs_on ON sessions FOR EACH ROW WHEN (new.status <> 'cancelled'::text AND (new.seat_limit < old.seat_limit OR new.room_id IS DISTINCT FROM old.room_id OR new.mode <> old.mode OR old.status = 'cancelled'::text OR new.occurs_on <> old.occurs_on)) EXECUTE FUNCTION check_session_limit();
CREATE TRIGGER sessions_new_checked AFTER INSERT ON sessions FOR EACH ROW WHEN (new.status <> 'cancelled'::text) EXECUTE FUNCTION check_session_limit();
CREATE CONSTRAINT TRIGGER sessions_one_place_at_a_time AFTER UPDATE OF held_on, starts_at, ends_at, status ON sessions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.status <> 'cancelled'::text AND (old.status = 'cancelled'::text OR old.starts_at <> new.starts_at OR old.ends_at <> new.ends_at)) EXECUTE FUNCTION check_session_places();
CREATE TRIGGER sessions_written_stay BEFORE UPDATE OF occurs_on, held_on, starts_at, ends_at, status ON sessions FOR EACH ROW WHEN (old.occurs_on IS DISTINCT FROM new.occurs_on OR old.held_on IS DISTINCT FROM new.held_on OR old.starts_at IS DISTINCT FROM new.starts_at OR old.ends_at IS DISTINCT FROM new.ends_at OR old.status IS DISTINCT FROM new.status) EXECUTE FUNCTION keep_written_date();
GRANT INSERT, SELECT ON sessions TO evenkeel_runtime;
GRANT UPDATE (held_on, starts_at, ends_at, room_id, status, mode, virtual_link, seat_limit, seat_limit_rule, cancelled_because) ON sessions TO evenkeel_runtime;

CREATE TABLE set_up_links (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  token_sha256 bytea NOT NULL,
  made_by uuid,
  made_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  totp_sealed bytea,
  used_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  CONSTRAINT set_up_links_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT set_up_links_made_by FOREIGN KEY (organization_id, made_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT set_up_links_of_account FOREIGN KEY (organization_id, staff_member_id) REFERENCES accounts(organization_id, staff_member_id),
  CONSTRAINT set_up_links_end_after_start CHECK (ends_at > made_at)
);
ALTER TABLE set_up_links ENABLE ROW LEVEL SECURITY;
ALTER TABLE set_up_links FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON set_up_links AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY own_or_administered ON set_up_links TO evenkeel_runtime
  USING (staff_member_id = (( SELECT context_staff_member() AS context_staff_member)) OR ( SELECT context_whole_organization() AS context_whole_organization))
  WITH CHECK (staff_member_id = (( SELECT context_staff_member() AS context_staff_member)) OR ( SELECT context_whole_organization() AS context_whole_organization));
CREATE POLICY owner_rights ON set_up_links TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX set_up_links_of_person ON public.set_up_links USING btree (organization_id, staff_member_id);
CREATE INDEX set_up_links_token ON public.set_up_links USING btree (token_sha256);
GRANT INSERT, SELECT, UPDATE ON set_up_links TO evenkeel_runtime;

CREATE TABLE sign_ins (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  token_sha256 bytea NOT NULL,
  began_at timestamp with time zone NOT NULL,
  last_active_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  locked_at timestamp with time zone,
  ended_at timestamp with time zone,
  stepped_up_at timestamp with time zone,
  demonstration boolean NOT NULL DEFAULT false,
  pin_failures integer NOT NULL DEFAULT 0,
  signing_proved_at timestamp with time zone,
  CONSTRAINT sign_ins_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT sign_ins_of_staff_member FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT sign_ins_end_after_start CHECK (ends_at > began_at)
);
ALTER TABLE sign_ins ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_ins FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON sign_ins TO evenkeel_runtime
  USING (true)
  WITH CHECK (true);
CREATE POLICY organization_wall ON sign_ins AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON sign_ins TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX sign_ins_of_person ON public.sign_ins USING btree (organization_id, staff_member_id) WHERE (ended_at IS NULL);
CREATE INDEX sign_ins_token ON public.sign_ins USING btree (token_sha256);
GRANT INSERT, SELECT, UPDATE ON sign_ins TO evenkeel_runtime;

CREATE TABLE signatures (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  signed_by uuid NOT NULL,
  signer_name text NOT NULL,
  signer_credential text,
  signed_at timestamp with time zone NOT NULL,
  signed_as text NOT NULL DEFAULT 'facilitator'::text,
  CONSTRAINT signatures_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT signatures_of_session UNIQUE (organization_id, session_id, id),
  CONSTRAINT signatures_by_staff FOREIGN KEY (organization_id, signed_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT signatures_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT signatures_signed_as_known CHECK (signed_as = ANY (ARRAY['facilitator'::text, 'substitute'::text, 'supervisor'::text]))
);
ALTER TABLE signatures ENABLE ROW LEVEL SECURITY;
ALTER TABLE signatures FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON signatures TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization) OR (clinic_id = ANY ((( SELECT context_clinics() AS context_clinics))::uuid[])) OR (clinic_id = ANY ((( SELECT context_caseload_clinics() AS context_caseload_clinics))::uuid[])))
  WITH CHECK (context_opens_clinic(clinic_id) AND signed_by = context_staff_member());
CREATE POLICY organization_wall ON signatures AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON signatures TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX signatures_by_signer ON public.signatures USING btree (organization_id, signed_by, signed_at);
CREATE TRIGGER signatures_never_change BEFORE DELETE OR UPDATE ON signatures FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON signatures TO evenkeel_runtime;

CREATE TABLE staff_members (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  given_name text NOT NULL,
  family_name text NOT NULL,
  works_from date NOT NULL,
  left_on date,
  CONSTRAINT staff_members_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT staff_members_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(organization_id),
  CONSTRAINT staff_members_left_after_start CHECK (left_on IS NULL OR left_on >= works_from)
);
ALTER TABLE staff_members ENABLE ROW LEVEL SECURITY;
ALTER TABLE staff_members FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON staff_members TO evenkeel_runtime
  USING (true)
  WITH CHECK (true);
CREATE POLICY organization_wall ON staff_members AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON staff_members TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE TRIGGER staff_members_an_administrator_stays AFTER UPDATE OF left_on ON staff_members FOR EACH ROW WHEN (old.left_on IS NULL AND new.left_on IS NOT NULL) EXECUTE FUNCTION keep_an_administrator();
GRANT INSERT, SELECT, UPDATE ON staff_members TO evenkeel_runtime;

CREATE TABLE step_outs (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  out_at timestamp with time zone NOT NULL,
  back_at timestamp with time zone,
  taken_back_at timestamp with time zone,
  recorded_by uuid,
  recorded_at timestamp with time zone NOT NULL,
  changed_by uuid,
  changed_at timestamp with time zone,
  tablet_id uuid,
  back_at_tablet_id uuid,
  CONSTRAINT step_outs_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT step_outs_at_tablet_of_clinic FOREIGN KEY (organization_id, clinic_id, tablet_id) REFERENCES tablets(organization_id, clinic_id, id),
  CONSTRAINT step_outs_back_at_tablet_of_clinic FOREIGN KEY (organization_id, clinic_id, back_at_tablet_id) REFERENCES tablets(organization_id, clinic_id, id),
  CONSTRAINT step_outs_changed_by_staff FOREIGN KEY (organization_id, changed_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT step_outs_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT step_outs_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT step_outs_recorded_by_staff FOREIGN KEY (organization_id, recorded_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT step_outs_one_at_a_time EXCLUDE USING gist (organization_id WITH =, session_id WITH =, patient_id WITH =, tstzrange(out_at, back_at) WITH &&) WHERE (taken_back_at IS NULL),
  CONSTRAINT step_outs_back_after_out CHECK (back_at >= out_at),
  CONSTRAINT step_outs_by_staff_or_tablet CHECK (num_nonnulls(recorded_by, tablet_id) = 1),
  CONSTRAINT step_outs_changed_by_somebody CHECK ((changed_at IS NULL) = (num_nonnulls(changed_by, back_at_tablet_id) = 0)),
  CONSTRAINT step_outs_tablet_only_brings_back CHECK (tablet_id IS NULL OR back_at IS NOT NULL)
);
ALTER TABLE step_outs ENABLE ROW LEVEL SECURITY;
ALTER TABLE step_outs FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON step_outs TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND record_is_open(patient_id));
CREATE POLICY organization_wall ON step_outs AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON step_outs TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX step_outs_of_person ON public.step_outs USING btree (organization_id, patient_id);
CREATE INDEX step_outs_of_session ON public.step_outs USING btree (organization_id, session_id);
CREATE TRIGGER step_outs_day_is_open BEFORE INSERT OR UPDATE ON step_outs FOR EACH ROW EXECUTE FUNCTION check_day_is_open();
CREATE TRIGGER step_outs_never_deleted BEFORE DELETE ON step_outs FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON step_outs TO evenkeel_runtime;
GRANT UPDATE (back_at, taken_back_at, changed_by, changed_at) ON step_outs TO evenkeel_runtime;

CREATE TABLE supervisions (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  supervisor_id uuid NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  made_by uuid NOT NULL,
  made_at timestamp with time zone NOT NULL,
  CONSTRAINT supervisions_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT supervisions_by_staff_member FOREIGN KEY (organization_id, supervisor_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT supervisions_made_by_staff FOREIGN KEY (organization_id, made_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT supervisions_of_staff_member FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT supervisions_once_at_a_time EXCLUDE USING gist (organization_id WITH =, staff_member_id WITH =, supervisor_id WITH =, daterange(starts_on, ends_on + 1) WITH &&),
  CONSTRAINT supervisions_end_after_start CHECK (ends_on IS NULL OR ends_on >= (starts_on - 1)),
  CONSTRAINT supervisions_of_somebody_else CHECK (supervisor_id <> staff_member_id)
);
ALTER TABLE supervisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE supervisions FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON supervisions TO evenkeel_runtime
  USING (true)
  WITH CHECK (true);
CREATE POLICY organization_wall ON supervisions AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON supervisions TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX supervisions_of_person ON public.supervisions USING btree (organization_id, staff_member_id);
GRANT INSERT, SELECT ON supervisions TO evenkeel_runtime;
GRANT UPDATE (ends_on) ON supervisions TO evenkeel_runtime;

CREATE TABLE tablets (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  name text NOT NULL,
  code_sha256 bytea NOT NULL,
  code_ends_at timestamp with time zone NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamp with time zone NOT NULL,
  token_sha256 bytea,
  began_at timestamp with time zone,
  last_seen_at timestamp with time zone,
  tries_since timestamp with time zone,
  tries integer NOT NULL DEFAULT 0,
  misses integer NOT NULL DEFAULT 0,
  ended_by uuid,
  ended_at timestamp with time zone,
  CONSTRAINT tablets_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT tablets_one_of_clinic UNIQUE (organization_id, clinic_id, id),
  CONSTRAINT tablets_ended_by_staff FOREIGN KEY (organization_id, ended_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT tablets_made_by_staff FOREIGN KEY (organization_id, made_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT tablets_of_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics(organization_id, id),
  CONSTRAINT tablets_begun_whole CHECK ((token_sha256 IS NULL) = (began_at IS NULL) AND (began_at IS NULL) = (last_seen_at IS NULL)),
  CONSTRAINT tablets_code_ends_after_making CHECK (code_ends_at >= made_at),
  CONSTRAINT tablets_ended_by_somebody CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  CONSTRAINT tablets_misses_among_tries CHECK (misses >= 0 AND misses <= tries),
  CONSTRAINT tablets_named CHECK (length(btrim(name)) >= 1 AND length(btrim(name)) <= 60)
);
ALTER TABLE tablets ENABLE ROW LEVEL SECURITY;
ALTER TABLE tablets FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON tablets TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization) OR (clinic_id = ANY ((( SELECT context_clinics() AS context_clinics))::uuid[])) OR (clinic_id = ANY ((( SELECT context_caseload_clinics() AS context_caseload_clinics))::uuid[])))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY itself ON tablets TO evenkeel_runtime
  USING (id = (( SELECT context_tablet() AS context_tablet)))
  WITH CHECK (id = (( SELECT context_tablet() AS context_tablet)));
CREATE POLICY organization_wall ON tablets AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON tablets TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX tablets_code ON public.tablets USING btree (code_sha256);
CREATE INDEX tablets_token ON public.tablets USING btree (token_sha256);
GRANT INSERT, SELECT ON tablets TO evenkeel_runtime;
GRANT UPDATE (tries_since, tries, misses, ended_by, ended_at) ON tablets TO evenkeel_runtime;

CREATE TABLE task_steps (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  task_id uuid NOT NULL,
  sequence integer NOT NULL,
  step text NOT NULL,
  owner_id uuid,
  words text NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamp with time zone NOT NULL,
  dismissed_names text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT task_steps_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT task_steps_one_after_another UNIQUE (organization_id, task_id, sequence),
  CONSTRAINT task_steps_made_by_staff FOREIGN KEY (organization_id, made_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT task_steps_of_task FOREIGN KEY (organization_id, clinic_id, task_id) REFERENCES tasks(organization_id, clinic_id, id),
  CONSTRAINT task_steps_owner_is_staff FOREIGN KEY (organization_id, owner_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT task_steps_few_dismissed CHECK (cardinality(dismissed_names) <= 50),
  CONSTRAINT task_steps_say_something CHECK (step = 'taken'::text OR length(btrim(words)) >= 1 AND length(btrim(words)) <= 2000),
  CONSTRAINT task_steps_step_known CHECK (step = ANY (ARRAY['taken'::text, 'word'::text, 'outcome'::text])),
  CONSTRAINT task_steps_taken_by_somebody CHECK ((step = 'taken'::text) = (owner_id IS NOT NULL))
);
ALTER TABLE task_steps ENABLE ROW LEVEL SECURITY;
ALTER TABLE task_steps FORCE ROW LEVEL SECURITY;
CREATE POLICY of_task ON task_steps TO evenkeel_runtime
  USING ((EXISTS ( SELECT
   FROM tasks t
  WHERE t.organization_id = task_steps.organization_id AND t.id = task_steps.task_id)))
  WITH CHECK (made_by = context_staff_member() AND (EXISTS ( SELECT
   FROM tasks t
  WHERE t.organization_id = task_steps.organization_id AND t.id = task_steps.task_id)));
CREATE POLICY organization_wall ON task_steps AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON task_steps TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE TRIGGER task_steps_followed AFTER INSERT ON task_steps FOR EACH ROW EXECUTE FUNCTION follow_task_step();
CREATE TRIGGER task_steps_never_change BEFORE DELETE OR UPDATE ON task_steps FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON task_steps TO evenkeel_runtime;

CREATE TABLE tasks (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  patient_id uuid,
  session_id uuid,
  kind text NOT NULL,
  subject text NOT NULL,
  opened_by uuid NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone NOT NULL,
  escalates_at timestamp with time zone,
  steps integer NOT NULL DEFAULT 0,
  owner_id uuid,
  released_at timestamp with time zone,
  closed_at timestamp with time zone,
  CONSTRAINT tasks_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT tasks_for_steps UNIQUE (organization_id, clinic_id, id),
  CONSTRAINT tasks_about_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT tasks_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics(organization_id, id),
  CONSTRAINT tasks_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT tasks_opened_by_staff FOREIGN KEY (organization_id, opened_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT tasks_owned_by_staff FOREIGN KEY (organization_id, owner_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT tasks_closed_by_owner CHECK (closed_at IS NULL OR owner_id IS NOT NULL),
  CONSTRAINT tasks_kind_known CHECK (kind = 'risk'::text),
  CONSTRAINT tasks_subject_length CHECK (length(subject) >= 1 AND length(subject) <= 100)
);
ALTER TABLE tasks ENABLE ROW LEVEL SECURITY;
ALTER TABLE tasks FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON tasks TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id) AND (patient_id IS NULL OR record_is_open(patient_id)))
  WITH CHECK (context_opens_clinic(clinic_id) AND opened_by = context_staff_member() AND (patient_id IS NULL OR record_is_open(patient_id)));
CREATE POLICY organization_wall ON tasks AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON tasks TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX tasks_of_patient ON public.tasks USING btree (organization_id, patient_id);
CREATE INDEX tasks_of_session ON public.tasks USING btree (organization_id, session_id) WHERE (session_id IS NOT NULL);
CREATE INDEX tasks_open ON public.tasks USING btree (organization_id, clinic_id, due_at) WHERE (closed_at IS NULL);
CREATE TRIGGER tasks_never_deleted BEFORE DELETE ON tasks FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT ON tasks TO evenkeel_runtime;
GRANT INSERT (organization_id, id, clinic_id, patient_id, session_id, kind, subject, opened_by, opened_at, due_at, escalates_at) ON tasks TO evenkeel_runtime;

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
  told_at timestamp with time zone NOT NULL,
  CONSTRAINT tellings_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT tellings_one_after_another UNIQUE (organization_id, session_id, patient_id, matter, sequence),
  CONSTRAINT tellings_about_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT tellings_by_staff FOREIGN KEY (organization_id, told_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT tellings_to_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT tellings_matter_known CHECK (matter = ANY (ARRAY['cover'::text, 'virtual'::text, 'cancelled'::text, 'moved'::text, 'seat'::text])),
  CONSTRAINT tellings_sequence_counts_up CHECK (sequence > 0)
);
ALTER TABLE tellings ENABLE ROW LEVEL SECURITY;
ALTER TABLE tellings FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON tellings TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND record_is_open(patient_id));
CREATE POLICY organization_wall ON tellings AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON tellings TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX tellings_of_patient ON public.tellings USING btree (organization_id, patient_id);
CREATE TRIGGER tellings_never_change BEFORE DELETE OR UPDATE ON tellings FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON tellings TO evenkeel_runtime;

CREATE TABLE timetable_blocks (
  organization_id uuid NOT NULL,
  timetable_id uuid NOT NULL,
  weekday integer NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL,
  from_minute integer NOT NULL,
  to_minute integer NOT NULL,
  topic text,
  room_id uuid,
  seat_limit integer,
  leader_id uuid,
  second_leader_id uuid,
  hosted_by uuid,
  CONSTRAINT timetable_blocks_pkey PRIMARY KEY (organization_id, timetable_id, weekday, "position"),
  CONSTRAINT timetable_blocks_co_led_by FOREIGN KEY (organization_id, second_leader_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT timetable_blocks_hosted_by FOREIGN KEY (organization_id, hosted_by) REFERENCES groups(organization_id, id),
  CONSTRAINT timetable_blocks_in_room FOREIGN KEY (organization_id, room_id) REFERENCES rooms(organization_id, id),
  CONSTRAINT timetable_blocks_led_by FOREIGN KEY (organization_id, leader_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT timetable_blocks_of_day FOREIGN KEY (organization_id, timetable_id, weekday) REFERENCES timetable_days(organization_id, timetable_id, weekday),
  CONSTRAINT timetable_blocks_never_overlap EXCLUDE USING gist (organization_id WITH =, timetable_id WITH =, weekday WITH =, int4range(from_minute, to_minute) WITH &&),
  CONSTRAINT timetable_blocks_have_length CHECK (from_minute >= 0 AND to_minute > from_minute),
  CONSTRAINT timetable_blocks_kind_known CHECK (kind = ANY (ARRAY['counseling'::text, 'education'::text, 'skills'::text, 'family'::text, 'multi_family'::text, 'activity'::text])),
  CONSTRAINT timetable_blocks_limit_sensible CHECK (seat_limit >= 1 AND seat_limit <= 500),
  CONSTRAINT timetable_blocks_topic_named CHECK (length(btrim(topic)) >= 1 AND length(btrim(topic)) <= 200),
  CONSTRAINT timetable_blocks_two_leaders CHECK (leader_id <> second_leader_id)
);
ALTER TABLE timetable_blocks ENABLE ROW LEVEL SECURITY;
ALTER TABLE timetable_blocks FORCE ROW LEVEL SECURITY;
CREATE POLICY of_timetable ON timetable_blocks TO evenkeel_runtime
  USING (true)
  WITH CHECK (true);
CREATE POLICY organization_wall ON timetable_blocks AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON timetable_blocks TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX timetable_blocks_hosted ON public.timetable_blocks USING btree (organization_id, hosted_by, timetable_id) WHERE (hosted_by IS NOT NULL);
CREATE TRIGGER timetable_blocks_fit AFTER INSERT ON timetable_blocks REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION check_weeks_together();
CREATE TRIGGER timetable_blocks_never_change BEFORE DELETE OR UPDATE ON timetable_blocks FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON timetable_blocks TO evenkeel_runtime;

CREATE TABLE timetable_days (
  organization_id uuid NOT NULL,
  timetable_id uuid NOT NULL,
  weekday integer NOT NULL,
  starts_at time without time zone NOT NULL,
  ends_at time without time zone NOT NULL,
  CONSTRAINT timetable_days_pkey PRIMARY KEY (organization_id, timetable_id, weekday),
  CONSTRAINT timetable_days_of_timetable FOREIGN KEY (organization_id, timetable_id) REFERENCES timetables(organization_id, id),
  CONSTRAINT timetable_days_end_after_start CHECK (ends_at > starts_at),
  CONSTRAINT timetable_days_weekday_iso CHECK (weekday >= 1 AND weekday <= 7)
);
ALTER TABLE timetable_days ENABLE ROW LEVEL SECURITY;
ALTER TABLE timetable_days FORCE ROW LEVEL SECURITY;
CREATE POLICY of_timetable ON timetable_days TO evenkeel_runtime
  USING (true)
  WITH CHECK (true);
CREATE POLICY organization_wall ON timetable_days AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON timetable_days TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE TRIGGER timetable_days_fit_their_room AFTER INSERT ON timetable_days REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION check_new_timetable_room();
CREATE TRIGGER timetable_days_never_change BEFORE DELETE OR UPDATE ON timetable_days FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON timetable_days TO evenkeel_runtime;

CREATE TABLE timetables (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  sequence integer NOT NULL,
  starts_on date NOT NULL,
  mode text NOT NULL,
  room_id uuid,
  made_by uuid,
  made_at timestamp with time zone NOT NULL,
  taken_back_by uuid,
  taken_back_at timestamp with time zone,
  change_id uuid,
  alternate_from date,
  CONSTRAINT timetables_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT timetables_one_after_another UNIQUE (organization_id, group_id, sequence),
  CONSTRAINT timetables_in_room_of_clinic FOREIGN KEY (organization_id, clinic_id, room_id) REFERENCES rooms(organization_id, clinic_id, id),
  CONSTRAINT timetables_made_by_staff FOREIGN KEY (organization_id, made_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT timetables_of_change FOREIGN KEY (organization_id, change_id) REFERENCES series_changes(organization_id, id),
  CONSTRAINT timetables_of_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups(organization_id, clinic_id, id),
  CONSTRAINT timetables_taken_back_by_staff FOREIGN KEY (organization_id, taken_back_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT timetables_meet_somewhere CHECK (mode = 'virtual'::text OR room_id IS NOT NULL),
  CONSTRAINT timetables_mode_known CHECK (mode = ANY (ARRAY['in_person'::text, 'virtual'::text, 'hybrid'::text])),
  CONSTRAINT timetables_sequence_counts_up CHECK (sequence > 0)
);
ALTER TABLE timetables ENABLE ROW LEVEL SECURITY;
ALTER TABLE timetables FORCE ROW LEVEL SECURITY;
CREATE POLICY add_in_scope ON timetables FOR INSERT TO evenkeel_runtime
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY change_in_scope ON timetables FOR UPDATE TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY inside ON timetables FOR SELECT TO evenkeel_runtime
  USING (true);
CREATE POLICY organization_wall ON timetables AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON timetables TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE TRIGGER timetables_fit_their_room_again AFTER UPDATE OF taken_back_at ON timetables FOR EACH ROW EXECUTE FUNCTION check_timetable_room_again();
CREATE CONSTRAINT TRIGGER timetables_one_place_again AFTER UPDATE OF taken_back_at ON timetables DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_timetable_places();
CREATE CONSTRAINT TRIGGER timetables_one_place_at_a_time AFTER INSERT ON timetables DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.sequence > 1) EXECUTE FUNCTION check_timetable_places();
GRANT INSERT, SELECT ON timetables TO evenkeel_runtime;
GRANT UPDATE (taken_back_by, taken_back_at) ON timetables TO evenkeel_runtime;

CREATE TABLE topic_changes (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  block integer NOT NULL,
  sequence integer NOT NULL,
  version_id uuid,
  position integer,
  way text NOT NULL,
  changed_by uuid NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT topic_changes_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT topic_changes_one_after_another UNIQUE (organization_id, session_id, block, sequence),
  CONSTRAINT topic_changes_by_staff FOREIGN KEY (organization_id, changed_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT topic_changes_of_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT topic_changes_of_topic FOREIGN KEY (organization_id, version_id, "position") REFERENCES topics(organization_id, version_id, "position"),
  CONSTRAINT topic_changes_name_a_topic CHECK ((version_id IS NULL) = ("position" IS NULL)),
  CONSTRAINT topic_changes_sequence_counts_up CHECK (sequence > 0),
  CONSTRAINT topic_changes_way_known CHECK (way = ANY (ARRAY['as_written'::text, 'secular'::text]))
);
ALTER TABLE topic_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE topic_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON topic_changes TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY organization_wall ON topic_changes AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON topic_changes TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE TRIGGER topic_changes_never_change BEFORE DELETE OR UPDATE ON topic_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON topic_changes TO evenkeel_runtime;

CREATE TABLE topics (
  organization_id uuid NOT NULL,
  version_id uuid NOT NULL,
  position integer NOT NULL,
  code text NOT NULL,
  title text,
  title_status text NOT NULL,
  purpose text NOT NULL,
  steps text[] NOT NULL,
  handout text NOT NULL,
  path text NOT NULL,
  secular_title text,
  secular_steps text[],
  secular_handout text,
  health_topics text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT topics_pkey PRIMARY KEY (organization_id, version_id, "position"),
  CONSTRAINT topics_code_once UNIQUE (organization_id, version_id, code),
  CONSTRAINT topics_of_version FOREIGN KEY (organization_id, version_id) REFERENCES curriculum_versions(organization_id, id),
  CONSTRAINT topics_code_form CHECK (code ~ '^[a-z0-9-]{1,60}$'::text),
  CONSTRAINT topics_health_known CHECK (health_topics <@ ARRAY['tuberculosis'::text, 'hiv'::text, 'hepatitis'::text, 'std'::text, 'tobacco'::text, 'screening'::text]),
  CONSTRAINT topics_path_known CHECK (path = ANY (ARRAY['any'::text, 'twelve_step'::text])),
  CONSTRAINT topics_position_counts_up CHECK ("position" > 0),
  CONSTRAINT topics_secular_beside_twelve_step CHECK (
CASE path
    WHEN 'twelve_step'::text THEN secular_title IS NOT NULL AND COALESCE(cardinality(secular_steps), 0) >= 1 AND COALESCE(cardinality(secular_steps), 0) <= 4 AND secular_handout IS NOT NULL
    ELSE secular_title IS NULL AND secular_steps IS NULL AND secular_handout IS NULL
END),
  CONSTRAINT topics_steps_few CHECK (cardinality(steps) >= 1 AND cardinality(steps) <= 4),
  CONSTRAINT topics_title_status_known CHECK (title_status = ANY (ARRAY['own'::text, 'seen'::text, 'recalled'::text, 'unknown'::text, 'no_fixed_title'::text])),
  CONSTRAINT topics_titled CHECK ((title IS NULL) = (title_status = ANY (ARRAY['unknown'::text, 'no_fixed_title'::text])) AND length(btrim(COALESCE(title, 'x'::text))) >= 1 AND length(btrim(COALESCE(title, 'x'::text))) <= 120)
);
ALTER TABLE topics ENABLE ROW LEVEL SECURITY;
ALTER TABLE topics FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON topics TO evenkeel_runtime
  USING (true)
  WITH CHECK (true);
CREATE POLICY organization_wall ON topics AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON topics TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE TRIGGER topics_never_change BEFORE DELETE OR UPDATE ON topics FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON topics TO evenkeel_runtime;

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
  confirmed_at timestamp with time zone NOT NULL,
  CONSTRAINT virtual_arrivals_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT virtual_arrivals_one_after_another UNIQUE (organization_id, session_id, patient_id, sequence),
  CONSTRAINT virtual_arrivals_by_staff FOREIGN KEY (organization_id, confirmed_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT virtual_arrivals_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id),
  CONSTRAINT virtual_arrivals_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT virtual_arrivals_address_told CHECK (btrim(address) <> ''::text AND length(address) <= 300),
  CONSTRAINT virtual_arrivals_call_back_told CHECK (btrim(call_back) <> ''::text AND length(call_back) <= 40),
  CONSTRAINT virtual_arrivals_identity_known CHECK (identity_by = ANY (ARRAY['known'::text, 'birth_date'::text, 'photo_id'::text, 'in_room'::text])),
  CONSTRAINT virtual_arrivals_join_in_private CHECK (outcome <> 'joins'::text OR is_private),
  CONSTRAINT virtual_arrivals_outcome_known CHECK (outcome = ANY (ARRAY['joins'::text, 'called_instead'::text])),
  CONSTRAINT virtual_arrivals_sequence_counts_up CHECK (sequence > 0),
  CONSTRAINT virtual_arrivals_state_of_two_letters CHECK (state ~ '^[A-Z]{2}$'::text)
);
ALTER TABLE virtual_arrivals ENABLE ROW LEVEL SECURITY;
ALTER TABLE virtual_arrivals FORCE ROW LEVEL SECURITY;
CREATE POLICY opened_record ON virtual_arrivals TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND record_is_open(patient_id));
CREATE POLICY organization_wall ON virtual_arrivals AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON virtual_arrivals TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX virtual_arrivals_of_person ON public.virtual_arrivals USING btree (organization_id, patient_id, confirmed_at);
CREATE TRIGGER virtual_arrivals_never_change BEFORE DELETE OR UPDATE ON virtual_arrivals FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON virtual_arrivals TO evenkeel_runtime;

CREATE TABLE virtual_day_changes (
  organization_id uuid NOT NULL,
  virtual_day_id uuid NOT NULL,
  change_id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  session_id uuid NOT NULL,
  CONSTRAINT virtual_day_changes_pkey PRIMARY KEY (organization_id, virtual_day_id, change_id),
  CONSTRAINT virtual_day_changes_of_change FOREIGN KEY (organization_id, change_id) REFERENCES series_changes(organization_id, id),
  CONSTRAINT virtual_day_changes_of_day FOREIGN KEY (organization_id, clinic_id, virtual_day_id) REFERENCES virtual_days(organization_id, clinic_id, id),
  CONSTRAINT virtual_day_changes_of_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups(organization_id, clinic_id, id),
  CONSTRAINT virtual_day_changes_of_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions(organization_id, clinic_id, id)
);
ALTER TABLE virtual_day_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE virtual_day_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON virtual_day_changes TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY organization_wall ON virtual_day_changes AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON virtual_day_changes TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE TRIGGER virtual_day_changes_never_change BEFORE DELETE OR UPDATE ON virtual_day_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON virtual_day_changes TO evenkeel_runtime;

CREATE TABLE virtual_days (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  day date NOT NULL,
  because text NOT NULL,
  turned_by uuid NOT NULL,
  turned_at timestamp with time zone NOT NULL,
  taken_back_by uuid,
  taken_back_at timestamp with time zone,
  CONSTRAINT virtual_days_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT virtual_days_of_clinic UNIQUE (organization_id, clinic_id, id),
  CONSTRAINT virtual_days_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics(organization_id, id),
  CONSTRAINT virtual_days_taken_back_by_staff FOREIGN KEY (organization_id, taken_back_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT virtual_days_turned_by_staff FOREIGN KEY (organization_id, turned_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT virtual_days_say_why CHECK (length(btrim(because)) >= 1 AND length(btrim(because)) <= 500)
);
ALTER TABLE virtual_days ENABLE ROW LEVEL SECURITY;
ALTER TABLE virtual_days FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON virtual_days TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY organization_wall ON virtual_days AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON virtual_days TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE UNIQUE INDEX virtual_days_one_stands ON public.virtual_days USING btree (organization_id, clinic_id, day) WHERE (taken_back_at IS NULL);
GRANT INSERT, SELECT ON virtual_days TO evenkeel_runtime;
GRANT UPDATE (taken_back_by, taken_back_at) ON virtual_days TO evenkeel_runtime;

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
  given_at timestamp with time zone NOT NULL,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_because text,
  pets_accepted boolean NOT NULL DEFAULT false,
  CONSTRAINT visits_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT visits_by_change FOREIGN KEY (organization_id, change_id) REFERENCES roster_changes(organization_id, id),
  CONSTRAINT visits_given_by_staff FOREIGN KEY (organization_id, given_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT visits_in_session FOREIGN KEY (organization_id, clinic_id, group_id, session_id) REFERENCES sessions(organization_id, clinic_id, group_id, id),
  CONSTRAINT visits_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT visits_withdrawn_by_staff FOREIGN KEY (organization_id, withdrawn_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT visits_kind_known CHECK (kind = ANY (ARRAY['make_up'::text, 'floating'::text, 'walk_in'::text])),
  CONSTRAINT visits_mode_known CHECK (mode = ANY (ARRAY['in_person'::text, 'virtual'::text]))
);
ALTER TABLE visits ENABLE ROW LEVEL SECURITY;
ALTER TABLE visits FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON visits TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization) OR (clinic_id = ANY ((( SELECT context_clinics() AS context_clinics))::uuid[])) OR (clinic_id = ANY ((( SELECT context_caseload_clinics() AS context_caseload_clinics))::uuid[])) AND (group_id = ANY ((( SELECT groups_i_lead() AS groups_i_lead))::uuid[])))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY organization_wall ON visits AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON visits TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX visits_by_group ON public.visits USING btree (organization_id, group_id);
CREATE INDEX visits_of_person ON public.visits USING btree (organization_id, patient_id, session_id);
CREATE UNIQUE INDEX visits_once ON public.visits USING btree (organization_id, session_id, patient_id) WHERE (withdrawn_at IS NULL);
CREATE TRIGGER visits_checked AFTER INSERT OR UPDATE OF withdrawn_at ON visits FOR EACH ROW EXECUTE FUNCTION check_visits();
CREATE TRIGGER visits_forget_decided AFTER INSERT OR UPDATE ON visits FOR EACH STATEMENT EXECUTE FUNCTION forget_decided();
CREATE TRIGGER visits_keep_ages AFTER INSERT OR UPDATE OF withdrawn_at ON visits FOR EACH ROW WHEN (new.withdrawn_at IS NULL AND new.kind <> 'walk_in'::text) EXECUTE FUNCTION check_ages_of_visit();
CREATE TRIGGER visits_not_of_merged BEFORE INSERT ON visits FOR EACH ROW WHEN (new.kind <> 'walk_in'::text) EXECUTE FUNCTION refuse_merged();
GRANT INSERT, SELECT ON visits TO evenkeel_runtime;
GRANT UPDATE (withdrawn_at, withdrawn_by, withdrawn_because) ON visits TO evenkeel_runtime;

CREATE TABLE waiting_entries (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  weekdays integer[],
  because text NOT NULL,
  joined_by uuid NOT NULL,
  joined_at timestamp with time zone NOT NULL,
  CONSTRAINT waiting_entries_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT waiting_entries_of_clinic UNIQUE (organization_id, clinic_id, id),
  CONSTRAINT waiting_entries_for_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups(organization_id, clinic_id, id),
  CONSTRAINT waiting_entries_joined_by_staff FOREIGN KEY (organization_id, joined_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT waiting_entries_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients(organization_id, id),
  CONSTRAINT waiting_entries_weekdays_iso CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7] AND cardinality(weekdays) >= 1 AND cardinality(weekdays) <= 7)
);
ALTER TABLE waiting_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE waiting_entries FORCE ROW LEVEL SECURITY;
CREATE POLICY in_scope ON waiting_entries TO evenkeel_runtime
  USING (( SELECT context_whole_organization() AS context_whole_organization) OR (clinic_id = ANY ((( SELECT context_clinics() AS context_clinics))::uuid[])) OR (clinic_id = ANY ((( SELECT context_caseload_clinics() AS context_caseload_clinics))::uuid[])) AND (group_id = ANY ((( SELECT groups_i_lead() AS groups_i_lead))::uuid[])))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY organization_wall ON waiting_entries AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON waiting_entries TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX waiting_entries_by_group ON public.waiting_entries USING btree (organization_id, group_id);
CREATE INDEX waiting_entries_by_person ON public.waiting_entries USING btree (organization_id, patient_id);
CREATE TRIGGER waiting_entries_never_change BEFORE DELETE OR UPDATE ON waiting_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER waiting_entries_not_of_merged BEFORE INSERT ON waiting_entries FOR EACH ROW EXECUTE FUNCTION refuse_merged();
GRANT INSERT, SELECT ON waiting_entries TO evenkeel_runtime;

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
  decided_at timestamp with time zone NOT NULL,
  offered_from date,
  CONSTRAINT waiting_steps_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT waiting_steps_one_after_another UNIQUE (organization_id, entry_id, sequence),
  CONSTRAINT waiting_steps_decided_by_staff FOREIGN KEY (organization_id, decided_by) REFERENCES staff_members(organization_id, id),
  CONSTRAINT waiting_steps_gave_seat FOREIGN KEY (organization_id, seat_id) REFERENCES seats(organization_id, id),
  CONSTRAINT waiting_steps_of_entry FOREIGN KEY (organization_id, clinic_id, entry_id) REFERENCES waiting_entries(organization_id, clinic_id, id),
  CONSTRAINT waiting_steps_accepted_has_a_seat CHECK ((status = 'accepted'::text) = (seat_id IS NOT NULL)),
  CONSTRAINT waiting_steps_held_from_an_offer CHECK (offered_from IS NULL OR status = 'offered'::text),
  CONSTRAINT waiting_steps_offer_has_a_day CHECK ((status = 'offered'::text) = (offered_until IS NOT NULL)),
  CONSTRAINT waiting_steps_sequence_counts_up CHECK (sequence > 0),
  CONSTRAINT waiting_steps_status_known CHECK (status = ANY (ARRAY['waiting'::text, 'offered'::text, 'accepted'::text, 'declined'::text, 'lapsed'::text, 'left'::text]))
);
ALTER TABLE waiting_steps ENABLE ROW LEVEL SECURITY;
ALTER TABLE waiting_steps FORCE ROW LEVEL SECURITY;
CREATE POLICY of_entry ON waiting_steps TO evenkeel_runtime
  USING ((EXISTS ( SELECT 1
   FROM waiting_entries e
  WHERE e.organization_id = waiting_steps.organization_id AND e.id = waiting_steps.entry_id)))
  WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY organization_wall ON waiting_steps AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON waiting_steps TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX waiting_steps_held ON public.waiting_steps USING btree (organization_id, offered_until) WHERE ((status = 'offered'::text) AND (offered_from IS NOT NULL));
CREATE TRIGGER waiting_steps_hold_a_chair AFTER INSERT ON waiting_steps FOR EACH ROW WHEN (new.offered_from IS NOT NULL) EXECUTE FUNCTION check_offer();
CREATE TRIGGER waiting_steps_never_change BEFORE DELETE OR UPDATE ON waiting_steps FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON waiting_steps TO evenkeel_runtime;

CREATE TABLE working_hours (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  weekday integer NOT NULL,
  starts_at time without time zone NOT NULL,
  ends_at time without time zone NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  CONSTRAINT working_hours_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT working_hours_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics(organization_id, id),
  CONSTRAINT working_hours_of_staff_member FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members(organization_id, id),
  CONSTRAINT working_hours_one_place_at_a_time EXCLUDE USING gist (organization_id WITH =, staff_member_id WITH =, weekday WITH =, daterange(starts_on, ends_on + 1) WITH &&, int4range((EXTRACT(epoch FROM starts_at) / 60::numeric)::integer, (EXTRACT(epoch FROM ends_at) / 60::numeric)::integer) WITH &&),
  CONSTRAINT working_hours_end_after_start CHECK (ends_at > starts_at),
  CONSTRAINT working_hours_stop_after_beginning CHECK (ends_on IS NULL OR ends_on >= (starts_on - 1)),
  CONSTRAINT working_hours_weekday_iso CHECK (weekday >= 1 AND weekday <= 7)
);
ALTER TABLE working_hours ENABLE ROW LEVEL SECURITY;
ALTER TABLE working_hours FORCE ROW LEVEL SECURITY;
CREATE POLICY inside ON working_hours TO evenkeel_runtime
  USING (true)
  WITH CHECK (true);
CREATE POLICY organization_wall ON working_hours AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (( SELECT context_organization() AS context_organization)))
  WITH CHECK (organization_id = (( SELECT context_organization() AS context_organization)));
CREATE POLICY owner_rights ON working_hours TO evenkeel_owner
  USING (true)
  WITH CHECK (true);
CREATE INDEX working_hours_of_person ON public.working_hours USING btree (organization_id, staff_member_id);
GRANT INSERT, SELECT ON working_hours TO evenkeel_runtime;
GRANT UPDATE (ends_on) ON working_hours TO evenkeel_runtime;

CREATE VIEW absences_in_brief WITH (security_invoker=true) AS
 SELECT organization_id,
    id,
    staff_member_id,
    during
   FROM absences a
  WHERE withdrawn_at IS NULL;
GRANT SELECT ON absences_in_brief TO evenkeel_runtime;

CREATE VIEW addresses_in_brief WITH (security_invoker=true) AS
 SELECT organization_id,
    id AS patient_id,
    NULLIF(concat_ws(', '::text, street, city, NULLIF(concat_ws(' '::text, state, postal_code), ''::text)), ''::text) AS address
   FROM patients p;
GRANT SELECT ON addresses_in_brief TO evenkeel_runtime;

CREATE VIEW blocks_in_brief WITH (security_invoker=true) AS
 SELECT organization_id,
    session_id,
    "position",
    kind,
    from_minute,
    to_minute,
    topic
   FROM session_blocks b;
GRANT SELECT ON blocks_in_brief TO evenkeel_runtime;

CREATE VIEW clinic_hours_in_brief WITH (security_invoker=true) AS
 SELECT organization_id,
    clinic_id,
    weekday,
    opens_at,
    closes_at
   FROM clinic_hours h;
GRANT SELECT ON clinic_hours_in_brief TO evenkeel_runtime;

CREATE VIEW clinics_in_brief WITH (security_invoker=true) AS
 SELECT organization_id,
    id,
    name,
    state,
    time_zone,
    street,
    city,
    postal_code,
    phone,
    programs,
    adolescents
   FROM clinics c;
GRANT SELECT ON clinics_in_brief TO evenkeel_runtime;

CREATE VIEW clinics_on_map WITH (security_invoker=true) AS
 SELECT organization_id,
    id,
    name,
    state,
    time_zone,
    postal_code,
    phone
   FROM clinics c;
GRANT SELECT ON clinics_on_map TO evenkeel_runtime;

CREATE VIEW closures_in_brief WITH (security_invoker=true) AS
 SELECT organization_id,
    id,
    clinic_id,
    starts_on,
    ends_on,
    reason
   FROM closures c
  WHERE withdrawn_at IS NULL;
GRANT SELECT ON closures_in_brief TO evenkeel_runtime;

CREATE VIEW confirmed_places_in_brief WITH (security_invoker=true) AS
 SELECT DISTINCT ON (organization_id, session_id, patient_id) organization_id,
    session_id,
    patient_id,
    address,
    state,
    call_back,
    confirmed_at,
    identity_by = 'in_room'::text AS in_room
   FROM virtual_arrivals a
  ORDER BY organization_id, session_id, patient_id, sequence DESC;
GRANT SELECT ON confirmed_places_in_brief TO evenkeel_runtime;

CREATE VIEW credentials_in_brief WITH (security_invoker=true) AS
 SELECT organization_id,
    staff_member_id,
    state,
    title,
    starts_on,
    expires_on
   FROM credentials c
  WHERE withdrawn_at IS NULL;
GRANT SELECT ON credentials_in_brief TO evenkeel_runtime;

CREATE VIEW current_attendance WITH (security_invoker=true) AS
 SELECT DISTINCT ON (organization_id, session_id, patient_id) organization_id,
    clinic_id,
    session_id,
    patient_id,
    sequence,
    status,
    arrived_at,
    left_at,
    recorded_by,
    recorded_at
   FROM attendance_marks m
  ORDER BY organization_id, session_id, patient_id, sequence DESC;
GRANT SELECT ON current_attendance TO evenkeel_runtime;

CREATE VIEW curricula_in_brief WITH (security_invoker=true) AS
 SELECT g.organization_id,
    g.group_id,
    g.block,
    g.curriculum_id,
    c.name,
    g.starts_on,
    g.ends_on,
    v.id AS version_id,
    v.number AS version_number,
    v.starts_on AS version_starts_on,
    v.when_cancelled
   FROM group_curricula g
     JOIN curricula c ON c.organization_id = g.organization_id AND c.id = g.curriculum_id
     JOIN curriculum_versions v ON v.organization_id = c.organization_id AND v.curriculum_id = c.id
  WHERE NOT g.withdrawn;
GRANT SELECT ON curricula_in_brief TO evenkeel_runtime;

CREATE VIEW dates_covered WITH (security_invoker=true) AS
 SELECT x.organization_id,
    x.session_id,
    x.clinic_id,
    x.staff_member_id AS away_id,
    x.change_id,
    y.staff_member_id AS substitute_id,
    m.given_name AS substitute_given_name,
    m.family_name AS substitute_family_name
   FROM session_staff x
     LEFT JOIN session_staff y ON y.organization_id = x.organization_id AND y.session_id = x.session_id AND y.change_id = x.change_id AND y.part <> 'away'::text AND y.taken_back_at IS NULL
     LEFT JOIN staff_in_brief m ON m.organization_id = y.organization_id AND m.id = y.staff_member_id
  WHERE x.part = 'away'::text AND x.taken_back_at IS NULL;
GRANT SELECT ON dates_covered TO evenkeel_runtime;

CREATE VIEW dates_otherwise WITH (security_invoker=true) AS
 SELECT e.organization_id,
    e.session_id,
    e.clinic_id,
    e.aspect,
    e.change_id,
    c.reach
   FROM session_exceptions e
     JOIN series_changes c ON c.organization_id = e.organization_id AND c.id = e.change_id
  WHERE e.taken_back_at IS NULL;
GRANT SELECT ON dates_otherwise TO evenkeel_runtime;

CREATE VIEW goals_in_brief WITH (security_invoker=true) AS
 SELECT organization_id,
    id,
    patient_id,
    words,
    starts_on,
    ends_on
   FROM goals g;
GRANT SELECT ON goals_in_brief TO evenkeel_runtime;

CREATE VIEW groups_in_brief WITH (security_invoker=true) AS
 SELECT g.organization_id,
    g.id,
    g.clinic_id,
    g.name,
    g.kind,
    g.mode,
    g.program,
    g.starts_on,
    g.ends_on,
    c.name AS clinic_name,
    c.state,
    c.time_zone,
    g.language,
    g.audiences,
    g.pets_welcome
   FROM groups g
     JOIN clinics_in_brief c ON c.organization_id = g.organization_id AND c.id = g.clinic_id;
GRANT SELECT ON groups_in_brief TO evenkeel_runtime;

CREATE VIEW leavings_in_brief WITH (security_invoker=true) AS
 SELECT DISTINCT ON (organization_id, session_id, patient_id) organization_id,
    session_id,
    patient_id,
        CASE
            WHEN status = 'could_not_stay'::text THEN recorded_at
            ELSE left_at
        END AS left_at
   FROM attendance_marks m
  ORDER BY organization_id, session_id, patient_id, sequence DESC;
GRANT SELECT ON leavings_in_brief TO evenkeel_runtime;

CREATE VIEW paths_of_patients WITH (security_invoker=true) AS
 SELECT DISTINCT ON (organization_id, patient_id) organization_id,
    patient_id,
    path,
    sequence
   FROM path_choices p
  ORDER BY organization_id, patient_id, sequence DESC;
GRANT SELECT ON paths_of_patients TO evenkeel_runtime;

CREATE VIEW patients_in_brief WITH (security_invoker=true) AS
 SELECT organization_id,
    id,
    number,
    given_name,
    family_name,
    preferred_name,
    birth_on,
    died_on,
    safety_flag,
    language,
    interpreter_needed,
    pet_concern,
    postal_code
   FROM patients p;
GRANT SELECT ON patients_in_brief TO evenkeel_runtime;

CREATE VIEW patients_of_my_groups WITH (security_invoker=true) AS
 SELECT s.organization_id,
    s.patient_id
   FROM seats s
  WHERE (s.clinic_id = ANY ((( SELECT context_caseload_clinics() AS context_caseload_clinics))::uuid[])) AND (s.group_id = ANY ((( SELECT groups_i_lead() AS groups_i_lead))::uuid[]))
UNION ALL
 SELECT v.organization_id,
    v.patient_id
   FROM visits v
     JOIN sessions s ON s.organization_id = v.organization_id AND s.id = v.session_id
  WHERE (v.clinic_id = ANY ((( SELECT context_caseload_clinics() AS context_caseload_clinics))::uuid[])) AND (v.group_id = ANY ((( SELECT groups_i_lead() AS groups_i_lead))::uuid[])) AND (v.withdrawn_at IS NULL OR v.withdrawn_at >= s.starts_at);
GRANT SELECT ON patients_of_my_groups TO evenkeel_runtime;

CREATE VIEW payers_in_brief WITH (security_invoker=true) AS
 SELECT organization_id,
    id,
    name,
    kind
   FROM payers p;
GRANT SELECT ON payers_in_brief TO evenkeel_runtime;

CREATE VIEW policy_confirmation_history WITH (security_invoker=true) AS
 SELECT p.organization_id,
    p.id,
    p.code,
    p.source,
    p.starts_on,
    p.ends_on,
    p.confirmed_at,
    p.withdrawn_at,
    (m.given_name || ' '::text) || m.family_name AS confirmed_by,
    (w.given_name || ' '::text) || w.family_name AS withdrawn_by
   FROM policy_confirmations p
     JOIN staff_members m ON m.organization_id = p.organization_id AND m.id = p.confirmed_by
     LEFT JOIN staff_members w ON w.organization_id = p.organization_id AND w.id = p.withdrawn_by;
GRANT SELECT ON policy_confirmation_history TO evenkeel_runtime;

CREATE VIEW policy_history WITH (security_invoker=true) AS
 SELECT p.organization_id,
    p.id,
    p.code,
    p.state,
    p.clinic_id,
    p.value,
    p.starts_on,
    p.ends_on,
    p.reason,
    p.set_at,
    m.given_name,
    m.family_name,
    p.payer_id
   FROM policies p
     JOIN staff_members m ON m.organization_id = p.organization_id AND m.id = p.set_by;
GRANT SELECT ON policy_history TO evenkeel_runtime;

CREATE VIEW roles_in_brief WITH (security_invoker=true) AS
 SELECT organization_id,
    staff_member_id,
    role,
    clinic_id,
    starts_on,
    ends_on
   FROM role_assignments r;
GRANT SELECT ON roles_in_brief TO evenkeel_runtime;

CREATE VIEW rooms_in_brief WITH (security_invoker=true) AS
 SELECT organization_id,
    id,
    clinic_id,
    name,
    seats,
    accessible,
    pets_welcome,
    retired_on
   FROM rooms r;
GRANT SELECT ON rooms_in_brief TO evenkeel_runtime;

CREATE VIEW rosters WITH (security_invoker=true) AS
 SELECT s.organization_id,
    s.id AS session_id,
    s.clinic_id,
    s.group_id,
    s.held_on,
    t.id AS seat_id,
    t.patient_id,
    NULL::uuid AS visit_id,
        CASE
            WHEN s.mode <> 'hybrid'::text THEN s.mode
            WHEN EXTRACT(isodow FROM s.occurs_on)::integer = ANY (t.virtual_weekdays) THEN 'virtual'::text
            ELSE 'in_person'::text
        END AS mode,
    COALESCE(a.reason, absence_in_merge(s.organization_id, s.id, t.patient_id)) AS known_absence,
    t.taken_back_at IS NOT NULL OR stands_for_other(s.organization_id, s.id, t.patient_id) AS taken_back
   FROM sessions s
     JOIN seats t ON t.organization_id = s.organization_id AND t.group_id = s.group_id AND t.starts_on <= s.occurs_on AND COALESCE(t.ends_on, 'infinity'::date) >= s.occurs_on AND seat_meets(t.weekdays, t.alternate_from, s.occurs_on)
     LEFT JOIN known_absences a ON a.organization_id = s.organization_id AND a.session_id = s.id AND a.patient_id = t.patient_id AND a.withdrawn_at IS NULL
  WHERE t.taken_back_at IS NULL OR s.starts_at <= t.taken_back_at AND NOT (EXISTS ( SELECT
           FROM seats o
          WHERE o.organization_id = t.organization_id AND o.group_id = t.group_id AND o.patient_id = t.patient_id AND o.id <> t.id AND (o.taken_back_at IS NULL OR o.taken_back_at > t.taken_back_at) AND o.starts_on <= s.occurs_on AND COALESCE(o.ends_on, 'infinity'::date) >= s.occurs_on AND seat_meets(o.weekdays, o.alternate_from, s.occurs_on))) AND NOT (EXISTS ( SELECT
           FROM visits v
          WHERE v.organization_id = s.organization_id AND v.session_id = s.id AND v.patient_id = t.patient_id AND v.withdrawn_at IS NULL))
UNION ALL
 SELECT s.organization_id,
    s.id AS session_id,
    s.clinic_id,
    s.group_id,
    s.held_on,
    NULL::uuid AS seat_id,
    v.patient_id,
    v.id AS visit_id,
        CASE
            WHEN s.mode <> 'hybrid'::text THEN s.mode
            ELSE COALESCE(v.mode, 'in_person'::text)
        END AS mode,
    COALESCE(a.reason, absence_in_merge(s.organization_id, s.id, v.patient_id)) AS known_absence,
    v.withdrawn_at IS NOT NULL OR stands_for_other(s.organization_id, s.id, v.patient_id) AS taken_back
   FROM sessions s
     JOIN visits v ON v.organization_id = s.organization_id AND v.session_id = s.id
     LEFT JOIN known_absences a ON a.organization_id = s.organization_id AND a.session_id = s.id AND a.patient_id = v.patient_id AND a.withdrawn_at IS NULL
  WHERE v.withdrawn_at IS NULL OR s.starts_at <= v.withdrawn_at AND NOT (EXISTS ( SELECT
           FROM visits o
          WHERE o.organization_id = s.organization_id AND o.session_id = s.id AND o.patient_id = v.patient_id AND o.id <> v.id AND (o.withdrawn_at IS NULL OR o.withdrawn_at > v.withdrawn_at))) AND NOT (EXISTS ( SELECT
           FROM seats o
          WHERE o.organization_id = s.organization_id AND o.group_id = s.group_id AND o.patient_id = v.patient_id AND o.starts_on <= s.occurs_on AND COALESCE(o.ends_on, 'infinity'::date) >= s.occurs_on AND seat_meets(o.weekdays, o.alternate_from, s.occurs_on)));
GRANT SELECT ON rosters TO evenkeel_runtime;

CREATE VIEW seat_days WITH (security_invoker=true) AS
 SELECT s.organization_id,
    s.id AS seat_id,
    d.weekday,
        CASE
            WHEN g.mode = 'virtual'::text OR g.mode = 'hybrid'::text AND (d.weekday = ANY (s.virtual_weekdays)) THEN 'virtual'::text
            ELSE 'in_person'::text
        END AS mode
   FROM seats s
     JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
     CROSS JOIN LATERAL unnest(COALESCE(s.weekdays, ARRAY[1, 2, 3, 4, 5, 6, 7])) d(weekday);
GRANT SELECT ON seat_days TO evenkeel_runtime;

CREATE VIEW session_leaders WITH (security_invoker=true) AS
 SELECT l.organization_id,
    l.session_id,
    l.staff_member_id,
    m.given_name,
    m.family_name,
    l.part
   FROM ( SELECT each.organization_id,
            each.session_id,
            each.staff_member_id,
            min(each.part) AS part
           FROM ( SELECT s.organization_id,
                    s.id AS session_id,
                    f.staff_member_id,
                    f.part
                   FROM sessions s
                     JOIN facilitations f ON f.organization_id = s.organization_id AND f.group_id = s.group_id AND f.starts_on <= s.occurs_on AND (f.ends_on IS NULL OR f.ends_on >= s.occurs_on)
                  WHERE NOT (EXISTS ( SELECT
                           FROM session_staff x
                          WHERE x.organization_id = s.organization_id AND x.session_id = s.id AND x.staff_member_id = f.staff_member_id AND x.part = 'away'::text AND x.taken_back_at IS NULL))
                UNION ALL
                 SELECT x.organization_id,
                    x.session_id,
                    x.staff_member_id,
                    x.part
                   FROM session_staff x
                  WHERE x.part <> 'away'::text AND x.taken_back_at IS NULL
                UNION ALL
                 SELECT b.organization_id,
                    b.session_id,
                    leads.id,
                    leads.part
                   FROM session_blocks b
                     CROSS JOIN LATERAL ( VALUES (b.leader_id,'leader'::text), (b.second_leader_id,'second'::text)) leads(id, part)
                  WHERE (b.leader_id IS NOT NULL OR b.second_leader_id IS NOT NULL) AND leads.id IS NOT NULL AND NOT (EXISTS ( SELECT
                           FROM session_staff x
                          WHERE x.organization_id = b.organization_id AND x.session_id = b.session_id AND x.staff_member_id = leads.id AND x.part = 'away'::text AND x.taken_back_at IS NULL))) each
          GROUP BY each.organization_id, each.session_id, each.staff_member_id) l
     JOIN staff_in_brief m ON m.organization_id = l.organization_id AND m.id = l.staff_member_id;
GRANT SELECT ON session_leaders TO evenkeel_runtime;

CREATE VIEW sessions_in_brief WITH (security_invoker=true) AS
 SELECT s.organization_id,
    s.id,
    s.clinic_id,
    s.group_id,
    s.held_on,
    s.starts_at,
    s.ends_at,
    s.room_id,
    s.status,
    g.name AS group_name,
    g.kind,
    s.mode,
    g.program,
    s.seat_limit,
    c.name AS clinic_name,
    c.state,
    c.time_zone,
    s.occurs_on,
    s.seat_limit_rule,
    COALESCE(s.virtual_link, g.virtual_link) AS virtual_link,
    s.cancelled_because,
    g.pets_welcome
   FROM sessions s
     JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
     JOIN clinics_in_brief c ON c.organization_id = s.organization_id AND c.id = s.clinic_id;
GRANT SELECT ON sessions_in_brief TO evenkeel_runtime;

CREATE VIEW staff_in_brief WITH (security_invoker=true) AS
 SELECT organization_id,
    id,
    given_name,
    family_name,
    works_from,
    left_on
   FROM staff_members m;
GRANT SELECT ON staff_in_brief TO evenkeel_runtime;

CREATE VIEW stand_ins_in_brief WITH (security_invoker=true) AS
 SELECT organization_id,
    session_id,
    staff_member_id,
    part
   FROM session_staff s
  WHERE taken_back_at IS NULL AND part <> 'away'::text;
GRANT SELECT ON stand_ins_in_brief TO evenkeel_runtime;

CREATE VIEW standing_notes WITH (security_invoker=true) AS
 SELECT organization_id,
    id,
    clinic_id,
    session_id,
    patient_id,
    signature_id,
    held_on,
    group_name,
    attendance,
    clock_minutes,
    treatment_minutes,
    shared_words,
    own_words,
    content_sha256,
    topic,
    method,
    participation,
    mood,
    theme,
    response,
    feedback,
    next_step,
    goal_words,
    replaces,
    risks,
    block,
    block_words
   FROM notes n
  WHERE NOT (EXISTS ( SELECT
           FROM note_errors e
          WHERE e.organization_id = n.organization_id AND e.note_id = n.id));
GRANT SELECT ON standing_notes TO evenkeel_runtime;

CREATE VIEW supervisions_in_brief WITH (security_invoker=true) AS
 SELECT organization_id,
    staff_member_id,
    supervisor_id,
    starts_on,
    ends_on
   FROM supervisions s;
GRANT SELECT ON supervisions_in_brief TO evenkeel_runtime;

CREATE VIEW tasks_in_brief WITH (security_invoker=true) AS
 SELECT organization_id,
    id,
    clinic_id,
    patient_id,
    session_id,
    kind,
    subject,
    opened_at,
    due_at,
    steps,
    owner_id,
    released_at,
    closed_at,
    ( SELECT s.words
           FROM task_steps s
          WHERE s.organization_id = t.organization_id AND s.task_id = t.id AND s.step = 'outcome'::text
          ORDER BY s.sequence DESC
         LIMIT 1) AS outcome
   FROM tasks t;
GRANT SELECT ON tasks_in_brief TO evenkeel_runtime;

CREATE VIEW timetables_in_force WITH (security_invoker=true) AS
 SELECT t.organization_id,
    t.id,
    t.clinic_id,
    t.group_id,
    t.sequence,
    t.starts_on,
    LEAST(newer.starts_on - 1, g.ends_on) AS ends_on,
    t.mode,
    t.room_id,
    t.alternate_from
   FROM timetables t
     JOIN groups g ON g.organization_id = t.organization_id AND g.id = t.group_id
     CROSS JOIN LATERAL ( SELECT min(n.starts_on) AS starts_on
           FROM timetables n
          WHERE n.organization_id = t.organization_id AND n.group_id = t.group_id AND n.sequence > t.sequence AND n.taken_back_at IS NULL) newer
  WHERE t.taken_back_at IS NULL AND (newer.starts_on IS NULL OR newer.starts_on > t.starts_on) AND (g.ends_on IS NULL OR g.ends_on >= t.starts_on);
GRANT SELECT ON timetables_in_force TO evenkeel_runtime;

CREATE VIEW topics_in_brief WITH (security_invoker=true) AS
 SELECT t.organization_id,
    t.version_id,
    t."position",
    v.curriculum_id,
    t.code,
    t.title,
    t.title_status,
    t.secular_title,
    t.health_topics
   FROM topics t
     JOIN curriculum_versions v ON v.organization_id = t.organization_id AND v.id = t.version_id;
GRANT SELECT ON topics_in_brief TO evenkeel_runtime;

CREATE VIEW virtual_means WITH (security_invoker=true) AS
 SELECT p.organization_id,
    p.id AS patient_id,
    COALESCE(c.has_phone, p.phone IS NOT NULL) AS has_phone,
    COALESCE(c.has_mail, false) AS has_mail,
    ( SELECT d.has_device
           FROM device_answers d
          WHERE d.organization_id = p.organization_id AND (d.patient_id = ANY (whole_record(p.id)))
          ORDER BY d.asked_at DESC, d.id DESC
         LIMIT 1) AS has_device
   FROM patients p
     LEFT JOIN LATERAL ( SELECT bool_or(o.ended_at IS NULL AND o.kind = 'phone'::text AND (o.may_call OR o.may_text AND o.may_say <> 'nothing'::text)) AS has_phone,
            bool_or(o.ended_at IS NULL AND o.kind = 'email'::text AND o.may_mail AND o.may_say <> 'nothing'::text) AS has_mail
           FROM contacts o
          WHERE o.organization_id = p.organization_id AND (o.patient_id = ANY (whole_record(p.id))) AND o.person IS NULL) c ON true;
GRANT SELECT ON virtual_means TO evenkeel_runtime;

CREATE VIEW working_hours_in_brief WITH (security_invoker=true) AS
 SELECT organization_id,
    staff_member_id,
    clinic_id,
    weekday,
    starts_at,
    ends_at,
    starts_on,
    ends_on
   FROM working_hours w;
GRANT SELECT ON working_hours_in_brief TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.absence_in_merge(organization uuid, asked_session uuid, patient uuid)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF organization IS DISTINCT FROM context_organization()
     OR NOT EXISTS (SELECT FROM patients p WHERE p.organization_id = organization AND p.id = patient AND p.in_merge) THEN
    RETURN NULL;
  END IF;
  RETURN (SELECT a.reason FROM known_absences a WHERE a.organization_id = organization AND a.session_id = asked_session AND a.withdrawn_at IS NULL
             AND a.patient_id = ANY (records_merged(organization, patient)) ORDER BY a.id LIMIT 1);
END $function$;
GRANT EXECUTE ON FUNCTION absence_in_merge(uuid,uuid,uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.account_of_name(name text)
 RETURNS TABLE(organization_id uuid, staff_member_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT a.organization_id, a.staff_member_id FROM accounts a WHERE a.sign_in_name = name AND a.closed_at IS NULL
$function$;
GRANT EXECUTE ON FUNCTION account_of_name(text) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.account_of_passkey(credential bytea)
 RETURNS TABLE(organization_id uuid, staff_member_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT a.organization_id, a.staff_member_id
    FROM passkeys p JOIN accounts a ON a.organization_id = p.organization_id AND a.staff_member_id = p.staff_member_id
   WHERE p.credential_id = credential AND p.removed_at IS NULL AND a.closed_at IS NULL
   LIMIT 1
$function$;
GRANT EXECUTE ON FUNCTION account_of_passkey(bytea) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.account_of_set_up_link(token bytea, at timestamp with time zone)
 RETURNS TABLE(organization_id uuid, staff_member_id uuid, link_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT l.organization_id, l.staff_member_id, l.id
    FROM set_up_links l JOIN accounts a ON a.organization_id = l.organization_id AND a.staff_member_id = l.staff_member_id
   WHERE l.token_sha256 = token AND l.used_at IS NULL AND l.withdrawn_at IS NULL AND l.ends_at > at AND a.closed_at IS NULL
$function$;
GRANT EXECUTE ON FUNCTION account_of_set_up_link(bytea,timestamp with time zone) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.add_search_words()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO search_words (organization_id, word)
  SELECT NEW.organization_id, word FROM unnest(words_of(NEW.words)) AS word
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.admitted_on(people uuid[])
 RETURNS TABLE(patient_id uuid, birth_on date, first_seat_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT p.id, p.birth_on, (SELECT min(t.starts_on) FROM seats t WHERE t.organization_id = p.organization_id AND t.patient_id = ANY (records_merged(p.organization_id, p.id)) AND t.taken_back_at IS NULL)
    FROM patients p
   WHERE p.organization_id = context_organization() AND p.id = ANY (people)
     AND (context_whole_organization()
       OR EXISTS (SELECT FROM care_relations c WHERE c.organization_id = p.organization_id AND c.patient_id = p.id AND context_opens_clinic(c.clinic_id)
             AND (c.ends_on IS NULL OR c.ends_on >= context_today()))
       OR EXISTS (SELECT FROM seats t WHERE t.organization_id = p.organization_id AND t.patient_id = p.id AND context_opens_clinic(t.clinic_id))
       OR EXISTS (SELECT FROM visits v WHERE v.organization_id = p.organization_id AND v.patient_id = p.id AND context_opens_clinic(v.clinic_id)))
$function$;
GRANT EXECUTE ON FUNCTION admitted_on(uuid[]) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.age_group_on(birth_on date, day date)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (EXTRACT(year FROM age((day)::timestamp without time zone, (birth_on)::timestamp without time zone)) < (12)::numeric) THEN 'child'::text WHEN (EXTRACT(year FROM age((day)::timestamp without time zone, (birth_on)::timestamp without time zone)) < (18)::numeric) THEN 'adolescent'::text ELSE 'adult'::text END;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.ages_mix_for(asked_session uuid, patient uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT record_is_open(patient) AND ages_mix_here(asked_session, patient)
$function$;
GRANT EXECUTE ON FUNCTION ages_mix_for(uuid,uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.ages_mix_here(asked_session uuid, patient uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT EXISTS (SELECT FROM sessions s WHERE s.organization_id = context_organization() AND s.id = asked_session AND context_opens_clinic(s.clinic_id))
     AND ages_mix_on(context_organization(), asked_session, patient)
$function$;
GRANT EXECUTE ON FUNCTION ages_mix_here(uuid,uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.ages_mix_on(organization uuid, asked_session uuid, patient uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT EXISTS (
    SELECT FROM sessions s
      JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
      JOIN patients p ON p.organization_id = s.organization_id AND p.id = patient
     WHERE s.organization_id = organization AND s.id = asked_session
       AND age_group_on(p.birth_on, s.held_on) <> CASE WHEN g.youngest < 18 THEN 'adolescent' ELSE 'adult' END)
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.apply_lock()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM keep_locked(NEW.organization_id, records_merged(NEW.organization_id, NEW.patient_id));
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.apply_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  merged patients;
  kept patients;
BEGIN
  PERFORM 1 FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id IN (NEW.merged_id, NEW.kept_id) ORDER BY p.id FOR UPDATE;
  SELECT * INTO merged FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = NEW.merged_id;
  SELECT * INTO kept FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = NEW.kept_id;
  IF NEW.step = 'merged' AND (merged.merged_into IS NOT NULL OR kept.merged_into IS NOT NULL
     OR EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = NEW.organization_id AND p.merged_into = NEW.merged_id)) THEN
    RAISE EXCEPTION 'one of them is merged already' USING ERRCODE = '23514', CONSTRAINT = 'patient_merges_one_level', TABLE = 'patient_merges';
  END IF;
  IF NEW.step = 'separated' AND merged.merged_into IS DISTINCT FROM NEW.kept_id THEN
    RAISE EXCEPTION 'they are not merged' USING ERRCODE = '23514', CONSTRAINT = 'patient_merges_undo_what_stands', TABLE = 'patient_merges';
  END IF;
  UPDATE patients p SET merged_into = CASE WHEN NEW.step = 'merged' THEN NEW.kept_id END
   WHERE p.organization_id = NEW.organization_id AND p.id = NEW.merged_id;
  UPDATE patients p SET in_merge = p.merged_into IS NOT NULL
      OR EXISTS (SELECT 1 FROM patients o WHERE o.organization_id = p.organization_id AND o.merged_into = p.id)
   WHERE p.organization_id = NEW.organization_id AND p.id IN (NEW.merged_id, NEW.kept_id);
  PERFORM keep_locked(NEW.organization_id, records_merged(NEW.organization_id, NEW.kept_id) || NEW.merged_id);
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.audit_entries_to_seal(most integer)
 RETURNS TABLE(organization_id uuid, id uuid, at text, staff_member_id uuid, action text, kind text, outcome text, patient_ids text[], detail text, address text, request_id text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_sort TO 'off'
BEGIN ATOMIC
 SELECT e.organization_id,
     e.id,
     to_char((e.at AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'::text) AS to_char,
     e.staff_member_id,
     e.action,
     e.kind,
     e.outcome,
     (e.patient_ids)::text[] AS patient_ids,
     (e.detail)::text AS detail,
     (e.address)::text AS address,
     e.request_id
    FROM audit_entries e
   WHERE ((e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())) AND (e.transaction_id >= COALESCE(( SELECT last.transaction_id
            FROM (audit_seals s
              JOIN audit_entries last ON (((last.organization_id = s.organization_id) AND (last.id = s.entry_id))))
           ORDER BY s."position" DESC
          LIMIT 1), '0'::xid8)) AND (NOT (EXISTS ( SELECT
            FROM audit_seals s
           WHERE ((s.organization_id = e.organization_id) AND (s.entry_id = e.id))))))
   ORDER BY e.transaction_id, e.id
  LIMIT audit_entries_to_seal.most;
END;
GRANT EXECUTE ON FUNCTION audit_entries_to_seal(integer) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.catalog_limit(code text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE code WHEN 'house_group_size'::text THEN 12 WHEN 'house_education_size'::text THEN 20 WHEN 'tx_group_counseling_size'::text THEN 16 WHEN 'tx_group_education_size'::text THEN 35 WHEN 'il_group_size'::text THEN 16 ELSE NULL::integer END;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_age_of_guest()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM groups g WHERE g.organization_id = NEW.organization_id AND g.id = NEW.group_id
               AND g.kind NOT IN ('family', 'multi_family') AND coalesce(g.oldest, 200) >= 18) THEN
    RAISE EXCEPTION 'ages would mix' USING ERRCODE = '23514', CONSTRAINT = 'guests_of_age', TABLE = 'guests';
  END IF;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_ages(organization uuid, seat uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  given record;
  age_group text;
  takes text;
BEGIN
  SELECT s.clinic_id, s.group_id, p.birth_on INTO given
    FROM seats s JOIN patients p ON p.organization_id = s.organization_id AND p.id = s.patient_id
   WHERE s.organization_id = organization AND s.id = seat;
  -- Changes of one group take turns, so that a seat and new ages of the group see each other.
  SELECT group_age_group(g.youngest) INTO takes FROM groups g WHERE g.organization_id = organization AND g.id = given.group_id FOR UPDATE;
  WITH RECURSIVE chain AS (
    SELECT s.starts_on, s.continues_seat_id FROM seats s WHERE s.organization_id = organization AND s.id = seat
    UNION ALL
    SELECT s.starts_on, s.continues_seat_id FROM chain c JOIN seats s ON s.organization_id = organization AND s.id = c.continues_seat_id
     WHERE s.group_id = given.group_id
  )
  SELECT age_group_on(given.birth_on, min(c.starts_on)) INTO age_group FROM chain c;
  IF NOT clinic_takes_age_group(organization, given.clinic_id, age_group) THEN
    RAISE EXCEPTION 'not of an age the clinic takes' USING ERRCODE = '23514', CONSTRAINT = 'seats_of_age', TABLE = 'seats';
  END IF;
  IF age_group <> takes THEN
    RAISE EXCEPTION 'ages would mix' USING ERRCODE = '23514', CONSTRAINT = 'seats_ages_never_mix', TABLE = 'seats';
  END IF;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.check_ages_of_person()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM check_ages(s.organization_id, s.id) FROM seats s
    WHERE s.organization_id = NEW.organization_id AND s.patient_id = NEW.id AND s.taken_back_at IS NULL AND (s.ends_on IS NULL OR s.ends_on >= coalesce(context_today(), '-infinity'));
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_ages_of_seat()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM check_ages(NEW.organization_id, NEW.id);
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_ages_of_visit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM sessions s JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
                JOIN patients p ON p.organization_id = s.organization_id AND p.id = NEW.patient_id
              WHERE s.organization_id = NEW.organization_id AND s.id = NEW.session_id
                AND age_group_on(p.birth_on, s.held_on) <> group_age_group(g.youngest)) THEN
    RAISE EXCEPTION 'ages would mix' USING ERRCODE = '23514', CONSTRAINT = 'seats_ages_apart', TABLE = 'visits';
  END IF;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_back_from_pause()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = ANY (records_merged(NEW.organization_id, NEW.patient_id)) ORDER BY p.id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM seats t CROSS JOIN LATERAL far_seat_clash(t, records_merged(NEW.organization_id, NEW.patient_id)) f
              WHERE t.organization_id = NEW.organization_id AND t.group_id = NEW.group_id AND t.patient_id = NEW.patient_id AND t.taken_back_at IS NULL
                AND f.day BETWEEN coalesce(NEW.came_back_on, NEW.starts_on) AND NEW.ends_on) THEN
    RAISE EXCEPTION 'in another group at that time' USING ERRCODE = '23P01', CONSTRAINT = 'seats_one_place_at_a_time', TABLE = 'pauses';
  END IF;
  RETURN NULL;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.check_comes_after_all()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = ANY (records_merged(NEW.organization_id, NEW.patient_id)) ORDER BY p.id FOR NO KEY UPDATE;
  IF session_clash(NEW.organization_id, NEW.session_id, NEW.patient_id) IS NOT NULL THEN
    RAISE EXCEPTION 'in another group at that time' USING ERRCODE = '23P01', CONSTRAINT = 'seats_one_place_at_a_time', TABLE = 'known_absences';
  END IF;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_confirmed_first()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  -- Invented worlds are written without a context, and whole.
  IF context_organization() IS NULL THEN
    RETURN NULL;
  END IF;
  IF EXISTS (
    SELECT FROM added m JOIN sessions s ON s.organization_id = m.organization_id AND s.id = m.session_id
     WHERE m.status IN ('present', 'late') AND s.mode <> 'in_person'
       AND 'joins' IS DISTINCT FROM (SELECT a.outcome FROM virtual_arrivals a
            WHERE a.organization_id = m.organization_id AND a.session_id = m.session_id AND a.patient_id = m.patient_id ORDER BY a.sequence DESC LIMIT 1)
       -- Times of who was marked as there before it had to be confirmed, or when the group still met in the room, can be corrected.
       AND NOT EXISTS (SELECT FROM attendance_marks e
            WHERE e.organization_id = m.organization_id AND e.session_id = m.session_id AND e.patient_id = m.patient_id AND e.sequence < m.sequence
              AND e.status IN ('present', 'late'))
       AND EXISTS (SELECT FROM rosters r
            WHERE r.organization_id = m.organization_id AND r.session_id = m.session_id AND r.patient_id = m.patient_id AND r.mode = 'virtual')) THEN
    RAISE EXCEPTION 'somebody by video was not confirmed' USING ERRCODE = '23514', CONSTRAINT = 'attendance_marks_video_confirmed_first', TABLE = 'attendance_marks';
  END IF;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_date()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  day date;
BEGIN
  PERFORM lock_group(NEW.organization_id, NEW.group_id);
  SELECT s.occurs_on INTO day FROM sessions s WHERE s.organization_id = NEW.organization_id AND s.id = NEW.session_id;
  PERFORM refuse_full_dates(NEW.organization_id, NEW.group_id, day, day, NULL, NULL, true, false);
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_day_is_open()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  own_day date;
BEGIN
  -- Invented worlds are written without a context, and whole.
  IF context_organization() IS NULL THEN
    RETURN NEW;
  END IF;
  SELECT s.held_on INTO own_day FROM sessions s WHERE s.organization_id = NEW.organization_id AND s.id = NEW.session_id;
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(NEW.clinic_id::text || own_day::text, 0));
  IF (SELECT d.step FROM day_closings d WHERE d.organization_id = NEW.organization_id AND d.clinic_id = NEW.clinic_id AND d.day = own_day
       ORDER BY d.sequence DESC LIMIT 1) = 'closed' THEN
    RAISE EXCEPTION 'the day is closed' USING ERRCODE = '23514', CONSTRAINT = 'attendance_day_is_open', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_day_may_close()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.clinic_id::text || NEW.day::text, 0));
  IF EXISTS (
    SELECT FROM sessions s JOIN rosters r ON r.organization_id = s.organization_id AND r.session_id = s.id
     WHERE s.organization_id = NEW.organization_id AND s.clinic_id = NEW.clinic_id AND s.held_on = NEW.day AND s.status <> 'cancelled'
       AND NOT r.taken_back AND r.known_absence IS NULL
       AND coalesce((SELECT m.status FROM attendance_marks m WHERE m.organization_id = r.organization_id AND m.session_id = r.session_id AND m.patient_id = r.patient_id
                      ORDER BY m.sequence DESC LIMIT 1), 'expected') = 'expected') THEN
    RAISE EXCEPTION 'somebody expected has no status' USING ERRCODE = '23514', CONSTRAINT = 'day_closings_everybody_has_status', TABLE = 'day_closings';
  END IF;
  IF EXISTS (
    SELECT FROM sessions s
     WHERE s.organization_id = NEW.organization_id AND s.clinic_id = NEW.clinic_id AND s.held_on = NEW.day AND s.status <> 'cancelled'
       AND coalesce((SELECT t.ended_at FROM room_times t WHERE t.organization_id = s.organization_id AND t.session_id = s.id
                      ORDER BY t.sequence DESC LIMIT 1), s.ends_at) > NEW.decided_at) THEN
    RAISE EXCEPTION 'a session of the day is not over' USING ERRCODE = '23514', CONSTRAINT = 'day_closings_sessions_are_over', TABLE = 'day_closings';
  END IF;
  RETURN NEW;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_far_room(organization uuid, changed_group uuid, from_day date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM lock_group(organization, changed_group);
  IF EXISTS (SELECT FROM far_numbers(organization, ARRAY[changed_group], greatest(from_day, context_today()), NULL, NULL, NULL, false, NULL) f WHERE f.in_room > f.chairs) THEN
    RAISE EXCEPTION 'more people than the room of that timetable holds' USING ERRCODE = '23514', CONSTRAINT = 'timetables_fit_their_room', TABLE = 'timetables';
  END IF;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.check_group_limit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  today CONSTANT date := context_today();
BEGIN
  -- Sessions that stand keep their own limit; beyond them the group's counts.
  IF EXISTS (SELECT FROM first_full_date(NEW.organization_id, NEW.id, coalesce(today, NEW.starts_on), NULL, NULL, NULL, 0, 0, false, false)) THEN
    RAISE EXCEPTION 'more seats than the new limit' USING ERRCODE = '23514', CONSTRAINT = 'groups_limit_above_seats', TABLE = 'groups';
  END IF;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_group_offered()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  offers record;
BEGIN
  -- The share lock lets groups pass side by side and waits for somebody who is just changing what the clinic offers.
  SELECT c.programs, c.adolescents INTO offers FROM clinics c
   WHERE c.organization_id = NEW.organization_id AND c.id = NEW.clinic_id FOR SHARE;
  IF NOT NEW.program = ANY (offers.programs) THEN
    RAISE EXCEPTION 'the clinic does not offer this program' USING ERRCODE = '23514', CONSTRAINT = 'groups_program_offered', TABLE = 'groups';
  END IF;
  IF group_age_group(NEW.youngest) = 'adolescent' AND NOT offers.adolescents THEN
    RAISE EXCEPTION 'the clinic treats adults' USING ERRCODE = '23514', CONSTRAINT = 'groups_of_offered_age', TABLE = 'groups';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    PERFORM check_ages(s.organization_id, s.id) FROM seats s
      WHERE group_age_group(NEW.youngest) <> group_age_group(OLD.youngest) AND s.organization_id = NEW.organization_id AND s.group_id = NEW.id
        AND s.taken_back_at IS NULL AND (s.ends_on IS NULL OR s.ends_on >= coalesce(context_today(), '-infinity'));
  END IF;
  RETURN NULL;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.check_lending()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  day CONSTANT date := (SELECT s.held_on FROM sessions s WHERE s.organization_id = NEW.organization_id AND s.id = NEW.session_id);
BEGIN
  IF NOT EXISTS (SELECT FROM role_assignments r
                  WHERE r.organization_id = NEW.organization_id AND r.id = NEW.role_assignment_id AND r.staff_member_id = NEW.staff_member_id
                    AND r.clinic_id = NEW.clinic_id AND r.role = 'counselor' AND r.starts_on >= day - 7 AND r.ends_on <= day + 14)
     OR NOT EXISTS (SELECT FROM role_assignments r
                     WHERE r.organization_id = NEW.organization_id AND r.staff_member_id = NEW.staff_member_id AND r.role IN ('counselor', 'supervisor')
                       AND r.clinic_id <> NEW.clinic_id AND r.starts_on <= day AND coalesce(r.ends_on, 'infinity') >= day
                       AND NOT EXISTS (SELECT FROM lendings l WHERE l.organization_id = r.organization_id AND l.role_assignment_id = r.id)) THEN
    RAISE EXCEPTION 'not somebody who leads groups elsewhere, or not for the days of the date' USING ERRCODE = '23514', CONSTRAINT = 'lendings_of_who_leads_elsewhere', TABLE = 'lendings';
  END IF;
  RETURN NULL;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.check_limit_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM lock_group(NEW.organization_id, NEW.group_id);
  IF EXISTS (SELECT FROM first_full_date(NEW.organization_id, NEW.group_id, greatest(NEW.starts_on, context_today()), NEW.ends_on, NULL, NULL, 0, 0, false, false)) THEN
    RAISE EXCEPTION 'people are planned under this decision' USING ERRCODE = '23514', CONSTRAINT = 'limit_decisions_in_use', TABLE = 'limit_decisions';
  END IF;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_new_timetable_room()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  made record;
BEGIN
  -- Nobody sits in a group before its first timetable.
  FOR made IN SELECT DISTINCT t.organization_id, t.group_id, t.starts_on FROM written w
      JOIN timetables t ON t.organization_id = w.organization_id AND t.id = w.timetable_id AND t.sequence > 1 AND t.room_id IS NOT NULL LOOP
    PERFORM check_far_room(made.organization_id, made.group_id, made.starts_on);
  END LOOP;
  RETURN NULL;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.check_offer()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  entry waiting_entries;
  seat seats;
BEGIN
  SELECT * INTO entry FROM waiting_entries e WHERE e.organization_id = NEW.organization_id AND e.id = NEW.entry_id;
  PERFORM lock_group(entry.organization_id, entry.group_id);
  PERFORM refuse_full_dates(entry.organization_id, entry.group_id, NEW.offered_from, NULL, entry.weekdays, NULL, true);
  seat := jsonb_populate_record(NULL::seats, jsonb_build_object('organization_id', entry.organization_id, 'clinic_id', entry.clinic_id, 'group_id', entry.group_id,
    'patient_id', entry.patient_id, 'starts_on', NEW.offered_from, 'weekdays', to_jsonb(entry.weekdays)));
  PERFORM refuse_kept_apart(seat);
  PERFORM refuse_elsewhere(seat);
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_offer_of_clinic()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM groups g WHERE g.organization_id = NEW.organization_id AND g.clinic_id = NEW.id AND NOT g.program = ANY (NEW.programs)
       AND (g.ends_on IS NULL OR g.ends_on >= coalesce(context_today(), '-infinity'))) THEN
    RAISE EXCEPTION 'a group of this program runs here' USING ERRCODE = '23514', CONSTRAINT = 'clinics_programs_in_use', TABLE = 'clinics';
  END IF;
  IF NOT NEW.adolescents AND EXISTS (SELECT FROM groups g WHERE g.organization_id = NEW.organization_id AND g.clinic_id = NEW.id
       AND group_age_group(g.youngest) = 'adolescent' AND (g.ends_on IS NULL OR g.ends_on >= coalesce(context_today(), '-infinity'))) THEN
    RAISE EXCEPTION 'a group for adolescents runs here' USING ERRCODE = '23514', CONSTRAINT = 'clinics_adolescents_in_use', TABLE = 'clinics';
  END IF;
  RETURN NULL;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.check_pauses()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  -- From this day on they come again.
  back_on CONSTANT date := CASE WHEN NEW.withdrawn_at IS NOT NULL THEN NEW.starts_on ELSE NEW.came_back_on END;
BEGIN
  PERFORM lock_group(NEW.organization_id, NEW.group_id);
  IF TG_OP = 'INSERT' THEN
    PERFORM hold_pauses(NEW.organization_id, NEW.group_id, NEW.patient_id, NULL);
    RETURN NULL;
  END IF;
  UPDATE known_absences a
     SET withdrawn_at = coalesce(NEW.withdrawn_at, NEW.came_back_at), withdrawn_by = coalesce(NEW.withdrawn_by, NEW.came_back_by), withdrawn_because = 'Came back earlier'
    FROM sessions s
   WHERE s.organization_id = a.organization_id AND s.id = a.session_id AND a.organization_id = NEW.organization_id AND a.change_id = NEW.change_id
     AND a.withdrawn_at IS NULL AND s.occurs_on >= back_on;
  PERFORM refuse_full_dates(NEW.organization_id, NEW.group_id, back_on, NEW.ends_on, NULL, NULL, true, false);
  PERFORM hold_pauses(NEW.organization_id, NEW.group_id, NEW.patient_id, NULL);
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_pets()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM groups g JOIN rooms r ON r.organization_id = g.organization_id AND r.id = g.room_id
              WHERE g.organization_id = NEW.organization_id AND g.id = NEW.id AND g.pets_welcome AND NOT r.pets_welcome) THEN
    RAISE EXCEPTION 'pets in a room that does not welcome them' USING ERRCODE = '23514', CONSTRAINT = 'groups_pets_need_welcoming_room', TABLE = 'groups';
  END IF;
  RETURN NULL;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.check_pets_told()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM untold_of_pets(NEW.organization_id, NEW.id)) THEN
    RAISE EXCEPTION 'somebody was not told of pets' USING ERRCODE = '23514', CONSTRAINT = 'groups_pets_are_told', TABLE = 'groups';
  END IF;
  RETURN NULL;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.check_place_of_clinic()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM groups g WHERE g.organization_id = NEW.organization_id AND g.clinic_id = NEW.id) THEN
    RAISE EXCEPTION 'groups meet by this clock and these rules' USING ERRCODE = '23514', CONSTRAINT = 'clinics_place_kept', TABLE = 'clinics';
  END IF;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_risk_not_open_already()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_room()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF NEW.retired_on IS NOT NULL AND OLD.retired_on IS DISTINCT FROM NEW.retired_on AND (
    EXISTS (SELECT FROM groups g WHERE g.organization_id = NEW.organization_id AND g.room_id = NEW.id AND (g.ends_on IS NULL OR g.ends_on >= NEW.retired_on))
    OR EXISTS (SELECT FROM bookings b JOIN clinics c ON c.organization_id = b.organization_id AND c.id = NEW.clinic_id
                WHERE b.organization_id = NEW.organization_id AND b.resource_id = NEW.id AND NOT b.cancelled
                  AND upper(b.during) > NEW.retired_on::timestamp AT TIME ZONE c.time_zone)) THEN
    RAISE EXCEPTION 'something is planned in this room' USING ERRCODE = '23514', CONSTRAINT = 'rooms_retired_empty', TABLE = 'rooms';
  END IF;
  IF NEW.seats < OLD.seats AND EXISTS (
    SELECT FROM groups g WHERE g.organization_id = NEW.organization_id AND (g.ends_on IS NULL OR g.ends_on >= context_today())
       AND ((g.room_id = NEW.id AND g.mode <> 'hybrid' AND g.seat_limit > NEW.seats)
         -- By a room of their own blocks or a timetable to come as well.
         OR ((g.room_id = NEW.id AND g.mode = 'hybrid'
              OR EXISTS (SELECT FROM timetables t WHERE t.organization_id = g.organization_id AND t.group_id = g.id AND t.taken_back_at IS NULL
                           AND (t.room_id = NEW.id OR EXISTS (SELECT FROM timetable_blocks b WHERE b.organization_id = t.organization_id AND b.timetable_id = t.id AND b.room_id = NEW.id))))
             AND EXISTS (SELECT FROM first_full_date(g.organization_id, g.id, coalesce(context_today(), g.starts_on), NULL, NULL, NULL, 0, 0, false, false) f WHERE f.is_room)))) THEN
    RAISE EXCEPTION 'a group here has more seats' USING ERRCODE = '23514', CONSTRAINT = 'rooms_hold_their_groups', TABLE = 'rooms';
  END IF;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_room_of_booking()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  gone date;
  zone text;
BEGIN
  -- The share lock lets bookings pass side by side and waits for somebody who is just retiring the room.
  SELECT r.retired_on, c.time_zone INTO gone, zone FROM rooms r JOIN clinics c ON c.organization_id = r.organization_id AND c.id = r.clinic_id
   WHERE r.organization_id = NEW.organization_id AND r.id = NEW.resource_id FOR SHARE OF r;
  IF gone IS NOT NULL AND upper(NEW.during) > gone::timestamp AT TIME ZONE zone THEN
    RAISE EXCEPTION 'the room is retired' USING ERRCODE = '23514', CONSTRAINT = 'bookings_room_in_use', TABLE = 'bookings';
  END IF;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_seats()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  -- A seat that only gets shorter or is taken back needs no look; one that gets longer, only at what is added.
  from_day CONSTANT date := CASE WHEN TG_OP = 'INSERT' OR OLD.taken_back_at IS NOT NULL THEN NEW.starts_on ELSE OLD.ends_on + 1 END;
  records uuid[];
BEGIN
  IF NEW.taken_back_at IS NOT NULL
     OR (TG_OP = 'UPDATE' AND OLD.taken_back_at IS NULL AND (OLD.ends_on IS NULL OR NEW.ends_on <= OLD.ends_on)) THEN
    RETURN NULL;
  END IF;
  PERFORM lock_group(NEW.organization_id, NEW.group_id);
  records := records_merged(NEW.organization_id, NEW.patient_id);
  -- Two groups asking for the same person take turns as well.
  PERFORM FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = ANY (records) ORDER BY p.id FOR NO KEY UPDATE;
  -- An exclusion would hold this too, but its index is one the planner then prefers, and it is ten times slower to read.
  IF EXISTS (SELECT 1 FROM seats o
              WHERE o.organization_id = NEW.organization_id AND o.group_id = NEW.group_id AND o.patient_id = ANY (records) AND o.id <> NEW.id
                AND o.taken_back_at IS NULL
                AND (NEW.ends_on IS NULL OR o.starts_on <= NEW.ends_on) AND (o.ends_on IS NULL OR o.ends_on >= NEW.starts_on)) THEN
    RAISE EXCEPTION 'a second seat of the same person' USING ERRCODE = '23P01', CONSTRAINT = 'seats_once_at_a_time', TABLE = 'seats';
  END IF;
  IF EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = ANY (records)
               AND (p.died_on_unknown_day OR (p.died_on IS NOT NULL AND (NEW.ends_on IS NULL OR NEW.ends_on > p.died_on)))) THEN
    RAISE EXCEPTION 'the person has died' USING ERRCODE = '23514', CONSTRAINT = 'seats_for_the_living', TABLE = 'seats';
  END IF;
  IF TG_OP = 'INSERT' AND NOT NEW.pets_accepted AND pets_trouble(NEW.organization_id, NEW.group_id, NEW.patient_id) THEN
    RAISE EXCEPTION 'the group welcomes pets' USING ERRCODE = '23514', CONSTRAINT = 'seats_pets_are_known', TABLE = 'seats';
  END IF;
  PERFORM refuse_full_dates(NEW.organization_id, NEW.group_id, from_day, NEW.ends_on, NEW.weekdays, NEW.alternate_from, true);
  PERFORM refuse_kept_apart(NEW);
  PERFORM refuse_elsewhere(NEW);
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_separation()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  shared uuid;
BEGIN
  FOR shared IN
    SELECT m.group_id FROM (
      SELECT s.group_id, s.patient_id FROM seats s WHERE s.organization_id = NEW.organization_id AND s.patient_id = NEW.merged_id AND s.taken_back_at IS NULL
      UNION SELECT v.group_id, v.patient_id FROM visits v WHERE v.organization_id = NEW.organization_id AND v.patient_id = NEW.merged_id AND v.withdrawn_at IS NULL
      UNION SELECT e.group_id, e.patient_id FROM waiting_entries e WHERE e.organization_id = NEW.organization_id AND e.patient_id = NEW.merged_id) AS m
     ORDER BY 1
  LOOP
    PERFORM lock_group(NEW.organization_id, shared);
    IF EXISTS (SELECT FROM first_full_date(NEW.organization_id, shared, coalesce(context_today(), '-infinity'), NULL, NULL, NULL, 0, 0, true, false)) THEN
      RAISE EXCEPTION 'no chair is left for the second person' USING ERRCODE = '23514', CONSTRAINT = 'patient_merges_chair_is_left', TABLE = 'patient_merges';
    END IF;
  END LOOP;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_session_limit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM lock_group(NEW.organization_id, NEW.group_id);
  PERFORM refuse_full_dates(NEW.organization_id, NEW.group_id, NEW.occurs_on, NEW.occurs_on, NULL, NULL, false, false);
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_session_places()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  session sessions;
BEGIN
  SELECT * INTO session FROM sessions s WHERE s.organization_id = NEW.organization_id AND s.id = NEW.id;
  IF session.status = 'cancelled' OR session.held_on < context_today() THEN
    RETURN NULL;
  END IF;
  -- Somebody may be given a seat elsewhere in the same moment.
  PERFORM FROM patients p
   WHERE p.organization_id = NEW.organization_id AND p.id = ANY (ARRAY(
           SELECT t.patient_id FROM seats t WHERE t.organization_id = NEW.organization_id AND t.group_id = NEW.group_id AND t.taken_back_at IS NULL
              AND t.starts_on <= session.occurs_on AND coalesce(t.ends_on, 'infinity') >= session.occurs_on
           UNION SELECT v.patient_id FROM visits v WHERE v.organization_id = NEW.organization_id AND v.session_id = NEW.id AND v.withdrawn_at IS NULL))
   ORDER BY p.id FOR NO KEY UPDATE;
  IF EXISTS (SELECT c.patient_id, c.other_session_id FROM expected_elsewhere(NEW.organization_id, NEW.id, session.starts_at, session.ends_at) c
             EXCEPT
             SELECT b.patient_id, b.other_session_id FROM expected_elsewhere(NEW.organization_id, NEW.id, OLD.starts_at, OLD.ends_at) b WHERE OLD.status <> 'cancelled') THEN
    RAISE EXCEPTION 'somebody would be in two places' USING ERRCODE = '23P01', CONSTRAINT = 'sessions_one_place_at_a_time', TABLE = 'sessions';
  END IF;
  RETURN NULL;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.check_sessions_together()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  shared record;
BEGIN
  FOR shared IN
    SELECT s.organization_id, s.group_id, min(s.occurs_on) AS from_day, max(s.occurs_on) AS to_day,
           bool_or(EXISTS (SELECT FROM session_blocks b WHERE b.organization_id = s.organization_id AND (b.hosted_by = s.group_id OR (b.session_id = s.id AND b.hosted_by IS NOT NULL)))) AS with_others
      FROM (SELECT DISTINCT m.organization_id, m.session_id FROM written m) AS w
      JOIN sessions s ON s.organization_id = w.organization_id AND s.id = w.session_id AND s.status <> 'cancelled' AND s.occurs_on >= coalesce(context_today(), s.occurs_on)
     WHERE EXISTS (SELECT FROM session_blocks b WHERE b.organization_id = s.organization_id AND b.session_id = s.id AND (b.hosted_by IS NOT NULL OR b.room_id IS NOT NULL))
        OR EXISTS (SELECT FROM session_blocks b WHERE b.organization_id = s.organization_id AND b.hosted_by = s.group_id)
     GROUP BY s.organization_id, s.group_id
  LOOP
    PERFORM lock_group(shared.organization_id, shared.group_id);
    IF EXISTS (SELECT FROM first_full_date(shared.organization_id, shared.group_id, shared.from_day, shared.to_day, NULL, NULL, 0, 0, false, false)) THEN
      RAISE EXCEPTION 'more people than the room of a block or the state allows' USING ERRCODE = '23514', TABLE = 'session_blocks',
        CONSTRAINT = CASE WHEN shared.with_others THEN 'session_blocks_fit_together' ELSE 'session_blocks_fit_their_room' END;
    END IF;
  END LOOP;
  RETURN NULL;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.check_signed_notes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (
    SELECT FROM added a
      JOIN signatures s ON s.organization_id = a.organization_id AND s.id = a.signature_id
      JOIN LATERAL (SELECT w.writer_id FROM note_writers w
                     WHERE w.organization_id = a.organization_id AND w.session_id = a.session_id AND w.patient_id = a.patient_id
                     ORDER BY w.sequence DESC LIMIT 1) w ON w.writer_id <> s.signed_by) THEN
    RAISE EXCEPTION 'somebody else writes this note' USING ERRCODE = '23514', CONSTRAINT = 'notes_signed_by_their_writer';
  END IF;
  IF EXISTS (
    SELECT FROM added a
      JOIN note_risks r ON r.organization_id = a.organization_id AND r.session_id = a.session_id AND r.patient_id = a.patient_id
      JOIN tasks t ON t.organization_id = r.organization_id AND t.id = r.task_id
     WHERE t.closed_at IS NULL AND t.released_at IS NULL) THEN
    RAISE EXCEPTION 'a risk of this person is open' USING ERRCODE = '23514', CONSTRAINT = 'notes_wait_for_risks';
  END IF;
  IF EXISTS (
    SELECT FROM added a WHERE a.replaces IS NOT NULL
       AND NOT EXISTS (SELECT FROM note_errors e
                         JOIN notes w ON w.organization_id = e.organization_id AND w.id = e.note_id
                        WHERE e.organization_id = a.organization_id AND e.session_id = a.session_id
                          AND e.patient_id = a.patient_id AND e.note_id = a.replaces AND w.block = a.block)) THEN
    RAISE EXCEPTION 'only a note entered in error is replaced' USING ERRCODE = '23514', CONSTRAINT = 'notes_replace_only_what_was_in_error';
  END IF;
  IF EXISTS (
    SELECT FROM added a WHERE a.block > 0
       AND NOT EXISTS (SELECT FROM session_blocks b WHERE b.organization_id = a.organization_id AND b.session_id = a.session_id AND b.position = a.block)) THEN
    RAISE EXCEPTION 'the session has no such block' USING ERRCODE = '23514', CONSTRAINT = 'notes_of_blocks_that_are';
  END IF;
  -- Nobody gets a note for the day and one for a block of it: the same minutes would stand twice in the record.
  IF EXISTS (
    SELECT FROM added a
      JOIN notes o ON o.organization_id = a.organization_id AND o.session_id = a.session_id AND (o.block = 0) <> (a.block = 0)
     WHERE NOT EXISTS (SELECT FROM note_errors e WHERE e.organization_id = o.organization_id AND e.note_id = o.id)) THEN
    RAISE EXCEPTION 'the notes of this session are of the other kind' USING ERRCODE = '23514', CONSTRAINT = 'notes_each_in_one_way';
  END IF;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_timetable_places()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM FROM patients p
   WHERE p.organization_id = NEW.organization_id AND p.id = ANY (ARRAY(
           SELECT t.patient_id FROM seats t WHERE t.organization_id = NEW.organization_id AND t.group_id = NEW.group_id AND t.taken_back_at IS NULL
              AND coalesce(t.ends_on, 'infinity') >= coalesce(context_today(), '-infinity')))
   ORDER BY p.id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM seats t CROSS JOIN LATERAL far_seat_clash(t, ARRAY[t.patient_id]) f
              WHERE t.organization_id = NEW.organization_id AND t.group_id = NEW.group_id AND t.taken_back_at IS NULL
                AND coalesce(t.ends_on, 'infinity') >= coalesce(context_today(), '-infinity')) THEN
    RAISE EXCEPTION 'somebody would be in two places' USING ERRCODE = '23P01', CONSTRAINT = 'timetables_one_place_at_a_time', TABLE = 'timetables';
  END IF;
  RETURN NULL;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.check_timetable_room_again()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM check_far_room(NEW.organization_id, NEW.group_id, NEW.starts_on);
  RETURN NULL;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.check_visits()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  session record;
  records uuid[];
BEGIN
  IF NEW.withdrawn_at IS NOT NULL THEN
    RETURN NULL;
  END IF;
  PERFORM lock_group(NEW.organization_id, NEW.group_id);
  records := records_merged(NEW.organization_id, NEW.patient_id);
  SELECT s.id, s.occurs_on, s.held_on INTO session FROM sessions s WHERE s.organization_id = NEW.organization_id AND s.id = NEW.session_id;
  IF EXISTS (SELECT FROM seats t WHERE t.organization_id = NEW.organization_id AND t.group_id = NEW.group_id AND t.patient_id = ANY (records)
               AND t.taken_back_at IS NULL AND t.starts_on <= session.occurs_on AND coalesce(t.ends_on, 'infinity') >= session.occurs_on
               AND seat_meets(t.weekdays, t.alternate_from, session.occurs_on))
     OR EXISTS (SELECT FROM visits v WHERE v.organization_id = NEW.organization_id AND v.session_id = NEW.session_id AND v.patient_id = ANY (records)
               AND v.id <> NEW.id AND v.withdrawn_at IS NULL) THEN
    RAISE EXCEPTION 'the person is expected on that day' USING ERRCODE = '23P01', CONSTRAINT = 'visits_beside_no_seat', TABLE = 'visits';
  END IF;
  -- What happened is never refused.
  IF NEW.kind = 'walk_in' THEN
    RETURN NULL;
  END IF;
  PERFORM FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = ANY (records) ORDER BY p.id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = ANY (records)
               AND (p.died_on_unknown_day OR p.died_on < session.held_on)) THEN
    RAISE EXCEPTION 'the person has died' USING ERRCODE = '23514', CONSTRAINT = 'seats_for_the_living', TABLE = 'visits';
  END IF;
  IF TG_OP = 'INSERT' AND NOT NEW.pets_accepted AND pets_trouble(NEW.organization_id, NEW.group_id, NEW.patient_id) THEN
    RAISE EXCEPTION 'the group welcomes pets' USING ERRCODE = '23514', CONSTRAINT = 'seats_pets_are_known', TABLE = 'visits';
  END IF;
  PERFORM refuse_full_dates(NEW.organization_id, NEW.group_id, session.occurs_on, session.occurs_on, NULL, NULL, true);
  IF meets_on(NEW.organization_id, NEW.session_id, NEW.patient_id) THEN
    RAISE EXCEPTION 'not this group' USING ERRCODE = '23514', CONSTRAINT = 'seats_keep_apart', TABLE = 'visits';
  END IF;
  IF session_clash(NEW.organization_id, NEW.session_id, NEW.patient_id) IS NOT NULL THEN
    RAISE EXCEPTION 'in another group at that time' USING ERRCODE = '23P01', CONSTRAINT = 'seats_one_place_at_a_time', TABLE = 'visits';
  END IF;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.check_weeks_together()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  shared record;
BEGIN
  FOR shared IN
    SELECT DISTINCT t.organization_id, t.group_id, greatest(t.starts_on, context_today()) AS from_day,
           EXISTS (SELECT FROM timetable_blocks b WHERE b.organization_id = t.organization_id AND (b.hosted_by = t.group_id OR (b.timetable_id = t.id AND b.hosted_by IS NOT NULL))) AS with_others
      FROM (SELECT DISTINCT m.organization_id, m.timetable_id FROM written m) AS w
      JOIN timetables t ON t.organization_id = w.organization_id AND t.id = w.timetable_id
     WHERE EXISTS (SELECT FROM timetable_blocks b WHERE b.organization_id = t.organization_id AND b.timetable_id = t.id AND (b.hosted_by IS NOT NULL OR b.room_id IS NOT NULL))
        OR EXISTS (SELECT FROM timetable_blocks b WHERE b.organization_id = t.organization_id AND b.hosted_by = t.group_id)
  LOOP
    PERFORM lock_group(shared.organization_id, shared.group_id);
    IF EXISTS (SELECT FROM far_numbers(shared.organization_id, ARRAY[shared.group_id], shared.from_day, NULL, NULL, NULL, false, NULL) f WHERE f.taken > f.seat_limit OR f.in_room > f.chairs) THEN
      RAISE EXCEPTION 'more people than the room of a block or the state allows' USING ERRCODE = '23514', TABLE = 'timetable_blocks',
        CONSTRAINT = CASE WHEN shared.with_others THEN 'timetable_blocks_fit_together' ELSE 'timetable_blocks_fit_their_room' END;
    END IF;
  END LOOP;
  RETURN NULL;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.clinic_takes_age_group(organization uuid, clinic uuid, age_group text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT EXISTS (SELECT 1 FROM clinics c WHERE c.organization_id = organization AND c.id = clinic
    AND CASE age_group WHEN 'adult' THEN true WHEN 'adolescent' THEN c.adolescents ELSE false END)
$function$;
GRANT EXECUTE ON FUNCTION clinic_takes_age_group(uuid,uuid,text) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.close_challenge(ticket bytea, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  UPDATE challenges c SET taken_at = at WHERE c.ticket_sha256 = ticket
$function$;
GRANT EXECUTE ON FUNCTION close_challenge(bytea,timestamp with time zone) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.compared(given_name text, family_name text, preferred_name text, birth_on date, phone text)
 RETURNS person_compared
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ROW(btrim(regexp_replace(folded(given_name), ' +'::text, ' '::text, 'g'::text)), btrim(regexp_replace(folded(family_name), ' +'::text, ' '::text, 'g'::text)), btrim(regexp_replace(folded(preferred_name), ' +'::text, ' '::text, 'g'::text)), birth_on, last_digits(phone))::person_compared;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.context_caseload_clinics()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (COALESCE(NULLIF(current_setting('evenkeel.caseload_clinics'::text, true), ''::text), '{}'::text))::uuid[];
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.context_clinics()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (COALESCE(NULLIF(current_setting('evenkeel.clinics'::text, true), ''::text), '{}'::text))::uuid[];
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.context_mark()
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN format('%s|%s|%s|%s|%s|%s|'::text, current_setting('evenkeel.organization'::text, true), current_setting('evenkeel.staff_member'::text, true), current_setting('evenkeel.whole_organization'::text, true), current_setting('evenkeel.clinics'::text, true), current_setting('evenkeel.caseload_clinics'::text, true), current_setting('evenkeel.today'::text, true));
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.context_opens_clinic(clinic uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (context_whole_organization() OR (clinic = ANY (context_clinics())) OR (clinic = ANY (context_caseload_clinics())));
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.context_organization()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('evenkeel.organization'::text, true), ''::text))::uuid;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.context_reaches_policy(of_state text, of_clinic uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT context_whole_organization() OR context_opens_clinic(of_clinic) IS TRUE OR (of_clinic IS NULL AND NOT EXISTS (
    SELECT FROM clinics c WHERE (of_state IS NULL OR c.state = of_state) AND NOT context_opens_clinic(c.id)))
$function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.context_staff_member()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('evenkeel.staff_member'::text, true), ''::text))::uuid;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.context_tablet()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('evenkeel.tablet'::text, true), ''::text))::uuid;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.context_today()
 RETURNS date
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('evenkeel.today'::text, true), ''::text))::date;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.context_whole_organization()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (COALESCE(current_setting('evenkeel.whole_organization'::text, true), ''::text) = 'on'::text);
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.copy_blocks()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO session_blocks (organization_id, session_id, position, kind, from_minute, to_minute, topic, room_id, seat_limit,
                              leader_id, second_leader_id, hosted_by)
  SELECT m.organization_id, m.id, coalesce(b.position, 1), coalesce(b.kind, g.kind), coalesce(b.from_minute, 0),
         coalesce(b.to_minute, ceil(extract(epoch FROM m.ends_at - m.starts_at) / 60)::integer),
         b.topic, b.room_id, b.seat_limit, b.leader_id, b.second_leader_id, b.hosted_by
    FROM made m
    JOIN groups g ON g.organization_id = m.organization_id AND g.id = m.group_id
    LEFT JOIN (timetables_in_force t
               JOIN timetable_blocks b ON b.organization_id = t.organization_id AND b.timetable_id = t.id)
      ON t.organization_id = m.organization_id AND t.group_id = m.group_id AND b.weekday = extract(isodow FROM m.occurs_on)
     AND t.starts_on <= m.occurs_on AND (t.ends_on IS NULL OR t.ends_on >= m.occurs_on);
  RETURN NULL;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.count_people_anew()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  ANALYZE patients, patient_search, people_by_word, search_words, patient_identifiers, care_relations, likely_duplicates,
    import_people, import_identifiers, imported_resources;
END $function$;
GRANT EXECUTE ON FUNCTION count_people_anew() TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.count_rosters(sessions_asked uuid[])
 RETURNS TABLE(session_id uuid, seats integer, seat_limit integer, there integer, late integer, absent integer, cancelled integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH newest AS (
    SELECT DISTINCT ON (m.session_id, m.patient_id) m.session_id, m.status
      FROM attendance_marks m
     WHERE m.organization_id = context_organization() AND m.session_id = ANY (sessions_asked)
     ORDER BY m.session_id, m.patient_id, m.sequence DESC
  ), marked AS MATERIALIZED (
    SELECT n.session_id, count(*) FILTER (WHERE n.status IN ('present', 'late'))::integer AS there,
           count(*) FILTER (WHERE n.status = 'late')::integer AS late, count(*) FILTER (WHERE n.status = 'absent')::integer AS absent,
           count(*) FILTER (WHERE n.status = 'cancelled')::integer AS cancelled
      FROM newest n GROUP BY n.session_id
  )
  SELECT d.session_id, d.taken, d.seat_limit, coalesce(m.there, 0), coalesce(m.late, 0), coalesce(m.absent, 0), coalesce(m.cancelled, 0)
    FROM dates_taken(sessions_asked) d LEFT JOIN marked m ON m.session_id = d.session_id
$function$;
GRANT EXECUTE ON FUNCTION count_rosters(uuid[]) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.count_rosters_of_all(sessions_asked uuid[])
 RETURNS TABLE(session_id uuid, seats integer, seat_limit integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  scope CONSTANT text := current_setting('evenkeel.whole_organization', true);
BEGIN
  PERFORM set_config('evenkeel.whole_organization', 'on', true);
  RETURN QUERY SELECT c.session_id, c.seats, c.seat_limit FROM count_rosters(sessions_asked) c;
  PERFORM set_config('evenkeel.whole_organization', coalesce(scope, ''), true);
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.count_waiting(groups_asked uuid[])
 RETURNS TABLE(group_id uuid, waiting integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT e.group_id, count(*)::integer
    FROM waiting_entries e
    JOIN LATERAL (SELECT s.status FROM waiting_steps s WHERE s.organization_id = e.organization_id AND s.entry_id = e.id
                   ORDER BY s.sequence DESC LIMIT 1) n ON n.status IN ('waiting', 'offered')
   WHERE e.organization_id = context_organization() AND e.group_id = ANY (groups_asked) AND context_opens_clinic(e.clinic_id)
   GROUP BY e.group_id
$function$;
GRANT EXECUTE ON FUNCTION count_waiting(uuid[]) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.crowded_dates(from_day date, to_day date, more_than integer, most integer)
 RETURNS TABLE(session_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH planned AS MATERIALIZED (
    SELECT s.id, s.group_id, s.occurs_on FROM sessions s
     WHERE s.organization_id = context_organization() AND s.held_on BETWEEN from_day AND to_day AND s.status = 'planned' AND context_opens_clinic(s.clinic_id)
  ), seated AS MATERIALIZED (
    SELECT p.id, count(*) AS people
      FROM planned p
      JOIN seats t ON t.organization_id = context_organization() AND t.group_id = p.group_id AND t.taken_back_at IS NULL
       AND t.starts_on <= p.occurs_on AND coalesce(t.ends_on, 'infinity') >= p.occurs_on AND seat_meets(t.weekdays, t.alternate_from, p.occurs_on)
     GROUP BY p.id
  ), visiting AS MATERIALIZED (
    SELECT v.session_id AS id, count(*) AS people FROM visits v
     WHERE v.organization_id = context_organization() AND v.session_id = ANY (ARRAY(SELECT p.id FROM planned p)) AND v.withdrawn_at IS NULL GROUP BY v.session_id
  ), offered AS MATERIALIZED (
    SELECT o.group_id, count(*) AS people FROM held_offers(context_organization(), ARRAY(SELECT DISTINCT p.group_id FROM planned p)) o GROUP BY o.group_id
  )
  SELECT p.id FROM planned p
    LEFT JOIN seated s ON s.id = p.id LEFT JOIN visiting v ON v.id = p.id LEFT JOIN offered o ON o.group_id = p.group_id
   WHERE coalesce(s.people, 0) + coalesce(v.people, 0) + coalesce(o.people, 0) > more_than
   ORDER BY p.occurs_on, p.id LIMIT most
$function$;
GRANT EXECUTE ON FUNCTION crowded_dates(date,date,integer,integer) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.date_numbers(organization uuid, sessions_asked uuid[], with_walk_ins boolean, by_house boolean, except_person uuid)
 RETURNS TABLE(session_id uuid, group_id uuid, day date, taken integer, in_room integer, guests_in_room integer, guests integer, away integer, held integer, people_limit integer, chairs integer, seat_limit integer, rule text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH together AS MATERIALIZED (
    -- Only where any group hosts a block of another.
    SELECT t.* FROM sessions_together(organization, sessions_asked) t
     WHERE EXISTS (SELECT FROM session_blocks b WHERE b.organization_id = organization AND b.hosted_by IS NOT NULL)
  ), asked AS MATERIALIZED (
    SELECT s.id, s.group_id, s.clinic_id, s.occurs_on, s.mode, s.seat_limit, s.seat_limit_rule, g.kind, c.state, r.seats AS room_seats,
           extract(isodow FROM s.occurs_on)::integer AS weekday
      FROM sessions s
      JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
      JOIN clinics c ON c.organization_id = s.organization_id AND c.id = s.clinic_id
      LEFT JOIN rooms r ON r.organization_id = s.organization_id AND r.id = s.room_id
     WHERE s.organization_id = organization AND s.id = ANY (sessions_asked || ARRAY(SELECT t.other_id FROM together t))
  ), merged AS MATERIALIZED (
    SELECT p.id, p.merged_into FROM patients p WHERE p.organization_id = organization AND p.merged_into IS NOT NULL
  ), known_away AS MATERIALIZED (
    SELECT k.session_id, k.patient_id FROM known_absences k
     WHERE k.organization_id = organization AND k.session_id = ANY (ARRAY(SELECT a.id FROM asked a)) AND k.withdrawn_at IS NULL
  ), came AS (
    SELECT a.id, t.patient_id, a.mode = 'in_person' OR (a.mode = 'hybrid' AND NOT a.weekday = ANY (t.virtual_weekdays)) AS in_room, false AS is_held
      FROM asked a
      JOIN seats t ON t.organization_id = organization AND t.group_id = a.group_id AND t.taken_back_at IS NULL
       AND t.starts_on <= a.occurs_on AND coalesce(t.ends_on, 'infinity') >= a.occurs_on AND seat_meets(t.weekdays, t.alternate_from, a.occurs_on)
    UNION ALL
    SELECT a.id, v.patient_id, a.mode = 'in_person' OR (a.mode = 'hybrid' AND v.mode IS DISTINCT FROM 'virtual'), false
      FROM asked a
      JOIN visits v ON v.organization_id = organization AND v.session_id = a.id AND v.withdrawn_at IS NULL AND (with_walk_ins OR v.kind <> 'walk_in')
    UNION ALL
    SELECT a.id, o.patient_id, a.mode <> 'virtual', true
      FROM asked a
      JOIN held_offers(organization, ARRAY(SELECT DISTINCT d.group_id FROM asked d)) o ON o.group_id = a.group_id AND o.offered_from <= a.occurs_on
       AND seat_meets(o.weekdays, NULL, a.occurs_on)
  ), people AS (
    SELECT c.id, coalesce(m.merged_into, c.patient_id) AS person, bool_or(c.in_room) AS in_room, bool_and(c.is_held) AS is_held, bool_or(k.session_id IS NOT NULL) AS is_away
      FROM came c
      LEFT JOIN merged m ON m.id = c.patient_id
      LEFT JOIN known_away k ON k.session_id = c.id AND k.patient_id = c.patient_id
     GROUP BY c.id, coalesce(m.merged_into, c.patient_id)
  ), counted AS MATERIALIZED (
    SELECT p.id, (count(*) FILTER (WHERE NOT p.is_away))::integer AS taken, (count(*) FILTER (WHERE NOT p.is_away AND p.in_room))::integer AS in_room,
           (count(*) FILTER (WHERE p.is_away))::integer AS away, (count(*) FILTER (WHERE p.is_held))::integer AS held
      FROM people p WHERE except_person IS NULL OR p.person <> except_person GROUP BY p.id
  ), sit_in AS MATERIALIZED (
    SELECT u.session_id, count(*)::integer AS guests, (count(*) FILTER (WHERE NOT u.virtual))::integer AS in_room
      FROM guests u WHERE u.organization_id = organization AND u.session_id = ANY (ARRAY(SELECT a.id FROM asked a)) AND u.withdrawn_at IS NULL GROUP BY u.session_id
  ), decided AS MATERIALIZED (
    SELECT a.id, max(d.seat_limit) AS raised, bool_or(d.kind = 'exemption') AS is_exempt
      FROM asked a
      JOIN limit_decisions d ON d.organization_id = organization AND d.group_id = a.group_id AND d.withdrawn_at IS NULL
       AND d.starts_on <= a.occurs_on AND coalesce(d.ends_on, 'infinity') >= a.occurs_on
     GROUP BY a.id
  ), blocks AS MATERIALIZED (
    -- A block may name a room of its own; one that another group hosts takes place in the host's, which is counted beside.
    SELECT a.id, min(k.seat_limit) AS most, min(state_seat_limit(a.state, k.kind)) AS by_state,
           min(coalesce(kr.seats, a.room_seats)) FILTER (WHERE k.hosted_by IS NULL) AS chairs
      FROM asked a JOIN session_blocks k ON k.organization_id = organization AND k.session_id = a.id
      LEFT JOIN rooms kr ON kr.organization_id = organization AND kr.id = k.room_id
     GROUP BY a.id
  ), has_set AS MATERIALIZED (
    SELECT by_house AND (EXISTS (SELECT FROM policies p WHERE p.organization_id = organization AND catalog_limit(p.code) IS NOT NULL)
             OR EXISTS (SELECT FROM policy_confirmations c WHERE c.organization_id = organization AND c.code = 'il_group_size')) AS any
  ), beside AS (
    -- What the other groups of a shared block leave of its room, and of the state's limit for its kind.
    SELECT t.session_id, t.chairs - sum(coalesce(n.in_room, 0) + coalesce(u.in_room, 0))::integer AS chairs,
           CASE WHEN t.by_state IS NOT NULL THEN greatest(0, t.by_state - sum(coalesce(n.taken, 0))::integer) END AS by_state
      FROM together t
      LEFT JOIN counted n ON n.id = t.other_id
      LEFT JOIN sit_in u ON u.session_id = t.other_id
     GROUP BY t.session_id, t.host_id, t.host_block, t.chairs, t.by_state
  ), left_over AS MATERIALIZED (
    SELECT b.session_id, min(b.chairs) AS chairs, min(b.by_state) AS by_state FROM beside b GROUP BY b.session_id
  ), edges AS MATERIALIZED (
    -- Between two of these days what the house has set is the same.
    SELECT x.day FROM policies p CROSS JOIN LATERAL (VALUES (p.starts_on), (p.ends_on + 1)) AS x (day)
     WHERE p.organization_id = organization AND catalog_limit(p.code) IS NOT NULL AND x.day IS NOT NULL
    UNION
    SELECT x.day FROM policy_confirmations c CROSS JOIN LATERAL (VALUES (c.starts_on), (c.ends_on + 1)) AS x (day)
     WHERE c.organization_id = organization AND x.day IS NOT NULL
  ), placed AS MATERIALIZED (
    SELECT a.id, a.state, a.clinic_id, a.kind, a.seat_limit, a.seat_limit_rule, CASE WHEN a.mode <> 'virtual' THEN a.room_seats END AS room_seats, a.occurs_on,
           (SELECT max(e.day) FROM edges e WHERE e.day <= a.occurs_on) AS since
      FROM asked a CROSS JOIN has_set h
     WHERE a.id = ANY (sessions_asked) AND (h.any OR a.seat_limit_rule = 'room_seats')
  ), in_force AS MATERIALIZED (
    SELECT p.state, p.clinic_id, p.kind, p.seat_limit, p.seat_limit_rule, p.room_seats, p.since,
           limit_in_force(ROW(organization, p.state, p.clinic_id, p.kind)::limit_place, min(p.occurs_on), p.seat_limit, p.seat_limit_rule, p.room_seats) AS base,
           state_limit_in_force(ROW(organization, p.state, p.clinic_id, p.kind)::limit_place, min(p.occurs_on)) AS by_state
      FROM placed p GROUP BY p.state, p.clinic_id, p.kind, p.seat_limit, p.seat_limit_rule, p.room_seats, p.since
  ), limits AS (
    SELECT a.id, a.group_id, a.occurs_on, a.mode, a.seat_limit_rule, CASE WHEN a.mode <> 'virtual' THEN least(coalesce(b.chairs, a.room_seats), v.chairs) END AS chairs,
           least(CASE WHEN h.any OR a.seat_limit_rule = 'room_seats' THEN f.base ELSE a.seat_limit END, b.most) AS base,
           least(b.by_state, v.by_state, CASE WHEN h.any THEN f.by_state ELSE state_seat_limit(a.state, a.kind) END) AS by_state,
           d.raised, coalesce(d.is_exempt, false) AS is_exempt
      FROM asked a CROSS JOIN has_set h
      LEFT JOIN placed q ON q.id = a.id
      LEFT JOIN in_force f ON f.state = q.state AND f.clinic_id = q.clinic_id AND f.kind = q.kind AND f.seat_limit = q.seat_limit AND f.seat_limit_rule = q.seat_limit_rule
       AND f.room_seats IS NOT DISTINCT FROM q.room_seats AND f.since IS NOT DISTINCT FROM q.since
      LEFT JOIN blocks b ON b.id = a.id
      LEFT JOIN decided d ON d.id = a.id
      LEFT JOIN left_over v ON v.session_id = a.id
     WHERE a.id = ANY (sessions_asked)
  )
  SELECT l.id, l.group_id, l.occurs_on, coalesce(n.taken, 0), coalesce(n.in_room, 0), coalesce(u.in_room, 0), coalesce(u.guests, 0), coalesce(n.away, 0), coalesce(n.held, 0),
         w.most, l.chairs, least(w.most, CASE WHEN l.mode = 'in_person' AND l.chairs IS NOT NULL THEN greatest(0, l.chairs - coalesce(u.in_room, 0)) END), l.seat_limit_rule
    FROM limits l
    LEFT JOIN counted n ON n.id = l.id
    LEFT JOIN sit_in u ON u.session_id = l.id
   CROSS JOIN LATERAL (SELECT CASE WHEN l.is_exempt THEN 500 ELSE least(greatest(l.base, l.raised), l.by_state) END AS most) AS w
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.dates_from(groups_asked uuid[], from_day date)
 RETURNS TABLE(group_id uuid, day date, taken integer, seat_limit integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH open AS MATERIALIZED (
    SELECT array_agg(o.id) AS ids FROM groups o
     WHERE o.organization_id = context_organization() AND o.id = ANY (groups_asked) AND context_opens_clinic(o.clinic_id)
  )
  SELECT n.group_id, n.day, n.taken, n.seat_limit
    FROM date_numbers(context_organization(), ARRAY(
      SELECT s.id FROM sessions s
       WHERE s.organization_id = context_organization() AND s.group_id = ANY ((SELECT ids FROM open)::uuid[]) AND s.occurs_on >= from_day AND s.status <> 'cancelled'),
      true, true, NULL) n
  UNION ALL
  SELECT f.group_id, f.day, f.taken, f.seat_limit FROM far_numbers(context_organization(), (SELECT ids FROM open), from_day, NULL, NULL, NULL, true, NULL) f
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.dates_taken(sessions_asked uuid[])
 RETURNS TABLE(session_id uuid, taken integer, in_room integer, guests integer, away integer, held integer, seat_limit integer, chairs integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT n.session_id, n.taken, n.in_room + n.guests_in_room, n.guests, n.away, n.held, n.seat_limit, n.chairs
    FROM date_numbers(context_organization(), ARRAY(
      SELECT s.id FROM sessions s WHERE s.organization_id = context_organization() AND s.id = ANY (sessions_asked) AND context_opens_clinic(s.clinic_id)),
      true, true, NULL) n
$function$;
GRANT EXECUTE ON FUNCTION dates_taken(uuid[]) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.days_alike(one date, other date)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((one = other) OR ((EXTRACT(year FROM one) = EXTRACT(year FROM other)) AND (EXTRACT(month FROM one) = EXTRACT(day FROM other)) AND (EXTRACT(day FROM one) = EXTRACT(month FROM other))) OR ((SELECT count(*) AS count FROM generate_series(1, 8) at(at) WHERE (substr(to_char((days_alike.one)::timestamp with time zone, 'YYYYMMDD'::text), at.at, 1) <> substr(to_char((days_alike.other)::timestamp with time zone, 'YYYYMMDD'::text), at.at, 1))) = 1));
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.decides_who_is_apart()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT EXISTS (SELECT FROM role_assignments a
    WHERE a.organization_id = context_organization() AND a.staff_member_id = context_staff_member() AND a.role IN ('supervisor', 'director', 'privacy_officer')
      AND a.starts_on <= context_today() AND coalesce(a.ends_on, 'infinity') >= context_today()
      AND (a.clinic_id IS NULL OR context_opens_clinic(a.clinic_id)))
$function$;
GRANT EXECUTE ON FUNCTION decides_who_is_apart() TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.demonstration_personas()
 RETURNS TABLE(organization_id uuid, persona text, staff_member_id uuid, given_name text, family_name text, time_zone text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT p.organization_id, p.persona, p.staff_member_id, m.given_name, m.family_name, o.time_zone
    FROM personas p
    JOIN organizations o ON o.organization_id = p.organization_id AND o.demonstration
    JOIN staff_members m ON m.organization_id = p.organization_id AND m.id = p.staff_member_id AND m.left_on IS NULL
   ORDER BY p.organization_id, p.persona
$function$;
GRANT EXECUTE ON FUNCTION demonstration_personas() TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.end_sign_in_of_token(token bytea, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  UPDATE sign_ins s SET ended_at = at WHERE s.token_sha256 = token AND s.ended_at IS NULL
$function$;
GRANT EXECUTE ON FUNCTION end_sign_in_of_token(bytea,timestamp with time zone) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.enter_job(organization uuid, at timestamp with time zone)
 RETURNS date
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  today date;
BEGIN
  SELECT (at AT TIME ZONE o.time_zone)::date INTO today FROM public.organizations o WHERE o.organization_id = organization;
  IF today IS NULL THEN
    RETURN NULL;
  END IF;
  PERFORM set_config('evenkeel.organization', organization::text, true),
          set_config('evenkeel.whole_organization', 'on', true),
          set_config('evenkeel.today', today::text, true);
  RETURN today;
END $function$;
GRANT EXECUTE ON FUNCTION enter_job(uuid,timestamp with time zone) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.enter_sign_in(token bytea, at timestamp with time zone, idle_minutes integer, acts boolean, opening_roles text[], whole_roles text[], caseload_roles text[])
 RETURNS entered_sign_in
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  entered entered_sign_in;
  known record;
  settings text;
BEGIN
  entered.state := 'none';
  SELECT s.organization_id, s.id, s.staff_member_id, s.last_active_at, s.locked_at, s.stepped_up_at,
         (at AT TIME ZONE o.time_zone)::date AS today, m.left_on, held.*
    INTO known
    FROM sign_ins s
    JOIN staff_members m ON m.organization_id = s.organization_id AND m.id = s.staff_member_id
    JOIN organizations o ON o.organization_id = s.organization_id
   CROSS JOIN LATERAL (
     SELECT array_agg(DISTINCT a.role) AS roles,
            bool_or(a.role = ANY (opening_roles) AND a.role = ANY (whole_roles) AND a.clinic_id IS NULL) AS whole,
            array_agg(DISTINCT c.id) FILTER (WHERE a.role = ANY (opening_roles) AND NOT a.role = ANY (caseload_roles) AND c.id IS NOT NULL) AS clinics,
            array_agg(DISTINCT c.id) FILTER (WHERE a.role = ANY (opening_roles) AND a.role = ANY (caseload_roles) AND c.id IS NOT NULL) AS caseload
       FROM role_assignments a
       LEFT JOIN clinics c ON c.organization_id = a.organization_id AND (a.clinic_id IS NULL OR c.id = a.clinic_id)
      WHERE a.organization_id = s.organization_id AND a.staff_member_id = s.staff_member_id
        AND a.starts_on <= (at AT TIME ZONE o.time_zone)::date AND (a.ends_on IS NULL OR a.ends_on >= (at AT TIME ZONE o.time_zone)::date)
   ) AS held
   WHERE s.token_sha256 = token AND s.ended_at IS NULL AND s.ends_at > at;
  IF NOT FOUND OR known.left_on < known.today THEN
    RETURN entered;
  END IF;
  entered.organization_id := known.organization_id;
  entered.sign_in_id := known.id;
  entered.staff_member_id := known.staff_member_id;
  entered.today := known.today;
  entered.stepped_up_at := known.stepped_up_at;
  entered.roles := coalesce(known.roles, '{}');
  entered.whole_organization := coalesce(known.whole, false);
  entered.clinic_ids := coalesce(known.clinics, '{}');
  entered.caseload_clinic_ids := coalesce(known.caseload, '{}');
  settings := concat(set_config('evenkeel.organization', known.organization_id::text, true),
    set_config('evenkeel.staff_member', known.staff_member_id::text, true), set_config('evenkeel.today', known.today::text, true));
  IF known.locked_at IS NOT NULL OR known.last_active_at < at - make_interval(mins => idle_minutes) THEN
    entered.state := 'locked';
    RETURN entered;
  END IF;
  -- One of a page's many requests marks the activity; the others do not queue behind it.
  IF acts AND known.last_active_at < at - interval '5 seconds' THEN
    UPDATE sign_ins s SET last_active_at = at
      FROM (SELECT i.id FROM sign_ins i WHERE i.organization_id = known.organization_id AND i.id = known.id FOR NO KEY UPDATE SKIP LOCKED) free
     WHERE s.organization_id = known.organization_id AND s.id = free.id;
  END IF;
  IF cardinality(opening_roles) > 0 AND NOT entered.roles && opening_roles THEN
    entered.state := 'forbidden';
    RETURN entered;
  END IF;
  settings := concat(set_config('evenkeel.whole_organization', CASE WHEN entered.whole_organization THEN 'on' ELSE 'off' END, true),
    set_config('evenkeel.clinics', entered.clinic_ids::text, true),
    set_config('evenkeel.caseload_clinics', entered.caseload_clinic_ids::text, true));
  entered.state := 'open';
  RETURN entered;
END $function$;
GRANT EXECUTE ON FUNCTION enter_sign_in(bytea,timestamp with time zone,integer,boolean,text[],text[],text[]) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.enter_tablet(token bytea, at timestamp with time zone)
 RETURNS entered_tablet
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  entered entered_tablet;
  known record;
  settings text;
BEGIN
  SELECT t.organization_id, t.id, t.clinic_id, t.last_seen_at, c.name, c.state, c.time_zone, (at AT TIME ZONE c.time_zone)::date AS today
    INTO known
    FROM tablets t JOIN clinics c ON c.organization_id = t.organization_id AND c.id = t.clinic_id
   WHERE t.token_sha256 = token AND t.ended_at IS NULL AND t.last_seen_at > at - interval '30 days';
  IF NOT FOUND THEN
    RETURN entered;
  END IF;
  settings := concat(set_config('evenkeel.organization', known.organization_id::text, true),
    set_config('evenkeel.tablet', known.id::text, true), set_config('evenkeel.today', known.today::text, true));
  IF known.last_seen_at < at - interval '1 minute' THEN
    UPDATE tablets t SET last_seen_at = at
      FROM (SELECT i.id FROM tablets i WHERE i.organization_id = known.organization_id AND i.id = known.id FOR NO KEY UPDATE SKIP LOCKED) free
     WHERE t.organization_id = known.organization_id AND t.id = free.id;
  END IF;
  RETURN (known.organization_id, known.id, known.clinic_id, known.name, known.state, known.time_zone, known.today);
END $function$;
GRANT EXECUTE ON FUNCTION enter_tablet(bytea,timestamp with time zone) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.expected_at_tablet(at timestamp with time zone, opens_to timestamp with time zone, typed text, born_on date)
 RETURNS TABLE(session_id uuid, patient_id uuid, starts_at timestamp with time zone, ends_at timestamp with time zone, status text, sequence integer, arrived_sequence integer, is_away boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 10
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH near AS MATERIALIZED (
    SELECT s.organization_id, s.id, coalesce(x.started_at, s.starts_at) AS starts_at, s.ends_at
      FROM tablets t
      JOIN sessions s ON s.organization_id = t.organization_id AND s.clinic_id = t.clinic_id
      LEFT JOIN LATERAL (SELECT r.started_at FROM room_times r WHERE r.organization_id = s.organization_id AND r.session_id = s.id
                          ORDER BY r.sequence DESC LIMIT 1) x ON true
     WHERE t.organization_id = context_organization() AND t.id = context_tablet() AND t.ended_at IS NULL
       AND s.held_on BETWEEN context_today() - 1 AND context_today() + 1 AND s.ends_at > at AND s.starts_at <= opens_to
       AND s.status <> 'cancelled' AND s.mode <> 'virtual'
       AND coalesce((SELECT d.step FROM day_closings d WHERE d.organization_id = s.organization_id AND d.clinic_id = s.clinic_id AND d.day = s.held_on
                      ORDER BY d.sequence DESC LIMIT 1), 'reopened') = 'reopened'
  )
  SELECT n.id, r.patient_id, n.starts_at, n.ends_at, coalesce(m.status, 'expected'), coalesce(m.sequence, 0), coalesce(m.arrived_sequence, 0),
         coalesce(m.status IN ('present', 'late') AND (m.left_at <= at OR EXISTS (
           SELECT FROM step_outs o WHERE o.organization_id = n.organization_id AND o.session_id = n.id AND o.patient_id = r.patient_id
              AND o.back_at IS NULL AND o.taken_back_at IS NULL AND o.out_at <= at)), false)
    FROM near n
    JOIN rosters r ON r.organization_id = n.organization_id AND r.session_id = n.id AND r.mode = 'in_person' AND NOT r.taken_back
    LEFT JOIN LATERAL (
      SELECT (array_agg(a.status ORDER BY a.sequence DESC))[1] AS status, (array_agg(a.left_at ORDER BY a.sequence DESC))[1] AS left_at, max(a.sequence) AS sequence,
             max(a.sequence) FILTER (WHERE a.status IN ('present', 'late')) AS arrived_sequence
        FROM attendance_marks a WHERE a.organization_id = n.organization_id AND a.session_id = n.id AND a.patient_id = r.patient_id) m ON true
   WHERE typed IS NULL OR EXISTS (
     SELECT FROM patients p WHERE p.organization_id = n.organization_id AND p.id = ANY (records_merged(n.organization_id, r.patient_id))
        AND p.birth_on = born_on AND is_called(typed, p.given_name, p.family_name, p.preferred_name))
$function$;
GRANT EXECUTE ON FUNCTION expected_at_tablet(timestamp with time zone,timestamp with time zone,text,date) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.expected_elsewhere(organization uuid, asked_session uuid, from_time timestamp with time zone, until_time timestamp with time zone)
 RETURNS TABLE(patient_id uuid, other_session_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH people AS MATERIALIZED (
    SELECT r.patient_id, records_merged(organization, r.patient_id) AS records FROM (
      SELECT t.patient_id FROM sessions s JOIN seats t ON t.organization_id = organization AND t.group_id = s.group_id AND t.taken_back_at IS NULL
         AND t.starts_on <= s.occurs_on AND coalesce(t.ends_on, 'infinity') >= s.occurs_on AND seat_meets(t.weekdays, t.alternate_from, s.occurs_on)
       WHERE s.organization_id = organization AND s.id = asked_session
      UNION
      SELECT v.patient_id FROM visits v WHERE v.organization_id = organization AND v.session_id = asked_session AND v.withdrawn_at IS NULL AND v.kind <> 'walk_in') AS r
     WHERE NOT EXISTS (SELECT FROM known_absences a WHERE a.organization_id = organization AND a.session_id = asked_session AND a.patient_id = r.patient_id AND a.withdrawn_at IS NULL)
  )
  SELECT DISTINCT p.patient_id, other.id
    FROM people p
   CROSS JOIN LATERAL (
      SELECT t.group_id FROM seats t WHERE t.organization_id = organization AND t.patient_id = ANY (p.records) AND t.taken_back_at IS NULL
      UNION SELECT v.group_id FROM visits v WHERE v.organization_id = organization AND v.patient_id = ANY (p.records) AND v.withdrawn_at IS NULL) AS sits
    JOIN sessions other ON other.organization_id = organization AND other.group_id = sits.group_id AND other.id <> asked_session AND other.status <> 'cancelled'
     AND other.held_on BETWEEN (from_time AT TIME ZONE 'UTC')::date - 2 AND (from_time AT TIME ZONE 'UTC')::date + 2
     AND other.starts_at < until_time AND other.ends_at > from_time
   WHERE (EXISTS (SELECT FROM seats o WHERE o.organization_id = organization AND o.patient_id = ANY (p.records) AND o.group_id = other.group_id AND o.taken_back_at IS NULL
                    AND o.starts_on <= other.occurs_on AND coalesce(o.ends_on, 'infinity') >= other.occurs_on AND seat_meets(o.weekdays, o.alternate_from, other.occurs_on))
       OR EXISTS (SELECT FROM visits v WHERE v.organization_id = organization AND v.session_id = other.id AND v.patient_id = ANY (p.records) AND v.withdrawn_at IS NULL))
     AND NOT EXISTS (SELECT FROM known_absences a WHERE a.organization_id = organization AND a.session_id = other.id AND a.patient_id = ANY (p.records) AND a.withdrawn_at IS NULL)
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.far_numbers(organization uuid, groups_asked uuid[], from_day date, to_day date, asked_weekdays integer[], asked_alternate date, by_house boolean, except_person uuid)
 RETURNS TABLE(group_id uuid, day date, taken integer, seat_limit integer, rule text, in_room integer, chairs integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH g AS MATERIALIZED (
    SELECT o.id, o.clinic_id, o.kind, o.mode, o.seat_limit, o.seat_limit_rule, o.ends_on, c.state, CASE WHEN o.mode <> 'virtual' THEN r.seats END AS room_seats,
           greatest(from_day, o.starts_on, (SELECT max(s.occurs_on) + 1 FROM sessions s WHERE s.organization_id = organization AND s.group_id = o.id)) AS starts
      FROM groups o
      JOIN clinics c ON c.organization_id = o.organization_id AND c.id = o.clinic_id
      LEFT JOIN rooms r ON r.organization_id = o.organization_id AND r.id = o.room_id
     WHERE o.organization_id = organization AND o.id = ANY (groups_asked)
  ), together AS MATERIALIZED (
    SELECT w.*, g.starts FROM weeks_together(organization, groups_asked) w JOIN g ON g.id = w.group_id WHERE w.ends_on >= g.starts
  ), beside AS MATERIALIZED (
    -- The people of groups that share a block, as far as they need a chair.
    SELECT o.id, person_of(organization, t.patient_id) AS person, t.starts_on, t.ends_on, t.weekdays, t.alternate_from, o.mode, t.virtual_weekdays
      FROM groups o JOIN seats t ON t.organization_id = organization AND t.group_id = o.id AND t.taken_back_at IS NULL
     WHERE o.organization_id = organization AND o.id = ANY (ARRAY(SELECT w.other_id FROM together w)) AND (to_day IS NULL OR t.starts_on <= to_day)
    UNION ALL
    SELECT o.id, person_of(organization, h.patient_id), h.offered_from, NULL, h.weekdays, NULL, o.mode, '{}'
      FROM held_offers(organization, ARRAY(SELECT DISTINCT w.other_id FROM together w)) h JOIN groups o ON o.organization_id = organization AND o.id = h.group_id
  ), people AS MATERIALIZED (
    SELECT g.id, person_of(organization, t.patient_id) AS person, t.starts_on, t.ends_on, t.weekdays, t.alternate_from, t.virtual_weekdays
      FROM g JOIN seats t ON t.organization_id = organization AND t.group_id = g.id AND t.taken_back_at IS NULL
       AND coalesce(t.ends_on, 'infinity') >= g.starts AND (to_day IS NULL OR t.starts_on <= to_day)
    UNION ALL
    SELECT g.id, person_of(organization, o.patient_id), o.offered_from, NULL, o.weekdays, NULL, '{}' FROM g JOIN held_offers(organization, groups_asked) o ON o.group_id = g.id
  ), away AS MATERIALIZED (
    SELECT g.id, person_of(organization, p.patient_id) AS person, p.starts_on, coalesce(p.came_back_on - 1, p.ends_on) AS ends_on
      FROM g JOIN pauses p ON p.organization_id = organization AND p.group_id = g.id AND p.withdrawn_at IS NULL AND coalesce(p.came_back_on - 1, p.ends_on) >= g.starts
    UNION
    SELECT p.group_id, person_of(organization, p.patient_id), p.starts_on, coalesce(p.came_back_on - 1, p.ends_on)
      FROM pauses p WHERE p.organization_id = organization AND p.group_id = ANY (ARRAY(SELECT w.other_id FROM together w)) AND p.withdrawn_at IS NULL
  ), decided AS MATERIALIZED (
    SELECT g.id, d.starts_on, d.ends_on, d.seat_limit, d.kind
      FROM g JOIN limit_decisions d ON d.organization_id = organization AND d.group_id = g.id AND d.withdrawn_at IS NULL AND coalesce(d.ends_on, 'infinity') >= g.starts
  ), has_set AS MATERIALIZED (
    SELECT by_house AND (EXISTS (SELECT FROM policies p WHERE p.organization_id = organization AND catalog_limit(p.code) IS NOT NULL)
             OR EXISTS (SELECT FROM policy_confirmations c WHERE c.organization_id = organization AND c.code = 'il_group_size')) AS any
  ), tight AS MATERIALIZED (
    SELECT g.id, t.starts_on, t.ends_on, b.weekday, min(b.seat_limit) AS most, min(state_seat_limit(g.state, b.kind)) AS by_state
      FROM g
      JOIN timetables_in_force t ON t.organization_id = organization AND t.group_id = g.id AND coalesce(t.ends_on, 'infinity') >= g.starts
      JOIN timetable_blocks b ON b.organization_id = organization AND b.timetable_id = t.id AND (b.seat_limit IS NOT NULL OR state_seat_limit(g.state, b.kind) IS NOT NULL)
     GROUP BY g.id, t.starts_on, t.ends_on, b.weekday
  ), place AS MATERIALIZED (
    -- Where the group meets by then, and how: by the timetable of that day, whatever the group does now.
    SELECT g.id, t.starts_on, t.ends_on, t.alternate_from, t.mode, d.weekday,
           CASE WHEN t.mode <> 'virtual' THEN coalesce((
             SELECT min(coalesce(kr.seats, r.seats)) FILTER (WHERE k.hosted_by IS NULL) FROM timetable_blocks k
               LEFT JOIN rooms kr ON kr.organization_id = organization AND kr.id = k.room_id
              WHERE k.organization_id = organization AND k.timetable_id = t.id AND k.weekday = d.weekday), r.seats) END AS chairs
      FROM g
      JOIN timetables_in_force t ON t.organization_id = organization AND t.group_id = g.id AND coalesce(t.ends_on, 'infinity') >= g.starts
      JOIN timetable_days d ON d.organization_id = organization AND d.timetable_id = t.id
      LEFT JOIN rooms r ON r.organization_id = organization AND r.id = t.room_id
  ), begins AS (
    SELECT g.id, g.starts AS day FROM g
    UNION SELECT p.id, p.starts_on FROM people p JOIN g ON g.id = p.id WHERE p.starts_on > g.starts
    UNION SELECT a.id, a.ends_on + 1 FROM away a JOIN g ON g.id = a.id
    UNION SELECT w.group_id, x.day FROM together w JOIN beside p ON p.id = w.other_id CROSS JOIN LATERAL (VALUES (p.starts_on), (w.starts_on)) AS x (day) WHERE x.day > w.starts
    UNION SELECT w.group_id, a.ends_on + 1 FROM together w JOIN away a ON a.id = w.other_id WHERE a.ends_on >= w.starts
    UNION SELECT d.id, d.ends_on + 1 FROM decided d WHERE d.ends_on IS NOT NULL
    UNION SELECT t.id, t.starts_on FROM tight t JOIN g ON g.id = t.id WHERE t.starts_on > g.starts
    UNION SELECT c.id, c.starts_on FROM place c JOIN g ON g.id = c.id WHERE c.starts_on > g.starts
    UNION SELECT g.id, x.day FROM g CROSS JOIN policies p CROSS JOIN LATERAL (VALUES (p.starts_on), (p.ends_on + 1)) AS x (day)
     WHERE (SELECT h.any FROM has_set h) AND p.organization_id = organization AND catalog_limit(p.code) IS NOT NULL AND x.day > g.starts
  ), days AS (
    SELECT DISTINCT b.id, b.day + ahead AS day FROM begins b JOIN g ON g.id = b.id CROSS JOIN generate_series(0, 13) AS ahead
     WHERE (to_day IS NULL OR b.day + ahead <= to_day) AND (g.ends_on IS NULL OR b.day + ahead <= g.ends_on) AND seat_meets(asked_weekdays, asked_alternate, b.day + ahead)
  ), met AS MATERIALIZED (
    SELECT d.id, d.day, extract(isodow FROM d.day)::integer AS weekday, coalesce(c.mode, g.mode) AS mode, c.chairs AS own_chairs, c.id IS NOT NULL AS is_met
      FROM days d
      JOIN g ON g.id = d.id
      LEFT JOIN place c ON c.id = d.id AND c.weekday = extract(isodow FROM d.day)::integer AND d.day BETWEEN c.starts_on AND coalesce(c.ends_on, 'infinity')
       AND seat_meets(NULL, c.alternate_from, d.day)
  ), counted AS (
    SELECT d.id, d.day, d.mode, d.own_chairs, d.is_met, count(DISTINCT p.person)::integer AS taken,
           (count(DISTINCT p.person) FILTER (WHERE d.mode = 'in_person' OR (d.mode = 'hybrid' AND NOT d.weekday = ANY (p.virtual_weekdays))))::integer AS in_room
      FROM met d
      LEFT JOIN people p ON p.id = d.id AND p.starts_on <= d.day AND coalesce(p.ends_on, 'infinity') >= d.day AND seat_meets(p.weekdays, p.alternate_from, d.day)
       AND (except_person IS NULL OR p.person <> except_person)
       AND NOT EXISTS (SELECT FROM away a WHERE a.id = p.id AND a.person = p.person AND d.day BETWEEN a.starts_on AND a.ends_on)
     GROUP BY d.id, d.day, d.mode, d.own_chairs, d.is_met
  ), shared AS (
    SELECT d.id, d.day, w.chairs - count(DISTINCT p.person) FILTER (WHERE p.mode = 'in_person' OR (p.mode = 'hybrid' AND NOT w.weekday = ANY (p.virtual_weekdays)))::integer AS chairs,
           CASE WHEN w.by_state IS NOT NULL THEN greatest(0, w.by_state - count(DISTINCT p.person)::integer) END AS by_state
      FROM days d
      JOIN together w ON w.group_id = d.id AND w.weekday = extract(isodow FROM d.day)::integer AND d.day BETWEEN w.starts_on AND w.ends_on
       AND seat_meets(NULL, w.alternate_from, d.day) AND seat_meets(NULL, w.other_alternate_from, d.day)
      LEFT JOIN beside p ON p.id = w.other_id AND p.starts_on <= d.day AND coalesce(p.ends_on, 'infinity') >= d.day AND seat_meets(p.weekdays, p.alternate_from, d.day)
       AND (except_person IS NULL OR p.person <> except_person)
       AND NOT EXISTS (SELECT FROM away a WHERE a.id = p.id AND a.person = p.person AND d.day BETWEEN a.starts_on AND a.ends_on)
     GROUP BY d.id, d.day, w.host_timetable, w.weekday, w.host_block, w.chairs, w.by_state
  ), left_over AS MATERIALIZED (
    SELECT s.id, s.day, min(s.chairs) AS chairs, min(s.by_state) AS by_state FROM shared s GROUP BY s.id, s.day
  )
  SELECT n.id, n.day, n.taken,
         least(CASE WHEN x.is_exempt THEN 500 ELSE least(greatest(least(l.base, b.most), x.raised), b.by_state, l.by_state, v.by_state) END,
               CASE n.mode WHEN 'in_person' THEN q.chairs END),
         g.seat_limit_rule, n.in_room, CASE WHEN n.is_met THEN q.chairs END
    FROM counted n
    JOIN g ON g.id = n.id
   CROSS JOIN has_set h
    LEFT JOIN left_over v ON v.id = n.id AND v.day = n.day
   CROSS JOIN LATERAL (SELECT CASE WHEN n.is_met THEN n.own_chairs ELSE g.room_seats END AS room_seats) AS o
   CROSS JOIN LATERAL (SELECT CASE WHEN n.mode <> 'virtual' AND coalesce(o.room_seats, v.chairs) IS NOT NULL THEN greatest(0, least(o.room_seats, v.chairs)) END AS chairs) AS q
    LEFT JOIN LATERAL (SELECT min(t.most) AS most, min(t.by_state) AS by_state FROM tight t
      WHERE t.id = n.id AND n.day BETWEEN t.starts_on AND coalesce(t.ends_on, 'infinity') AND t.weekday = extract(isodow FROM n.day)::integer) AS b ON true
    LEFT JOIN LATERAL (SELECT max(d.seat_limit) AS raised, coalesce(bool_or(d.kind = 'exemption'), false) AS is_exempt FROM decided d
      WHERE d.id = n.id AND n.day BETWEEN d.starts_on AND coalesce(d.ends_on, 'infinity')) AS x ON true
   CROSS JOIN LATERAL (
     SELECT CASE WHEN h.any OR g.seat_limit_rule = 'room_seats'
                   THEN limit_in_force(ROW(organization, g.state, g.clinic_id, g.kind)::limit_place, n.day, g.seat_limit, g.seat_limit_rule, o.room_seats) ELSE g.seat_limit END AS base,
            CASE WHEN h.any THEN state_limit_in_force(ROW(organization, g.state, g.clinic_id, g.kind)::limit_place, n.day) ELSE state_seat_limit(g.state, g.kind) END AS by_state) AS l
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.far_seat_clash(seat seats, records uuid[])
 RETURNS TABLE(group_id uuid, day date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  -- By weekday and wall clock, on the days after the last session that stands: a fortnight from each day on which it could begin.
  WITH away AS MATERIALIZED (
    SELECT p.group_id, p.starts_on, coalesce(p.came_back_on - 1, p.ends_on) AS ends_on FROM pauses p
     WHERE p.organization_id = seat.organization_id AND p.patient_id = ANY (records) AND p.withdrawn_at IS NULL
  )
  SELECT o.group_id, d.day FROM seats o
    JOIN timetables_in_force w ON w.organization_id = seat.organization_id AND w.group_id = seat.group_id
    JOIN timetable_days wd ON wd.organization_id = w.organization_id AND wd.timetable_id = w.id
    JOIN timetables_in_force u ON u.organization_id = o.organization_id AND u.group_id = o.group_id
    JOIN timetable_days ud ON ud.organization_id = u.organization_id AND ud.timetable_id = u.id AND ud.weekday = wd.weekday
     AND ud.starts_at < wd.ends_at AND ud.ends_at > wd.starts_at
   CROSS JOIN LATERAL (SELECT greatest(seat.starts_on, o.starts_on, w.starts_on, u.starts_on, context_today(),
     (SELECT max(s.occurs_on) + 1 FROM sessions s WHERE s.organization_id = seat.organization_id AND s.group_id IN (seat.group_id, o.group_id))) AS day) AS first
   CROSS JOIN LATERAL (SELECT first.day UNION SELECT a.ends_on + 1 FROM away a WHERE a.group_id IN (seat.group_id, o.group_id) AND a.ends_on >= first.day) AS begins
   CROSS JOIN generate_series(0, 13) AS ahead
   CROSS JOIN LATERAL (SELECT begins.day + ahead AS day) AS d
   WHERE o.organization_id = seat.organization_id AND o.patient_id = ANY (records) AND o.group_id <> seat.group_id AND o.taken_back_at IS NULL
     AND d.day <= least(coalesce(seat.ends_on, 'infinity'), coalesce(o.ends_on, 'infinity'), coalesce(w.ends_on, 'infinity'), coalesce(u.ends_on, 'infinity'))
     AND extract(isodow FROM d.day)::integer = wd.weekday
     AND seat_meets(NULL, w.alternate_from, d.day) AND seat_meets(NULL, u.alternate_from, d.day)
     AND seat_meets(seat.weekdays, seat.alternate_from, d.day) AND seat_meets(o.weekdays, o.alternate_from, d.day)
     AND NOT EXISTS (SELECT FROM away a WHERE a.group_id IN (seat.group_id, o.group_id) AND d.day BETWEEN a.starts_on AND a.ends_on)
   ORDER BY d.day LIMIT 1
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.fill_session()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  NEW.occurs_on := coalesce(NEW.occurs_on, NEW.held_on);
  SELECT coalesce(NEW.mode, t.mode, g.mode), coalesce(NEW.seat_limit, g.seat_limit), coalesce(NEW.seat_limit_rule, g.seat_limit_rule)
    INTO NEW.mode, NEW.seat_limit, NEW.seat_limit_rule
    FROM groups g
    LEFT JOIN timetables_in_force t ON t.organization_id = g.organization_id AND t.group_id = g.id
     AND t.starts_on <= NEW.occurs_on AND (t.ends_on IS NULL OR t.ends_on >= NEW.occurs_on)
   WHERE g.organization_id = NEW.organization_id AND g.id = NEW.group_id;
  RETURN NEW;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.find_likely_duplicates(given_name text, family_name text, preferred_name text, birth_on date, phone text, except_patient uuid)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
DECLARE
  organization CONSTANT uuid := context_organization();
  own CONSTANT uuid[] := records_merged(organization, except_patient);
BEGIN
  RETURN QUERY
  SELECT DISTINCT CASE WHEN (context_whole_organization() OR has_reason_to_open(p.id))
                        AND (NOT p.locked OR lock_opens_record(p.id)) THEN coalesce(p.merged_into, p.id) END
    FROM records_alike(organization, compared($1, $2, $3, $4, $5), true) AS alike
    JOIN patients p ON p.organization_id = organization AND p.id = alike
   WHERE NOT p.id = ANY (coalesce(own, '{}'));
END $function$;
GRANT EXECUTE ON FUNCTION find_likely_duplicates(text,text,text,date,text,uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.first_full_date(organization uuid, asked_group uuid, from_day date, to_day date, asked_weekdays integer[], asked_alternate date, more integer, more_in_room integer, with_walk_ins boolean, by_house boolean DEFAULT true, except_person uuid DEFAULT NULL::uuid)
 RETURNS TABLE(day date, taken integer, seat_limit integer, seat_limit_rule text, is_room boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  RETURN QUERY
  WITH near AS MATERIALIZED (
    SELECT * FROM date_numbers(organization, ARRAY(
      SELECT s.id FROM sessions s
       WHERE s.organization_id = organization AND s.group_id = asked_group AND s.status <> 'cancelled'
         AND s.occurs_on >= from_day AND (to_day IS NULL OR s.occurs_on <= to_day) AND seat_meets(asked_weekdays, asked_alternate, s.occurs_on)),
      with_walk_ins, by_house, except_person)
  ), far AS MATERIALIZED (
    SELECT * FROM far_numbers(organization, ARRAY[asked_group], from_day, to_day, asked_weekdays, asked_alternate, by_house, except_person)
  )
  SELECT f.* FROM (
      SELECT n.day, n.taken, n.people_limit, n.rule, false AS is_room FROM near n WHERE n.taken + more > n.people_limit
      UNION ALL
      SELECT n.day, n.in_room + n.guests_in_room, n.chairs, 'room_seats', true FROM near n WHERE n.in_room + n.guests_in_room + more_in_room > n.chairs
      UNION ALL
      SELECT d.day, d.taken, d.seat_limit, d.rule, false FROM far d WHERE d.taken + more > d.seat_limit
      UNION ALL
      SELECT d.day, d.in_room, d.chairs, 'room_seats', true FROM far d WHERE d.in_room + more_in_room > d.chairs
    ) AS f
   ORDER BY f.day, f.is_room LIMIT 1;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.folded(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN translate(replace(replace(replace(replace(lower(regexp_replace(NORMALIZE(words, NFKD), '[\u0300-\u036f]'::text, ''::text, 'g'::text)), 'ß'::text, 'ss'::text), 'æ'::text, 'ae'::text), 'œ'::text, 'oe'::text), 'þ'::text, 'th'::text), 'đðħıłøŧ-‐‑–/.,;:()"	
 ''`‘’ʼʻ'::text, rpad('ddhilot'::text, 23));
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.follow_absence()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF NEW.withdrawn_at IS NULL THEN
    PERFORM keep_time_of_absence(NEW.organization_id, NEW.id);
  ELSE
    UPDATE bookings b SET cancelled = true
     WHERE b.organization_id = NEW.organization_id AND b.purpose = 'absence' AND b.purpose_id = NEW.id AND NOT b.cancelled;
  END IF;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.follow_cosign_step()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  first_signer uuid;
BEGIN
  UPDATE note_cosignatures c SET state = NEW.step, steps = NEW.sequence
   WHERE c.organization_id = NEW.organization_id AND c.note_id = NEW.note_id AND c.state = 'waiting' RETURNING c.signed_by INTO first_signer;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the note does not wait' USING ERRCODE = '23514', CONSTRAINT = 'cosign_steps_of_waiting_notes';
  END IF;
  IF first_signer = NEW.made_by THEN
    RAISE EXCEPTION 'nobody co-signs their own note' USING ERRCODE = '23514', CONSTRAINT = 'cosign_steps_by_somebody_else';
  END IF;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.follow_returned_note()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF TG_TABLE_NAME = 'amendments' THEN
    UPDATE note_cosignatures c SET state = 'waiting' WHERE c.organization_id = NEW.organization_id AND c.note_id = NEW.note_id
       AND c.state = 'returned' AND c.signed_by = (to_jsonb(NEW) ->> 'written_by')::uuid;
  ELSE
    UPDATE note_cosignatures c SET state = 'in_error' WHERE c.organization_id = NEW.organization_id AND c.note_id = NEW.note_id AND c.state <> 'cosigned';
  END IF;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.follow_task_step()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  UPDATE tasks t SET steps = NEW.sequence,
         owner_id = CASE NEW.step WHEN 'taken' THEN NEW.owner_id WHEN 'outcome' THEN coalesce(t.owner_id, NEW.made_by) ELSE t.owner_id END,
         released_at = CASE NEW.step WHEN 'word' THEN coalesce(t.released_at, NEW.made_at) ELSE t.released_at END,
         closed_at = CASE NEW.step WHEN 'outcome' THEN NEW.made_at ELSE t.closed_at END
   WHERE t.organization_id = NEW.organization_id AND t.id = NEW.task_id AND t.closed_at IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the task is closed' USING ERRCODE = '23514', CONSTRAINT = 'tasks_stay_closed';
  END IF;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.forget_decided()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM set_config('evenkeel.opened_' || to_hex(digit), '', true) FROM generate_series(0, 15) AS digit;
  PERFORM set_config('evenkeel.groups_i_lead', '', true);
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.forget_idempotency_keys(before timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  forgotten bigint;
BEGIN
  DELETE FROM public.idempotency_keys k WHERE k.organization_id = public.context_organization() AND k.created_at < before;
  GET DIAGNOSTICS forgotten = ROW_COUNT;
  RETURN forgotten;
END $function$;
GRANT EXECUTE ON FUNCTION forget_idempotency_keys(timestamp with time zone) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.found_first_organization(new_id uuid, new_name text, zone text, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('first organization', 0));
  IF EXISTS (SELECT FROM organizations) THEN
    RETURN false;
  END IF;
  INSERT INTO organizations (organization_id, name, time_zone, created_at) VALUES (new_id, new_name, zone, at);
  RETURN true;
END $function$;
GRANT EXECUTE ON FUNCTION found_first_organization(uuid,text,text,timestamp with time zone) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.free_chairs(asked_group uuid, from_day date)
 RETURNS TABLE(weekday integer, chairs integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH met AS (
    SELECT DISTINCT d.weekday FROM timetables_in_force t JOIN timetable_days d ON d.organization_id = t.organization_id AND d.timetable_id = t.id
     WHERE t.organization_id = context_organization() AND t.group_id = asked_group AND (t.ends_on IS NULL OR t.ends_on >= from_day)
  )
  SELECT m.weekday, greatest(0, min(d.seat_limit - d.taken)) FROM met m JOIN dates_from(ARRAY[asked_group], from_day) d ON extract(isodow FROM d.day)::integer = m.weekday
   GROUP BY m.weekday
$function$;
GRANT EXECUTE ON FUNCTION free_chairs(uuid,date) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.full_date_for(asked_group uuid, from_day date, to_day date, asked_weekdays integer[], asked_alternate date, more integer, more_in_room integer, by_house boolean, patient uuid)
 RETURNS TABLE(day date, taken integer, seat_limit integer, seat_limit_rule text, is_room boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM groups o WHERE o.organization_id = context_organization() AND o.id = asked_group AND context_opens_clinic(o.clinic_id)) THEN
    RETURN QUERY SELECT f.day, f.taken, f.seat_limit, f.seat_limit_rule, f.is_room
      FROM first_full_date(context_organization(), asked_group, from_day, to_day, asked_weekdays, asked_alternate, more, more_in_room, true, by_house,
             person_of(context_organization(), patient)) f;
  END IF;
END $function$;
GRANT EXECUTE ON FUNCTION full_date_for(uuid,date,date,integer[],date,integer,integer,boolean,uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.fullest_dates(groups_asked uuid[], from_day date)
 RETURNS TABLE(group_id uuid, day date, taken integer, seat_limit integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT DISTINCT ON (d.group_id) d.group_id, d.day, d.taken, d.seat_limit FROM dates_from(groups_asked, from_day) d
   ORDER BY d.group_id, d.seat_limit - d.taken, d.day
$function$;
GRANT EXECUTE ON FUNCTION fullest_dates(uuid[],date) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.greeted_at_tablet(asked_session uuid, patient uuid)
 RETURNS TABLE(first_name text, initial text, room_name text, starts_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 1
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT coalesce(p.preferred_name, p.given_name), left(btrim(p.family_name), 1), r.name, s.starts_at
    FROM patients p
    JOIN sessions s ON s.organization_id = p.organization_id AND s.id = asked_session
    LEFT JOIN rooms r ON r.organization_id = s.organization_id AND r.id = s.room_id
   WHERE p.organization_id = context_organization() AND p.id = greeted_at_tablet.patient AND tablet_expects(asked_session, greeted_at_tablet.patient)
$function$;
GRANT EXECUTE ON FUNCTION greeted_at_tablet(uuid,uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.group_age_group(youngest integer)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (youngest < 18) THEN 'adolescent'::text ELSE 'adult'::text END;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.groups_i_lead()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  mark CONSTANT text := context_mark();
  known text := current_setting('evenkeel.groups_i_lead', true);
BEGIN
  IF starts_with(known, mark) THEN
    RETURN substr(known, length(mark) + 1)::uuid[];
  END IF;
  known := set_config('evenkeel.groups_i_lead', mark || ARRAY(
    SELECT f.group_id FROM facilitations f
     WHERE f.organization_id = context_organization() AND f.staff_member_id = context_staff_member()
       AND (f.ends_on IS NULL OR f.ends_on >= context_today())
    UNION
    SELECT s.group_id FROM session_staff x
      JOIN sessions s ON s.organization_id = x.organization_id AND s.id = x.session_id
     WHERE x.organization_id = context_organization() AND x.staff_member_id = context_staff_member()
       AND x.part <> 'away' AND x.taken_back_at IS NULL AND s.held_on BETWEEN context_today() - 14 AND context_today() + 7)::text, true);
  RETURN substr(known, length(mark) + 1)::uuid[];
END $function$;
GRANT EXECUTE ON FUNCTION groups_i_lead() TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.has_pet_concern(patient uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (EXISTS (SELECT FROM patients q WHERE ((q.organization_id = context_organization()) AND (q.id = ANY (whole_record(has_pet_concern.patient))) AND (q.pet_concern IS NOT NULL))));
GRANT EXECUTE ON FUNCTION has_pet_concern(uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.has_reason_to_open(patient uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT cardinality(records_in_care(ARRAY[patient])) > 0 OR merge_opens_record(patient)
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.held_offers(organization uuid, groups_asked uuid[])
 RETURNS TABLE(group_id uuid, patient_id uuid, offered_from date, weekdays integer[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT e.group_id, e.patient_id, n.offered_from, e.weekdays
    FROM waiting_steps n
    JOIN waiting_entries e ON e.organization_id = n.organization_id AND e.id = n.entry_id
   WHERE n.organization_id = organization AND n.status = 'offered' AND n.offered_from IS NOT NULL AND n.offered_until >= coalesce(context_today(), n.offered_until)
     AND e.group_id = ANY (groups_asked)
     AND NOT EXISTS (SELECT FROM waiting_steps l WHERE l.organization_id = n.organization_id AND l.entry_id = n.entry_id AND l.sequence > n.sequence)
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.hold_pauses(organization uuid, of_group uuid, of_patient uuid, of_sessions uuid[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  INSERT INTO known_absences (organization_id, id, clinic_id, group_id, session_id, patient_id, reason, because, change_id, given_by, given_at)
  SELECT p.organization_id, gen_random_uuid(), p.clinic_id, p.group_id, s.id, p.patient_id, p.reason, p.because, p.change_id, p.given_by, p.given_at
    FROM pauses p
    JOIN sessions s ON s.organization_id = p.organization_id AND s.group_id = p.group_id AND s.occurs_on BETWEEN p.starts_on AND coalesce(p.came_back_on - 1, p.ends_on)
   WHERE p.organization_id = organization AND p.group_id = of_group AND p.withdrawn_at IS NULL
     AND (of_patient IS NULL OR p.patient_id = of_patient) AND (of_sessions IS NULL OR s.id = ANY (of_sessions))
     AND (EXISTS (SELECT FROM seats t WHERE t.organization_id = organization AND t.group_id = of_group AND t.patient_id = p.patient_id AND t.taken_back_at IS NULL
                    AND t.starts_on <= s.occurs_on AND coalesce(t.ends_on, 'infinity') >= s.occurs_on AND seat_meets(t.weekdays, t.alternate_from, s.occurs_on))
       OR EXISTS (SELECT FROM visits v WHERE v.organization_id = organization AND v.session_id = s.id AND v.patient_id = p.patient_id AND v.withdrawn_at IS NULL))
     -- Who was said to come after all on one of these dates still comes.
     AND NOT EXISTS (SELECT FROM known_absences a WHERE a.organization_id = organization AND a.session_id = s.id AND a.patient_id = p.patient_id
                       AND a.change_id = p.change_id AND a.withdrawn_at IS NOT NULL AND a.withdrawn_because <> 'Came back earlier')
  ON CONFLICT DO NOTHING
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.hold_pauses_on_seat()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM pauses p WHERE p.organization_id = NEW.organization_id AND p.patient_id = NEW.patient_id AND p.group_id = NEW.group_id AND p.withdrawn_at IS NULL) THEN
    PERFORM hold_pauses(NEW.organization_id, NEW.group_id, NEW.patient_id, NULL);
  END IF;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.hold_pauses_on_session()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM hold_pauses(NEW.organization_id, NEW.group_id, NULL, ARRAY[NEW.id]);
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.is_called(typed text, given_name text, family_name text, preferred_name text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((SELECT ((count(*) > 0) AND (max(length(a.word)) > 1) AND bool_and((EXISTS (SELECT FROM unnest(string_to_array(folded(concat_ws(' '::text, is_called.given_name, is_called.family_name, is_called.preferred_name)), ' '::text)) n(word) WHERE ((n.word = a.word) OR ((n.word <> ''::text) AND starts_with(n.word, a.word) AND ((length(a.word) > 2) OR (length(a.word) = 1)))))))) FROM unnest(string_to_array(folded(is_called.typed), ' '::text)) a(word) WHERE (a.word <> ''::text)) OR (replace(folded(typed), ' '::text, ''::text) = ANY (ARRAY[replace(folded((given_name || family_name)), ' '::text, ''::text), replace(folded((family_name || given_name)), ' '::text, ''::text), replace(folded((preferred_name || family_name)), ' '::text, ''::text), replace(folded((family_name || preferred_name)), ' '::text, ''::text)])));
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.keep_an_administrator()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  today CONSTANT date := context_today();
BEGIN
  PERFORM FROM organizations o WHERE o.organization_id = NEW.organization_id FOR NO KEY UPDATE;
  IF NOT EXISTS (
    SELECT FROM role_assignments r
      JOIN staff_members m ON m.organization_id = r.organization_id AND m.id = r.staff_member_id
      LEFT JOIN accounts a ON a.organization_id = r.organization_id AND a.staff_member_id = r.staff_member_id
     WHERE r.organization_id = NEW.organization_id AND r.role = 'administrator' AND r.clinic_id IS NULL
       AND r.ends_on IS NULL AND (today IS NULL OR r.starts_on <= today) AND m.left_on IS NULL
       -- Whoever never set up their account, or whose account is closed, lets nobody in. Personas have none.
       AND (a.staff_member_id IS NULL OR (a.password_hash IS NOT NULL AND a.closed_at IS NULL))) THEN
    RAISE EXCEPTION 'no administrator would be left' USING ERRCODE = '23514', CONSTRAINT = 'role_assignments_an_administrator_stays', TABLE = 'role_assignments';
  END IF;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.keep_ended_contacts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'an ended contact stays as it is' USING ERRCODE = '23514', CONSTRAINT = 'contacts_end_once', TABLE = 'contacts';
  END IF;
  RETURN NEW;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.keep_freed_time()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  away record;
BEGIN
  FOR away IN SELECT a.id FROM absences a WHERE a.organization_id = OLD.organization_id AND a.staff_member_id = OLD.resource_id
                 AND a.withdrawn_at IS NULL AND a.during && OLD.during LOOP
    PERFORM keep_time_of_absence(OLD.organization_id, away.id);
  END LOOP;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.keep_locked(organization uuid, records uuid[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  UPDATE patients p
     SET locked = EXISTS (SELECT 1 FROM record_locks l WHERE l.organization_id = p.organization_id AND l.unlocked_at IS NULL
                            AND l.patient_id = ANY (records_merged(p.organization_id, p.id)))
   WHERE p.organization_id = organization AND p.id = ANY (records)
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.keep_patient_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
DECLARE
  person patients;
  comparing person_compared;
  phones text := '';
BEGIN
  IF TG_TABLE_NAME = 'contacts' THEN
    SELECT * INTO person FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = NEW.patient_id;
  ELSE
    person := NEW;
  END IF;
  -- Somebody just registered has no contacts yet.
  IF TG_TABLE_NAME = 'contacts' OR TG_OP = 'UPDATE' THEN
    phones := coalesce((SELECT string_agg(regexp_replace(c.value, '[^0-9]', '', 'g'), ' ') || ' ' FROM contacts c
      WHERE c.organization_id = person.organization_id AND c.patient_id = person.id AND c.kind = 'phone' AND c.person IS NULL AND c.ended_at IS NULL), '');
  END IF;
  comparing := compared(person.given_name, person.family_name, person.preferred_name, person.birth_on, person.phone);
  INSERT INTO patient_search (organization_id, patient_id, words, birth_on, given, family, preferred, phone)
  VALUES (person.organization_id, person.id,
          patient_words(person.given_name, person.family_name, person.preferred_name, person.number, person.birth_on, person.phone) || phones,
          person.birth_on, comparing.given, comparing.family, comparing.preferred, comparing.phone)
  ON CONFLICT (organization_id, patient_id) DO UPDATE SET words = excluded.words, birth_on = excluded.birth_on,
    given = excluded.given, family = excluded.family, preferred = excluded.preferred, phone = excluded.phone;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.keep_search_words()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  -- Somebody just registered has no words yet that could have gone.
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM people_by_word w
     WHERE w.organization_id = NEW.organization_id AND w.patient_id = NEW.patient_id AND NOT w.word = ANY (words_of(NEW.words));
  END IF;
  INSERT INTO people_by_word (organization_id, word, patient_id)
  SELECT NEW.organization_id, word, NEW.patient_id FROM unnest(words_of(NEW.words)) AS word
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.keep_sign_in_name_alone()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('sign-in name ' || NEW.sign_in_name, 0));
  IF EXISTS (SELECT FROM accounts a WHERE a.sign_in_name = NEW.sign_in_name
             AND (a.organization_id, a.staff_member_id) <> (NEW.organization_id, NEW.staff_member_id)) THEN
    RAISE EXCEPTION 'sign-in name taken' USING ERRCODE = '23505', CONSTRAINT = 'accounts_sign_in_name_once';
  END IF;
  RETURN NEW;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.keep_time_of_absence(of_organization uuid, of_absence uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  away absences;
  place uuid;
BEGIN
  SELECT * INTO away FROM absences a WHERE a.organization_id = of_organization AND a.id = of_absence AND a.withdrawn_at IS NULL;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  -- A booking stands at a clinic: one where they work, or any when they work at all of them.
  SELECT c.id INTO place FROM clinics c
    LEFT JOIN role_assignments r ON r.organization_id = c.organization_id AND r.clinic_id = c.id AND r.staff_member_id = away.staff_member_id
   WHERE c.organization_id = of_organization ORDER BY (r.id IS NULL), c.id LIMIT 1;
  IF place IS NULL THEN
    RETURN;
  END IF;
  INSERT INTO bookings (organization_id, id, resource_kind, resource_id, clinic_id, during, purpose, purpose_id)
  SELECT of_organization, gen_random_uuid(), 'staff_member', away.staff_member_id, place, free.during, 'absence', away.id
    FROM unnest(tstzmultirange(away.during) - coalesce((SELECT range_agg(b.during) FROM bookings b
           WHERE b.organization_id = of_organization AND b.resource_id = away.staff_member_id AND NOT b.cancelled AND b.during && away.during),
         '{}'::tstzmultirange)) AS free (during);
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.keep_written_blocks()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM attendance_marks m WHERE m.organization_id = OLD.organization_id AND m.session_id = OLD.session_id)
     OR EXISTS (SELECT FROM signatures g WHERE g.organization_id = OLD.organization_id AND g.session_id = OLD.session_id) THEN
    RAISE EXCEPTION 'people wrote on this date' USING ERRCODE = '23514', CONSTRAINT = 'session_blocks_written_stay', TABLE = 'session_blocks';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.keep_written_date()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  -- Whoever writes first at this moment holds the session's key: waiting for them makes the look below see what they wrote.
  PERFORM FROM sessions s WHERE s.organization_id = OLD.organization_id AND s.id = OLD.id FOR UPDATE;
  IF EXISTS (SELECT FROM attendance_marks m WHERE m.organization_id = OLD.organization_id AND m.session_id = OLD.id)
     OR EXISTS (SELECT FROM note_drafts d WHERE d.organization_id = OLD.organization_id AND d.session_id = OLD.id)
     OR EXISTS (SELECT FROM signatures g WHERE g.organization_id = OLD.organization_id AND g.session_id = OLD.id) THEN
    RAISE EXCEPTION 'people wrote on this date' USING ERRCODE = '23514', CONSTRAINT = 'sessions_written_stay', TABLE = 'sessions';
  END IF;
  RETURN NEW;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.kept_apart_from(organization uuid, patient uuid)
 RETURNS TABLE(others uuid[], starts_on date, ends_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH mine AS MATERIALIZED (SELECT records_merged(organization, patient) AS records)
  SELECT records_merged(organization, CASE WHEN k.patient_id = ANY (mine.records) THEN k.other_patient_id ELSE k.patient_id END), k.starts_on, k.ends_on
    FROM mine JOIN keep_aparts k ON k.organization_id = organization AND (k.patient_id = ANY (mine.records) OR k.other_patient_id = ANY (mine.records))
   WHERE NOT (k.patient_id = ANY (mine.records) AND k.other_patient_id = ANY (mine.records))
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.last_digits(phone text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN "right"(regexp_replace(phone, '[^0-9]'::text, ''::text, 'g'::text), 10);
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.last_there_of_rosters(sessions_asked uuid[], before date)
 RETURNS TABLE(patient_id uuid, held_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH asked AS MATERIALIZED (
    SELECT s.id FROM sessions s
     WHERE s.organization_id = context_organization() AND s.id = ANY (sessions_asked)
       AND (context_whole_organization() OR s.clinic_id = ANY (context_clinics())
         OR (s.clinic_id = ANY (context_caseload_clinics()) AND s.group_id = ANY (groups_i_lead())))
  ), people AS MATERIALIZED (
    SELECT DISTINCT r.patient_id FROM rosters r
     WHERE r.organization_id = context_organization() AND r.session_id = ANY (ARRAY(SELECT id FROM asked))
  )
  SELECT p.patient_id, l.held_on
    FROM people p
   CROSS JOIN LATERAL (
     SELECT d.held_on
       FROM (SELECT DISTINCT s.id, s.held_on
               FROM attendance_marks m JOIN sessions s ON s.organization_id = m.organization_id AND s.id = m.session_id
              WHERE m.organization_id = context_organization() AND m.patient_id = p.patient_id AND s.held_on < before
              ORDER BY s.held_on DESC OFFSET 0) AS d
       -- The newest mark of a date counts.
      WHERE (SELECT n.status FROM attendance_marks n
              WHERE n.organization_id = context_organization() AND n.session_id = d.id AND n.patient_id = p.patient_id
              ORDER BY n.sequence DESC LIMIT 1) IN ('present', 'late')
      LIMIT 1) AS l
$function$;
GRANT EXECUTE ON FUNCTION last_there_of_rosters(uuid[],date) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.lent_out(from_day date, asked_clinic uuid)
 RETURNS TABLE(session_id uuid, staff_member_id uuid, name text, clinic_name text, time_zone text, starts_at timestamp with time zone, ends_at timestamp with time zone, lent_by text, lent_at timestamp with time zone, group_id uuid, change_id uuid, away_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 5
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT DISTINCT ON (s.starts_at, l.staff_member_id) s.id, l.staff_member_id, m.given_name || ' ' || m.family_name, c.name, c.time_zone, s.starts_at, s.ends_at,
         b.given_name || ' ' || b.family_name, l.lent_at, CASE WHEN d.change_id IS NOT NULL THEN s.group_id END, d.change_id, d.away_id
    FROM lendings l
    JOIN sessions s ON s.organization_id = l.organization_id AND s.id = l.session_id AND s.held_on >= from_day AND s.status <> 'cancelled'
    JOIN clinics c ON c.organization_id = l.organization_id AND c.id = l.clinic_id
    JOIN staff_members m ON m.organization_id = l.organization_id AND m.id = l.staff_member_id
    JOIN staff_members b ON b.organization_id = l.organization_id AND b.id = l.lent_by
    LEFT JOIN dates_covered d ON d.organization_id = l.organization_id AND d.session_id = s.id AND d.substitute_id = l.staff_member_id
      AND context_opens_clinic(l.clinic_id)
   WHERE l.organization_id = context_organization()
     AND EXISTS (SELECT FROM session_leaders x WHERE x.organization_id = l.organization_id AND x.session_id = s.id AND x.staff_member_id = l.staff_member_id)
     AND EXISTS (SELECT FROM role_assignments r
                  WHERE r.organization_id = l.organization_id AND r.staff_member_id = l.staff_member_id AND r.role IN ('counselor', 'supervisor')
                    AND r.clinic_id <> l.clinic_id AND (asked_clinic IS NULL OR r.clinic_id = asked_clinic) AND context_opens_clinic(r.clinic_id)
                    AND r.starts_on <= s.held_on AND coalesce(r.ends_on, 'infinity') >= s.held_on
                    AND NOT EXISTS (SELECT FROM lendings o WHERE o.organization_id = r.organization_id AND o.role_assignment_id = r.id))
   ORDER BY s.starts_at, l.staff_member_id, l.lent_at DESC LIMIT 20
$function$;
GRANT EXECUTE ON FUNCTION lent_out(date,uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.like_part(word text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(word, '([\\%_])'::text, '\\\1'::text, 'g'::text);
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.likely_same_person(one person_compared, other person_compared)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
DECLARE
  phone_same CONSTANT boolean := coalesce(length(one.phone) >= 7 AND one.phone = other.phone, false);
  first_alike CONSTANT boolean := names_alike(one.given, other.given) OR coalesce(names_alike(one.preferred, other.given), false)
    OR coalesce(names_alike(one.given, other.preferred), false);
BEGIN
  IF one.birth_on = other.birth_on THEN
    RETURN (first_alike AND (phone_same OR names_alike(one.family, other.family)))
      OR (names_alike(one.given, other.family) AND names_alike(one.family, other.given));
  ELSIF one.given = other.given AND one.family = other.family AND days_alike(one.birth_on, other.birth_on) THEN
    RETURN true;
  END IF;
  RETURN phone_same AND first_alike AND names_alike(one.family, other.family);
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.limit_in_force(place limit_place, day date, own integer, own_rule text, room_seats integer)
 RETURNS integer
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  own_set CONSTANT integer := policy_limit(place.organization_id, own_rule, place.state, place.clinic_id, day);
  is_anew CONSTANT boolean := own_set IS NOT NULL OR own_rule = 'room_seats';
  most integer := CASE WHEN own_rule = 'room_seats' THEN coalesce(room_seats, own) ELSE coalesce(own_set, own) END;
  rule text;
BEGIN
  FOREACH rule IN ARRAY size_rules(place.state, place.kind) LOOP
    most := least(most, policy_limit(place.organization_id, rule, place.state, place.clinic_id, day), CASE WHEN is_anew THEN catalog_limit(rule) END);
  END LOOP;
  RETURN most;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.links_to_patients()
 RETURNS TABLE(held_in regclass, name text, person text, organization_column text, made_by_triggers boolean)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT c.conrelid::regclass, held.relname::text, own.attname::text, wall.attname::text,
         held.relname IN ('patient_search', 'people_by_word', 'likely_duplicates')
    FROM pg_constraint c
    JOIN pg_class held ON held.oid = c.conrelid
   CROSS JOIN LATERAL unnest(c.conkey, c.confkey) AS part (own_number, key_number)
    JOIN pg_attribute own ON own.attrelid = c.conrelid AND own.attnum = part.own_number
    JOIN pg_attribute key ON key.attrelid = c.confrelid AND key.attnum = part.key_number AND key.attname = 'id'
   CROSS JOIN LATERAL unnest(c.conkey, c.confkey) AS other (own_number, key_number)
    JOIN pg_attribute wall ON wall.attrelid = c.conrelid AND wall.attnum = other.own_number
    JOIN pg_attribute other_key ON other_key.attrelid = c.confrelid AND other_key.attnum = other.key_number AND other_key.attname = 'organization_id'
   WHERE c.contype = 'f' AND c.confrelid = 'patients'::regclass
     AND held.relname NOT IN ('patient_identifiers', 'care_relations', 'import_people', 'imported_resources')
   ORDER BY held.relname, own.attname
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.lock_group(organization uuid, changed_group uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  hosts CONSTANT uuid[] := changed_group || ARRAY(
    SELECT b.hosted_by FROM timetables t JOIN timetable_blocks b ON b.organization_id = t.organization_id AND b.timetable_id = t.id AND b.hosted_by IS NOT NULL
     WHERE t.organization_id = organization AND t.group_id = changed_group);
BEGIN
  -- Changes of one group's people take turns; the count that follows then sees them all.
  PERFORM FROM groups g
   WHERE g.organization_id = organization AND g.id = ANY (hosts || ARRAY(
           SELECT t.group_id FROM timetable_blocks b JOIN timetables t ON t.organization_id = b.organization_id AND t.id = b.timetable_id
            WHERE b.organization_id = organization AND b.hosted_by = ANY (hosts)))
   ORDER BY g.id FOR NO KEY UPDATE;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.lock_opens_record(patient uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  asker CONSTANT uuid := context_staff_member();
  organization CONSTANT uuid := context_organization();
  today CONSTANT date := context_today();
  records uuid[];
BEGIN
  -- Nobody signed in: the program itself at work, such as an import from the command line.
  IF asker IS NULL THEN
    RETURN true;
  END IF;
  records := records_merged(organization, lock_opens_record.patient);
  RETURN EXISTS (SELECT 1 FROM record_lock_access a
                WHERE a.organization_id = organization AND a.staff_member_id = asker AND a.taken_at IS NULL AND a.patient_id = ANY (records))
    OR EXISTS (SELECT 1 FROM role_assignments a
                WHERE a.organization_id = organization AND a.staff_member_id = asker AND a.role = 'privacy_officer' AND a.clinic_id IS NULL
                  AND a.starts_on <= today AND (a.ends_on IS NULL OR a.ends_on >= today))
    OR EXISTS (SELECT 1 FROM record_openings o
                WHERE o.organization_id = organization AND o.staff_member_id = asker AND o.opened_on = today AND o.patient_id = ANY (records));
END $function$;
GRANT EXECUTE ON FUNCTION lock_opens_record(uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.locked_in_the_room(asked_session uuid, patient uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT EXISTS (SELECT FROM locked_on_rosters(ARRAY[asked_session]) k WHERE k.patient_id = locked_in_the_room.patient)
$function$;
GRANT EXECUTE ON FUNCTION locked_in_the_room(uuid,uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.locked_on_rosters(asked_sessions uuid[])
 RETURNS TABLE(session_id uuid, patient_id uuid, first_name text, initial text, visit_id uuid, known_absence text, mode text, taken_back boolean, status text, arrived_at timestamp with time zone, left_at timestamp with time zone, sequence integer, marked_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 1
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT r.session_id, p.id, coalesce(p.preferred_name, p.given_name), left(btrim(p.family_name), 1), r.visit_id, r.known_absence, r.mode, r.taken_back,
         m.status, m.arrived_at, m.left_at, m.sequence, m.recorded_at
    FROM patients p
    JOIN rosters r ON r.organization_id = p.organization_id AND r.patient_id = p.id AND r.session_id = ANY (asked_sessions)
    LEFT JOIN LATERAL (SELECT a.status, a.arrived_at, a.left_at, a.sequence, a.recorded_at FROM attendance_marks a
       WHERE a.organization_id = p.organization_id AND a.session_id = r.session_id AND a.patient_id = p.id ORDER BY a.sequence DESC LIMIT 1) AS m ON true
   WHERE p.organization_id = context_organization() AND p.locked AND context_opens_clinic(r.clinic_id)
     AND NOT lock_opens_record(p.id) AND (context_whole_organization() OR has_reason_to_open(p.id))
$function$;
GRANT EXECUTE ON FUNCTION locked_on_rosters(uuid[]) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.looks_at(patients_asked uuid[], behind uuid, most integer)
 RETURNS TABLE(id uuid, at timestamp with time zone, staff_member_id uuid, action text, kind text, outcome text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  organization uuid := context_organization();
  wanted integer := least(most, 500);
  behind_at timestamptz;
  until_at timestamptz;
  from_at timestamptz;
  span interval;
  found_now integer;
BEGIN
  IF NOT context_whole_organization() THEN
    RETURN;
  END IF;
  SELECT max(e.at) INTO until_at FROM audit_entries e WHERE e.organization_id = organization;
  IF behind IS NOT NULL THEN
    SELECT e.at INTO behind_at FROM audit_entries e WHERE e.organization_id = organization AND e.id = behind AND e.patient_ids && patients_asked;
    until_at := behind_at;
  END IF;
  -- The last days are read entry by entry from their end. Of all before them the entries about the person are found by the
  -- index of people, once, however long ago they were; only those of the page are then read whole.
  FOREACH span IN ARRAY ARRAY[interval '1 hour', interval '8 hours', interval '64 hours', NULL] LOOP
    EXIT WHEN wanted <= 0 OR until_at IS NULL;
    from_at := until_at - span;
    IF span IS NOT NULL THEN
      RETURN QUERY EXECUTE 'SELECT e.id, e.at, e.staff_member_id, e.action, e.kind, e.outcome FROM audit_entries e
         WHERE e.organization_id = $1 AND e.at > $2 AND e.at <= $3 AND e.patient_ids && $4 AND ($5 IS NULL OR (e.at, e.id) < ($6, $5))
         ORDER BY e.at DESC, e.id DESC LIMIT $7'
        USING organization, from_at, until_at, patients_asked, behind, behind_at, wanted;
    ELSE
      RETURN QUERY EXECUTE 'WITH about AS MATERIALIZED (
          SELECT e.id, e.at FROM audit_entries e WHERE e.patient_ids && $3 AND e.organization_id = $1 AND e.at <= $2),
        page AS (SELECT a.id, a.at FROM about a WHERE $4 IS NULL OR (a.at, a.id) < ($5, $4) ORDER BY a.at DESC, a.id DESC LIMIT $6)
        SELECT e.id, e.at, e.staff_member_id, e.action, e.kind, e.outcome FROM page p
          JOIN audit_entries e ON e.organization_id = $1 AND e.id = p.id ORDER BY e.at DESC, e.id DESC'
        USING organization, until_at, patients_asked, behind, behind_at, wanted;
    END IF;
    GET DIAGNOSTICS found_now = ROW_COUNT;
    wanted := wanted - found_now;
    until_at := from_at;
  END LOOP;
END $function$;
GRANT EXECUTE ON FUNCTION looks_at(uuid[],uuid,integer) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.meets_kept_apart(asked_session uuid, patient uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT EXISTS (SELECT FROM sessions s WHERE s.organization_id = context_organization() AND s.id = asked_session AND context_opens_clinic(s.clinic_id))
     AND meets_on(context_organization(), asked_session, patient)
$function$;
GRANT EXECUTE ON FUNCTION meets_kept_apart(uuid,uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.meets_on(organization uuid, asked_session uuid, patient uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT EXISTS (
    SELECT FROM sessions s
     CROSS JOIN LATERAL kept_apart_from(organization, patient) k
     WHERE s.organization_id = organization AND s.id = asked_session AND s.held_on BETWEEN k.starts_on AND coalesce(k.ends_on, 'infinity')
       AND (EXISTS (SELECT FROM seats o WHERE o.organization_id = organization AND o.group_id = s.group_id AND o.taken_back_at IS NULL AND o.patient_id = ANY (k.others)
                      AND o.starts_on <= s.occurs_on AND coalesce(o.ends_on, 'infinity') >= s.occurs_on AND seat_meets(o.weekdays, o.alternate_from, s.occurs_on))
         OR EXISTS (SELECT FROM visits v WHERE v.organization_id = organization AND v.session_id = s.id AND v.withdrawn_at IS NULL AND v.patient_id = ANY (k.others))))
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.merge_opens_record(patient uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  RETURN cardinality(records_in_care(array_remove(records_merged(context_organization(), merge_opens_record.patient), merge_opens_record.patient))) > 0;
END $function$;
GRANT EXECUTE ON FUNCTION merge_opens_record(uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.names_alike(one text, other text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((one <> ''::text) AND (other <> ''::text) AND ((one = other) OR (strpos(((' '::text || one) || ' '::text), ((' '::text || other) || ' '::text)) > 0) OR (strpos(((' '::text || other) || ' '::text), ((' '::text || one) || ' '::text)) > 0) OR CASE WHEN (((length(one) >= 4) AND (length(one) <= 100)) AND ((length(other) >= 4) AND (length(other) <= 100))) THEN (levenshtein_less_equal(one, other, 1) <= 1) ELSE false END));
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.names_in_groups_of(asked_patient uuid)
 RETURNS TABLE(patient_id uuid, given_name text, family_name text, preferred_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 24
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH self AS MATERIALIZED (
    SELECT unnest(records_merged(context_organization(), asked_patient)) AS id
  ), met AS MATERIALIZED (
    SELECT t.group_id FROM seats t
     WHERE t.organization_id = context_organization() AND t.patient_id = ANY (ARRAY(SELECT id FROM self)) AND t.taken_back_at IS NULL
       AND coalesce(t.ends_on, 'infinity') >= context_today() AND context_opens_clinic(t.clinic_id)
    UNION
    SELECT v.group_id FROM visits v JOIN sessions s ON s.organization_id = v.organization_id AND s.id = v.session_id
     WHERE v.organization_id = context_organization() AND v.patient_id = ANY (ARRAY(SELECT id FROM self)) AND v.withdrawn_at IS NULL
       AND s.held_on >= context_today() AND context_opens_clinic(v.clinic_id)
  ), members AS (
    SELECT t.patient_id FROM seats t
     WHERE t.organization_id = context_organization() AND t.group_id = ANY (ARRAY(SELECT group_id FROM met)) AND t.taken_back_at IS NULL
       AND coalesce(t.ends_on, 'infinity') >= context_today()
    UNION
    SELECT v.patient_id FROM visits v JOIN sessions s ON s.organization_id = v.organization_id AND s.id = v.session_id
     WHERE v.organization_id = context_organization() AND v.group_id = ANY (ARRAY(SELECT group_id FROM met)) AND v.withdrawn_at IS NULL
       AND s.held_on >= context_today()
  )
  SELECT p.id, p.given_name, p.family_name, p.preferred_name
    FROM members m JOIN patients p ON p.organization_id = context_organization() AND p.id = m.patient_id
   WHERE p.id = asked_patient OR p.id <> ALL (ARRAY(SELECT id FROM self))
$function$;
GRANT EXECUTE ON FUNCTION names_in_groups_of(uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.names_on_roster(asked_session uuid)
 RETURNS TABLE(patient_id uuid, given_name text, family_name text, preferred_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 12
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH asked AS MATERIALIZED (
    SELECT s.organization_id, s.id, s.group_id, s.occurs_on, s.starts_at FROM sessions s
     WHERE s.organization_id = context_organization() AND s.id = asked_session AND context_opens_clinic(s.clinic_id)
  ), seated AS (
    SELECT t.organization_id, t.patient_id FROM asked a
      JOIN seats t ON t.organization_id = a.organization_id AND t.group_id = a.group_id
       AND t.starts_on <= a.occurs_on AND coalesce(t.ends_on, 'infinity'::date) >= a.occurs_on
       AND (t.taken_back_at IS NULL OR t.taken_back_at >= a.starts_at)
    UNION
    SELECT v.organization_id, v.patient_id FROM asked a
      JOIN visits v ON v.organization_id = a.organization_id AND v.session_id = a.id AND (v.withdrawn_at IS NULL OR v.withdrawn_at >= a.starts_at)
  )
  SELECT p.id, p.given_name, p.family_name, p.preferred_name
    FROM seated d JOIN patients p ON p.organization_id = d.organization_id AND p.id = d.patient_id
  UNION ALL
  SELECT NULL, g.name, '', NULL FROM asked a
    JOIN guests g ON g.organization_id = a.organization_id AND g.session_id = a.id AND g.withdrawn_at IS NULL
$function$;
GRANT EXECUTE ON FUNCTION names_on_roster(uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.next_patient_number()
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  given text;
BEGIN
  LOOP
    given := 'P' || nextval('patient_numbers');
    EXIT WHEN NOT EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = context_organization() AND p.number = given);
  END LOOP;
  RETURN given;
END $function$;
GRANT EXECUTE ON FUNCTION next_patient_number() TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.not_free(resources uuid[], spans tstzrange[], shares boolean[], except_for uuid[])
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT wanted.place::integer
    FROM unnest(resources, spans, shares) WITH ORDINALITY AS wanted (resource_id, during, shared, place)
   WHERE EXISTS (SELECT FROM bookings b
                  WHERE b.organization_id = context_organization() AND b.resource_id = wanted.resource_id AND b.during && wanted.during
                    AND NOT b.cancelled AND NOT (b.shared AND wanted.shared) AND b.purpose_id <> ALL (except_for))
$function$;
GRANT EXECUTE ON FUNCTION not_free(uuid[],tstzrange[],boolean[],uuid[]) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.note_duplicates()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
BEGIN
  INSERT INTO likely_duplicates (organization_id, patient_id, other_id, found_at)
  SELECT NEW.organization_id, least(NEW.id, alike), greatest(NEW.id, alike), NEW.registered_at
    FROM records_alike(NEW.organization_id, compared(NEW.given_name, NEW.family_name, NEW.preferred_name, NEW.birth_on, NEW.phone), false) AS alike
   WHERE alike <> NEW.id
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.note_duplicates_of(patient uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  INSERT INTO likely_duplicates (organization_id, patient_id, other_id, found_at)
  SELECT p.organization_id, least(p.id, alike), greatest(p.id, alike), p.registered_at
    FROM patients p, records_alike(p.organization_id, compared(p.given_name, p.family_name, p.preferred_name, p.birth_on, p.phone), true) AS alike
   WHERE p.organization_id = context_organization() AND p.id = patient AND alike <> p.id
  ON CONFLICT DO NOTHING
$function$;
GRANT EXECUTE ON FUNCTION note_duplicates_of(uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.open_locked_record(opening uuid, patient uuid, reason text, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = context_organization() AND p.id = open_locked_record.patient AND p.locked)
     OR context_staff_member() IS NULL OR NOT has_reason_to_open(open_locked_record.patient) THEN
    RETURN false;
  END IF;
  INSERT INTO record_openings (organization_id, id, patient_id, staff_member_id, because, opened_on, opened_at)
  VALUES (context_organization(), opening, open_locked_record.patient, context_staff_member(), reason, context_today(), at);
  RETURN true;
END $function$;
GRANT EXECUTE ON FUNCTION open_locked_record(uuid,uuid,text,timestamp with time zone) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.open_records(records uuid[])
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE
AS $function$
DECLARE
  mark CONSTANT text := public.context_mark();
  found uuid[] := public.records_plainly_open(records);
BEGIN
  found := found || ARRAY(
    SELECT p.id FROM public.patients p
     WHERE p.organization_id = public.context_organization() AND p.id = ANY (ARRAY(SELECT unnest(records) EXCEPT SELECT unnest(found))));
  PERFORM set_config(kept.setting, CASE WHEN starts_with(kept.known, mark) AND octet_length(kept.known) <= 8000 THEN kept.known ELSE mark END || kept.more, true)
    FROM (SELECT by.setting, current_setting(by.setting, true) AS known, by.more
            FROM (SELECT public.opened_by(r.id) AS setting, '+' || string_agg(r.id::text, '+') AS more FROM unnest(found) AS r (id) GROUP BY 1) AS by) AS kept;
  RETURN found;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.opened_by(patient uuid)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ('evenkeel.opened_'::text || "right"((patient)::text, 1));
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.organization_exists()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT EXISTS (SELECT FROM organizations)
$function$;
GRANT EXECUTE ON FUNCTION organization_exists() TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.organizations_with_jobs()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
BEGIN ATOMIC
 SELECT o.organization_id
    FROM organizations o
   ORDER BY o.organization_id;
END;
GRANT EXECUTE ON FUNCTION organizations_with_jobs() TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.own_people()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
AS $function$
  SELECT ARRAY(
    SELECT r.patient_id FROM care_relations r
     WHERE r.organization_id = context_organization() AND r.staff_member_id = context_staff_member()
       AND r.clinic_id = ANY (context_caseload_clinics()) AND (r.ends_on IS NULL OR r.ends_on >= context_today())
    UNION
    SELECT g.patient_id FROM patients_of_my_groups g WHERE g.organization_id = context_organization())
$function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.patient_words(given_name text, family_name text, preferred_name text, number text, birth_on date, phone text)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN regexp_replace(((' '::text || folded(concat_ws(' '::text, family_name, given_name, preferred_name, number, EXTRACT(year FROM birth_on), regexp_replace(phone, '[^0-9]'::text, ''::text, 'g'::text)))) || ' '::text), ' +'::text, ' '::text, 'g'::text);
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.people_elsewhere(sessions_asked uuid[])
 RETURNS TABLE(patient_id uuid, session_id uuid, other_session_id uuid, other_group text, starts_at timestamp with time zone, ends_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH own AS MATERIALIZED (
    SELECT s.organization_id, s.id, s.group_id, s.occurs_on, s.held_on, s.starts_at, s.ends_at FROM sessions s
     WHERE s.organization_id = context_organization() AND s.id = ANY (sessions_asked) AND s.status = 'planned' AND context_opens_clinic(s.clinic_id)
  ), people AS MATERIALIZED (
    SELECT o.*, t.patient_id FROM own o
      JOIN seats t ON t.organization_id = o.organization_id AND t.group_id = o.group_id AND t.taken_back_at IS NULL AND t.starts_on <= o.occurs_on
       AND coalesce(t.ends_on, 'infinity') >= o.occurs_on AND seat_meets(t.weekdays, t.alternate_from, o.occurs_on)
    UNION ALL
    SELECT o.*, v.patient_id FROM own o JOIN visits v ON v.organization_id = o.organization_id AND v.session_id = o.id AND v.withdrawn_at IS NULL
  )
  SELECT DISTINCT p.patient_id, p.id, other.id, CASE WHEN context_opens_clinic(other.clinic_id) THEN g.name END, other.starts_at, other.ends_at
    FROM people p
   CROSS JOIN LATERAL (
      SELECT t.group_id FROM seats t WHERE t.organization_id = p.organization_id AND t.patient_id = p.patient_id AND t.taken_back_at IS NULL
      UNION SELECT v.group_id FROM visits v WHERE v.organization_id = p.organization_id AND v.patient_id = p.patient_id AND v.withdrawn_at IS NULL) AS sits
    JOIN sessions other ON other.organization_id = p.organization_id AND other.group_id = sits.group_id AND other.id <> p.id AND other.status = 'planned'
     AND other.held_on BETWEEN p.held_on - 1 AND p.held_on + 1 AND other.starts_at < p.ends_at AND other.ends_at > p.starts_at
    JOIN groups g ON g.organization_id = other.organization_id AND g.id = other.group_id
   WHERE (EXISTS (SELECT FROM seats o WHERE o.organization_id = other.organization_id AND o.patient_id = p.patient_id AND o.group_id = other.group_id AND o.taken_back_at IS NULL
                    AND o.starts_on <= other.occurs_on AND coalesce(o.ends_on, 'infinity') >= other.occurs_on AND seat_meets(o.weekdays, o.alternate_from, other.occurs_on))
       OR EXISTS (SELECT FROM visits v WHERE v.organization_id = other.organization_id AND v.session_id = other.id AND v.patient_id = p.patient_id AND v.withdrawn_at IS NULL))
     AND NOT EXISTS (SELECT FROM known_absences a WHERE a.organization_id = p.organization_id AND a.session_id IN (p.id, other.id)
                       AND a.patient_id = p.patient_id AND a.withdrawn_at IS NULL)
$function$;
GRANT EXECUTE ON FUNCTION people_elsewhere(uuid[]) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.person_of(organization uuid, patient uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT coalesce((SELECT p.merged_into FROM patients p WHERE p.organization_id = organization AND p.id = patient), patient)
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.pets_trouble(organization uuid, asked_group uuid, patient uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT EXISTS (SELECT FROM groups g JOIN patients p ON p.organization_id = g.organization_id AND p.id = ANY (records_merged(organization, patient))
                  WHERE g.organization_id = organization AND g.id = asked_group AND g.pets_welcome AND p.pet_concern IS NOT NULL)
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.pets_trouble_for(asked_group uuid, patient uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT record_is_open(patient) AND pets_trouble_here(asked_group, patient)
$function$;
GRANT EXECUTE ON FUNCTION pets_trouble_for(uuid,uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.pets_trouble_here(asked_group uuid, patient uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT EXISTS (SELECT FROM groups g WHERE g.organization_id = context_organization() AND g.id = asked_group AND context_opens_clinic(g.clinic_id))
     AND pets_trouble(context_organization(), asked_group, patient)
$function$;
GRANT EXECUTE ON FUNCTION pets_trouble_here(uuid,uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.places_at_once()
 RETURNS TABLE(patient_id uuid, group_id uuid, group_name text, other_group_id uuid, other_name text, day date)
 LANGUAGE sql
 STABLE
AS $function$
  SELECT * FROM places_of_people(ARRAY(
    SELECT DISTINCT k.id FROM patients m JOIN patients k ON k.organization_id = m.organization_id AND k.id = m.merged_into
     WHERE m.organization_id = context_organization()))
$function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.places_of_people(people uuid[])
 RETURNS TABLE(patient_id uuid, group_id uuid, group_name text, other_group_id uuid, other_name text, day date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH seated AS MATERIALIZED (
    SELECT p.id AS person, t.id AS seat_id, count(*) OVER (PARTITION BY p.id) AS seats
      FROM unnest(people) AS p (id)
      JOIN seats t ON t.organization_id = context_organization() AND t.patient_id = ANY (records_merged(context_organization(), p.id)) AND t.taken_back_at IS NULL
       AND coalesce(t.ends_on, 'infinity') >= context_today()
  ), found AS (
    SELECT s.person, least(t.group_id, c.group_id) AS one, greatest(t.group_id, c.group_id) AS other, min(c.day) AS day
      FROM seated s
      JOIN seats t ON t.organization_id = context_organization() AND t.id = s.seat_id
     CROSS JOIN LATERAL seat_clash(t) c
     WHERE s.seats > 1
     GROUP BY s.person, least(t.group_id, c.group_id), greatest(t.group_id, c.group_id)
  )
  SELECT f.person, CASE WHEN context_opens_clinic(g.clinic_id) THEN g.id END, CASE WHEN context_opens_clinic(g.clinic_id) THEN g.name END,
         CASE WHEN context_opens_clinic(o.clinic_id) THEN o.id END, CASE WHEN context_opens_clinic(o.clinic_id) THEN o.name END, f.day
    FROM found f
    JOIN groups g ON g.organization_id = context_organization() AND g.id = f.one
    JOIN groups o ON o.organization_id = context_organization() AND o.id = f.other
   ORDER BY f.person, f.day, g.name, o.name
$function$;
GRANT EXECUTE ON FUNCTION places_of_people(uuid[]) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.policy_limit(organization uuid, asked_code text, of_state text, of_clinic uuid, day date)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT CASE WHEN count(*) > 0 THEN coalesce(
           (array_agg(p.value::integer ORDER BY p.clinic_id IS NULL, p.state IS NULL)
              FILTER (WHERE p.value IS NOT NULL AND p.starts_on <= day AND coalesce(p.ends_on, 'infinity') >= day
                        AND (p.clinic_id IS NULL OR p.clinic_id = of_clinic) AND (p.state IS NULL OR p.state = of_state)))[1],
           catalog_limit(asked_code)) END
    FROM policies p WHERE p.organization_id = organization AND p.code = asked_code AND catalog_limit(asked_code) IS NOT NULL
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.presences_of_rosters(sessions_asked uuid[], from_day date, to_day date, people_asked uuid[] DEFAULT NULL::uuid[])
 RETURNS TABLE(patient_id uuid, session_id uuid, held_on date, starts_at timestamp with time zone, ends_at timestamp with time zone, blocks json, known_absence text, status text, arrived_at timestamp with time zone, left_at timestamp with time zone, pull_outs json, step_outs json, started_at timestamp with time zone, ended_at timestamp with time zone, break_from timestamp with time zone, break_to timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH asked AS MATERIALIZED (
    SELECT s.organization_id, s.id FROM sessions s
     WHERE s.organization_id = context_organization() AND s.id = ANY (sessions_asked)
       AND (context_whole_organization() OR s.clinic_id = ANY (context_clinics())
         OR (s.clinic_id = ANY (context_caseload_clinics()) AND s.group_id = ANY (groups_i_lead())))
  ), people AS MATERIALIZED (
    SELECT DISTINCT r.organization_id, r.patient_id FROM rosters r
     WHERE r.organization_id = context_organization() AND r.session_id = ANY (ARRAY(SELECT id FROM asked))
       AND (people_asked IS NULL OR r.patient_id = ANY (people_asked))
  ), dates AS MATERIALIZED (
    SELECT p.organization_id, p.patient_id, s.id AS session_id
      FROM people p
      JOIN seats t ON t.organization_id = p.organization_id AND t.patient_id = p.patient_id AND t.taken_back_at IS NULL
      JOIN sessions s ON s.organization_id = t.organization_id AND s.group_id = t.group_id AND s.held_on BETWEEN from_day AND to_day AND s.status <> 'cancelled'
       AND t.starts_on <= s.occurs_on AND coalesce(t.ends_on, 'infinity') >= s.occurs_on AND seat_meets(t.weekdays, t.alternate_from, s.occurs_on)
    UNION
    SELECT p.organization_id, p.patient_id, s.id
      FROM people p
      JOIN visits v ON v.organization_id = p.organization_id AND v.patient_id = p.patient_id AND v.withdrawn_at IS NULL
      JOIN sessions s ON s.organization_id = v.organization_id AND s.id = v.session_id AND s.held_on BETWEEN from_day AND to_day AND s.status <> 'cancelled'
    UNION
    SELECT p.organization_id, p.patient_id, s.id
      FROM people p
     CROSS JOIN LATERAL (
       SELECT n.session_id FROM attendance_marks n WHERE n.organization_id = p.organization_id AND n.patient_id = p.patient_id OFFSET 0) m
      JOIN sessions s ON s.organization_id = p.organization_id AND s.id = m.session_id AND s.held_on BETWEEN from_day AND to_day AND s.status <> 'cancelled'
  )
  SELECT d.patient_id, s.id, s.held_on, s.starts_at, s.ends_at, b.blocks, a.reason, m.status, m.arrived_at, m.left_at,
         coalesce(o.pull_outs, '[]'), coalesce(x.step_outs, '[]'), t.started_at, t.ended_at, t.break_from, t.break_to
    FROM dates d
    JOIN sessions s ON s.organization_id = d.organization_id AND s.id = d.session_id
    LEFT JOIN known_absences a ON a.organization_id = d.organization_id AND a.session_id = d.session_id AND a.patient_id = d.patient_id AND a.withdrawn_at IS NULL
    LEFT JOIN LATERAL (
      SELECT n.status, n.arrived_at, n.left_at FROM attendance_marks n
       WHERE n.organization_id = d.organization_id AND n.session_id = d.session_id AND n.patient_id = d.patient_id
       ORDER BY n.sequence DESC LIMIT 1) m ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('from_minute', k.from_minute, 'to_minute', k.to_minute, 'kind', k.kind) ORDER BY k.position) AS blocks
        FROM session_blocks k WHERE k.organization_id = d.organization_id AND k.session_id = d.session_id) b ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('began_at', p.began_at, 'ended_at', p.ended_at)) AS pull_outs FROM pull_outs p
       WHERE p.organization_id = d.organization_id AND p.session_id = d.session_id AND p.patient_id = d.patient_id AND p.cancelled_at IS NULL) o ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('out_at', e.out_at, 'back_at', e.back_at)) AS step_outs FROM step_outs e
       WHERE e.organization_id = d.organization_id AND e.session_id = d.session_id AND e.patient_id = d.patient_id AND e.taken_back_at IS NULL) x ON true
    LEFT JOIN LATERAL (
      SELECT r.started_at, r.ended_at, r.break_from, r.break_to FROM room_times r
       WHERE r.organization_id = d.organization_id AND r.session_id = d.session_id ORDER BY r.sequence DESC LIMIT 1) t ON true
$function$;
GRANT EXECUTE ON FUNCTION presences_of_rosters(uuid[],date,date,uuid[]) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.record_is_open(patient uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
DECLARE
  mark CONSTANT text := public.context_mark();
  setting CONSTANT text := public.opened_by(record_is_open.patient);
  opened text := current_setting(setting, true);
BEGIN
  IF starts_with(opened, mark) THEN
    IF strpos(opened, '+' || record_is_open.patient) > 0 THEN
      RETURN true;
    END IF;
  ELSE
    opened := mark;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM public.patients p WHERE p.organization_id = public.context_organization() AND p.id = record_is_open.patient) THEN
    RETURN false;
  END IF;
  -- A long list would cost more than asking again; the newest are most likely asked for next.
  IF octet_length(opened) > 8000 THEN
    opened := mark;
  END IF;
  opened := set_config(setting, coalesce(opened, mark) || '+' || record_is_open.patient, true);
  RETURN true;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.records_alike(organization uuid, person person_compared, near_days boolean)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  WITH days AS MATERIALIZED (
      SELECT person.birth_on AS day
      UNION
      SELECT CASE WHEN extract(day FROM person.birth_on) <= 12
        THEN make_date(extract(year FROM person.birth_on)::integer, extract(day FROM person.birth_on)::integer, extract(month FROM person.birth_on)::integer) END
      UNION
      SELECT person.birth_on + step FROM generate_series(-99, 99) AS step WHERE near_days
      UNION
      SELECT (person.birth_on + make_interval(months => step))::date FROM generate_series(-11, 11) AS step WHERE near_days
      UNION
      SELECT (person.birth_on + make_interval(years => step * factor))::date FROM generate_series(-9, 9) AS step, unnest(ARRAY[1, 10, 100]) AS factor WHERE near_days
  ), candidates AS (
    SELECT born.* FROM days CROSS JOIN LATERAL (
      (SELECT s.patient_id, s.given, s.family, s.preferred, s.birth_on, s.phone FROM patient_search s
        WHERE s.organization_id IS NOT DISTINCT FROM organization AND s.birth_on = days.day LIMIT 100)
      UNION ALL
      (SELECT s.patient_id, s.given, s.family, s.preferred, s.birth_on, s.phone FROM patient_search s
        WHERE s.organization_id IS NOT DISTINCT FROM organization AND s.birth_on = days.day AND s.family IN (person.family, person.given) LIMIT 100)) AS born
    UNION
    (SELECT s.patient_id, s.given, s.family, s.preferred, s.birth_on, s.phone FROM patient_search s
      WHERE s.organization_id IS NOT DISTINCT FROM organization AND s.phone = person.phone AND length(person.phone) >= 7 LIMIT 100)
    UNION
    (SELECT s.patient_id, s.given, s.family, s.preferred, s.birth_on, s.phone FROM patient_search s
      WHERE s.organization_id IS NOT DISTINCT FROM organization AND s.phone = person.phone AND s.family = person.family AND length(person.phone) >= 7 LIMIT 100)
  )
  SELECT s.patient_id FROM candidates s
   WHERE likely_same_person(person, ROW(s.given, s.family, s.preferred, s.birth_on, s.phone)::person_compared)
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.records_in_care(records uuid[])
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  clinics CONSTANT uuid[] := context_clinics();
  caseload CONSTANT uuid[] := context_caseload_clinics();
  organization uuid;
  today date;
  asker uuid;
  groups_led uuid[];
BEGIN
  IF cardinality(clinics) = 0 AND cardinality(caseload) = 0 THEN
    RETURN '{}';
  END IF;
  organization := context_organization();
  today := context_today();
  IF cardinality(caseload) = 0 THEN
    RETURN ARRAY(
      SELECT a.id FROM unnest(records) AS a (id)
       WHERE EXISTS (SELECT FROM care_relations r WHERE r.organization_id = organization AND r.patient_id = a.id
                       AND r.clinic_id = ANY (clinics) AND (r.ends_on IS NULL OR r.ends_on >= today)));
  END IF;
  asker := context_staff_member();
  groups_led := groups_i_lead();
  RETURN ARRAY(
    SELECT a.id FROM unnest(records) AS a (id)
     WHERE EXISTS (SELECT FROM care_relations r WHERE r.organization_id = organization AND r.patient_id = a.id
                     AND (r.clinic_id = ANY (clinics) OR (r.staff_member_id = asker AND r.clinic_id = ANY (caseload)))
                     AND (r.ends_on IS NULL OR r.ends_on >= today))
        OR EXISTS (SELECT FROM seats s WHERE s.organization_id = organization AND s.patient_id = a.id AND s.clinic_id = ANY (caseload)
                     AND s.group_id = ANY (groups_led))
        OR EXISTS (SELECT FROM visits v JOIN sessions s ON s.organization_id = v.organization_id AND s.id = v.session_id
                    WHERE v.organization_id = organization AND v.patient_id = a.id AND v.clinic_id = ANY (caseload)
                      AND v.group_id = ANY (groups_led) AND (v.withdrawn_at IS NULL OR v.withdrawn_at >= s.starts_at)));
END $function$;
GRANT EXECUTE ON FUNCTION records_in_care(uuid[]) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.records_merged(organization uuid, patient uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT ARRAY(SELECT q.id FROM patients p JOIN patients q ON q.organization_id = p.organization_id
                  AND (q.id = coalesce(p.merged_into, p.id) OR q.merged_into = coalesce(p.merged_into, p.id))
                WHERE p.organization_id = organization AND p.id = patient)
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.records_plainly_open(records uuid[])
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT ARRAY(SELECT p.id FROM patients p
                WHERE p.organization_id = context_organization() AND p.id = ANY (records_in_care(records)) AND NOT p.locked)
$function$;
GRANT EXECUTE ON FUNCTION records_plainly_open(uuid[]) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'rows of % are added, never changed', TG_TABLE_NAME USING ERRCODE = '42501', CONSTRAINT = TG_TABLE_NAME || '_never_change';
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.refuse_change_of_merged()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'the record is merged' USING ERRCODE = '23514', CONSTRAINT = 'patients_merged_is_closed', TABLE = 'patients';
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.refuse_elsewhere(seat seats)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM seat_clash(seat)) THEN
    RAISE EXCEPTION 'in another group at that time' USING ERRCODE = '23P01', CONSTRAINT = 'seats_one_place_at_a_time', TABLE = 'seats';
  END IF;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.refuse_full_dates(organization uuid, changed_group uuid, from_day date, to_day date, weekdays integer[], alternate_from date, with_walk_ins boolean, by_house boolean DEFAULT true)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  planned_from CONSTANT date := greatest(from_day, context_today());
  full_on record;
BEGIN
  IF to_day IS NOT NULL AND to_day < planned_from THEN
    RETURN;
  END IF;
  SELECT * INTO full_on FROM first_full_date(organization, changed_group, planned_from, to_day, weekdays, alternate_from, 0, 0, with_walk_ins, by_house);
  IF FOUND THEN
    RAISE EXCEPTION 'more people than the limit on %', full_on.day USING ERRCODE = '23514', CONSTRAINT = 'seats_within_limit', TABLE = 'seats';
  END IF;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.refuse_kept_apart(seat seats)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (
    SELECT FROM kept_apart_from(seat.organization_id, seat.patient_id) k
      JOIN seats o ON o.organization_id = seat.organization_id AND o.group_id = seat.group_id AND o.taken_back_at IS NULL AND o.patient_id = ANY (k.others)
     WHERE shares_day(seat, o, greatest(k.starts_on, context_today())) <= coalesce(k.ends_on, 'infinity')
    UNION ALL
    SELECT FROM kept_apart_from(seat.organization_id, seat.patient_id) k
      JOIN visits v ON v.organization_id = seat.organization_id AND v.group_id = seat.group_id AND v.withdrawn_at IS NULL AND v.patient_id = ANY (k.others)
      JOIN sessions s ON s.organization_id = v.organization_id AND s.id = v.session_id AND s.status <> 'cancelled'
     WHERE s.occurs_on BETWEEN greatest(k.starts_on, context_today(), seat.starts_on) AND least(k.ends_on, seat.ends_on, 'infinity')
       AND seat_meets(seat.weekdays, seat.alternate_from, s.occurs_on)) THEN
    RAISE EXCEPTION 'not this group' USING ERRCODE = '23514', CONSTRAINT = 'seats_keep_apart', TABLE = 'seats';
  END IF;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.refuse_merged()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = NEW.patient_id AND p.merged_into IS NOT NULL) THEN
    RAISE EXCEPTION 'the record is merged' USING ERRCODE = '23514', CONSTRAINT = 'patients_merged_is_closed', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.refuse_second_mark()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  -- What was marked before the two records were merged can still be corrected.
  IF stands_for_other(NEW.organization_id, NEW.session_id, NEW.patient_id)
     AND NOT EXISTS (SELECT FROM attendance_marks m WHERE m.organization_id = NEW.organization_id AND m.session_id = NEW.session_id AND m.patient_id = NEW.patient_id) THEN
    RAISE EXCEPTION 'the person is marked by another record' USING ERRCODE = '23514', CONSTRAINT = 'attendance_marks_one_a_person', TABLE = 'attendance_marks';
  END IF;
  RETURN NEW;
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.renew_blocks(sessions_asked uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  renewed uuid[];
BEGIN
  renewed := ARRAY(
    SELECT s.id FROM sessions s
     WHERE s.organization_id = context_organization() AND s.id = ANY (sessions_asked) AND context_opens_clinic(s.clinic_id)
       AND NOT EXISTS (SELECT FROM sessions_written(ARRAY[s.id])));
  WITH wanted AS MATERIALIZED (
    SELECT s.organization_id, s.id AS session_id, coalesce(b.position, 1) AS position, coalesce(b.kind, g.kind) AS kind,
           coalesce(b.from_minute, 0) AS from_minute, coalesce(b.to_minute, length.minutes) AS to_minute,
           b.topic, b.room_id, b.seat_limit, b.leader_id, b.second_leader_id, b.hosted_by
      FROM sessions s
      JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
     CROSS JOIN LATERAL (SELECT ceil(extract(epoch FROM s.ends_at - s.starts_at) / 60)::integer AS minutes) AS length
      LEFT JOIN (timetables_in_force t
                 JOIN timetable_blocks b ON b.organization_id = t.organization_id AND b.timetable_id = t.id)
        ON t.organization_id = s.organization_id AND t.group_id = s.group_id AND b.weekday = extract(isodow FROM s.occurs_on)
       AND t.starts_on <= s.occurs_on AND (t.ends_on IS NULL OR t.ends_on >= s.occurs_on)
       -- A date that was moved to a shorter time has only what fits.
       AND b.to_minute <= length.minutes
     WHERE s.organization_id = context_organization() AND s.id = ANY (renewed)
  ), gone AS (
    DELETE FROM session_blocks o WHERE o.organization_id = context_organization() AND o.session_id = ANY (renewed)
       AND NOT EXISTS (SELECT FROM wanted w WHERE w.session_id = o.session_id AND w.position = o.position)
  )
  INSERT INTO session_blocks AS o (organization_id, session_id, position, kind, from_minute, to_minute, topic, room_id, seat_limit,
                                   leader_id, second_leader_id, hosted_by)
  SELECT * FROM wanted
  ON CONFLICT (organization_id, session_id, position) DO UPDATE
     SET kind = excluded.kind, from_minute = excluded.from_minute, to_minute = excluded.to_minute, topic = coalesce(excluded.topic, o.topic),
         room_id = excluded.room_id, seat_limit = excluded.seat_limit, leader_id = excluded.leader_id,
         second_leader_id = excluded.second_leader_id, hosted_by = excluded.hosted_by;
END $function$;
GRANT EXECUTE ON FUNCTION renew_blocks(uuid[]) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.return_at_tablet(asked_session uuid, patient uuid, new_mark uuid, new_step_out uuid, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  organization uuid := context_organization();
  tablet uuid := context_tablet();
  newest attendance_marks%ROWTYPE;
BEGIN
  IF tablet IS NULL OR NOT tablet_expects(asked_session, patient) THEN
    RETURN false;
  END IF;
  UPDATE step_outs o SET back_at = at, back_at_tablet_id = tablet, changed_at = at
   WHERE o.organization_id = organization AND o.session_id = asked_session AND o.patient_id = patient
     AND o.back_at IS NULL AND o.taken_back_at IS NULL AND o.out_at <= at;
  IF FOUND THEN
    RETURN true;
  END IF;
  SELECT * INTO newest FROM attendance_marks m WHERE m.organization_id = organization AND m.session_id = asked_session AND m.patient_id = patient
   ORDER BY m.sequence DESC LIMIT 1;
  IF newest.status IS NULL OR newest.status NOT IN ('present', 'late') OR newest.left_at IS NULL OR newest.left_at > at THEN
    RETURN false;
  END IF;
  INSERT INTO attendance_marks (organization_id, id, clinic_id, session_id, patient_id, sequence, status, arrived_at, tablet_id, recorded_at)
  VALUES (organization, new_mark, newest.clinic_id, asked_session, patient, newest.sequence + 1, newest.status, newest.arrived_at, tablet, at)
  ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO step_outs (organization_id, id, clinic_id, session_id, patient_id, out_at, back_at, tablet_id, recorded_at)
  VALUES (organization, new_step_out, newest.clinic_id, asked_session, patient, newest.left_at, at, tablet, at);
  RETURN true;
END $function$;
GRANT EXECUTE ON FUNCTION return_at_tablet(uuid,uuid,uuid,uuid,timestamp with time zone) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.search_patients(words text, born_on date, most integer, seatable_for uuid DEFAULT NULL::uuid)
 RETURNS TABLE(patient_id uuid, rank real)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET "pg_trgm.word_similarity_threshold" TO '0.45'
 SET enable_seqscan TO 'off'
AS $function$
DECLARE
  organization CONSTANT uuid := context_organization();
  whole CONSTANT boolean := context_whole_organization();
  clinics CONSTANT uuid[] := context_clinics();
  today CONSTANT date := context_today();
  -- With all records of each of them.
  own CONSTANT uuid[] := ARRAY(SELECT DISTINCT r FROM unnest(own_people()) AS o JOIN patients p ON p.organization_id = organization AND p.id = o
    CROSS JOIN LATERAL unnest(CASE WHEN p.in_merge THEN records_merged(organization, o) ELSE ARRAY[o] END) AS r);
  asked CONSTANT text[] := (words_of(folded(search_patients.words)))[1:8];
  -- Whoever may be found at all, where few may: those born on the day, and the asker's own people.
  among uuid[];
  meant search_word_meant[];
  -- Words that may be meant by the first, the second and the third asked one; where fewer are asked, those before once more.
  firsts text[];
  seconds text[];
  thirds text[];
  ids uuid[];
  ranks real[];
BEGIN
  IF organization IS NULL OR most < 1 OR (cardinality(asked) = 0 AND born_on IS NULL) THEN
    RETURN;
  END IF;
  IF born_on IS NOT NULL THEN
    among := ARRAY(SELECT s.patient_id FROM patient_search s WHERE s.organization_id = organization AND s.birth_on = born_on);
  ELSIF NOT whole AND cardinality(clinics) = 0 THEN
    among := own;
  END IF;
  FOR round IN 1..2 LOOP
    meant := words_meant(organization, asked, round = 2);
    -- Nobody has a word that no word is like: whoever has the others need not be read.
    CONTINUE WHEN (SELECT count(DISTINCT m.place) FROM unnest(meant) AS m) < cardinality(asked);
    IF cardinality(asked) = 1 AND among IS NULL THEN
      -- The nearest word first, and no further than enough are found: a name that thousands share is not read whole.
      SELECT array_agg(best.patient_id ORDER BY best.score DESC, best.patient_id DESC), array_agg(best.score ORDER BY best.score DESC, best.patient_id DESC) INTO ids, ranks
        FROM (SELECT near.patient_id, max(near.points) AS score
                FROM (SELECT scored.patient_id, m.points
                        FROM (SELECT n.word, max(n.points) AS points FROM unnest(meant) AS n GROUP BY n.word ORDER BY 2 DESC, 1) AS m
                       CROSS JOIN LATERAL (
                         SELECT scored.patient_id FROM people_by_word scored
                          -- The same reasons to open a record as below.
                          WHERE scored.organization_id = organization AND scored.word = m.word AND (whole OR scored.patient_id = ANY (own)
                OR EXISTS (SELECT 1 FROM care_relations r WHERE r.organization_id = organization AND r.patient_id = scored.patient_id
                     AND r.clinic_id = ANY (clinics) AND (r.ends_on IS NULL OR r.ends_on >= today))
                OR EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = organization AND p.id = scored.patient_id AND p.in_merge
                     AND merge_opens_record(p.id)))
               AND NOT EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = organization AND p.id = scored.patient_id AND p.locked
                     AND NOT lock_opens_record(p.id))
               AND (seatable_for IS NULL
                OR (EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = organization AND p.id = scored.patient_id
                      AND p.died_on IS NULL AND NOT p.died_on_unknown_day)
                    AND NOT EXISTS (SELECT 1 FROM seats t WHERE t.organization_id = organization AND t.patient_id = ANY (records_merged(organization, scored.patient_id))
                      AND t.group_id = seatable_for AND (t.ends_on IS NULL OR t.ends_on >= today))))
                          ORDER BY scored.patient_id DESC LIMIT most * 2) AS scored
                       -- Two records of one person, and two words of one record, may both be found.
                       LIMIT most * 4) AS near
               GROUP BY near.patient_id ORDER BY 2 DESC, 1 DESC LIMIT most * 2) AS best;
    ELSE
      firsts := ARRAY(SELECT DISTINCT m.word FROM unnest(meant) AS m WHERE m.place = 1);
      seconds := CASE WHEN cardinality(asked) < 2 THEN firsts ELSE ARRAY(SELECT DISTINCT m.word FROM unnest(meant) AS m WHERE m.place = 2) END;
      thirds := CASE WHEN cardinality(asked) < 3 THEN seconds ELSE ARRAY(SELECT DISTINCT m.word FROM unnest(meant) AS m WHERE m.place = 3) END;
      SELECT array_agg(best.patient_id ORDER BY best.score DESC, best.patient_id DESC), array_agg(best.score ORDER BY best.score DESC, best.patient_id DESC) INTO ids, ranks
        FROM (SELECT scored.patient_id, scored.score
                FROM (SELECT each.patient_id, sum(each.points)::real AS score
                        FROM (SELECT f.patient_id, m.place, max(m.points) AS points
                                FROM (SELECT s.patient_id, s.words FROM patient_search s
                                       WHERE among IS NULL AND s.organization_id = organization AND words_of(s.words) && firsts AND words_of(s.words) && seconds AND words_of(s.words) && thirds
                                      UNION ALL
                                      SELECT s.patient_id, s.words FROM patient_search s WHERE s.organization_id = organization AND s.patient_id = ANY (among)) AS f
                               CROSS JOIN LATERAL string_to_table(f.words, ' ') AS has (word)
                                JOIN unnest(meant) AS m ON m.word = left(has.word, 100)
                               GROUP BY f.patient_id, m.place) AS each
                       GROUP BY each.patient_id HAVING count(*) = cardinality(asked)
                      UNION ALL
                      SELECT a, 1::real FROM unnest(among) AS a WHERE cardinality(asked) = 0
                       ORDER BY 2 DESC, 1 DESC OFFSET 0) AS scored
               -- The same reasons to open a record as the policies on patients.
               WHERE (whole OR scored.patient_id = ANY (own)
                  OR EXISTS (SELECT 1 FROM care_relations r WHERE r.organization_id = organization AND r.patient_id = scored.patient_id
                       AND r.clinic_id = ANY (clinics) AND (r.ends_on IS NULL OR r.ends_on >= today))
                  OR EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = organization AND p.id = scored.patient_id AND p.in_merge
                       AND merge_opens_record(p.id)))
                 AND NOT EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = organization AND p.id = scored.patient_id AND p.locked
                       AND NOT lock_opens_record(p.id))
                 AND (seatable_for IS NULL
                  OR (EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = organization AND p.id = scored.patient_id
                        AND p.died_on IS NULL AND NOT p.died_on_unknown_day)
                      AND NOT EXISTS (SELECT 1 FROM seats t WHERE t.organization_id = organization AND t.patient_id = ANY (records_merged(organization, scored.patient_id))
                        AND t.group_id = seatable_for AND (t.ends_on IS NULL OR t.ends_on >= today))))
               -- Two records of one person may both be found.
               LIMIT most * 2) AS best;
    END IF;
    EXIT WHEN cardinality(ids) >= most OR cardinality(asked) = 0;
  END LOOP;
  RETURN QUERY SELECT coalesce(p.merged_into, p.id), max(one.points) FROM unnest(ids, ranks) WITH ORDINALITY AS one (id, points, place)
      JOIN patients p ON p.organization_id = organization AND p.id = one.id
    GROUP BY coalesce(p.merged_into, p.id) ORDER BY min(one.place) LIMIT most;
END $function$;
GRANT EXECUTE ON FUNCTION search_patients(text,date,integer,uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.seat_clash(seat seats)
 RETURNS TABLE(group_id uuid, day date)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  from_day CONSTANT date := greatest(seat.starts_on, context_today());
  records CONSTANT uuid[] := records_merged(seat.organization_id, seat.patient_id);
BEGIN
  RETURN QUERY
  -- Sessions that stand.
  SELECT other.group_id, own.occurs_on FROM sessions own
    JOIN sessions other ON other.organization_id = own.organization_id AND other.group_id <> own.group_id AND other.status <> 'cancelled'
     AND other.held_on BETWEEN own.held_on - 1 AND own.held_on + 1 AND other.starts_at < own.ends_at AND other.ends_at > own.starts_at
   WHERE own.organization_id = seat.organization_id AND own.group_id = seat.group_id AND own.status <> 'cancelled'
     AND own.occurs_on >= from_day AND (seat.ends_on IS NULL OR own.occurs_on <= seat.ends_on)
     AND seat_meets(seat.weekdays, seat.alternate_from, own.occurs_on)
     AND other.group_id IN (SELECT o.group_id FROM seats o WHERE o.organization_id = seat.organization_id AND o.patient_id = ANY (records) AND o.taken_back_at IS NULL
                            UNION ALL SELECT v.group_id FROM visits v WHERE v.organization_id = seat.organization_id AND v.patient_id = ANY (records) AND v.withdrawn_at IS NULL)
     AND (EXISTS (SELECT FROM seats o WHERE o.organization_id = other.organization_id AND o.patient_id = ANY (records) AND o.group_id = other.group_id
                    AND o.taken_back_at IS NULL AND o.starts_on <= other.occurs_on AND coalesce(o.ends_on, 'infinity') >= other.occurs_on
                    AND seat_meets(o.weekdays, o.alternate_from, other.occurs_on))
       OR EXISTS (SELECT FROM visits v WHERE v.organization_id = other.organization_id AND v.session_id = other.id AND v.patient_id = ANY (records) AND v.withdrawn_at IS NULL))
     -- Who is known to be away there is free, and who is known to be away here does not come.
     AND NOT EXISTS (SELECT FROM known_absences a WHERE a.organization_id = own.organization_id AND a.session_id IN (own.id, other.id)
                       AND a.patient_id = ANY (records) AND a.withdrawn_at IS NULL)
   ORDER BY own.occurs_on LIMIT 1;
  IF NOT FOUND THEN
    RETURN QUERY SELECT f.group_id, f.day FROM far_seat_clash(seat, records) f;
  END IF;
END $function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.seat_clash_for(asked_group uuid, patient uuid, from_day date, to_day date, asked_weekdays integer[], asked_alternate date)
 RETURNS TABLE(group_name text, day date)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
  RETURN QUERY
  SELECT CASE WHEN context_opens_clinic(g.clinic_id) THEN g.name END, CASE WHEN context_opens_clinic(g.clinic_id) THEN c.day END
    FROM groups own
   CROSS JOIN LATERAL seat_clash(jsonb_populate_record(NULL::seats, jsonb_build_object('organization_id', own.organization_id, 'clinic_id', own.clinic_id,
     'group_id', own.id, 'patient_id', patient, 'starts_on', from_day, 'ends_on', to_day, 'weekdays', to_jsonb(asked_weekdays), 'alternate_from', asked_alternate))) AS c
    JOIN groups g ON g.organization_id = own.organization_id AND g.id = c.group_id
   WHERE own.organization_id = context_organization() AND own.id = asked_group AND context_opens_clinic(own.clinic_id);
END $function$;
GRANT EXECUTE ON FUNCTION seat_clash_for(uuid,uuid,date,date,integer[],date) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.seat_limit_on(organization uuid, asked_group uuid, day date, base integer, state_limit integer)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT least(greatest(base, max(d.seat_limit), CASE WHEN bool_or(d.kind = 'exemption') THEN 500 END),
               CASE WHEN bool_or(d.kind = 'exemption') THEN 500 ELSE state_limit END)
    FROM limit_decisions d
   WHERE d.organization_id = organization AND d.group_id = asked_group AND d.withdrawn_at IS NULL
     AND d.starts_on <= day AND coalesce(d.ends_on, 'infinity') >= day
$function$;
GRANT EXECUTE ON FUNCTION seat_limit_on(uuid,uuid,date,integer,integer) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.seat_meets(weekdays integer[], alternate_from date, day date)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (((weekdays IS NULL) OR ((EXTRACT(isodow FROM day))::integer = ANY (weekdays))) AND ((alternate_from IS NULL) OR (((((day - '2001-01-01'::date) / 7) - ((alternate_from - '2001-01-01'::date) / 7)) % 2) = 0)));
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.session_clash(organization uuid, asked_session uuid, patient uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH mine AS MATERIALIZED (SELECT records_merged(organization, patient) AS records)
  SELECT other.group_id
    FROM mine
    JOIN sessions own ON own.organization_id = organization AND own.id = asked_session AND own.status <> 'cancelled'
    JOIN sessions other ON other.organization_id = own.organization_id AND other.id <> own.id AND other.status <> 'cancelled'
     AND other.held_on BETWEEN own.held_on - 1 AND own.held_on + 1 AND other.starts_at < own.ends_at AND other.ends_at > own.starts_at
   WHERE (EXISTS (SELECT FROM seats o WHERE o.organization_id = other.organization_id AND o.patient_id = ANY (mine.records) AND o.group_id = other.group_id
                    AND o.taken_back_at IS NULL AND o.starts_on <= other.occurs_on AND coalesce(o.ends_on, 'infinity') >= other.occurs_on
                    AND seat_meets(o.weekdays, o.alternate_from, other.occurs_on))
       OR EXISTS (SELECT FROM visits v WHERE v.organization_id = other.organization_id AND v.session_id = other.id AND v.patient_id = ANY (mine.records) AND v.withdrawn_at IS NULL))
     AND NOT EXISTS (SELECT FROM known_absences a WHERE a.organization_id = other.organization_id AND a.session_id = other.id
                       AND a.patient_id = ANY (mine.records) AND a.withdrawn_at IS NULL)
   ORDER BY other.starts_at LIMIT 1
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.session_clash_for(asked_session uuid, patient uuid)
 RETURNS TABLE(group_name text, day date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT CASE WHEN context_opens_clinic(g.clinic_id) THEN g.name END, CASE WHEN context_opens_clinic(g.clinic_id) THEN s.held_on END
    FROM sessions s
    JOIN groups g ON g.organization_id = s.organization_id AND g.id = session_clash(s.organization_id, s.id, patient)
   WHERE s.organization_id = context_organization() AND s.id = asked_session AND context_opens_clinic(s.clinic_id)
$function$;
GRANT EXECUTE ON FUNCTION session_clash_for(uuid,uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.sessions_elsewhere(own_clinics uuid[], from_day date, to_day date)
 RETURNS TABLE(id uuid, group_id uuid, group_name text, clinic_id uuid, held_on date, starts_at timestamp with time zone, ends_at timestamp with time zone, status text, mode text, kind text, program text, language text, audiences text[], seat_limit integer, seats integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH week AS MATERIALIZED (
    SELECT s.id, s.group_id, s.clinic_id, s.held_on, s.starts_at, s.ends_at, s.status, s.mode, s.seat_limit, g.name, g.kind, g.program, g.language, g.audiences
      FROM sessions s JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
     WHERE s.organization_id = context_organization() AND s.held_on BETWEEN from_day AND to_day AND to_day - from_day <= 31
       AND s.status = 'planned' AND s.clinic_id <> ALL (own_clinics) AND NOT context_opens_clinic(s.clinic_id)
     ORDER BY s.starts_at, s.id LIMIT 2000
  )
  SELECT w.id, w.group_id, w.name, w.clinic_id, w.held_on, w.starts_at, w.ends_at, w.status, w.mode, w.kind, w.program, w.language, w.audiences,
         coalesce(c.seat_limit, w.seat_limit), coalesce(c.seats, 0)
    FROM week w LEFT JOIN count_rosters_of_all((SELECT array_agg(x.id) FROM week x)) c ON c.session_id = w.id
   WHERE coalesce(c.seats, 0) < coalesce(c.seat_limit, w.seat_limit)
   ORDER BY w.starts_at, w.name, w.id
$function$;
GRANT EXECUTE ON FUNCTION sessions_elsewhere(uuid[],date,date) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.sessions_together(organization uuid, sessions_asked uuid[])
 RETURNS TABLE(session_id uuid, other_id uuid, host_id uuid, host_block integer, chairs integer, by_state integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH hosts AS MATERIALIZED (
    SELECT s.id, s.clinic_id, s.group_id, s.held_on, s.starts_at, s.room_id FROM sessions s
     WHERE s.organization_id = organization AND s.id = ANY (sessions_asked) AND s.status <> 'cancelled'
       AND EXISTS (SELECT FROM session_blocks b WHERE b.organization_id = organization AND b.hosted_by = s.group_id)
    UNION
    SELECT o.id, o.clinic_id, o.group_id, o.held_on, o.starts_at, o.room_id
      FROM session_blocks b
      JOIN sessions s ON s.organization_id = organization AND s.id = b.session_id AND s.status <> 'cancelled'
      JOIN sessions o ON o.organization_id = organization AND o.group_id = b.hosted_by AND o.held_on = s.held_on AND o.status <> 'cancelled'
       AND o.starts_at < s.ends_at AND o.ends_at > s.starts_at
     WHERE b.organization_id = organization AND b.session_id = ANY (sessions_asked) AND b.hosted_by IS NOT NULL
  ), hosted AS MATERIALIZED (
    SELECT b.hosted_by, s.id, s.held_on, s.starts_at + make_interval(mins => b.from_minute) AS begins, s.starts_at + make_interval(mins => b.to_minute) AS ends
      FROM session_blocks b
      JOIN sessions s ON s.organization_id = organization AND s.id = b.session_id AND s.status <> 'cancelled'
     WHERE b.organization_id = organization AND b.hosted_by = ANY (ARRAY(SELECT h.group_id FROM hosts h))
       AND s.held_on BETWEEN (SELECT min(h.held_on) FROM hosts h) AND (SELECT max(h.held_on) FROM hosts h)
  ), met AS (
    SELECT o.id AS host_id, k.position, t.id AS member_id, r.seats AS chairs, state_seat_limit(c.state, k.kind) AS by_state
      FROM hosts o
      JOIN session_blocks k ON k.organization_id = organization AND k.session_id = o.id AND k.hosted_by IS NULL
      JOIN hosted t ON t.hosted_by = o.group_id AND t.held_on = o.held_on
       AND o.starts_at + make_interval(mins => k.from_minute) < t.ends AND o.starts_at + make_interval(mins => k.to_minute) > t.begins
      JOIN clinics c ON c.organization_id = organization AND c.id = o.clinic_id
      LEFT JOIN rooms r ON r.organization_id = organization AND r.id = coalesce(k.room_id, o.room_id)
  ), members AS (
    SELECT m.host_id, m.position, m.member_id, m.chairs, m.by_state FROM met m
    UNION SELECT m.host_id, m.position, m.host_id, m.chairs, m.by_state FROM met m
  )
  SELECT m.member_id, o.member_id, m.host_id, m.position, m.chairs, m.by_state
    FROM members m JOIN members o ON o.host_id = m.host_id AND o.position = m.position AND o.member_id <> m.member_id
   WHERE m.member_id = ANY (sessions_asked)
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.sessions_written(sessions_asked uuid[])
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT s.id FROM sessions s
   WHERE s.organization_id = context_organization() AND s.id = ANY (sessions_asked) AND context_opens_clinic(s.clinic_id)
     AND (EXISTS (SELECT FROM attendance_marks m WHERE m.organization_id = s.organization_id AND m.session_id = s.id)
       OR EXISTS (SELECT FROM note_drafts d WHERE d.organization_id = s.organization_id AND d.session_id = s.id)
       OR EXISTS (SELECT FROM signatures g WHERE g.organization_id = s.organization_id AND g.session_id = s.id))
$function$;
GRANT EXECUTE ON FUNCTION sessions_written(uuid[]) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.set_up_tablet(code bytea, token bytea, at timestamp with time zone)
 RETURNS TABLE(organization_id uuid, tablet_id uuid, clinic_id uuid)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  UPDATE tablets t SET token_sha256 = token, began_at = at, last_seen_at = at
   WHERE t.code_sha256 = code AND t.token_sha256 IS NULL AND t.ended_at IS NULL AND t.code_ends_at > at
  RETURNING t.organization_id, t.id, t.clinic_id
$function$;
GRANT EXECUTE ON FUNCTION set_up_tablet(bytea,bytea,timestamp with time zone) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.shares_day(one seats, other seats, from_day date)
 RETURNS date
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT first.day + ahead
    FROM (SELECT greatest(one.starts_on, other.starts_on, from_day) AS day) AS first, generate_series(0, 13) AS ahead
   WHERE first.day + ahead <= least(coalesce(one.ends_on, 'infinity'), coalesce(other.ends_on, 'infinity'))
     AND seat_meets(one.weekdays, one.alternate_from, first.day + ahead) AND seat_meets(other.weekdays, other.alternate_from, first.day + ahead)
   ORDER BY 1 LIMIT 1
$function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.sittings_of(people uuid[], from_day date, to_day date)
 RETURNS TABLE(patient_id uuid, session_id uuid, held_on date, starts_at timestamp with time zone, ends_at timestamp with time zone, time_zone text, group_name text, blocks json, status text, arrived_at timestamp with time zone, left_at timestamp with time zone, away json, started_at timestamp with time zone, ended_at timestamp with time zone, break_from timestamp with time zone, break_to timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH asked AS MATERIALIZED (
    SELECT p.id AS patient_id, r.id AS record_id
      FROM unnest(people) AS p (id)
     CROSS JOIN LATERAL unnest(records_merged(context_organization(), p.id)) AS r (id)
     -- Somebody whom the asker has to do with: treated, or expected in a group, at a clinic of theirs.
     WHERE context_whole_organization()
        OR EXISTS (SELECT FROM care_relations c WHERE c.organization_id = context_organization() AND c.patient_id = p.id AND context_opens_clinic(c.clinic_id)
             AND (c.ends_on IS NULL OR c.ends_on >= context_today()))
        OR EXISTS (SELECT FROM seats t WHERE t.organization_id = context_organization() AND t.patient_id = p.id AND context_opens_clinic(t.clinic_id))
        OR EXISTS (SELECT FROM visits v WHERE v.organization_id = context_organization() AND v.patient_id = p.id AND context_opens_clinic(v.clinic_id))
  ), expected AS MATERIALIZED (
    SELECT a.patient_id, a.record_id, s.id
      FROM asked a
      JOIN seats t ON t.organization_id = context_organization() AND t.patient_id = a.record_id AND t.taken_back_at IS NULL
      JOIN sessions s ON s.organization_id = t.organization_id AND s.group_id = t.group_id AND s.held_on BETWEEN from_day AND to_day AND s.status = 'planned'
       AND t.starts_on <= s.occurs_on AND coalesce(t.ends_on, 'infinity') >= s.occurs_on AND seat_meets(t.weekdays, t.alternate_from, s.occurs_on)
    UNION
    SELECT a.patient_id, a.record_id, s.id
      FROM asked a
      JOIN visits v ON v.organization_id = context_organization() AND v.patient_id = a.record_id AND v.withdrawn_at IS NULL
      JOIN sessions s ON s.organization_id = v.organization_id AND s.id = v.session_id AND s.held_on BETWEEN from_day AND to_day AND s.status = 'planned'
  )
  SELECT e.patient_id, s.id, s.held_on, s.starts_at, s.ends_at, c.time_zone, CASE WHEN context_opens_clinic(s.clinic_id) THEN g.name END,
         (SELECT coalesce(json_agg(json_build_object('fromMinute', b.from_minute, 'toMinute', b.to_minute, 'kind', b.kind) ORDER BY b.position), '[]')
            FROM session_blocks b WHERE b.organization_id = s.organization_id AND b.session_id = s.id),
         m.status, m.arrived_at, m.left_at,
         (SELECT coalesce(json_agg(json_build_object('from', w.from_time, 'to', w.to_time, 'byThemselves', w.by_themselves)), '[]')
            FROM (SELECT coalesce(x.began_at, x.planned_from) AS from_time, CASE WHEN x.began_at IS NULL THEN x.planned_to ELSE x.ended_at END AS to_time, false AS by_themselves
                    FROM pull_outs x WHERE x.organization_id = s.organization_id AND x.session_id = s.id AND x.patient_id = e.record_id AND x.cancelled_at IS NULL
                  UNION ALL
                  SELECT o.out_at, o.back_at, true FROM step_outs o
                   WHERE o.organization_id = s.organization_id AND o.session_id = s.id AND o.patient_id = e.record_id AND o.taken_back_at IS NULL) AS w),
         r.started_at, r.ended_at, r.break_from, r.break_to
    FROM expected e
    JOIN sessions s ON s.organization_id = context_organization() AND s.id = e.id
    JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
    JOIN clinics c ON c.organization_id = s.organization_id AND c.id = s.clinic_id
    LEFT JOIN LATERAL (SELECT a.status, a.arrived_at, a.left_at FROM attendance_marks a
                        WHERE a.organization_id = s.organization_id AND a.session_id = s.id AND a.patient_id = e.record_id
                        ORDER BY a.sequence DESC LIMIT 1) AS m ON true
    LEFT JOIN LATERAL (SELECT t.started_at, t.ended_at, t.break_from, t.break_to FROM room_times t
                        WHERE t.organization_id = s.organization_id AND t.session_id = s.id ORDER BY t.sequence DESC LIMIT 1) AS r ON true
   WHERE NOT EXISTS (SELECT FROM known_absences k WHERE k.organization_id = s.organization_id AND k.session_id = s.id AND k.patient_id = e.record_id AND k.withdrawn_at IS NULL)
   ORDER BY e.patient_id, s.starts_at, s.id
$function$;
GRANT EXECUTE ON FUNCTION sittings_of(uuid[],date,date) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.size_rules(state text, kind text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (kind = ANY (ARRAY['counseling'::text, 'skills'::text, 'family'::text, 'activity'::text])) THEN (ARRAY['house_group_size'::text] || CASE state WHEN 'TX'::text THEN ARRAY['tx_group_counseling_size'::text] WHEN 'IL'::text THEN ARRAY['il_group_size'::text] ELSE '{}'::text[] END) WHEN (kind = 'education'::text) THEN (ARRAY['house_education_size'::text] || CASE state WHEN 'TX'::text THEN ARRAY['tx_group_education_size'::text] ELSE '{}'::text[] END) ELSE '{}'::text[] END;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.stands_for_other(organization uuid, asked_session uuid, patient uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  first uuid;
BEGIN
  IF organization IS DISTINCT FROM context_organization()
     OR NOT EXISTS (SELECT FROM patients p WHERE p.organization_id = organization AND p.id = patient AND p.in_merge) THEN
    RETURN false;
  END IF;
  SELECT p.id INTO first
    FROM sessions s
    JOIN patients p ON p.organization_id = s.organization_id AND p.id = ANY (records_merged(organization, patient))
   WHERE s.organization_id = organization AND s.id = asked_session
     AND (EXISTS (SELECT FROM seats t WHERE t.organization_id = organization AND t.group_id = s.group_id AND t.patient_id = p.id AND t.taken_back_at IS NULL
                    AND t.starts_on <= s.occurs_on AND coalesce(t.ends_on, 'infinity') >= s.occurs_on AND seat_meets(t.weekdays, t.alternate_from, s.occurs_on))
       OR EXISTS (SELECT FROM visits v WHERE v.organization_id = organization AND v.session_id = s.id AND v.patient_id = p.id AND v.withdrawn_at IS NULL))
   ORDER BY EXISTS (SELECT FROM attendance_marks m WHERE m.organization_id = organization AND m.session_id = s.id AND m.patient_id = p.id) DESC,
            p.merged_into IS NULL DESC, p.id
   LIMIT 1;
  RETURN first <> patient;
END $function$;
GRANT EXECUTE ON FUNCTION stands_for_other(uuid,uuid,uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.state_limit_in_force(place limit_place, day date)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT least(state_seat_limit(place.state, place.kind),
               (SELECT min(policy_limit(place.organization_id, rule, place.state, place.clinic_id, day)) FROM unnest(size_rules(place.state, place.kind)) AS rule WHERE rule LIKE 'tx_%'),
               (SELECT min(coalesce(policy_limit(place.organization_id, rule, place.state, place.clinic_id, day), catalog_limit(rule)))
                  FROM unnest(size_rules(place.state, place.kind)) AS rule
                 WHERE rule = 'il_group_size' AND EXISTS (SELECT FROM policy_confirmations c WHERE c.organization_id = place.organization_id AND c.code = rule
                         AND day BETWEEN c.starts_on AND coalesce(c.ends_on, 'infinity'))))
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.state_seat_limit(state text, kind text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN ((state = 'TX'::text) AND (kind = ANY (ARRAY['counseling'::text, 'skills'::text, 'family'::text, 'activity'::text]))) THEN 16 WHEN ((state = 'TX'::text) AND (kind = 'education'::text)) THEN 35 ELSE NULL::integer END;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.swapped(word text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ARRAY(SELECT OVERLAY(swapped.word PLACING reverse(substr(swapped.word, place.place, 2)) FROM place.place FOR 2) AS "overlay" FROM generate_series(1, (length(swapped.word) - 1)) place(place));
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.tablet_expects(asked_session uuid, patient uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT EXISTS (
    SELECT FROM tablets t
      JOIN sessions s ON s.organization_id = t.organization_id AND s.clinic_id = t.clinic_id AND s.id = asked_session AND s.status <> 'cancelled'
      JOIN rosters r ON r.organization_id = s.organization_id AND r.session_id = s.id AND r.patient_id = tablet_expects.patient AND r.mode = 'in_person' AND NOT r.taken_back
     WHERE t.organization_id = context_organization() AND t.id = context_tablet() AND t.ended_at IS NULL
       AND s.held_on BETWEEN context_today() - 1 AND context_today() + 1)
$function$;
GRANT EXECUTE ON FUNCTION tablet_expects(uuid,uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.take_challenge(ticket bytea, wanted text, at timestamp with time zone)
 RETURNS TABLE(organization_id uuid, id uuid, staff_member_id uuid, sign_in_id uuid, challenge text, tries integer)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  UPDATE challenges c SET tries = c.tries + 1
   WHERE c.ticket_sha256 = ticket AND c.purpose = wanted AND c.taken_at IS NULL AND c.ends_at > at AND c.tries < 5
  RETURNING c.organization_id, c.id, c.staff_member_id, c.sign_in_id, c.challenge, c.tries
$function$;
GRANT EXECUTE ON FUNCTION take_challenge(bytea,text,timestamp with time zone) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.told_of_pets(asked_group uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  organization CONSTANT uuid := context_organization();
  told CONSTANT uuid[] := ARRAY(SELECT u.person FROM untold_of_pets_here(asked_group) u);
BEGIN
  UPDATE seats t SET pets_accepted = true
   WHERE t.organization_id = organization AND t.group_id = asked_group AND t.taken_back_at IS NULL AND NOT t.pets_accepted
     AND coalesce(t.ends_on, 'infinity') >= context_today() AND person_of(organization, t.patient_id) = ANY (told);
  UPDATE visits v SET pets_accepted = true
    FROM sessions s
   WHERE v.organization_id = organization AND v.group_id = asked_group AND v.withdrawn_at IS NULL AND NOT v.pets_accepted
     AND s.organization_id = organization AND s.id = v.session_id AND s.held_on >= context_today() AND person_of(organization, v.patient_id) = ANY (told);
END $function$;
GRANT EXECUTE ON FUNCTION told_of_pets(uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.told_of_pets(asked_group uuid, asked_patient uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  organization CONSTANT uuid := context_organization();
  told CONSTANT uuid := person_of(organization, asked_patient);
BEGIN
  IF NOT EXISTS (SELECT FROM groups g WHERE g.organization_id = organization AND g.id = asked_group AND context_opens_clinic(g.clinic_id)) THEN
    RETURN;
  END IF;
  UPDATE seats t SET pets_accepted = true
   WHERE t.organization_id = organization AND t.group_id = asked_group AND t.taken_back_at IS NULL AND NOT t.pets_accepted
     AND coalesce(t.ends_on, 'infinity') >= context_today() AND person_of(organization, t.patient_id) = told;
  UPDATE visits v SET pets_accepted = true
    FROM sessions s
   WHERE v.organization_id = organization AND v.group_id = asked_group AND v.withdrawn_at IS NULL AND NOT v.pets_accepted
     AND s.organization_id = organization AND s.id = v.session_id AND s.held_on >= context_today() AND person_of(organization, v.patient_id) = told;
END $function$;
GRANT EXECUTE ON FUNCTION told_of_pets(uuid,uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.topics_of_sessions(sessions_asked uuid[])
 RETURNS TABLE(session_id uuid, block integer, plan_id uuid, turn integer, planned_version_id uuid, planned_position integer, version_id uuid, "position" integer, way text, is_changed boolean, sequence integer)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH asked AS MATERIALIZED (
    SELECT s.organization_id, s.id, s.group_id, s.held_on, s.starts_at FROM sessions s
     WHERE s.organization_id = context_organization() AND s.id = ANY (sessions_asked)
  ), planned AS (
    SELECT a.id AS session_id, a.organization_id, g.block, g.id AS plan_id,
           coalesce(k.turn, b.turn + 1, g.first_position - 1) + CASE WHEN k.turn IS NULL THEN n.between_them ELSE 0 END AS turn,
           coalesce(k.version_id, v.id) AS version_id, k.position AS kept_position, v.topic_count
      FROM asked a
      JOIN group_curricula g ON g.organization_id = a.organization_id AND g.group_id = a.group_id AND NOT g.withdrawn
       AND g.starts_on <= a.held_on AND coalesce(g.ends_on, 'infinity') >= a.held_on
      JOIN LATERAL (
        SELECT w.id, w.topic_count, w.when_cancelled FROM curriculum_versions w
         WHERE w.organization_id = a.organization_id AND w.curriculum_id = g.curriculum_id AND w.starts_on <= a.held_on
         ORDER BY w.number DESC LIMIT 1) v ON true
      LEFT JOIN kept_topics k ON k.organization_id = a.organization_id AND k.session_id = a.id AND k.block = g.block
      -- The newest kept date before, whose topic was really met: the count begins behind it.
      LEFT JOIN LATERAL (
        SELECT e.turn, o.starts_at FROM sessions o
          JOIN kept_topics e ON e.organization_id = o.organization_id AND e.session_id = o.id AND e.block = g.block AND e.plan_id = g.id
         WHERE k.turn IS NULL AND o.organization_id = a.organization_id AND o.group_id = a.group_id AND o.starts_at < a.starts_at
           AND (o.status = 'planned' OR v.when_cancelled = 'skip')
         ORDER BY o.starts_at DESC LIMIT 1) b ON true
      LEFT JOIN LATERAL (
        SELECT count(*)::integer AS between_them FROM sessions o
         WHERE k.turn IS NULL AND o.organization_id = a.organization_id AND o.group_id = a.group_id AND o.starts_at < a.starts_at
           AND o.held_on >= g.starts_on AND (b.starts_at IS NULL OR o.starts_at > b.starts_at)
           AND (o.status = 'planned' OR v.when_cancelled = 'skip')
           AND NOT EXISTS (SELECT FROM kept_topics e WHERE e.organization_id = o.organization_id AND e.session_id = o.id
                             AND e.block = g.block AND e.plan_id <> g.id)) n ON true
  )
  SELECT p.session_id, p.block, p.plan_id, p.turn, p.version_id,
         coalesce(p.kept_position, p.turn % p.topic_count + 1),
         coalesce(c.version_id, p.version_id),
         coalesce(c.position, p.kept_position, p.turn % p.topic_count + 1),
         coalesce(c.way, 'as_written'), coalesce(c.position IS NOT NULL OR c.way = 'secular', false), coalesce(c.sequence, 0)
    FROM planned p
    LEFT JOIN LATERAL (
      SELECT t.version_id, t.position, t.way, t.sequence FROM topic_changes t
       WHERE t.organization_id = p.organization_id AND t.session_id = p.session_id AND t.block = p.block
       ORDER BY t.sequence DESC LIMIT 1) c ON true
$function$;
GRANT EXECUTE ON FUNCTION topics_of_sessions(uuid[]) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.undo_import(undone uuid, at timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  organization CONSTANT uuid := context_organization();
  undone_before timestamptz;
  added uuid[];
  written text;
  link record;
BEGIN
  IF organization IS NULL OR NOT context_whole_organization() OR context_staff_member() IS NULL THEN
    RETURN 'not-found';
  END IF;
  -- The same turn that imports take.
  PERFORM pg_advisory_xact_lock(hashtextextended('import of ' || organization, 0));
  SELECT i.undone_at INTO undone_before FROM imports i WHERE i.organization_id = organization AND i.id = undone FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'not-found';
  ELSIF undone_before IS NOT NULL THEN
    RETURN 'undone';
  END IF;
  -- Nobody can write into these records from here on.
  PERFORM 1 FROM patients p JOIN import_people m ON m.organization_id = p.organization_id AND m.patient_id = p.id
    WHERE m.organization_id = organization AND m.import_id = undone FOR UPDATE OF p;
  written := written_since_import(undone);
  IF written IS NOT NULL THEN
    RETURN written;
  END IF;
  added := ARRAY(SELECT m.patient_id FROM import_people m WHERE m.organization_id = organization AND m.import_id = undone AND m.added);
  DELETE FROM imported_resources k WHERE k.organization_id = organization AND k.import_id = undone;
  DELETE FROM patient_identifiers n USING import_identifiers x
    WHERE n.organization_id = organization AND x.organization_id = organization AND x.import_id = undone AND n.system = x.system AND n.value = x.value;
  DELETE FROM import_identifiers x WHERE x.organization_id = organization AND x.import_id = undone;
  UPDATE patients p SET died_on = m.died_on_before, died_on_unknown_day = m.died_on_unknown_day_before, version = p.version + 1
    FROM import_people m
   WHERE m.organization_id = organization AND m.import_id = undone AND m.death_changed AND NOT m.added
     AND p.organization_id = m.organization_id AND p.id = m.patient_id;
  DELETE FROM import_people m WHERE m.organization_id = organization AND m.import_id = undone;
  DELETE FROM care_relations r USING unnest(added) AS gone (id) WHERE r.organization_id = organization AND r.patient_id = gone.id;
  FOR link IN SELECT * FROM links_to_patients() AS l WHERE l.made_by_triggers LOOP
    EXECUTE format('DELETE FROM %s t USING unnest($2) AS gone (id) WHERE t.%I = $1 AND t.%I = gone.id', link.held_in, link.organization_column, link.person)
      USING organization, added;
  END LOOP;
  DELETE FROM patients p USING unnest(added) AS gone (id) WHERE p.organization_id = organization AND p.id = gone.id;
  UPDATE imports i SET undone_at = at, undone_by = context_staff_member() WHERE i.organization_id = organization AND i.id = undone;
  RETURN NULL;
END $function$;
GRANT EXECUTE ON FUNCTION undo_import(uuid,timestamp with time zone) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.unsigned_notes(since date, ended_before timestamp with time zone)
 RETURNS TABLE(session_id uuid, unsigned integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH asked AS MATERIALIZED (
    SELECT s.organization_id, s.id, s.group_id, s.occurs_on FROM sessions s
     WHERE s.organization_id = context_organization() AND s.held_on >= since AND s.held_on <= context_today() AND s.ends_at < ended_before
       AND s.status <> 'cancelled' AND context_opens_clinic(s.clinic_id)
  ), people AS MATERIALIZED (
    SELECT a.id, t.patient_id FROM asked a
      JOIN seats t ON t.organization_id = a.organization_id AND t.group_id = a.group_id AND t.taken_back_at IS NULL
       AND t.starts_on <= a.occurs_on AND coalesce(t.ends_on, 'infinity') >= a.occurs_on AND seat_meets(t.weekdays, t.alternate_from, a.occurs_on)
    UNION
    SELECT a.id, v.patient_id FROM asked a
      JOIN visits v ON v.organization_id = a.organization_id AND v.session_id = a.id AND v.withdrawn_at IS NULL
  ), signed AS (
    SELECT p.id, p.patient_id,
           (SELECT coalesce(bool_or(n.block = 0), false) OR count(DISTINCT n.block) >= 2 AND count(DISTINCT n.block) >=
                   (SELECT count(*) FROM session_blocks b WHERE b.organization_id = context_organization() AND b.session_id = p.id)
              FROM notes n WHERE n.organization_id = context_organization() AND n.session_id = p.id AND n.patient_id = p.patient_id
               AND NOT EXISTS (SELECT FROM note_errors e WHERE e.organization_id = n.organization_id AND e.note_id = n.id)) AS is_whole
      FROM people p
  )
  SELECT g.id, count(*)::integer FROM signed g WHERE NOT g.is_whole GROUP BY g.id
$function$;
GRANT EXECUTE ON FUNCTION unsigned_notes(date,timestamp with time zone) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.untold_of_pets(organization uuid, asked_group uuid)
 RETURNS TABLE(person uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT DISTINCT person_of(organization, c.patient_id)
    FROM (SELECT t.patient_id FROM seats t
           WHERE t.organization_id = organization AND t.group_id = asked_group AND t.taken_back_at IS NULL AND NOT t.pets_accepted
             AND coalesce(t.ends_on, 'infinity') >= coalesce(context_today(), '-infinity')
          UNION
          SELECT v.patient_id FROM visits v JOIN sessions s ON s.organization_id = organization AND s.id = v.session_id
           WHERE v.organization_id = organization AND v.group_id = asked_group AND v.withdrawn_at IS NULL AND NOT v.pets_accepted
             AND s.held_on >= coalesce(context_today(), '-infinity')) AS c
   WHERE EXISTS (SELECT FROM patients p WHERE p.organization_id = organization AND p.id = ANY (records_merged(organization, c.patient_id)) AND p.pet_concern IS NOT NULL)
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.untold_of_pets_here(asked_group uuid)
 RETURNS TABLE(person uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  SELECT u.person FROM groups g CROSS JOIN LATERAL untold_of_pets(g.organization_id, g.id) u
   WHERE g.organization_id = context_organization() AND g.id = asked_group AND context_opens_clinic(g.clinic_id)
$function$;
GRANT EXECUTE ON FUNCTION untold_of_pets_here(uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION public.urgent_waits(seeing text[], at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH held AS MATERIALIZED (
    SELECT a.role, a.clinic_id FROM role_assignments a
     WHERE a.organization_id = context_organization() AND a.staff_member_id = context_staff_member()
       AND a.starts_on <= context_today() AND (a.ends_on IS NULL OR a.ends_on >= context_today())
  ), reached AS MATERIALIZED (
    SELECT c.id FROM clinics c
     WHERE c.organization_id = context_organization()
       AND EXISTS (SELECT FROM held h WHERE h.role = ANY (seeing) AND (h.clinic_id IS NULL OR h.clinic_id = c.id))
  )
  SELECT EXISTS (
    SELECT FROM tasks t
      LEFT JOIN patients p ON p.organization_id = t.organization_id AND p.id = t.patient_id
     CROSS JOIN LATERAL (
       SELECT at >= t.due_at OR coalesce(at >= (SELECT l.left_at FROM leavings_in_brief l
                WHERE l.organization_id = t.organization_id AND l.session_id = t.session_id AND l.patient_id = t.patient_id), false) AS overdue
     ) AS late
     WHERE t.organization_id = context_organization() AND t.closed_at IS NULL AND t.clinic_id = ANY (ARRAY(SELECT id FROM reached))
       AND (t.owner_id = context_staff_member()
         OR ((t.owner_id IS NULL OR t.owner_id = t.opened_by OR late.overdue)
           AND (t.opened_by = context_staff_member() OR EXISTS (SELECT FROM held h WHERE h.role = 'supervisor')))
         OR (t.owner_id IS NULL AND at >= t.escalates_at AND EXISTS (SELECT FROM held h WHERE h.role = 'director')))
       -- Of somebody whose record is locked only who broke that lock is told.
       AND (NOT coalesce(p.locked, false) OR lock_opens_record(t.patient_id)))
$function$;
GRANT EXECUTE ON FUNCTION urgent_waits(text[],timestamp with time zone) TO evenkeel_runtime;

CREATE OR REPLACE PROCEDURE public.wall(IN walled regclass)
 LANGUAGE plpgsql
AS $procedure$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', walled);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', walled);
  EXECUTE format('CREATE POLICY organization_wall ON %s AS RESTRICTIVE TO evenkeel_runtime
    USING (organization_id = (SELECT context_organization()))
    WITH CHECK (organization_id = (SELECT context_organization()))', walled);
  EXECUTE format('CREATE POLICY owner_rights ON %s TO evenkeel_owner USING (true) WITH CHECK (true)', walled);
END $procedure$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.weeks_together(organization uuid, groups_asked uuid[])
 RETURNS TABLE(group_id uuid, other_id uuid, host_timetable uuid, weekday integer, host_block integer, starts_on date, ends_on date, alternate_from date, other_alternate_from date, chairs integer, by_state integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
  WITH hosts AS MATERIALIZED (
    SELECT b.hosted_by AS id FROM timetables t JOIN timetable_blocks b ON b.organization_id = t.organization_id AND b.timetable_id = t.id AND b.hosted_by IS NOT NULL
     WHERE t.organization_id = organization AND t.group_id = ANY (groups_asked)
    UNION SELECT b.hosted_by FROM timetable_blocks b WHERE b.organization_id = organization AND b.hosted_by = ANY (groups_asked)
  ), hosted AS MATERIALIZED (
    SELECT b.hosted_by, t.group_id, t.starts_on, coalesce(t.ends_on, 'infinity') AS ends_on, t.alternate_from, b.weekday,
           d.starts_at + make_interval(mins => b.from_minute) AS begins, d.starts_at + make_interval(mins => b.to_minute) AS ends
      FROM hosts h
      JOIN timetable_blocks b ON b.organization_id = organization AND b.hosted_by = h.id
      JOIN timetables_in_force t ON t.organization_id = organization AND t.id = b.timetable_id
      JOIN timetable_days d ON d.organization_id = organization AND d.timetable_id = b.timetable_id AND d.weekday = b.weekday
  ), own AS MATERIALIZED (
    SELECT h.id AS host_id, t.id AS timetable_id, t.starts_on, coalesce(t.ends_on, 'infinity') AS ends_on, t.alternate_from, b.weekday, b.position,
           d.starts_at + make_interval(mins => b.from_minute) AS begins, d.starts_at + make_interval(mins => b.to_minute) AS ends,
           r.seats AS chairs, state_seat_limit(c.state, b.kind) AS by_state
      FROM hosts h
      JOIN timetables_in_force t ON t.organization_id = organization AND t.group_id = h.id
      JOIN timetable_days d ON d.organization_id = organization AND d.timetable_id = t.id
      JOIN timetable_blocks b ON b.organization_id = organization AND b.timetable_id = t.id AND b.weekday = d.weekday AND b.hosted_by IS NULL
      JOIN clinics c ON c.organization_id = organization AND c.id = t.clinic_id
      LEFT JOIN rooms r ON r.organization_id = organization AND r.id = coalesce(b.room_id, t.room_id)
  ), met AS (
    SELECT o.timetable_id, o.weekday, o.position, o.chairs, o.by_state, o.host_id, o.alternate_from AS host_alternate, t.group_id, t.alternate_from,
           greatest(o.starts_on, t.starts_on) AS starts_on, least(o.ends_on, t.ends_on) AS ends_on
      FROM own o
      JOIN hosted t ON t.hosted_by = o.host_id AND t.weekday = o.weekday AND t.begins < o.ends AND t.ends > o.begins AND t.starts_on <= o.ends_on AND o.starts_on <= t.ends_on
  ), members AS (
    SELECT m.timetable_id, m.weekday, m.position, m.chairs, m.by_state, m.group_id, m.alternate_from, m.starts_on, m.ends_on FROM met m
    UNION SELECT m.timetable_id, m.weekday, m.position, m.chairs, m.by_state, m.host_id, m.host_alternate, m.starts_on, m.ends_on FROM met m
  )
  SELECT m.group_id, o.group_id, m.timetable_id, m.weekday, m.position, greatest(m.starts_on, o.starts_on), least(m.ends_on, o.ends_on), m.alternate_from, o.alternate_from,
         m.chairs, m.by_state
    FROM members m
    JOIN members o ON o.timetable_id = m.timetable_id AND o.weekday = m.weekday AND o.position = m.position AND o.group_id <> m.group_id
     AND o.starts_on <= m.ends_on AND m.starts_on <= o.ends_on
   WHERE m.group_id = ANY (groups_asked)
$function$;
-- Only its owner may call it.

CREATE OR REPLACE FUNCTION public.whole_record(patient uuid)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE
AS $function$
DECLARE
  kept uuid;
  merged boolean;
BEGIN
  SELECT coalesce(p.merged_into, p.id), p.in_merge INTO kept, merged
    FROM public.patients p WHERE p.organization_id = public.context_organization() AND p.id = whole_record.patient;
  IF NOT coalesce(merged, false) THEN
    RETURN ARRAY[whole_record.patient];
  END IF;
  RETURN ARRAY(SELECT p.id FROM public.patients p WHERE p.organization_id = public.context_organization()
                 AND (p.id = kept OR p.merged_into = kept) ORDER BY p.id);
END $function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.words_meant(organization uuid, asked text[], forgiving boolean)
 RETURNS search_word_meant[]
 LANGUAGE sql
 STABLE
AS $function$
  SELECT array_agg(ROW(found.place, found.word, found.points)::search_word_meant) FROM (
    SELECT a.place::integer, v.word, CASE WHEN v.word = a.word THEN 4 WHEN starts_with(v.word, a.word) THEN 3 ELSE 2 END::real AS points
      FROM unnest(asked) WITH ORDINALITY AS a (word, place)
      JOIN search_words v ON v.organization_id = organization
       AND v.word LIKE CASE WHEN length(a.word) < 3 THEN '' ELSE '%' END || like_part(a.word) || '%'
    UNION ALL
    SELECT a.place::integer, v.word, 1.5
      FROM unnest(asked) WITH ORDINALITY AS a (word, place)
     CROSS JOIN unnest(swapped(a.word)) AS swap
      JOIN search_words v ON v.organization_id = organization AND v.word LIKE '%' || like_part(swap) || '%'
     WHERE forgiving AND a.word ~ '^[^0-9]{4,}$'
    UNION ALL
    SELECT a.place::integer, v.word, 1.2
      FROM unnest(asked) WITH ORDINALITY AS a (word, place)
      JOIN search_words v ON v.organization_id = organization AND v.word !~ '[0-9]' AND length(v.word) BETWEEN length(a.word) - 1 AND length(a.word) + 1
       AND CASE WHEN length(a.word) <= 60 THEN levenshtein_less_equal(v.word, a.word, 1) <= 1 END
     WHERE forgiving AND a.word ~ '^[^0-9]{4,}$'
    UNION ALL
    SELECT a.place::integer, v.word, word_similarity(a.word, v.word)
      FROM unnest(asked) WITH ORDINALITY AS a (word, place)
      JOIN search_words v ON v.organization_id = organization AND a.word <% v.word
     WHERE forgiving AND a.word ~ '^[^0-9]{4,}$'
  ) AS found
$function$;
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.words_of(folded_words text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ARRAY(SELECT DISTINCT "left"(w.w, 100) AS "left" FROM unnest(string_to_array(words_of.folded_words, ' '::text)) w(w) WHERE (w.w <> ''::text) ORDER BY ("left"(w.w, 100)));
-- Everybody may call it.

CREATE OR REPLACE FUNCTION public.written_since_import(undone uuid)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
  organization CONSTANT uuid := context_organization();
  link record;
  is_written boolean;
BEGIN
  IF organization IS NULL OR NOT context_whole_organization() THEN
    RETURN 'not-found';
  END IF;
  IF EXISTS (SELECT 1 FROM import_people m JOIN patients p ON p.organization_id = m.organization_id AND p.id = m.patient_id
      WHERE m.organization_id = organization AND m.import_id = undone AND (m.added OR m.death_changed) AND p.version <> m.version_after) THEN
    RETURN 'patients';
  END IF;
  IF EXISTS (SELECT 1 FROM import_people m JOIN care_relations r ON r.organization_id = m.organization_id AND r.patient_id = m.patient_id
      WHERE m.organization_id = organization AND m.import_id = undone AND m.added
        AND (r.kind <> 'registration' OR r.clinic_id IS DISTINCT FROM (SELECT i.clinic_id FROM imports i WHERE i.organization_id = organization AND i.id = undone) OR r.ends_on IS NOT NULL)) THEN
    RETURN 'care_relations';
  END IF;
  IF EXISTS (SELECT n.system, n.value FROM import_people m JOIN patient_identifiers n ON n.organization_id = m.organization_id AND n.patient_id = m.patient_id
              WHERE m.organization_id = organization AND m.import_id = undone AND m.added
             EXCEPT
             SELECT x.system, x.value FROM import_identifiers x WHERE x.organization_id = organization AND x.import_id = undone)
     OR EXISTS (SELECT 1 FROM import_people m JOIN import_people later ON later.organization_id = m.organization_id AND later.patient_id = m.patient_id
      WHERE m.organization_id = organization AND m.import_id = undone AND m.added AND later.import_id <> undone)
     OR EXISTS (SELECT 1 FROM import_people m JOIN imported_resources k ON k.organization_id = m.organization_id AND k.patient_id = m.patient_id
      WHERE m.organization_id = organization AND m.import_id = undone AND m.added AND k.import_id <> undone) THEN
    RETURN 'imports';
  END IF;
  FOR link IN SELECT * FROM links_to_patients() LOOP
    -- Of pairs that look alike only those count that somebody has judged.
    CONTINUE WHEN link.made_by_triggers AND link.name <> 'likely_duplicates';
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM import_people m JOIN %s t ON t.%I = m.organization_id AND t.%I = m.patient_id
      WHERE m.organization_id = $1 AND m.import_id = $2 AND m.added %s)', link.held_in, link.organization_column, link.person,
      CASE WHEN link.made_by_triggers THEN 'AND t.dismissed_at IS NOT NULL' ELSE '' END)
      INTO is_written USING organization, undone;
    IF is_written THEN
      RETURN link.name;
    END IF;
  END LOOP;
  RETURN NULL;
END $function$;
GRANT EXECUTE ON FUNCTION written_since_import(uuid) TO evenkeel_runtime;
