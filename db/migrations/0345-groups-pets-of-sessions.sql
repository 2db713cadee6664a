-- Whether a session's group welcomes pets: rosters ask only then who was not told.
CREATE OR REPLACE VIEW sessions_in_brief WITH (security_invoker = true) AS
  SELECT s.organization_id, s.id, s.clinic_id, s.group_id, s.held_on, s.starts_at, s.ends_at, s.room_id, s.status,
         g.name AS group_name, g.kind, s.mode, g.program, s.seat_limit, c.name AS clinic_name, c.state, c.time_zone,
         s.occurs_on, s.seat_limit_rule, coalesce(s.virtual_link, g.virtual_link) AS virtual_link, s.cancelled_because,
         g.pets_welcome
    FROM sessions s
    JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
    JOIN clinics_in_brief c ON c.organization_id = s.organization_id AND c.id = s.clinic_id;
COMMENT ON COLUMN sessions_in_brief.pets_welcome IS 'Whether the group welcomes pets. Never null. {none}';

-- Seats, dates, rosters and charts ask whether somebody was not told of pets; each wrote down anew whom pets trouble.
CREATE FUNCTION has_pet_concern(patient uuid) RETURNS boolean LANGUAGE sql STABLE
RETURN EXISTS (SELECT FROM patients q
                WHERE q.organization_id = context_organization() AND q.id = ANY (whole_record(patient)) AND q.pet_concern IS NOT NULL);
COMMENT ON FUNCTION has_pet_concern(uuid) IS 'Whether a person has an allergy to pets or a fear of them, as far as their record is open to the asker.';
REVOKE ALL ON FUNCTION has_pet_concern(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION has_pet_concern(uuid) TO evenkeel_runtime;
