// Changes a person's particulars, if nobody else did since the asker looked.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { ChangePatient } from '../rules/patient.ts';
import { columnsOf } from './register-patient.ts';
import { findPerson, updatePatient, type PatientChange, type PersonRow } from './patients.db.ts';

type Change = ChangePatient & { patientId: string };

export async function changePatient(
  ctx: ActionContext,
  input: Change,
): Promise<Outcome<{ patientId: string; version: number }>> {
  ctx.about([input.patientId as PatientId], { changed: changedNames(input) });
  const key = { organizationId: ctx.organizationId, patientId: input.patientId };
  const present = await findPerson(ctx.tx, ctx.scope, key);
  if (!present) return refuse('not-found');
  if (present.id !== input.patientId) return refuse('record-merged', { number: present.number });
  if (present.version !== input.version) return movedOn(present);
  if ((input.birthOn ?? present.birthOn) > ctx.today) return refuse('born-in-future');
  if ((input.diedOn ?? '') > ctx.today) return refuse('died-in-future');
  const version = await updatePatient(ctx.tx, { ...key, version: input.version }, rowChange(input));
  if (version === null) return movedOn((await findPerson(ctx.tx, ctx.scope, key)) ?? present);
  ctx.announce('patients', input.patientId);
  return ok({ patientId: input.patientId, version });
}

function changedNames(input: Change): string[] {
  return Object.entries(input).flatMap(([name, value]) =>
    name === 'patientId' || name === 'version' || value === undefined ? [] : [name],
  );
}

// The present values come with the refusal, so that the form can show them beside what was typed.
function movedOn(present: PersonRow) {
  const {
    id: _id,
    number: _number,
    careRelations: _relations,
    contacts: _contacts,
    mergedNumbers: _merged,
    ...facts
  } = present;
  return refuse('moved-on', facts);
}

// What was left out stays as it is.
function rowChange(input: Change): PatientChange {
  const change = {
    given_name: input.givenName,
    family_name: input.familyName,
    preferred_name: input.preferredName,
    birth_on: input.birthOn,
    sex: input.sex,
    phone: input.phone,
    died_on: input.diedOn,
    // A known day, or a record put right, ends the unknown day.
    died_on_unknown_day: input.diedOn === undefined ? undefined : false,
    safety_flag: input.safetyFlag,
    ...columnsOf(input),
  };
  return Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as PatientChange;
}
