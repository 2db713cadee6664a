// One session with the people on its roster, and the day of a clinic: the same people, of all its sessions.
import type { PatientId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { clinicsOf, untoldOfPets } from '../../groups/server/door.ts';
import { policiesOf } from '../../organization/server/door.ts';
import type { SessionAnswer, TodayAnswer } from '../rules/attendance-answers.ts';
import { clinicsInReach } from './clinics-in-reach.ts';
import { findClosing } from './closings.db.ts';
import { findRosters, findWholeRoster } from './rosters.db.ts';
import { countedSession } from './counted-session.ts';
import { sessionAnswerOf } from './session-answer.ts';
import { weekOfPeople } from './week-of-people.ts';
import { findWholeDay, findWholeSession, type WholeSession } from './whole-sessions.db.ts';

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
  const [week, untold] = await Promise.all([weekOfPeople(ctx, [counted]), untoldIn(ctx, [session])]);
  return ok(sessionAnswerOf(counted, { roster, week, untold: untold.get(session.id), staffMemberId, now }));
}

// Groups with pets are few: the others ask nothing.
function untoldIn(
  ctx: ActionContext,
  sessions: readonly WholeSession[],
  patientIds: readonly string[] | null = null,
) {
  const sessionIds = sessions.filter((one) => one.pets_welcome).map((one) => one.id);
  return untoldOfPets(ctx.tx, { organizationId: ctx.organizationId, sessionIds, patientIds });
}

type TodayAsked = {
  readonly clinicId?: string | undefined;
  readonly day?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly people?: string | undefined;
};

// The clinic asked for, or the first one in reach, and all of them to choose from: who asks for a part of a day that stands
// on the screen already has chosen.
async function clinicOf(ctx: ActionContext, { clinicId, sessionId }: TodayAsked) {
  const reach = clinicsOf(ctx.scope);
  if (clinicId !== undefined && sessionId !== undefined)
    return { clinics: [], clinicId: reach === null || reach.includes(clinicId) ? clinicId : null };
  const clinics = await clinicsInReach(ctx);
  const asked = clinicId ?? clinics[0]?.id;
  return { clinics, clinicId: clinics.find((clinic) => clinic.id === asked)?.id ?? null };
}

/** Everybody expected at a clinic on a day, by session; a name only where the record is open to the asker. */
export async function readToday(ctx: ActionContext, input: TodayAsked): Promise<Outcome<TodayAnswer>> {
  const { organizationId, staffMemberId, now, today } = ctx;
  const day = (input.day ?? today) as LocalDate;
  const { clinics, clinicId } = await clinicOf(ctx, input);
  if (clinicId === null) return refuse('day-not-found');
  const [sessions, policies, closing] = await Promise.all([
    findWholeDay(ctx.tx, ctx.scope, { organizationId, clinicId, day, sessionId: input.sessionId ?? null }),
    policiesOf(ctx.tx, organizationId),
    findClosing(ctx.tx, { organizationId, clinicId, day }),
  ]);
  const counted = sessions.map((session) => countedSession(session, policies));
  const sessionIds = sessions.map((session) => session.id);
  const patientIds = input.people?.split(',') ?? null;
  const [everybody, week, untold] = await Promise.all([
    findRosters(ctx.tx, { organizationId, sessionIds, patientIds }),
    weekOfPeople(ctx, counted, { patientIds }),
    untoldIn(ctx, sessions, patientIds),
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
        ...sessionAnswerOf(each, { roster, week, untold: untold.get(each.session.id), staffMemberId, now }),
        counts: { seats, there, late, absent, cancelled },
        hidden: Math.max(0, seats - roster.filter((person) => person.known_absence === null).length),
      };
    }),
  });
}
