// Queries of weekly timetables: their days, each with its blocks.
import type { OrganizationId } from '#kernel/ids.ts';
import { parseWallTime } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import type { GroupBlock, WeekDay } from '../rules/group.ts';

type Row = {
  timetable_id: string;
  weekday: number;
  starts_at: string;
  ends_at: string;
  blocks: GroupBlock[];
};

/** The weekdays of timetables with their blocks. */
export async function findWeeks(
  tx: Pick<Tx, 'getExecutor'>,
  key: { organizationId: OrganizationId; timetableIds: readonly string[] },
): Promise<ReadonlyMap<string, readonly WeekDay[]>> {
  if (key.timetableIds.length === 0) return new Map();
  const rows = await rowsOf<Row>(tx, weeksText, [key.organizationId, key.timetableIds]);
  const days = rows.map((row) => ({
    timetableId: row.timetable_id,
    weekday: row.weekday,
    startsAt: parseWallTime(row.starts_at) ?? row.starts_at,
    endsAt: parseWallTime(row.ends_at) ?? row.ends_at,
    blocks: row.blocks,
  }));
  const byTimetable = Map.groupBy(days, (day) => day.timetableId);
  return new Map(
    [...byTimetable].map(([id, week]) => [id, week.map(({ timetableId: _own, ...day }) => day)]),
  );
}

const weeksText = `
  SELECT d.timetable_id, d.weekday, d.starts_at, d.ends_at,
         (SELECT coalesce(json_agg(json_build_object('kind', b.kind, 'fromMinute', b.from_minute, 'toMinute', b.to_minute, 'topic', b.topic, 'roomId', b.room_id,
                   'seatLimit', b.seat_limit, 'leaderId', b.leader_id, 'secondLeaderId', b.second_leader_id, 'hostedBy', b.hosted_by) ORDER BY b.position), '[]')
            FROM timetable_blocks b WHERE b.organization_id = d.organization_id AND b.timetable_id = d.timetable_id AND b.weekday = d.weekday) AS blocks
    FROM timetable_days d
   WHERE d.organization_id = $1 AND d.timetable_id = ANY ($2)
   ORDER BY d.timetable_id, d.weekday`;
