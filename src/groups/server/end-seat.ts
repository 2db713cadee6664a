// Ends a seat on a day, with the reason. The seat stays, and with it attendance and notes.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { clinicsOf } from './groups.db.ts';
import { findSeat, lockGroup, updateSeatEnd } from './seats.db.ts';

export async function endSeat(
  ctx: ActionContext,
  input: { groupId: string; seatId: string; endsOn: string; because: string },
): Promise<Outcome<{ seatId: string }>> {
  const key = { organizationId: ctx.organizationId, groupId: input.groupId, seatId: input.seatId };
  const group = await lockGroup(ctx.tx, key);
  const clinics = clinicsOf(ctx.scope);
  if (!group || (clinics !== null && !clinics.includes(group.clinic_id))) return refuse('group-not-found');
  const seat = await findSeat(ctx.tx, key);
  if (!seat) return refuse('seat-not-found');
  ctx.about([seat.patient_id as PatientId], { groupId: group.id, seatId: seat.id });
  if (seat.ends_on !== null && seat.ends_on < ctx.today) return refuse('seat-ended');
  if (input.endsOn < seat.starts_on) return refuse('seat-ends-before-start');
  await updateSeatEnd(ctx.tx, key, input);
  ctx.announce('groups', group.id);
  return ok({ seatId: seat.id });
}
