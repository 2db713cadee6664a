// Real start, end and break, said once for everybody in the room.
import { addMinutes, isBefore, type Instant } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { SetRoomTimes } from '../rules/room-times.ts';
import { openForMarks, type OpenSession } from './held-times.ts';
import { insertRoomTimes } from './room-times.db.ts';

// A session that was hours earlier or later than planned is another date, which the group's page moves.
const furthestMinutes = 240;

export async function setRoomTimes(
  ctx: ActionContext,
  input: SetRoomTimes & { sessionId: string },
): Promise<Outcome<{ sequence: number }>> {
  const opened = await openForMarks(ctx, input.sessionId);
  if (!opened.ok) return opened;
  const { session } = opened.value;
  const times = {
    startedAt: input.startedAt as Instant | null,
    endedAt: input.endedAt as Instant | null,
    breakFrom: input.breakFrom as Instant | null,
    breakTo: input.breakTo as Instant | null,
  };
  const said = Object.values(times).filter((at) => at !== null);
  if (said.some((at) => isFarFrom(session, at))) return refuse('room-times-far-off');
  if (said.some((at) => isBefore(ctx.now, at))) return refuse('room-times-not-yet');
  ctx.about([], { sessionId: session.id });
  await insertRoomTimes(
    ctx,
    { sessionId: session.id, clinicId: session.clinic_id, after: input.after },
    times,
  );
  ctx.announce('session', session.id);
  return ok({ sequence: input.after + 1 });
}

function isFarFrom(session: OpenSession, at: Instant): boolean {
  return (
    isBefore(at, addMinutes(session.starts_at as Instant, -furthestMinutes)) ||
    isBefore(addMinutes(session.ends_at as Instant, furthestMinutes), at)
  );
}
