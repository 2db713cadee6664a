// Locks a record, keeps the list of those who may open it, and unlocks it. Whoever is on the list also needs a reason
// of their own to open it, such as working at the clinic; the privacy officer needs no place on the list.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { LockKind } from '../rules/lock-kinds.ts';
import { findStaffChoices } from './care-team.db.ts';
import { endLock, findLock, giveAccess, insertLock, takeAccess, type LockRead } from './locks.db.ts';
import { openForWriting } from './open-for-writing.ts';
import { findPerson } from './patients.db.ts';

type Done = Outcome<{ patientId: string }>;

const actOf = (ctx: ActionContext, patientId: string) => ({
  organizationId: ctx.organizationId,
  patientId,
  by: ctx.staffMemberId,
  now: ctx.now,
});

export async function readLock(ctx: ActionContext, input: { patientId: string }): Promise<Outcome<LockRead>> {
  ctx.about([input.patientId as PatientId]);
  const key = { organizationId: ctx.organizationId, patientId: input.patientId };
  if (!(await findPerson(ctx.tx, ctx.scope, key))) return refuse('not-found');
  return ok(await findLock(ctx.tx, key));
}

/** Whoever locks is on the list, or they would shut themselves out with the same press. */
export async function lockRecord(
  ctx: ActionContext,
  input: { patientId: string; kind: LockKind; because: string },
): Promise<Done> {
  const open = await openForWriting(ctx, input.patientId);
  if (!open.ok) return open;
  if (open.value.locked) return refuse('locked-already');
  const act = actOf(ctx, input.patientId);
  await giveAccess(ctx.tx, { ...act, staffMemberId: ctx.staffMemberId });
  await insertLock(ctx.tx, { ...act, kind: input.kind, because: input.because });
  return done(ctx, input.patientId);
}

export async function unlockRecord(
  ctx: ActionContext,
  input: { patientId: string; because: string },
): Promise<Done> {
  const open = await openForWriting(ctx, input.patientId);
  if (!open.ok) return open;
  if (!(await endLock(ctx.tx, { ...actOf(ctx, input.patientId), because: input.because })))
    return refuse('not-locked');
  return done(ctx, input.patientId);
}

export async function addToLockList(
  ctx: ActionContext,
  input: { patientId: string; staffMemberId: string },
): Promise<Done> {
  const open = await openForWriting(ctx, input.patientId);
  if (!open.ok) return open;
  if (!open.value.locked) return refuse('not-locked');
  const { organizationId, today } = ctx;
  const known = await findStaffChoices(ctx.tx, ctx.scope, {
    organizationId,
    clinicId: undefined,
    day: today,
  });
  if (!known.some((one) => one.id === input.staffMemberId)) return refuse('not-responsible-there');
  await giveAccess(ctx.tx, { ...actOf(ctx, input.patientId), staffMemberId: input.staffMemberId });
  ctx.about([], { staff_member: input.staffMemberId });
  return done(ctx, input.patientId);
}

export async function takeOffLockList(
  ctx: ActionContext,
  input: { patientId: string; staffMemberId: string },
): Promise<Done> {
  const open = await openForWriting(ctx, input.patientId);
  if (!open.ok) return open;
  if (!(await takeAccess(ctx.tx, { ...actOf(ctx, input.patientId), staffMemberId: input.staffMemberId })))
    return refuse('not-on-list');
  ctx.about([], { staff_member: input.staffMemberId });
  return done(ctx, input.patientId);
}

function done(ctx: ActionContext, patientId: string): Done {
  ctx.announce('patients', patientId);
  return ok({ patientId });
}
