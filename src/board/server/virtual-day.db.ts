// Queries of turning a day of one clinic, or of several, virtual.
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

type OfDay = { readonly organizationId: OrganizationId; readonly day: string };
type AtClinics = OfDay & { readonly clinicIds: readonly string[] };

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

/** Sessions of some clinics on a day, with how many people are expected. */
export async function findSessionsOfDay(tx: VirtualDayTx, key: AtClinics): Promise<SessionOfDay[]> {
  return rowsOf<SessionOfDay>(tx, sessionsText, [key.organizationId, key.clinicIds, key.day]);
}

const sessionsText = `
  WITH day AS MATERIALIZED (
    SELECT s.* FROM sessions_in_brief s WHERE s.organization_id = $1 AND s.clinic_id = ANY ($2) AND s.held_on = $3
  )
  SELECT d.id AS session_id, d.group_id, d.group_name, d.clinic_id, d.clinic_name, d.time_zone, d.held_on, d.starts_at, d.ends_at, d.mode, d.status,
         d.virtual_link IS NOT NULL AS has_link, o.change_id, coalesce(n.seats, 0) AS seats, coalesce(n.seat_limit, d.seat_limit) AS seat_limit
    FROM day d LEFT JOIN count_rosters((SELECT array_agg(id) FROM day)) n ON n.session_id = d.id
    LEFT JOIN dates_otherwise o ON o.organization_id = $1 AND o.session_id = d.id AND o.aspect = 'mode' AND o.reach = 'this' AND d.mode = 'virtual'
   ORDER BY d.clinic_name, d.clinic_id, d.starts_at, d.group_name, d.id`;

export type TurnedDay = {
  id: string;
  clinic_id: string;
  because: string;
  turned_at: string;
  turned_by: string;
  session_ids: string[];
};

/** The actions that turned a day at some clinics, those that stand. */
export async function findVirtualDays(tx: VirtualDayTx, key: AtClinics): Promise<TurnedDay[]> {
  return rowsOf<TurnedDay>(tx, virtualDaysText, [key.organizationId, key.clinicIds, key.day]);
}

const virtualDaysText = `
  SELECT d.id, d.clinic_id, d.because, d.turned_at, m.given_name || ' ' || m.family_name AS turned_by,
         ARRAY(SELECT c.session_id FROM virtual_day_changes c WHERE c.organization_id = d.organization_id AND c.virtual_day_id = d.id) AS session_ids
    FROM virtual_days d JOIN staff_in_brief m ON m.organization_id = d.organization_id AND m.id = d.turned_by
   WHERE d.organization_id = $1 AND d.clinic_id = ANY ($2) AND d.day = $3 AND d.taken_back_at IS NULL
   ORDER BY d.turned_at, d.id`;

type Turning = AtClinics & { readonly because: string; readonly by: StaffMemberId; readonly at: Instant };

/** Writes that a day was turned at some clinics; answers the id for each clinic. */
export async function insertVirtualDays(
  tx: VirtualDayTx,
  day: Turning,
): Promise<ReadonlyMap<string, string>> {
  // Whoever turns the same day at the same moment comes to the same clinic first, waits, and is refused.
  const rows = day.clinicIds.toSorted().map((clinicId) => ({
    organization_id: day.organizationId,
    id: newId(),
    clinic_id: clinicId,
    day: day.day,
    because: day.because,
    turned_by: day.by,
    turned_at: day.at,
  }));
  await tx.insertInto('virtual_days').values(rows).execute();
  return new Map(rows.map((row) => [row.clinic_id, row.id]));
}

export type ChangeOfDay = {
  readonly virtualDayId: string;
  readonly clinicId: string;
  readonly changeId: string;
  readonly groupId: string;
  readonly sessionId: string;
};

/** Writes which changes belong to it. */
export async function insertChangesOfDay(
  tx: VirtualDayTx,
  organizationId: OrganizationId,
  changes: readonly ChangeOfDay[],
): Promise<void> {
  if (changes.length === 0) return;
  await tx
    .insertInto('virtual_day_changes')
    .values(
      changes.map((change) => ({
        organization_id: organizationId,
        virtual_day_id: change.virtualDayId,
        change_id: change.changeId,
        clinic_id: change.clinicId,
        group_id: change.groupId,
        session_id: change.sessionId,
      })),
    )
    .execute();
}

type Days = { readonly organizationId: OrganizationId; readonly virtualDayIds: readonly string[] };

/** Days that stand, with their changes, if they are of the clinics in reach. */
export async function findStandingDays(
  tx: VirtualDayTx,
  key: Days & { clinics: readonly string[] | null },
): Promise<{ id: string; change_id: string | null; group_id: string | null }[]> {
  return rowsOf(tx, standingText, [key.organizationId, key.virtualDayIds, key.clinics]);
}

const standingText = `
  SELECT d.id, c.change_id, c.group_id FROM virtual_days d
    LEFT JOIN virtual_day_changes c ON c.organization_id = d.organization_id AND c.virtual_day_id = d.id
   WHERE d.organization_id = $1 AND d.id = ANY ($2) AND d.taken_back_at IS NULL AND ($3::uuid[] IS NULL OR d.clinic_id = ANY ($3))
   ORDER BY c.group_id, c.change_id`;

/** Marks days as taken back. */
export async function takeDaysBack(
  tx: VirtualDayTx,
  key: Days & { by: StaffMemberId; at: Instant },
): Promise<void> {
  await tx
    .updateTable('virtual_days')
    .set({ taken_back_by: key.by, taken_back_at: key.at })
    .where('organization_id', '=', key.organizationId)
    .where('id', 'in', key.virtualDayIds)
    .execute();
}
