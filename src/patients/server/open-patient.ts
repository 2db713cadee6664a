// Opens one record. Not there and not yours are the same answer, and both are kept in the audit trail.
import type { PatientId } from '#kernel/ids.ts';
import { yearsBetween, type LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { Person } from '../rules/patient-answers.ts';
import { findPersonWith, type PartsOf, type PersonParts, type PersonRow } from './patients.db.ts';

export async function openPatient(
  ctx: ActionContext,
  input: { patientId: string },
): Promise<Outcome<Person>> {
  const opened = await openPatientWith(ctx, { ...input, parts: {} });
  return opened.ok ? ok(opened.value.person) : opened;
}

/** Opens one record together with what later slices say about the person. */
export async function openPatientWith<Parts extends PersonParts>(
  ctx: ActionContext,
  input: { patientId: string; parts: Parts },
): Promise<Outcome<{ person: Person; parts: PartsOf<Parts> }>> {
  ctx.about([input.patientId as PatientId]);
  const row = await findPersonWith(ctx.tx, ctx.scope, { organizationId: ctx.organizationId, ...input });
  return row ? ok({ person: personOf(ctx, row), parts: row }) : refuse('not-found');
}

function personOf(ctx: ActionContext, row: PersonRow): Person {
  const { diedOnUnknownDay, ...person } = row;
  // Somebody who has died does not grow older.
  const until = (row.diedOn ?? ctx.today) as LocalDate;
  return {
    ...person,
    hasDied: row.diedOn !== null || diedOnUnknownDay,
    ageYears: yearsBetween(row.birthOn as LocalDate, until),
  };
}
