// Queries behind the page of a series: its next dates with who leads them, and what was changed.
import type { OrganizationId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { rowsOf } from '#platform/database/database.ts';
import type { GroupsTx } from '../groups.db.ts';

type Key = { readonly organizationId: OrganizationId; readonly groupId: string };

export type DateRow = {
  id: string;
  occurs_on: string;
  held_on: string;
  starts_at: string;
  ends_at: string;
  room_id: string | null;
  room_name: string | null;
  mode: string;
  status: string;
  cancelled_because: string | null;
  seat_limit: number;
  seats: number;
  kept_because: string | null;
  leaders: { id: string; givenName: string; familyName: string; part: string }[];
  away: string[];
  exceptions: { aspect: string; changeId: string }[];
  staff_change_id: string | null;
};

/** The next dates of a group, cancelled ones too. */
export async function findNextDates(
  tx: GroupsTx,
  key: Key & { today: LocalDate; now: Instant; most: number },
): Promise<DateRow[]> {
  return rowsOf<DateRow>(tx, datesText, [key.organizationId, key.groupId, key.today, key.most, key.now]);
}

const datesText = `
  WITH next AS MATERIALIZED (
    SELECT s.* FROM sessions s
     WHERE s.organization_id = $1 AND s.group_id = $2 AND (s.held_on >= $3 OR s.occurs_on >= $3)
     ORDER BY s.held_on, s.starts_at LIMIT $4
  ), led AS MATERIALIZED (
    SELECT l.session_id, json_agg(json_build_object('id', l.staff_member_id, 'givenName', l.given_name, 'familyName', l.family_name, 'part', l.part)
             ORDER BY l.part, l.family_name) AS leaders
      FROM session_leaders l WHERE l.organization_id = $1 AND l.session_id = ANY (ARRAY(SELECT id FROM next)) GROUP BY l.session_id
  )
  SELECT n.id, n.occurs_on, n.held_on, n.starts_at, n.ends_at, n.room_id, r.name AS room_name, n.mode, n.status, n.cancelled_because, coalesce(c.seat_limit, n.seat_limit) AS seat_limit,
         coalesce(c.seats, 0) AS seats,
         CASE WHEN w.id IS NOT NULL THEN 'written' WHEN n.starts_at <= $5 THEN 'begun' END AS kept_because,
         coalesce(led.leaders, '[]') AS leaders,
         ARRAY(SELECT m.given_name || ' ' || m.family_name FROM session_staff x
                 JOIN staff_in_brief m ON m.organization_id = x.organization_id AND m.id = x.staff_member_id
                WHERE x.organization_id = n.organization_id AND x.session_id = n.id AND x.part = 'away' AND x.taken_back_at IS NULL) AS away,
         (SELECT coalesce(json_agg(json_build_object('aspect', e.aspect, 'changeId', e.change_id)), '[]')
            FROM session_exceptions e WHERE e.organization_id = n.organization_id AND e.session_id = n.id AND e.taken_back_at IS NULL) AS exceptions,
         (SELECT x.change_id FROM session_staff x
           WHERE x.organization_id = n.organization_id AND x.session_id = n.id AND x.taken_back_at IS NULL AND x.change_id IS NOT NULL
           ORDER BY x.assigned_at DESC, x.id DESC LIMIT 1) AS staff_change_id
    FROM next n
    LEFT JOIN rooms_in_brief r ON r.organization_id = n.organization_id AND r.id = n.room_id
    LEFT JOIN led ON led.session_id = n.id
    LEFT JOIN sessions_written(ARRAY(SELECT id FROM next)) AS w (id) ON w.id = n.id
    LEFT JOIN count_rosters(ARRAY(SELECT id FROM next)) c ON c.session_id = n.id
   ORDER BY n.held_on, n.starts_at`;

export type ChangeRow = {
  id: string;
  kind: string;
  reach: string;
  from_on: string;
  because: string | null;
  made_by: string | null;
  made_at: string;
  taken_back_at: string | null;
};

/** The newest changes of a group. */
export async function findChanges(tx: GroupsTx, key: Key & { most: number }): Promise<ChangeRow[]> {
  return rowsOf<ChangeRow>(tx, changesText, [key.organizationId, key.groupId, key.most]);
}

const changesText = `
  SELECT c.id, c.kind, c.reach, c.from_on, c.because, m.given_name || ' ' || m.family_name AS made_by, c.made_at, c.taken_back_at
    FROM series_changes c
    LEFT JOIN staff_in_brief m ON m.organization_id = c.organization_id AND m.id = c.made_by
   WHERE c.organization_id = $1 AND c.group_id = $2
   ORDER BY c.sequence DESC LIMIT $3`;

/** How many sessions of a group take place in all. */
export async function countSessions(tx: GroupsTx, key: Key): Promise<number> {
  const { sessions } = await tx
    .selectFrom('sessions')
    .where('organization_id', '=', key.organizationId)
    .where('group_id', '=', key.groupId)
    .where('status', '=', 'planned')
    .select((select) => select.fn.countAll<number>().as('sessions'))
    .executeTakeFirstOrThrow();
  return Number(sessions);
}
