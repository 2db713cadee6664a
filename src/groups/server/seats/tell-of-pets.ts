// Somebody whose allergy or fear was written down only once they sat in a group with pets was told, and comes all the same.
import type { PatientId } from '#kernel/ids.ts';
import { ok, type Outcome } from '#kernel/outcome.ts';
import { rowsOf } from '#platform/database/database.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { openGroupToChange, personInScope } from './open-group.ts';

export async function tellOfPets(
  ctx: ActionContext,
  input: { groupId: string; patientId: string },
): Promise<Outcome<Record<string, never>>> {
  const group = await openGroupToChange(ctx, input.groupId);
  if (!group.ok) return group;
  const person = await personInScope(ctx, input.patientId);
  if (!person.ok) return person;
  ctx.about([input.patientId as PatientId], { groupId: input.groupId });
  await rowsOf<object>(ctx.tx, 'SELECT told_of_pets($1, $2)', [input.groupId, input.patientId]);
  ctx.announce('groups', input.groupId);
  return ok({});
}
