// Makes a record: the person, and the registration that opens it to a clinic.
import type { ClinicId, PatientId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { CareScope } from '#platform/access/roles.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { ChangePatient, RegisterPatient } from '../rules/patient.ts';
import { ageGroupOn } from '../rules/age-group.ts';
import { noteAlike } from './duplicates.db.ts';
import { duplicatesOf } from './find-duplicates.ts';
import { clinicTakes, insertPatient, type Particulars } from './patients.db.ts';

export async function registerPatient(
  ctx: ActionContext,
  input: RegisterPatient,
): Promise<Outcome<{ patientId: string; number: string }>> {
  if (!reaches(ctx.scope, input.clinicId)) return refuse('clinic-not-yours');
  if (input.birthOn > ctx.today) return refuse('born-in-future');
  const ageGroup = ageGroupOn(input.birthOn as LocalDate, ctx.today);
  if (
    !(await clinicTakes(ctx.tx, { organizationId: ctx.organizationId, clinicId: input.clinicId, ageGroup }))
  )
    return refuse('clinic-for-adults');
  if (!input.isSomebodyElse) {
    const alike = await duplicatesOf(ctx, input);
    ctx.about(alike.people.map((person) => person.id as PatientId));
    if (alike.people.length > 0) return refuse('likely-duplicate');
    if (alike.elsewhere) return refuse('ask-privacy-officer');
  }
  const made = await insertPatient(ctx.tx, {
    organizationId: ctx.organizationId,
    givenName: input.givenName,
    familyName: input.familyName,
    preferredName: input.preferredName,
    birthOn: input.birthOn,
    sex: input.sex,
    phone: input.phone,
    diedOn: null,
    diedOnUnknownDay: false,
    registeredAt: ctx.now,
    registeredBy: ctx.staffMemberId,
    identifiers: [],
    particulars: columnsOf(input),
    registration: { clinicId: input.clinicId as ClinicId, startsOn: ctx.today },
  });
  if (input.isSomebodyElse) await noteAlike(ctx.tx, made.patientId);
  ctx.about([made.patientId], { clinicId: input.clinicId });
  ctx.announce('patients', made.patientId);
  return ok(made);
}

// A clinic of another organization is refused by the key of the registration; here only what the roles reach counts.
export function reaches(scope: CareScope, clinicId: string): boolean {
  return (
    scope.wholeOrganization ||
    scope.clinicIds.includes(clinicId) ||
    scope.caseloadClinicIds.includes(clinicId)
  );
}

/** The columns of what the desk may write down besides; what was left out stays as it is. */
export function columnsOf(input: RegisterPatient | ChangePatient): Particulars {
  const columns = {
    pronouns: input.pronouns,
    language: input.language,
    // Only another language has a name of its own.
    language_words: input.language !== undefined && input.language !== 'other' ? null : input.languageWords,
    interpreter_needed: input.interpreterNeeded,
    street: input.street,
    city: input.city,
    state: input.state,
    postal_code: input.postalCode,
    pet_concern: input.petConcern,
  };
  return Object.fromEntries(
    Object.entries(columns).filter(([, value]) => value !== undefined),
  ) as Particulars;
}
