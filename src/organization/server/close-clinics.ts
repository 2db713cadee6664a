// Closes one clinic or all of them for some days, and takes a closure back.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { NewClosure } from '../rules/clinic.ts';
import { findClosureClinic, insertClosure, withdrawClosureRow } from './clinic-parts.db.ts';
import { keyOfClinic, reachesEveryClinic } from './clinics-in-reach.ts';

type Refusals = 'no-such-clinic' | 'closure-out-of-reach';

async function faultOfReach(ctx: ActionContext, clinicId: string | null): Promise<Refusals | null> {
  if (clinicId !== null) return keyOfClinic(ctx, clinicId) === null ? 'no-such-clinic' : null;
  return (await reachesEveryClinic(ctx)) ? null : 'closure-out-of-reach';
}

export async function addClosure(
  ctx: ActionContext,
  input: NewClosure,
): Promise<Outcome<{ closureId: string }, Refusals>> {
  const fault = await faultOfReach(ctx, input.clinicId);
  if (fault !== null) return refuse(fault);
  const { organizationId } = ctx;
  const closureId = await insertClosure(ctx.tx, {
    ...input,
    organizationId,
    by: ctx.staffMemberId,
    at: ctx.now,
  });
  changed(ctx, closureId);
  return ok({ closureId });
}

export async function withdrawClosure(
  ctx: ActionContext,
  input: { closureId: string },
): Promise<Outcome<{ closureId: string }, Refusals>> {
  const { organizationId } = ctx;
  const { closureId } = input;
  const clinicId = await findClosureClinic(ctx.tx, { organizationId, closureId });
  if (clinicId === undefined) return refuse('no-such-clinic');
  const fault = await faultOfReach(ctx, clinicId);
  if (fault !== null) return refuse(fault);
  await withdrawClosureRow(ctx.tx, { organizationId, closureId, by: ctx.staffMemberId, at: ctx.now });
  changed(ctx, closureId);
  return ok({ closureId });
}

function changed(ctx: ActionContext, closureId: string): void {
  ctx.about([], { closure: closureId });
  ctx.announce('clinics', closureId);
}
