-- Likely duplicates: two records that may be of one person. What counts as likely stands in one function, so that the
-- desk, the chart and the privacy officer's list never disagree. The pairs found are kept, because comparing a hundred
-- thousand people with each other is not for the moment somebody asks.

-- Folded names alike: the same; one letter apart from four letters on; a part of the other (García in García Márquez).
CREATE FUNCTION names_alike(one text, other text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN one <> '' AND other <> '' AND (one = other
      OR strpos(' ' || one || ' ', ' ' || other || ' ') > 0 OR strpos(' ' || other || ' ', ' ' || one || ' ') > 0
      OR CASE WHEN length(one) BETWEEN 4 AND 100 AND length(other) BETWEEN 4 AND 100 THEN levenshtein_less_equal(one, other, 1) <= 1 ELSE false END);
COMMENT ON FUNCTION names_alike(text, text) IS 'Whether two folded names may be the same one, written differently.';

-- Days that are easily written for each other: day and month changed about, or one digit wrong.
CREATE FUNCTION days_alike(one date, other date) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN one = other
      OR (extract(year FROM one) = extract(year FROM other) AND extract(month FROM one) = extract(day FROM other) AND extract(day FROM one) = extract(month FROM other))
      OR (SELECT count(*) FROM generate_series(1, 8) AS at WHERE substr(to_char(one, 'YYYYMMDD'), at, 1) <> substr(to_char(other, 'YYYYMMDD'), at, 1)) = 1;
COMMENT ON FUNCTION days_alike(date, date) IS 'Whether two days are the same or easily written for each other.';

CREATE FUNCTION last_digits(phone text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN right(regexp_replace(phone, '[^0-9]', '', 'g'), 10);
COMMENT ON FUNCTION last_digits(text) IS 'The last ten digits of a phone number: without the country code.';

-- A person as they are compared: names folded, the phone as its last digits. Kept beside the words of the search, so
-- that nothing is folded anew for each of those compared.
CREATE TYPE person_compared AS (given text, family text, preferred text, birth_on date, phone text);
ALTER TABLE patient_search ADD COLUMN given text, ADD COLUMN family text, ADD COLUMN preferred text, ADD COLUMN phone text;
COMMENT ON COLUMN patient_search.given IS 'Given names, folded, for comparing people. {name}';
COMMENT ON COLUMN patient_search.family IS 'Family name, folded. {name}';
COMMENT ON COLUMN patient_search.preferred IS 'What the person wants to be called, folded. {name}';
COMMENT ON COLUMN patient_search.phone IS 'Last ten digits of the phone. {contact}';

CREATE FUNCTION compared(given_name text, family_name text, preferred_name text, birth_on date, phone text) RETURNS person_compared
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ROW(btrim(regexp_replace(folded(given_name), ' +', ' ', 'g')), btrim(regexp_replace(folded(family_name), ' +', ' ', 'g')),
    btrim(regexp_replace(folded(preferred_name), ' +', ' ', 'g')), birth_on, last_digits(phone))::person_compared;
COMMENT ON FUNCTION compared(text, text, text, date, text) IS 'A person as likely_same_person() compares them.';

CREATE INDEX patient_search_phone ON patient_search (organization_id, phone) WHERE length(phone) >= 7;

CREATE FUNCTION keep_compared() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  person CONSTANT person_compared := (SELECT compared(p.given_name, p.family_name, p.preferred_name, p.birth_on, p.phone)
    FROM public.patients p WHERE p.organization_id = NEW.organization_id AND p.id = NEW.patient_id);
BEGIN
  NEW.given := person.given;
  NEW.family := person.family;
  NEW.preferred := person.preferred;
  NEW.phone := person.phone;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION keep_compared() IS 'Trigger: keeps the folded names as the person says.';
CREATE TRIGGER patient_search_keep_compared BEFORE INSERT OR UPDATE ON patient_search FOR EACH ROW EXECUTE FUNCTION keep_compared();

-- Twins share family name, birth and phone: the given name decides. A name changed by marriage is seen by the phone.
CREATE FUNCTION likely_same_person(one person_compared, other person_compared) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
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
END $$;
COMMENT ON FUNCTION likely_same_person(person_compared, person_compared) IS 'Whether two records are likely of one person.';

CREATE TABLE likely_duplicates (
  organization_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  other_id uuid NOT NULL,
  found_at timestamptz NOT NULL,
  dismissed_by uuid,
  dismissed_at timestamptz,
  dismissed_because text,
  PRIMARY KEY (organization_id, patient_id, other_id),
  CONSTRAINT likely_duplicates_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT likely_duplicates_of_other FOREIGN KEY (organization_id, other_id) REFERENCES patients (organization_id, id),
  CONSTRAINT likely_duplicates_dismissed_by_staff FOREIGN KEY (organization_id, dismissed_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT likely_duplicates_in_order CHECK (patient_id < other_id),
  CONSTRAINT likely_duplicates_dismissed_by_somebody CHECK ((dismissed_by IS NULL) = (dismissed_at IS NULL) AND (dismissed_because IS NULL) = (dismissed_at IS NULL))
);
CALL wall('likely_duplicates');
CREATE POLICY whole_organization ON likely_duplicates TO evenkeel_runtime
  USING ((SELECT context_whole_organization())) WITH CHECK ((SELECT context_whole_organization()));
GRANT SELECT, UPDATE (dismissed_by, dismissed_at, dismissed_because) ON likely_duplicates TO evenkeel_runtime;
CREATE INDEX likely_duplicates_of_the_other ON likely_duplicates (organization_id, other_id);
CREATE INDEX likely_duplicates_to_look_at ON likely_duplicates (organization_id, found_at, patient_id, other_id) WHERE dismissed_at IS NULL;
COMMENT ON TABLE likely_duplicates IS 'Pairs of records that may be of one person, for the privacy officer.';
COMMENT ON COLUMN likely_duplicates.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN likely_duplicates.patient_id IS 'The one record. {id}';
COMMENT ON COLUMN likely_duplicates.other_id IS 'The other. {id}';
COMMENT ON COLUMN likely_duplicates.found_at IS 'When the later of the two was registered. {date}';
COMMENT ON COLUMN likely_duplicates.dismissed_by IS 'Who said that these are two people. {id}';
COMMENT ON COLUMN likely_duplicates.dismissed_at IS 'When, or null while nobody decided. {date}';
COMMENT ON COLUMN likely_duplicates.dismissed_because IS 'Why. {text}';

-- Records that are likely of the person described. For what must see them all; nobody else may call it.
-- A day of birth one digit off is looked for only when somebody waits for the answer: it costs fifty times as much.
CREATE FUNCTION records_alike(organization uuid, person person_compared, near_days boolean) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH days AS MATERIALIZED (
    SELECT ARRAY(
      SELECT person.birth_on
      UNION
      SELECT CASE WHEN extract(day FROM person.birth_on) <= 12
        THEN make_date(extract(year FROM person.birth_on)::integer, extract(day FROM person.birth_on)::integer, extract(month FROM person.birth_on)::integer) END
      UNION
      SELECT person.birth_on + step FROM generate_series(-99, 99) AS step WHERE near_days
      UNION
      SELECT (person.birth_on + make_interval(months => step))::date FROM generate_series(-11, 11) AS step WHERE near_days
      UNION
      SELECT (person.birth_on + make_interval(years => step * factor))::date FROM generate_series(-9, 9) AS step, unnest(ARRAY[1, 10, 100]) AS factor WHERE near_days
    ) AS near
  ), candidates AS (
    SELECT s.patient_id FROM days, patient_search s WHERE s.organization_id = organization AND s.birth_on = ANY (days.near)
    UNION
    SELECT s.patient_id FROM patient_search s WHERE s.organization_id = organization AND s.phone = person.phone AND length(person.phone) >= 7
  )
  SELECT s.patient_id FROM candidates c JOIN patient_search s ON s.organization_id = organization AND s.patient_id = c.patient_id
   WHERE likely_same_person(person, ROW(s.given, s.family, s.preferred, s.birth_on, s.phone)::person_compared)
$$;
COMMENT ON FUNCTION records_alike(uuid, person_compared, boolean) IS 'Records that are likely of the person described, wherever they are.';
REVOKE ALL ON FUNCTION records_alike(uuid, person_compared, boolean) FROM PUBLIC;

CREATE FUNCTION note_duplicates() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO likely_duplicates (organization_id, patient_id, other_id, found_at)
  SELECT NEW.organization_id, least(NEW.id, alike), greatest(NEW.id, alike), NEW.registered_at
    FROM records_alike(NEW.organization_id, compared(NEW.given_name, NEW.family_name, NEW.preferred_name, NEW.birth_on, NEW.phone), false) AS alike
   WHERE alike <> NEW.id
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION note_duplicates() IS 'Trigger: keeps the pairs a new or changed record makes.';
-- After patients_keep_search, by the order of their names.
CREATE TRIGGER patients_note_duplicates AFTER INSERT OR UPDATE OF given_name, family_name, preferred_name, birth_on, phone ON patients
  FOR EACH ROW EXECUTE FUNCTION note_duplicates();

-- What the desk may be told: the ids of those the asker may open, and one null when there is anybody else. Locked
-- records are "anybody else" to those who are not on their list. All are found and asked about alike, so that neither
-- words nor time tell more.
CREATE FUNCTION find_likely_duplicates(given_name text, family_name text, preferred_name text, birth_on date, phone text, except_patient uuid)
RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  organization CONSTANT uuid := context_organization();
  own CONSTANT uuid[] := records_merged(organization, except_patient);
BEGIN
  RETURN QUERY
  SELECT DISTINCT CASE WHEN (context_whole_organization() OR clinic_opens_record(p.id) OR caseload_opens_record(p.id) OR group_opens_record(p.id) OR merge_opens_record(p.id))
                        AND (NOT p.locked OR lock_opens_record(p.id)) THEN coalesce(p.merged_into, p.id) END
    FROM records_alike(organization, compared($1, $2, $3, $4, $5), true) AS alike
    JOIN patients p ON p.organization_id = organization AND p.id = alike
   WHERE NOT p.id = ANY (coalesce(own, '{}'));
END $$;
COMMENT ON FUNCTION find_likely_duplicates(text, text, text, date, text, uuid) IS
  'Likely duplicates of the person described: ids of those in scope, and null where there is one elsewhere.';
REVOKE ALL ON FUNCTION find_likely_duplicates(text, text, text, date, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_likely_duplicates(text, text, text, date, text, uuid) TO evenkeel_runtime;

-- Somebody was registered although a record like theirs is known: the privacy officer looks at it.
CREATE FUNCTION note_duplicates_of(patient uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO likely_duplicates (organization_id, patient_id, other_id, found_at)
  SELECT p.organization_id, least(p.id, alike), greatest(p.id, alike), p.registered_at
    FROM patients p, records_alike(p.organization_id, compared(p.given_name, p.family_name, p.preferred_name, p.birth_on, p.phone), true) AS alike
   WHERE p.organization_id = context_organization() AND p.id = patient AND alike <> p.id
  ON CONFLICT DO NOTHING
$$;
COMMENT ON FUNCTION note_duplicates_of(uuid) IS 'Keeps the pairs a record makes, also with days of birth that are nearly the same.';
REVOKE ALL ON FUNCTION note_duplicates_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION note_duplicates_of(uuid) TO evenkeel_runtime;
