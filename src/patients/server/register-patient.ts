// Makes a record: the person, and the registration that opens it to a clinic.
import type { ClinicId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { CareScope } from '#platform/access/roles.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { RegisterPatient } from '../rules/patient.ts';
import { insertPatient } from './patients.db.ts';

export async function registerPatient(
  ctx: ActionContext,
  input: RegisterPatient,
): Promise<Outcome<{ patientId: string; number: string }>> {
  if (!reaches(ctx.scope, input.clinicId)) return refuse('clinic-not-yours');
  if (input.birthOn > ctx.today) return refuse('born-in-future');
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
    registration: { clinicId: input.clinicId as ClinicId, startsOn: ctx.today },
  });
  ctx.about([made.patientId], { clinicId: input.clinicId });
  ctx.announce('patients', made.patientId);
  return ok(made);
}

// A clinic of another organization is refused by the key of the registration; here only what the roles reach counts.
function reaches(scope: CareScope, clinicId: string): boolean {
  return (
    scope.wholeOrganization ||
    scope.clinicIds.includes(clinicId) ||
    scope.caseloadClinicIds.includes(clinicId)
  );
}
