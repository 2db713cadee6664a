// Gives a person a seat: never one more than the group's limit on any date, never to somebody who has died.
import type { ClinicId, GroupId, PatientId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { fullestDay } from '../rules/fullest-day.ts';
import { findPatientsNamed } from '../../patients/server/door.ts';
import { sizeRuleWords } from '../rules/size-limits.ts';
import { clinicsOf } from './groups.db.ts';
import { findPatient, findSeatSpans, insertSeat, lockGroup } from './seats.db.ts';

export async function giveSeat(
  ctx: ActionContext,
  input: { groupId: string; patientId: string; startsOn: string; because: string },
): Promise<Outcome<{ seatId: string }>> {
  const { organizationId } = ctx;
  const startsOn = input.startsOn as LocalDate;
  const group = await lockGroup(ctx.tx, { organizationId, groupId: input.groupId });
  const clinics = clinicsOf(ctx.scope);
  if (!group || (clinics !== null && !clinics.includes(group.clinic_id))) return refuse('group-not-found');
  const [inScope] = await findPatientsNamed(ctx.tx, ctx.scope, {
    organizationId,
    patientIds: [input.patientId],
  });
  const patient = inScope && (await findPatient(ctx.tx, { organizationId, patientId: input.patientId }));
  if (!patient) return refuse('not-found');
  ctx.about([input.patientId as PatientId], { groupId: group.id });
  if (patient.died_on !== null) return refuse('person-has-died');
  const seats = await findSeatSpans(ctx.tx, { organizationId, groupId: group.id, from: startsOn });
  if (fullestDay(seats, { startsOn, endsOn: null }) >= group.seat_limit) {
    return refuse('group-full', { limit: group.seat_limit, rule: sizeRuleWords(group.seat_limit_rule) });
  }
  const seatId = await insertSeat(ctx.tx, {
    organizationId,
    clinicId: group.clinic_id as ClinicId,
    groupId: group.id as GroupId,
    patientId: input.patientId as PatientId,
    startsOn,
    because: input.because,
    givenBy: ctx.staffMemberId,
    givenAt: ctx.now,
  });
  ctx.announce('groups', group.id);
  return ok({ seatId });
}
