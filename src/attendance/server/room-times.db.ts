// Queries of real times of the room. Rows are added; the newest counts.
import type { Instant } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { RoomRow } from '../../groups/rules/session-times.ts';
import type { SessionKey } from './attendance.db.ts';

type RoomTimesTx = Tx<'room_times'>;

/** What was said last of a session's real times; null when nothing was. */
export async function findRoomTimes(tx: RoomTimesTx, key: SessionKey): Promise<RoomRow | null> {
  const [found] = await rowsOf<RoomRow>(tx, newestText, [key.organizationId, key.sessionId]);
  return found ?? null;
}

const newestText = `
  SELECT started_at, ended_at, break_from, break_to FROM room_times
   WHERE organization_id = $1 AND session_id = $2 ORDER BY sequence DESC LIMIT 1`;

export type NewRoomTimes = {
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly breakFrom: Instant | null;
  readonly breakTo: Instant | null;
};

/** Adds real times after those the sender has seen. */
export async function insertRoomTimes(
  ctx: ActionContext,
  at: { sessionId: string; clinicId: string; after: number },
  times: NewRoomTimes,
): Promise<void> {
  await ctx.tx
    .insertInto('room_times')
    .values({
      organization_id: ctx.organizationId,
      id: newId(),
      clinic_id: at.clinicId,
      session_id: at.sessionId,
      sequence: at.after + 1,
      started_at: times.startedAt,
      ended_at: times.endedAt,
      break_from: times.breakFrom,
      break_to: times.breakTo,
      recorded_by: ctx.staffMemberId,
      recorded_at: ctx.now,
    })
    .execute();
}
