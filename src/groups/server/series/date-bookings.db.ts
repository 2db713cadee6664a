// Queries of what dates take in the calendar: their blocks, and who leads each of them.
import type { OrganizationId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { rowsOf } from '#platform/database/database.ts';
import type { DateToBook, LeaderPart } from '../../rules/series/bookings-of.ts';
import type { GroupsTx } from '../groups.db.ts';

export type DateOfCalendar = DateToBook & { readonly sessionId: string; readonly isPlanned: boolean };

type Row = {
  id: string;
  starts_at: string;
  ends_at: string;
  room_id: string | null;
  status: string;
  blocks: {
    from_minute: number;
    to_minute: number;
    room_id: string | null;
    leader_id: string | null;
    second_leader_id: string | null;
    hosted_by: string | null;
  }[];
  leaders: { id: string; part: string }[];
  away: string[];
};

/** Dates with their blocks and with who leads them. */
export async function findDatesToBook(
  tx: GroupsTx,
  organizationId: OrganizationId,
  sessionIds: readonly string[],
): Promise<DateOfCalendar[]> {
  if (sessionIds.length === 0) return [];
  const rows = await rowsOf<Row>(tx, datesText, [organizationId, sessionIds]);
  return rows.map((row) => ({
    sessionId: row.id,
    isPlanned: row.status === 'planned',
    startsAt: row.starts_at as Instant,
    endsAt: row.ends_at as Instant,
    roomId: row.room_id,
    blocks: row.blocks.map((block) => ({
      fromMinute: block.from_minute,
      toMinute: block.to_minute,
      roomId: block.room_id,
      leaderId: block.leader_id,
      secondLeaderId: block.second_leader_id,
      hostedBy: block.hosted_by,
    })),
    leaders: row.leaders.map((leader) => ({
      staffMemberId: leader.id,
      part: leader.part as LeaderPart,
    })),
    away: row.away,
  }));
}

// Leaders of the series and of the date, without block leaders: those are named with their blocks.
const datesText = `
  SELECT s.id, s.starts_at, s.ends_at, s.room_id, s.status,
         (SELECT coalesce(json_agg(json_build_object('from_minute', b.from_minute, 'to_minute', b.to_minute, 'room_id', b.room_id, 'leader_id', b.leader_id,
                   'second_leader_id', b.second_leader_id, 'hosted_by', b.hosted_by) ORDER BY b.position), '[]')
            FROM session_blocks b WHERE b.organization_id = s.organization_id AND b.session_id = s.id) AS blocks,
         (SELECT coalesce(json_agg(json_build_object('id', l.id, 'part', l.part)), '[]')
            FROM (SELECT each.id, min(each.part) AS part
                    FROM (SELECT f.staff_member_id AS id, f.part FROM facilitations f
                           WHERE f.organization_id = s.organization_id AND f.group_id = s.group_id
                             AND f.starts_on <= s.occurs_on AND (f.ends_on IS NULL OR f.ends_on >= s.occurs_on)
                          UNION ALL
                          SELECT x.staff_member_id, x.part FROM session_staff x
                           WHERE x.organization_id = s.organization_id AND x.session_id = s.id AND x.taken_back_at IS NULL AND x.part <> 'away') AS each
                   WHERE NOT EXISTS (SELECT FROM session_staff x WHERE x.organization_id = s.organization_id AND x.session_id = s.id
                           AND x.staff_member_id = each.id AND x.part = 'away' AND x.taken_back_at IS NULL)
                   GROUP BY each.id) AS l) AS leaders,
         ARRAY(SELECT x.staff_member_id FROM session_staff x
                WHERE x.organization_id = s.organization_id AND x.session_id = s.id AND x.part = 'away' AND x.taken_back_at IS NULL) AS away
    FROM sessions s
   WHERE s.organization_id = $1 AND s.id = ANY ($2)
   ORDER BY s.starts_at`;
