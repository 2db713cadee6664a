// Before anything new is written into a record: it is there, it is the asker's to open, and it is not one that points
// to another.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { findPerson, type PersonRow } from './patients.db.ts';

export async function openForWriting(
  ctx: ActionContext,
  patientId: string,
): Promise<Outcome<PersonRow, 'not-found' | 'record-merged'>> {
  ctx.about([patientId as PatientId]);
  const person = await findPerson(ctx.tx, ctx.scope, { organizationId: ctx.organizationId, patientId });
  if (!person) return refuse('not-found');
  return person.id === patientId ? ok(person) : refuse('record-merged', { number: person.number });
}
