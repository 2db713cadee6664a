// Queries of the rosters that are printed for a day without power.
import type { OrganizationId } from '#kernel/ids.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';

export type RostersTx = Tx<
  'sessions_in_brief' | 'rosters' | 'patients_in_brief' | 'session_leaders' | 'clinics_in_brief'
>;

export type RosterLineRow = {
  session_id: string;
  group_name: string;
  clinic_name: string;
  time_zone: string;
  starts_at: string;
  ends_at: string;
  mode: string;
  leaders: string[];
  patient_id: string | null;
  given_name: string | null;
  family_name: string | null;
  preferred_name: string | null;
  person_mode: string | null;
  is_away: boolean | null;
  /** All who are expected or away, also those whose records the asker may not open. */
  people: number;
};

/** Sessions of a clinic on a day, or one of them, with the people expected; a name only where the record is open to the asker. */
export async function findRosterLines(
  tx: RostersTx,
  key: { organizationId: OrganizationId; clinicId: string; day: string; sessionId: string | null },
): Promise<RosterLineRow[]> {
  return rowsOf<RosterLineRow>(tx, rosterText, [key.organizationId, key.clinicId, key.day, key.sessionId]);
}

const rosterText = `
  WITH day AS MATERIALIZED (
    SELECT s.* FROM sessions_in_brief s WHERE s.organization_id = $1 AND s.clinic_id = $2 AND s.held_on = $3 AND s.status = 'planned' AND ($4::uuid IS NULL OR s.id = $4)
  ), led AS MATERIALIZED (
    SELECT l.session_id, array_agg(l.given_name || ' ' || l.family_name ORDER BY l.part, l.family_name COLLATE "und-x-icu") AS leaders
      FROM session_leaders l WHERE l.organization_id = $1 AND l.session_id = ANY (ARRAY(SELECT id FROM day)) GROUP BY l.session_id
  ), expected AS MATERIALIZED (
    SELECT DISTINCT ON (o.session_id, o.patient_id) o.session_id, o.patient_id, o.mode, o.known_absence IS NOT NULL AS is_away
      FROM rosters o WHERE o.organization_id = $1 AND o.session_id = ANY (ARRAY(SELECT id FROM day)) AND NOT o.taken_back
     ORDER BY o.session_id, o.patient_id, o.visit_id NULLS LAST
  )
  SELECT d.id AS session_id, d.group_name, d.clinic_name, d.time_zone, d.starts_at, d.ends_at, d.mode, coalesce(l.leaders, '{}') AS leaders,
         r.patient_id, p.given_name, p.family_name, p.preferred_name, r.mode AS person_mode, r.is_away,
         coalesce(n.taken - n.held + n.away, 0) AS people
    FROM day d
    LEFT JOIN led l ON l.session_id = d.id
    LEFT JOIN dates_taken((SELECT array_agg(id) FROM day)) n ON n.session_id = d.id
    LEFT JOIN expected r ON r.session_id = d.id
    LEFT JOIN patients_in_brief p ON p.organization_id = $1 AND p.id = r.patient_id
   ORDER BY d.starts_at, d.group_name, d.id, coalesce(p.preferred_name, p.given_name) COLLATE "und-x-icu", p.family_name COLLATE "und-x-icu", r.patient_id`;

/** Clinics in reach, by name. */
export async function findClinicNames(
  tx: RostersTx,
  key: { organizationId: OrganizationId; clinics: readonly string[] | null },
): Promise<{ id: string; name: string; state: string }[]> {
  return rowsOf(tx, clinicNamesText, [key.organizationId, key.clinics]);
}

const clinicNamesText = `
  SELECT c.id, c.name, c.state FROM clinics_in_brief c WHERE c.organization_id = $1 AND ($2::uuid[] IS NULL OR c.id = ANY ($2)) ORDER BY c.name, c.id`;
