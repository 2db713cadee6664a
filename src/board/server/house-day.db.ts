// Queries of a director's day: its sessions with how full they are, and those whose leader is away.
import type { OrganizationId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { inClinics } from '../../groups/server/door.ts';

type HouseTx = Tx<
  'sessions_in_brief' | 'session_leaders' | 'dates_covered' | 'staff_in_brief' | 'absences_in_brief'
>;

export type DateOfDay = {
  id: string;
  group_id: string;
  group_name: string;
  clinic_name: string;
  time_zone: string;
  starts_at: string;
  status: string;
  seats: number;
  seat_limit: number;
  is_covered: boolean;
  /** Whoever leads it and is away then. */
  away: { id: string; name: string }[];
};

type Asked = {
  readonly organizationId: OrganizationId;
  readonly clinics: readonly string[] | null;
  readonly clinicId: string | null;
  readonly day: LocalDate;
};

/** The sessions of a day in the clinics in reach. */
export async function findDatesOfDay(tx: HouseTx, asked: Asked): Promise<DateOfDay[]> {
  return rowsOf<DateOfDay>(tx, datesText, [asked.organizationId, asked.clinics, asked.clinicId, asked.day]);
}

const datesText = `
  WITH day AS MATERIALIZED (
    SELECT s.* FROM sessions_in_brief s
     WHERE s.organization_id = $1 AND s.held_on = $4 AND ${inClinics('s.clinic_id', '$2')} AND ($3::uuid IS NULL OR s.clinic_id = $3)
  ), ids AS MATERIALIZED (SELECT array_agg(id) AS ids FROM day
  ), absent AS MATERIALIZED (
    SELECT l.session_id, json_agg(DISTINCT jsonb_build_object('id', m.id, 'name', m.given_name || ' ' || m.family_name)) AS away
      FROM day d
      JOIN session_leaders l ON l.organization_id = $1 AND l.session_id = ANY ((SELECT ids FROM ids)::uuid[]) AND l.session_id = d.id
      JOIN absences_in_brief a ON a.organization_id = $1 AND a.staff_member_id = l.staff_member_id AND a.during && tstzrange(d.starts_at, d.ends_at)
      JOIN staff_in_brief m ON m.organization_id = $1 AND m.id = l.staff_member_id
     WHERE d.status = 'planned'
     GROUP BY l.session_id
  )
  SELECT d.id, d.group_id, d.group_name, d.clinic_name, d.time_zone, d.starts_at, d.status, coalesce(n.seats, 0) AS seats, coalesce(n.seat_limit, d.seat_limit) AS seat_limit,
         EXISTS (SELECT FROM dates_covered c WHERE c.organization_id = $1 AND c.session_id = d.id AND c.substitute_id IS NOT NULL) AS is_covered,
         coalesce(x.away, '[]') AS away
    FROM day d
    LEFT JOIN count_rosters((SELECT ids FROM ids)) n ON n.session_id = d.id
    LEFT JOIN absent x ON x.session_id = d.id
   ORDER BY d.starts_at, d.group_name, d.id`;

/** How many people wait for some groups, counted as the board counts them. */
export async function countWaitingFor(tx: HouseTx, groupIds: readonly string[]): Promise<number> {
  if (groupIds.length === 0) return 0;
  const [row] = await rowsOf<{ waiting: number }>(tx, waitingText, [groupIds]);
  return row?.waiting ?? 0;
}

const waitingText = 'SELECT coalesce(sum(waiting), 0)::integer AS waiting FROM count_waiting($1::uuid[])';
