// Who is responsible for a person at a clinic, changed in one action. Whoever was before stays in the history.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { changeCaseload, findStaffChoices, type StaffChoice } from './care-team.db.ts';
import { openForWriting } from './open-for-writing.ts';
import { reaches } from './register-patient.ts';

const responsible: ReadonlySet<string> = new Set([
  'counselor',
  'supervisor',
  'prescriber',
  'nurse',
  'director',
]);

export async function assignCounselor(
  ctx: ActionContext,
  input: { patientId: string; clinicId: string; staffMemberId: string | null },
): Promise<Outcome<{ patientId: string }>> {
  const open = await openForWriting(ctx, input.patientId);
  if (!open.ok) return open;
  if (!reaches(ctx.scope, input.clinicId)) return refuse('clinic-not-yours');
  const { organizationId, today } = ctx;
  if (input.staffMemberId !== null) {
    const there = await findStaffChoices(ctx.tx, ctx.scope, {
      organizationId,
      clinicId: input.clinicId,
      day: today,
    });
    const chosen = there.find((one) => one.id === input.staffMemberId);
    if (!chosen?.roles.some((role) => responsible.has(role))) return refuse('not-responsible-there');
  }
  await changeCaseload(ctx.tx, { organizationId, today, ...input });
  ctx.about([input.patientId as PatientId], { clinicId: input.clinicId, ...named(input.staffMemberId) });
  ctx.announce('patients', input.patientId);
  return ok({ patientId: input.patientId });
}

function named(staffMemberId: string | null) {
  return staffMemberId === null ? {} : { staff_member: staffMemberId };
}

/** Staff to choose from: for a counselor, for the list of a locked record, for the list of people. */
export async function listStaffChoices(
  ctx: ActionContext,
  input: { clinic?: string | undefined },
): Promise<Outcome<{ staff: StaffChoice[] }>> {
  return ok({
    staff: await findStaffChoices(ctx.tx, ctx.scope, {
      organizationId: ctx.organizationId,
      clinicId: input.clinic,
      day: ctx.today,
    }),
  });
}
