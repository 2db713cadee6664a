// Breaks the lock of a record for the rest of the day, with a reason, where nothing but the lock keeps it shut; and what
// the privacy officer sees of it. Not there, not locked and not yours are one answer.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { organizationZone } from '../../organization/server/door.ts';
import type { Openings } from '../rules/record-care-answers.ts';
import { findOpenings, insertOpening, markSeen } from './openings.db.ts';

const shown = 200;
const topic = 'record-openings';

export async function openLocked(
  ctx: ActionContext,
  input: { patientId: string; because: string },
): Promise<Outcome<{ patientId: string }>> {
  ctx.about([input.patientId as PatientId]);
  const openingId = await insertOpening(ctx.tx, { ...input, at: ctx.now });
  if (openingId === null) return refuse('not-found');
  ctx.about([], { opening: openingId });
  ctx.announce(topic, openingId);
  return ok({ patientId: input.patientId });
}

export async function listOpenings(ctx: ActionContext): Promise<Outcome<Openings>> {
  const { organizationId } = ctx;
  const openings = await findOpenings(ctx.tx, { organizationId, most: shown });
  ctx.about(openings.map(({ patientId }) => patientId as PatientId));
  return ok({ timeZone: await organizationZone(ctx.tx, organizationId), openings });
}

export async function seeOpening(
  ctx: ActionContext,
  input: { openingId: string },
): Promise<Outcome<{ openingId: string }>> {
  const { organizationId, staffMemberId: by, now: at } = ctx;
  const patientId = await markSeen(ctx.tx, { organizationId, by, at, ...input });
  if (patientId === null) return refuse('not-found');
  ctx.about([patientId as PatientId], { opening: input.openingId });
  ctx.announce(topic, input.openingId);
  return ok({ openingId: input.openingId });
}
