// Queries of what a change does to people: who is expected on dates, what their weeks come to, and which sessions
// have a free chair.
import type { OrganizationId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { rowsOf } from '#platform/database/database.ts';
import type { MinuteSpan } from '../../rules/counted-minutes.ts';
import type { GroupsTx } from '../groups.db.ts';

export type ExpectedPerson = {
  patient_id: string;
  given_name: string | null;
  family_name: string | null;
  preferred_name: string | null;
  session_ids: string[];
};

/** Who is expected on any of these dates; a name only where the record is open to the asker. */
export async function findExpected(
  tx: GroupsTx,
  organizationId: OrganizationId,
  sessionIds: readonly string[],
): Promise<ExpectedPerson[]> {
  if (sessionIds.length === 0) return [];
  return rowsOf<ExpectedPerson>(tx, expectedText, [organizationId, sessionIds]);
}

const expectedText = `
  WITH expected AS MATERIALIZED (
    SELECT r.patient_id, array_agg(DISTINCT r.session_id) AS session_ids
      FROM rosters r WHERE r.organization_id = $1 AND r.session_id = ANY ($2) GROUP BY r.patient_id
  )
  SELECT e.patient_id, p.given_name, p.family_name, p.preferred_name, e.session_ids
    FROM expected e LEFT JOIN patients_in_brief p ON p.organization_id = $1 AND p.id = e.patient_id
   ORDER BY p.family_name COLLATE "und-x-icu", p.given_name COLLATE "und-x-icu", e.patient_id`;

export type OpenChair = {
  session_id: string;
  group_id: string;
  group_name: string;
  clinic_name: string;
  time_zone: string;
  mode: string;
  monday: string;
  starts_at: string;
  ends_at: string;
  minutes: number;
  free: number;
  blocks: MinuteSpan[];
};

/** Planned sessions of some weeks that have not begun and have a free chair: of the clinic, and virtual ones of its state. */
export async function findOpenChairs(
  tx: GroupsTx,
  organizationId: OrganizationId,
  at: {
    clinicId: string;
    state: string;
    mondays: readonly string[];
    except: readonly string[];
    now: Instant;
  },
): Promise<OpenChair[]> {
  if (at.mondays.length === 0) return [];
  return rowsOf<OpenChair>(tx, openText, [
    organizationId,
    at.clinicId,
    at.state,
    at.mondays,
    at.except,
    at.now,
  ]);
}

const openText = `
  WITH open AS MATERIALIZED (
    SELECT s.* FROM sessions_in_brief s
     WHERE s.organization_id = $1 AND s.status = 'planned' AND s.starts_at > $6 AND s.id <> ALL ($5)
       AND (s.clinic_id = $2 OR (s.mode IN ('virtual', 'hybrid') AND s.state = $3))
       AND s.held_on BETWEEN (SELECT min(m) FROM unnest($4::date[]) AS m) AND (SELECT max(m) + 6 FROM unnest($4::date[]) AS m)
     ORDER BY s.starts_at LIMIT 400
  )
  SELECT o.id AS session_id, o.group_id, o.group_name, o.clinic_name, o.time_zone, o.mode, date_trunc('week', o.held_on)::date AS monday,
         o.starts_at, o.ends_at, (c.seat_limit - c.seats)::integer AS free,
         (SELECT sum(b.to_minute - b.from_minute)::integer FROM session_blocks b
           WHERE b.organization_id = o.organization_id AND b.session_id = o.id) AS minutes,
         (SELECT coalesce(json_agg(json_build_object('fromMinute', b.from_minute, 'toMinute', b.to_minute) ORDER BY b.position), '[]') FROM session_blocks b
           WHERE b.organization_id = o.organization_id AND b.session_id = o.id) AS blocks
    FROM open o JOIN count_rosters(ARRAY(SELECT id FROM open)) c ON c.session_id = o.id
   WHERE c.seat_limit > c.seats
   ORDER BY o.starts_at`;

/** How people can be reached for a virtual date. */
export async function findMeans(
  tx: GroupsTx,
  organizationId: OrganizationId,
  patientIds: readonly string[],
): Promise<{ patient_id: string; has_phone: boolean; has_mail: boolean; has_device: boolean | null }[]> {
  if (patientIds.length === 0) return [];
  return rowsOf(tx, meansText, [organizationId, patientIds]);
}

const meansText = `
  SELECT m.patient_id, m.has_phone, m.has_mail, m.has_device FROM virtual_means m
   WHERE m.organization_id = $1 AND m.patient_id = ANY ($2)`;

/** Names of rooms and staff members, by id. */
export async function findNames(
  tx: GroupsTx,
  organizationId: OrganizationId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await rowsOf<{ id: string; name: string }>(tx, namesText, [organizationId, ids]);
  return new Map(rows.map((row) => [row.id, row.name]));
}

const namesText = `
  SELECT r.id, r.name FROM rooms_in_brief r WHERE r.organization_id = $1 AND r.id = ANY ($2)
  UNION ALL
  SELECT m.id, m.given_name || ' ' || m.family_name FROM staff_in_brief m WHERE m.organization_id = $1 AND m.id = ANY ($2)`;

/** Which groups' sessions take a time, where the asker may see that. */
export async function findTakenBy(
  tx: GroupsTx,
  organizationId: OrganizationId,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await rowsOf<{ id: string; name: string }>(tx, takenByText, [organizationId, sessionIds]);
  return new Map(rows.map((row) => [row.id, row.name]));
}

const takenByText =
  'SELECT id, group_name AS name FROM sessions_in_brief WHERE organization_id = $1 AND id = ANY ($2)';

export type Elsewhere = {
  patient_id: string;
  session_id: string;
  other_session_id: string;
  other_group: string | null;
  starts_at: string;
  ends_at: string;
};

/** Who is expected in one of these sessions and in another one at the same time, in whatever clinic. */
export async function findElsewhere(tx: GroupsTx, sessionIds: readonly string[]): Promise<Elsewhere[]> {
  if (sessionIds.length === 0) return [];
  return rowsOf<Elsewhere>(tx, 'SELECT * FROM people_elsewhere($1::uuid[]) ORDER BY starts_at, patient_id', [
    sessionIds,
  ]);
}
