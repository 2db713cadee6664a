// A session opened for writing down who was there, and its times as it really was.
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { blocksOfSession, sessionInScope } from '../../groups/server/door.ts';
import { policiesOf } from '../../organization/server/door.ts';
import { houseTimesOn, type HouseTimes } from '../rules/house-times.ts';
import { sessionTimes, type SessionTimes } from '../../groups/rules/session-times.ts';
import { findRoomTimes } from './room-times.db.ts';

export type OpenSession = NonNullable<Awaited<ReturnType<typeof sessionInScope>>>;
export type OpenedForMarks = {
  readonly session: OpenSession;
  readonly times: SessionTimes;
  readonly house: HouseTimes;
};

/** A session of today or earlier that takes place, with its real times. */
export async function openForMarks(ctx: ActionContext, sessionId: string): Promise<Outcome<OpenedForMarks>> {
  const key = { organizationId: ctx.organizationId, sessionId };
  const session = await sessionInScope(ctx.tx, ctx.scope, key);
  if (!session) return refuse('session-not-found');
  if (session.status === 'cancelled') return refuse('session-cancelled');
  if (session.held_on > ctx.today) return refuse('session-not-begun');
  const blocks = await blocksOfSession(ctx.tx, key);
  return ok({ session, ...(await heldByHouse(ctx, session, blocks)) });
}

type Held = Pick<OpenSession, 'id' | 'state' | 'clinic_id' | 'held_on' | 'starts_at' | 'ends_at'>;

/** The times of a session as it really was, by which minutes are credited. */
export async function heldTimes(
  ctx: ActionContext,
  session: Held,
  blocks: readonly { readonly from_minute: number; readonly to_minute: number }[],
): Promise<SessionTimes> {
  return (await heldByHouse(ctx, session, blocks)).times;
}

async function heldByHouse(
  ctx: ActionContext,
  session: Held,
  blocks: Parameters<typeof heldTimes>[2],
): Promise<Pick<OpenedForMarks, 'times' | 'house'>> {
  const { organizationId } = ctx;
  const [room, policies] = await Promise.all([
    findRoomTimes(ctx.tx, { organizationId, sessionId: session.id }),
    policiesOf(ctx.tx, organizationId),
  ]);
  const house = houseTimesOn(policies, {
    state: session.state,
    clinicId: session.clinic_id,
    on: session.held_on as LocalDate,
  });
  return { times: sessionTimes(session, blocks, { room, shortestStepOut: house.shortestStepOut }), house };
}
