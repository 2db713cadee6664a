// One session with the people on its roster, and the day of a clinic: the same people, of all its sessions.
import type { PatientId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { policiesOf } from '../../organization/server/door.ts';
import type { SessionAnswer, TodayAnswer } from '../rules/attendance-answers.ts';
import { clinicsInReach } from './clinics-in-reach.ts';
import { findClosing } from './closings.db.ts';
import { findRosters, findWholeRoster } from './rosters.db.ts';
import { countedSession } from './counted-session.ts';
import { sessionAnswerOf } from './session-answer.ts';
import { weekOfPeople } from './week-of-people.ts';
import { findWholeDay, findWholeSession } from './whole-sessions.db.ts';

export async function readSession(
  ctx: ActionContext,
  input: { sessionId: string },
): Promise<Outcome<SessionAnswer>> {
  const { organizationId, staffMemberId, now } = ctx;
  const key = { organizationId, sessionId: input.sessionId };
  const [session, roster, policies] = await Promise.all([
    findWholeSession(ctx.tx, ctx.scope, key),
    findWholeRoster(ctx.tx, key),
    policiesOf(ctx.tx, organizationId),
  ]);
  if (!session) return refuse('session-not-found');
  ctx.about(
    roster.map((person) => person.patient_id as PatientId),
    { sessionId: session.id },
  );
  const counted = countedSession(session, policies);
  const week = await weekOfPeople(ctx, [counted]);
  return ok(sessionAnswerOf(counted, { roster, week, staffMemberId, now }));
}

/** Everybody expected at a clinic on a day, by session; a name only where the record is open to the asker. */
export async function readToday(
  ctx: ActionContext,
  input: { clinicId?: string | undefined; day?: string | undefined; sessionId?: string | undefined },
): Promise<Outcome<TodayAnswer>> {
  const { organizationId, staffMemberId, now, today } = ctx;
  const day = (input.day ?? today) as LocalDate;
  const clinics = await clinicsInReach(ctx);
  const clinicId = input.clinicId ?? clinics[0]?.id;
  if (clinicId === undefined || !clinics.some((clinic) => clinic.id === clinicId))
    return refuse('day-not-found');
  const [sessions, policies, closing] = await Promise.all([
    findWholeDay(ctx.tx, ctx.scope, { organizationId, clinicId, day, sessionId: input.sessionId ?? null }),
    policiesOf(ctx.tx, organizationId),
    findClosing(ctx.tx, { organizationId, clinicId, day }),
  ]);
  const counted = sessions.map((session) => countedSession(session, policies));
  const sessionIds = sessions.map((session) => session.id);
  const [everybody, week] = await Promise.all([
    findRosters(ctx.tx, { organizationId, sessionIds }),
    weekOfPeople(ctx, counted),
  ]);
  ctx.about([...new Set(everybody.map((person) => person.patient_id as PatientId))], { clinicId, day });
  const rosters = Map.groupBy(everybody, (person) => person.session_id);
  return ok({
    day,
    today,
    now,
    clinicId,
    clinics,
    closing,
    sessions: counted.map((each) => {
      const roster = rosters.get(each.session.id) ?? [];
      const { seats, there, late, absent, cancelled } = each.session;
      return {
        ...sessionAnswerOf(each, { roster, week, staffMemberId, now }),
        counts: { seats, there, late, absent, cancelled },
        hidden: Math.max(0, seats - roster.filter((person) => person.known_absence === null).length),
      };
    }),
  });
}
