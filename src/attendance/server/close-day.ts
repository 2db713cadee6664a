// Closes a clinic's day, or reopens it with a reason. Whether everybody has a status is said by the database, which sees
// also what the asker may not open.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { clinicsOf } from '../../groups/server/door.ts';
import type { CloseDay } from '../rules/room-times.ts';
import { findClosing, insertClosing } from './closings.db.ts';

export async function closeDay(
  ctx: ActionContext,
  input: CloseDay & { clinicId: string; day: string },
): Promise<Outcome<{ sequence: number }>> {
  const reach = clinicsOf(ctx.scope);
  if (reach !== null && !reach.includes(input.clinicId)) return refuse('day-not-found');
  if (input.day > ctx.today) return refuse('session-not-begun');
  const key = { organizationId: ctx.organizationId, clinicId: input.clinicId, day: input.day };
  const now = await findClosing(ctx.tx, key);
  if ((now?.sequence ?? 0) !== input.after || (now?.isClosed ?? false) === (input.step === 'closed'))
    return refuse('moved-on');
  ctx.about([], { clinicId: input.clinicId, day: input.day });
  await insertClosing(ctx, key, input);
  ctx.announce('session', input.clinicId);
  return ok({ sequence: input.after + 1 });
}
