// Who must not share a room: decided by supervisor, director or privacy officer, with a reason and dates.
import type { z } from 'zod';
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { keepApartList } from '../../rules/seat-answers.ts';
import type { KeepApart } from '../../rules/seat.ts';
import { endPair, findPair, findPairs, insertPair } from './keep-apart.db.ts';
import { idsInScope, personInScope } from './open-group.ts';

export async function listPairs(ctx: ActionContext): Promise<Outcome<z.input<typeof keepApartList>>> {
  const found = await findPairs(ctx.tx, { organizationId: ctx.organizationId, today: ctx.today });
  const open = await idsInScope(
    ctx,
    found.flatMap((pair) => [pair.one.id, pair.other.id]),
  );
  const pairs = found.filter((pair) => open.has(pair.one.id) && open.has(pair.other.id));
  ctx.about(pairs.flatMap((pair) => [pair.one.id as PatientId, pair.other.id as PatientId]));
  return ok({ today: ctx.today, pairs });
}

export async function keepApart(
  ctx: ActionContext,
  input: KeepApart,
): Promise<Outcome<{ keepApartId: string; together: { id: string; name: string }[] }>> {
  const { organizationId } = ctx;
  if (input.patientId === input.otherPatientId) return refuse('two-people-needed');
  if (input.endsOn !== null && input.endsOn < input.startsOn) return refuse('seat-ends-before-start');
  for (const patientId of [input.patientId, input.otherPatientId]) {
    const person = await personInScope(ctx, patientId);
    if (!person.ok) return person;
  }
  ctx.about([input.patientId as PatientId, input.otherPatientId as PatientId]);
  const keepApartId = await insertPair(ctx.tx, {
    ...input,
    organizationId,
    patientIds: [input.patientId, input.otherPatientId],
    decidedBy: ctx.staffMemberId,
    decidedAt: ctx.now,
  });
  // Nothing is undone by it: where both sit already, the screen says so and somebody moves one of them.
  const pairs = await findPairs(ctx.tx, { organizationId, today: ctx.today });
  ctx.announce('keep-apart', keepApartId);
  return ok({ keepApartId, together: pairs.find((pair) => pair.id === keepApartId)?.together ?? [] });
}

export async function endKeepApart(
  ctx: ActionContext,
  input: { keepApartId: string; endsOn: string; because: string },
): Promise<Outcome<{ keepApartId: string }>> {
  const key = { organizationId: ctx.organizationId, keepApartId: input.keepApartId };
  const pair = await findPair(ctx.tx, key);
  if (!pair) return refuse('pair-not-found');
  const open = await idsInScope(ctx, [pair.patient_id, pair.other_patient_id]);
  if (open.size < 2) return refuse('pair-not-found');
  ctx.about([pair.patient_id as PatientId, pair.other_patient_id as PatientId]);
  if (pair.ends_on !== null && pair.ends_on < ctx.today) return refuse('pair-ended');
  if (input.endsOn < pair.starts_on) return refuse('seat-ends-before-start');
  await endPair(ctx.tx, key, {
    endsOn: input.endsOn,
    because: input.because,
    by: ctx.staffMemberId,
    at: ctx.now,
  });
  ctx.announce('keep-apart', pair.id);
  return ok({ keepApartId: pair.id });
}
