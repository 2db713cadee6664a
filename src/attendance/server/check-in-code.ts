// The code with which somebody checks in at the tablet, for staff to read out, show or write down. Later slices send it.
import type { PatientId } from '#kernel/ids.ts';
import { addMinutes, isBefore, type Instant, type LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { policiesOf } from '../../organization/server/door.ts';
import type { AttendanceStatus } from '../rules/attendance.ts';
import type { CheckInCode } from '../rules/check-in-schema.ts';
import { checkingIn, shownCode } from '../rules/check-in.ts';
import { houseTimesOn } from '../rules/house-times.ts';
import { findArrivedSequence } from './check-in.db.ts';
import { checkInCodeOf } from './check-in.ts';
import { openForMarks, type OpenSession } from './held-times.ts';
import { findRoster, type RosterRow } from './rosters.db.ts';

export async function showCheckInCode(
  ctx: ActionContext,
  input: { sessionId: string; patientId: string },
): Promise<Outcome<CheckInCode>> {
  const opened = await openForMarks(ctx, input.sessionId);
  if (!opened.ok) return opened;
  const { session } = opened.value;
  const key = { organizationId: ctx.organizationId, sessionId: session.id };
  const roster = await findRoster(ctx.tx, key);
  const person = roster.find((each) => each.patient_id === input.patientId);
  if (person === undefined) return refuse('session-not-found');
  ctx.about([input.patientId as PatientId], { sessionId: session.id });
  const arrivedSequence = await findArrivedSequence(ctx.tx, { ...key, patientId: input.patientId });
  const policies = await policiesOf(ctx.tx, ctx.organizationId);
  const { tabletMinutes } = houseTimesOn(policies, {
    state: session.state,
    clinicId: session.clinic_id,
    on: session.held_on as LocalDate,
  });
  const code = shownCode(checkInCodeOf(ctx.secrets, { ...input, arrivedSequence }));
  return ok({
    code: mayUse(person, session, ctx.now) ? code : null,
    from: addMinutes(session.starts_at as Instant, -tabletMinutes),
    until: session.ends_at,
  });
}

// Whoever is there already, comes by video or was sent home has no use for one.
function mayUse(person: RosterRow, { ends_at: endsAt }: OpenSession, now: Instant): boolean {
  const status = (person.status ?? 'expected') as AttendanceStatus;
  const isAway = person.left_at !== null || person.step_outs.some((one) => one.back_at === null);
  return (
    isBefore(now, endsAt as Instant) &&
    person.mode !== 'virtual' &&
    !person.taken_back &&
    checkingIn({ status, isAway }) !== null
  );
}
