// Likely duplicates, for the desk: those in scope are shown, of any other only that there is one.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { DuplicatesFound } from '../rules/patient-answers.ts';
import type { DescribedPerson } from '../rules/patient.ts';
import { findAlike } from './duplicates.db.ts';
import { findPeople, findPerson } from './patients.db.ts';

export async function duplicatesOf(
  ctx: ActionContext,
  person: DescribedPerson & { readonly except?: string },
): Promise<DuplicatesFound> {
  const alike = await findAlike(ctx.tx, person);
  const people = await findPeople(ctx.tx, ctx.scope, {
    organizationId: ctx.organizationId,
    patientIds: alike.filter((id) => id !== null),
  });
  return { people, elsewhere: alike.includes(null) };
}

export async function findDuplicates(
  ctx: ActionContext,
  input: DescribedPerson,
): Promise<Outcome<DuplicatesFound>> {
  const found = await duplicatesOf(ctx, input);
  ctx.about(found.people.map((person) => person.id as PatientId));
  return ok(found);
}

export async function findDuplicatesOf(
  ctx: ActionContext,
  input: { patientId: string },
): Promise<Outcome<DuplicatesFound>> {
  ctx.about([input.patientId as PatientId]);
  const person = await findPerson(ctx.tx, ctx.scope, { organizationId: ctx.organizationId, ...input });
  if (!person) return refuse('not-found');
  const found = await duplicatesOf(ctx, { ...person, except: person.id });
  ctx.about(found.people.map((one) => one.id as PatientId));
  return ok(found);
}
