// The board of a day, and one session with the people on its roster.
import type { PatientId } from '#kernel/ids.ts';
import { minutesBetween, type LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { CountingNow } from '../../groups/rules/counting-policy.ts';
import { blocksOfSession, countingAt, leadersOfSession, sessionInScope } from '../../groups/server/door.ts';
import type { BoardAnswer, SessionAnswer } from '../rules/attendance-answers.ts';
import type { AttendanceStatus } from '../rules/attendance.ts';
import {
  countedOfMark,
  countedOfSession,
  minutesOfMark,
  sessionTimes,
  type SessionTimes,
} from '../rules/credited-minutes.ts';
import { findBoard, findRoster, type RosterRow } from './attendance.db.ts';

export async function readBoard(
  ctx: ActionContext,
  input: { day?: string | undefined; clinicId?: string | undefined },
): Promise<Outcome<BoardAnswer>> {
  const day = (input.day ?? ctx.today) as LocalDate;
  const { organizationId, staffMemberId } = ctx;
  const asked = { organizationId, staffMemberId, day, clinicId: input.clinicId ?? null };
  const sessions = await findBoard(ctx.tx, ctx.scope, asked);
  return ok({
    day,
    today: ctx.today,
    now: ctx.now,
    sessions: sessions.map((session) => ({
      id: session.id,
      groupId: session.group_id,
      groupName: session.group_name,
      clinicId: session.clinic_id,
      clinicName: session.clinic_name,
      timeZone: session.time_zone,
      mode: session.mode,
      kind: session.kind,
      roomName: session.room_name,
      startsAt: session.starts_at,
      endsAt: session.ends_at,
      status: session.status,
      leaders: session.leaders,
      seatLimit: session.seat_limit,
      seats: session.seats,
      there: session.there,
      late: session.late,
      absent: session.absent,
      cancelled: session.cancelled,
      mine: session.mine,
    })),
  });
}

export async function readSession(
  ctx: ActionContext,
  input: { sessionId: string },
): Promise<Outcome<SessionAnswer>> {
  const key = { organizationId: ctx.organizationId, sessionId: input.sessionId };
  const session = await sessionInScope(ctx.tx, ctx.scope, key);
  if (!session) return refuse('session-not-found');
  const [blocks, leaders, roster, counting] = await Promise.all([
    blocksOfSession(ctx.tx, key),
    leadersOfSession(ctx.tx, key),
    findRoster(ctx.tx, key),
    countingAt(ctx.tx, {
      organizationId: ctx.organizationId,
      state: session.state,
      clinicId: session.clinic_id,
      on: session.held_on as LocalDate,
    }),
  ]);
  ctx.about(
    roster.map((person) => person.patient_id as PatientId),
    { sessionId: session.id },
  );
  const times = sessionTimes(session, blocks);
  return ok({
    session: {
      id: session.id,
      groupId: session.group_id,
      groupName: session.group_name,
      clinicId: session.clinic_id,
      clinicName: session.clinic_name,
      timeZone: session.time_zone,
      heldOn: session.held_on,
      startsAt: session.starts_at,
      endsAt: session.ends_at,
      status: session.status,
      mode: session.mode,
      kind: session.kind,
      clockMinutes: minutesBetween(times.startsAt, times.endsAt),
      treatmentMinutes: times.blocks.reduce((sum, block) => sum + block.toMinute - block.fromMinute, 0),
      countedMinutes: countedOfSession(times, counting.minutes),
      counting,
      leaders: leaders.map((leader) => ({
        id: leader.staff_member_id,
        givenName: leader.given_name,
        familyName: leader.family_name,
      })),
      mine: leaders.some((leader) => leader.staff_member_id === ctx.staffMemberId),
    },
    people: roster.map((person) => personAnswer(person, times, counting)),
  });
}

function personAnswer(
  person: RosterRow,
  times: SessionTimes,
  counting: CountingNow,
): SessionAnswer['people'][number] {
  return {
    patientId: person.patient_id,
    givenName: person.given_name,
    familyName: person.family_name,
    preferredName: person.preferred_name,
    safetyFlag: person.safety_flag,
    status: (person.status ?? 'expected') as AttendanceStatus,
    arrivedAt: person.arrived_at,
    leftAt: person.left_at,
    sequence: person.sequence ?? 0,
    visits: person.visit_id !== null,
    knownAbsence: person.known_absence,
    virtual: person.mode === 'virtual',
    takenBack: person.taken_back,
    ...minutesOfMark(times, person),
    countedMinutes: countedOfMark(times, person, counting.minutes),
    pullOuts: person.pull_outs.map((one) => ({
      id: one.id,
      kind: one.kind,
      staffName: one.staff_name,
      plannedFrom: one.planned_from,
      plannedTo: one.planned_to,
      beganAt: one.began_at,
      endedAt: one.ended_at,
    })),
  };
}
