// Queries of turning a day of a clinic virtual.
import { sql } from 'kysely';
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';

export type VirtualDayTx = Tx<
  | 'sessions_in_brief'
  | 'virtual_days'
  | 'virtual_day_changes'
  | 'staff_in_brief'
  | 'clinics_in_brief'
  | 'dates_otherwise'
>;

type OfDay = { readonly organizationId: OrganizationId; readonly clinicId: string; readonly day: string };

export type SessionOfDay = {
  session_id: string;
  group_id: string;
  group_name: string;
  clinic_id: string;
  clinic_name: string;
  time_zone: string;
  held_on: string;
  starts_at: string;
  ends_at: string;
  mode: string;
  status: string;
  has_link: boolean;
  change_id: string | null;
  seats: number;
  seat_limit: number;
};

/** Sessions of a clinic on a day, with how many people are expected. */
export async function findSessionsOfDay(tx: VirtualDayTx, key: OfDay): Promise<SessionOfDay[]> {
  return rowsOf<SessionOfDay>(tx, sessionsText, [key.organizationId, key.clinicId, key.day]);
}

const sessionsText = `
  WITH day AS MATERIALIZED (
    SELECT s.* FROM sessions_in_brief s WHERE s.organization_id = $1 AND s.clinic_id = $2 AND s.held_on = $3
  )
  SELECT d.id AS session_id, d.group_id, d.group_name, d.clinic_id, d.clinic_name, d.time_zone, d.held_on, d.starts_at, d.ends_at, d.mode, d.status,
         d.virtual_link IS NOT NULL AS has_link, o.change_id, coalesce(n.seats, 0) AS seats, coalesce(n.seat_limit, d.seat_limit) AS seat_limit
    FROM day d LEFT JOIN count_rosters((SELECT array_agg(id) FROM day)) n ON n.session_id = d.id
    LEFT JOIN dates_otherwise o ON o.organization_id = $1 AND o.session_id = d.id AND o.aspect = 'mode' AND o.reach = 'this' AND d.mode = 'virtual'
   ORDER BY d.starts_at, d.group_name, d.id`;

/** The action that turned a day, when one stands. */
export async function findVirtualDay(tx: VirtualDayTx, key: OfDay) {
  const [found] = await rowsOf<{
    id: string;
    because: string;
    turned_at: string;
    turned_by: string;
    session_ids: string[];
  }>(tx, virtualDayText, [key.organizationId, key.clinicId, key.day]);
  return found;
}

const virtualDayText = `
  SELECT d.id, d.because, d.turned_at, m.given_name || ' ' || m.family_name AS turned_by,
         ARRAY(SELECT c.session_id FROM virtual_day_changes c WHERE c.organization_id = d.organization_id AND c.virtual_day_id = d.id) AS session_ids
    FROM virtual_days d JOIN staff_in_brief m ON m.organization_id = d.organization_id AND m.id = d.turned_by
   WHERE d.organization_id = $1 AND d.clinic_id = $2 AND d.day = $3 AND d.taken_back_at IS NULL`;

/** Writes that a day was turned; answers its id. */
export async function insertVirtualDay(
  tx: VirtualDayTx,
  day: OfDay & { because: string; by: StaffMemberId; at: Instant },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('virtual_days')
    .values({
      organization_id: day.organizationId,
      id,
      clinic_id: day.clinicId,
      day: day.day,
      because: day.because,
      turned_by: day.by,
      turned_at: day.at,
    })
    .execute();
  return id;
}

export type ChangeOfDay = { readonly changeId: string; readonly groupId: string; readonly sessionId: string };

/** Writes which changes belong to it. */
export async function insertChangesOfDay(
  tx: VirtualDayTx,
  day: OfDay & { virtualDayId: string },
  changes: readonly ChangeOfDay[],
): Promise<void> {
  if (changes.length === 0) return;
  await tx
    .insertInto('virtual_day_changes')
    .values(
      changes.map((change) => ({
        organization_id: day.organizationId,
        virtual_day_id: day.virtualDayId,
        change_id: change.changeId,
        clinic_id: day.clinicId,
        group_id: change.groupId,
        session_id: change.sessionId,
      })),
    )
    .execute();
}

/** The day with its changes, if it stands in the clinics in reach. */
export async function findStandingDay(
  tx: VirtualDayTx,
  key: { organizationId: OrganizationId; virtualDayId: string; clinics: readonly string[] | null },
) {
  const { rows } = await sql<{ clinic_id: string; change_id: string | null; group_id: string | null }>`
    SELECT d.clinic_id, c.change_id, c.group_id FROM virtual_days d
      LEFT JOIN virtual_day_changes c ON c.organization_id = d.organization_id AND c.virtual_day_id = d.id
     WHERE d.organization_id = ${key.organizationId} AND d.id = ${key.virtualDayId} AND d.taken_back_at IS NULL
       AND (${key.clinics}::uuid[] IS NULL OR d.clinic_id = ANY (${key.clinics}))`.execute(tx);
  return rows;
}

/** Marks a day as taken back. */
export async function takeDayBack(
  tx: VirtualDayTx,
  key: { organizationId: OrganizationId; virtualDayId: string; by: StaffMemberId; at: Instant },
): Promise<void> {
  await tx
    .updateTable('virtual_days')
    .set({ taken_back_by: key.by, taken_back_at: key.at })
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.virtualDayId)
    .execute();
}
