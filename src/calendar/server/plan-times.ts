// Plans when staff members work and are away. An absence is always recorded: what they were booked for stays, and the
// answer says how much of it somebody else must cover.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import { addMinutes } from '#kernel/local-date.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { findClinicNames, organizationZone } from '../../organization/server/door.ts';
import { isInReach } from '../../staff/server/door.ts';
import {
  spanOfAbsence,
  type AbsenceInput,
  type Times,
  type WorkingHoursInput,
} from '../rules/working-times.ts';
import { calendarAccess } from './calendar.access.ts';
import * as db from './working-times.db.ts';

type OfMember = { readonly staffMemberId: string };
const yearOfMinutes = 366 * 24 * 60;

/** Clinics whose hours the asker plans; null is every clinic. */
function clinicsInReach({ scope }: ActionContext): readonly string[] | null {
  return scope.wholeOrganization ? null : [...scope.clinicIds, ...scope.caseloadClinicIds];
}

async function reached(ctx: ActionContext, { staffMemberId }: OfMember): Promise<db.OfStaff | null> {
  const { organizationId, today } = ctx;
  const clinicIds = clinicsInReach(ctx);
  if (!(await isInReach(ctx.tx, { organizationId, staffMemberId, clinicIds, today }))) return null;
  ctx.about([], { staff_member: staffMemberId });
  return { organizationId, staffMemberId };
}

export async function openTimes(ctx: ActionContext, input: OfMember): Promise<Outcome<Times, 'not-found'>> {
  const of = await reached(ctx, input);
  if (of === null) return refuse('not-found');
  const clinicIds = clinicsInReach(ctx);
  const all = await findClinicNames(ctx.tx, ctx.organizationId);
  const planners: readonly string[] = calendarAccess['times.plan'].roles;
  return ok({
    today: ctx.today,
    timeZone: await organizationZone(ctx.tx, ctx.organizationId),
    mayPlan: ctx.roles.some((role) => planners.includes(role)),
    clinics: all.filter((clinic) => clinicIds === null || clinicIds.includes(clinic.id)),
    hours: await db.findWorkingHours(ctx.tx, { ...of, today: ctx.today }),
    absences: await db.findAbsences(ctx.tx, { ...of, from: addMinutes(ctx.now, -yearOfMinutes) }),
  });
}

export async function setWorkingHours(
  ctx: ActionContext,
  input: WorkingHoursInput & OfMember,
): Promise<Outcome<{ days: number }, 'not-found' | 'clinic-unknown'>> {
  const of = await reached(ctx, input);
  if (of === null) return refuse('not-found');
  const clinicIds = clinicsInReach(ctx);
  if (clinicIds !== null && input.days.some((day) => !clinicIds.includes(day.clinicId)))
    return refuse('clinic-unknown');
  await db.replaceWorkingHours(ctx.tx, { ...of, clinicIds }, input);
  ctx.announce('times', of.staffMemberId);
  return ok({ days: input.days.length });
}

type Recorded = { absenceId: string; toCover: number };

export async function recordAbsence(
  ctx: ActionContext,
  input: AbsenceInput & OfMember,
): Promise<Outcome<Recorded, 'not-found' | 'absence-ends-before-start'>> {
  const of = await reached(ctx, input);
  if (of === null) return refuse('not-found');
  const span = spanOfAbsence(input, await organizationZone(ctx.tx, ctx.organizationId));
  if (span === null) return refuse('absence-ends-before-start');
  const toCover = await db.countBookedFor(ctx.tx, { ...of, ...span });
  const absence = { ...of, ...span, kind: input.kind, by: ctx.staffMemberId, at: ctx.now };
  const absenceId = await db.insertAbsence(ctx.tx, absence);
  ctx.announce('times', of.staffMemberId);
  return ok({ absenceId, toCover });
}

export async function withdrawAbsence(
  ctx: ActionContext,
  input: OfMember & { readonly absenceId: string },
): Promise<Outcome<{ absenceId: string }, 'not-found'>> {
  const of = await reached(ctx, input);
  const { absenceId } = input;
  const by = { by: ctx.staffMemberId, at: ctx.now };
  if (of === null || !(await db.withdrawAbsenceRow(ctx.tx, { ...of, absenceId, ...by })))
    return refuse('not-found');
  ctx.announce('times', of.staffMemberId);
  return ok({ absenceId });
}
