// Records which path a person chose for topics that work with the twelve steps.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { Path } from '../rules/curriculum.ts';
import { findPerson, insertPath } from './topics.db.ts';

export async function choosePath(
  ctx: ActionContext,
  input: { patientId: string; path: Path; afterSequence: number },
): Promise<Outcome<{ path: Path; sequence: number }>> {
  const { organizationId } = ctx;
  const person = await findPerson(ctx.tx, { organizationId, patientId: input.patientId });
  if (!person) return refuse('topic-person-not-found');
  ctx.about([person.id as PatientId]);
  const sequence = input.afterSequence + 1;
  await insertPath(ctx.tx, {
    organizationId,
    patientId: person.id,
    path: input.path,
    sequence,
    by: ctx.staffMemberId,
    at: ctx.now,
  });
  ctx.announce('topics', person.id);
  return ok({ path: input.path, sequence });
}
