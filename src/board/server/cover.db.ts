// Queries of covering: the sessions somebody leads, who could stand in for each, and who stands in already.
import type { OrganizationId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { inClinics } from '../../groups/server/door.ts';
import type { State } from '../../organization/rules/policies.ts';

export type CoverTx = Tx<
  'sessions_in_brief' | 'session_leaders' | 'dates_covered' | 'staff_in_brief' | 'roles_in_brief'
>;

export type SessionToCover = {
  session_id: string;
  group_id: string;
  group_name: string;
  clinic_id: string;
  clinic_name: string;
  state: State;
  kind: string;
  time_zone: string;
  held_on: string;
  starts_at: string;
  ends_at: string;
  mode: string;
  seats: number;
  seat_limit: number;
  substitute_name: string | null;
  change_id: string | null;
};

type Reach = { readonly organizationId: OrganizationId; readonly clinics: readonly string[] | null };

/** Planned sessions that somebody leads from one day to another, also those already covered. */
export async function findSessionsToCover(
  tx: CoverTx,
  asked: Reach & { staffMemberId: string; from: LocalDate; to: LocalDate },
): Promise<SessionToCover[]> {
  const { organizationId, clinics, staffMemberId, from, to } = asked;
  return rowsOf<SessionToCover>(tx, sessionsText, [organizationId, clinics, staffMemberId, from, to]);
}

const sessionsText = `
  WITH days AS MATERIALIZED (
    SELECT s.* FROM sessions_in_brief s
     WHERE s.organization_id = $1 AND s.held_on BETWEEN $4 AND $5 AND s.status = 'planned' AND ${inClinics('s.clinic_id', '$2')}
  ), ids AS MATERIALIZED (SELECT array_agg(id) AS ids FROM days
  ), mine AS MATERIALIZED (
    SELECT l.session_id, NULL::uuid AS change_id, NULL::text AS substitute_name FROM session_leaders l
     WHERE l.organization_id = $1 AND l.session_id = ANY ((SELECT ids FROM ids)::uuid[]) AND l.staff_member_id = $3
    UNION ALL
    SELECT c.session_id, c.change_id, c.substitute_given_name || ' ' || c.substitute_family_name FROM dates_covered c
     WHERE c.organization_id = $1 AND c.session_id = ANY ((SELECT ids FROM ids)::uuid[]) AND c.away_id = $3
  )
  SELECT d.id AS session_id, d.group_id, d.group_name, d.clinic_id, d.clinic_name, d.state, d.kind, d.time_zone, d.held_on, d.starts_at, d.ends_at, d.mode,
         coalesce(n.seats, 0) AS seats, coalesce(n.seat_limit, d.seat_limit) AS seat_limit, m.substitute_name, m.change_id
    FROM mine m
    JOIN days d ON d.id = m.session_id
    LEFT JOIN count_rosters((SELECT array_agg(session_id) FROM mine)) n ON n.session_id = d.id
   ORDER BY d.starts_at, d.id LIMIT 60`;

export type CandidateRow = {
  session_id: string;
  id: string;
  given_name: string;
  family_name: string;
  works_at_clinic: boolean;
  sessions_that_day: number;
};

/** Who works at the clinic of each session on its day in a role that leads groups, without those who lead it. */
export async function findCandidates(
  tx: CoverTx,
  asked: { organizationId: OrganizationId; sessionIds: readonly string[]; roles: readonly string[] },
): Promise<CandidateRow[]> {
  if (asked.sessionIds.length === 0) return [];
  return rowsOf<CandidateRow>(tx, candidatesText, [asked.organizationId, asked.sessionIds, asked.roles]);
}

const candidatesText = `
  WITH asked AS MATERIALIZED (
    SELECT s.id, s.clinic_id, s.held_on FROM sessions_in_brief s WHERE s.organization_id = $1 AND s.id = ANY ($2)
  ), working AS MATERIALIZED (
    SELECT a.id AS session_id, a.held_on, m.id, m.given_name, m.family_name, bool_or(r.clinic_id IS NOT NULL) AS works_at_clinic
      FROM asked a
      JOIN roles_in_brief r ON r.organization_id = $1 AND r.role = ANY ($3) AND (r.clinic_id IS NULL OR r.clinic_id = a.clinic_id)
       AND r.starts_on <= a.held_on AND coalesce(r.ends_on, 'infinity') >= a.held_on
      JOIN staff_in_brief m ON m.organization_id = $1 AND m.id = r.staff_member_id AND m.works_from <= a.held_on AND coalesce(m.left_on, 'infinity') >= a.held_on
     GROUP BY a.id, a.held_on, m.id, m.given_name, m.family_name
  ), busy AS MATERIALIZED (
    SELECT l.staff_member_id, s.held_on, count(DISTINCT s.id)::integer AS sessions
      FROM sessions_in_brief s JOIN session_leaders l ON l.organization_id = $1 AND l.session_id = s.id
     WHERE s.organization_id = $1 AND s.status = 'planned' AND s.held_on = ANY (ARRAY(SELECT DISTINCT held_on FROM asked))
     GROUP BY l.staff_member_id, s.held_on
  )
  SELECT w.session_id, w.id, w.given_name, w.family_name, w.works_at_clinic, coalesce(b.sessions, 0) AS sessions_that_day
    FROM working w LEFT JOIN busy b ON b.staff_member_id = w.id AND b.held_on = w.held_on
   WHERE NOT EXISTS (SELECT FROM session_leaders l WHERE l.organization_id = $1 AND l.session_id = w.session_id AND l.staff_member_id = w.id)
     AND NOT EXISTS (SELECT FROM dates_covered c WHERE c.organization_id = $1 AND c.session_id = w.session_id AND c.away_id = w.id)
   ORDER BY w.session_id, w.family_name COLLATE "und-x-icu", w.given_name COLLATE "und-x-icu", w.id`;

/** Whoever leads each of some sessions. */
export async function findLeadersOf(
  tx: CoverTx,
  key: { organizationId: OrganizationId; sessionIds: readonly string[] },
): Promise<{ session_id: string; staff_member_id: string }[]> {
  if (key.sessionIds.length === 0) return [];
  return rowsOf(tx, leadersText, [key.organizationId, key.sessionIds]);
}

const leadersText = `SELECT session_id, staff_member_id FROM session_leaders WHERE organization_id = $1 AND session_id = ANY ($2)`;

export type WantedTime = { readonly id: string; readonly startsAt: string; readonly endsAt: string };

/** Places, from 0, of those wanted whose time is taken in any clinic; by what is not said. */
export async function findNotFree(tx: CoverTx, wanted: readonly WantedTime[]): Promise<ReadonlySet<number>> {
  if (wanted.length === 0) return new Set();
  const rows = await rowsOf<{ place: number }>(tx, notFreeText, [
    wanted.map((one) => one.id),
    wanted.map((one) => `[${one.startsAt},${one.endsAt})`),
    wanted.map(() => false),
  ]);
  return new Set(rows.map((row) => row.place - 1));
}

const notFreeText = `SELECT place FROM not_free($1::uuid[], $2::tstzrange[], $3::boolean[], '{}'::uuid[]) AS place`;

/** Whoever leads groups in the clinics in reach from one day to another, by name. */
export async function findStaffInReach(
  tx: CoverTx,
  asked: Reach & { roles: readonly string[]; on: LocalDate },
): Promise<{ id: string; given_name: string; family_name: string }[]> {
  return rowsOf(tx, staffText, [asked.organizationId, asked.clinics, asked.roles, asked.on]);
}

const staffText = `
  SELECT m.id, m.given_name, m.family_name
    FROM staff_in_brief m
   WHERE m.organization_id = $1 AND m.works_from <= $4 AND coalesce(m.left_on, 'infinity') >= $4 AND EXISTS (
     SELECT FROM roles_in_brief r WHERE r.organization_id = m.organization_id AND r.staff_member_id = m.id AND ($2::uuid[] IS NULL OR r.clinic_id IS NULL OR r.clinic_id = ANY ($2)) AND r.role = ANY ($3)
        AND r.starts_on <= $4 AND coalesce(r.ends_on, 'infinity') >= $4)
   ORDER BY m.family_name COLLATE "und-x-icu", m.given_name COLLATE "und-x-icu", m.id`;
