// Sessions with a free chair this week that would make up what somebody lacks, and booking one of them in one step.
import type { PatientId } from '#kernel/ids.ts';
import { addDays, dayIn, isBefore, mondayOf, type Instant } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { policiesOf } from '../../organization/server/door.ts';
import { openChairsOf, visitOnDate, withdrawOwnMakeUp } from '../../groups/server/door.ts';
import type { BookMakeUp, MakeUps } from '../rules/make-ups.ts';
import { findRoster } from './rosters.db.ts';
import { countedSession, type CountedSession } from './counted-session.ts';
import { sessionAnswerOf } from './session-answer.ts';
import { emptyWeek, weekOfPeople, type DateOfPerson, type WeekOfOne } from './week-of-people.ts';
import { findWholeSession } from './whole-sessions.db.ts';

const mostOffered = 8;
type Chair = Awaited<ReturnType<typeof openChairsOf>>[number];

export async function listMakeUps(
  ctx: ActionContext,
  input: { sessionId: string; patientId: string },
): Promise<Outcome<MakeUps>> {
  const { organizationId, staffMemberId, now } = ctx;
  const key = { organizationId, sessionId: input.sessionId };
  const session = await findWholeSession(ctx.tx, ctx.scope, key);
  if (!session) return refuse('session-not-found');
  const roster = (await findRoster(ctx.tx, key)).filter((each) => each.patient_id === input.patientId);
  if (roster.length === 0) return refuse('session-not-found');
  ctx.about([input.patientId as PatientId], { sessionId: session.id });
  const counted = countedSession(session, await policiesOf(ctx.tx, organizationId));
  const week = await weekOfPeople(ctx, [counted]);
  const own = week.get(input.patientId) ?? emptyWeek(counted);
  const [person] = sessionAnswerOf(counted, { roster, week, staffMemberId, now }).people;
  const chairs = await chairsFor(ctx, counted, own);
  return ok({
    lackingMinutes: Math.max(0, (person?.hours.weekNeeds ?? 0) - (person?.hours.possibleMinutes ?? 0)),
    sessions: chairs.map((chair) => ({
      sessionId: chair.session_id,
      groupName: chair.group_name,
      clinicName: chair.clinic_name,
      timeZone: chair.time_zone,
      mode: chair.mode,
      startsAt: chair.starts_at,
      endsAt: chair.ends_at,
      minutes: chair.minutes,
      free: chair.free,
    })),
  });
}

// Of this week, at a time at which they are nowhere else.
async function chairsFor(
  ctx: ActionContext,
  { session }: CountedSession,
  { week, inWeek: own }: WeekOfOne,
): Promise<Chair[]> {
  const mondays = [...new Set([mondayOf(week.from), mondayOf(addDays(week.from, 6))])];
  const chairs = await openChairsOf(ctx.tx, ctx.organizationId, {
    clinicId: session.clinic_id,
    state: session.state,
    mondays,
    except: own.map((date) => date.session_id),
    now: ctx.now,
  });
  const taken = own.filter((date) => date.known_absence === null);
  return chairs
    .filter((chair) => {
      const day = dayIn(chair.time_zone, chair.starts_at as Instant);
      return day >= week.from && day <= week.to && !taken.some((date) => meets(date, chair));
    })
    .slice(0, mostOffered);
}

function meets({ times }: DateOfPerson, chair: Chair): boolean {
  return (
    isBefore(times.startsAt, chair.ends_at as Instant) && isBefore(chair.starts_at as Instant, times.endsAt)
  );
}

/** Books the chair: a visit on that date. Ages, people kept apart and the limit are looked at as for every visit. */
export async function bookMakeUp(
  ctx: ActionContext,
  input: BookMakeUp & { sessionId: string },
): Promise<Outcome<{ visitId: string }>> {
  const because = 'Makes up for a missed day';
  const visit = { ...input, kind: 'make_up' as const, because };
  const given = await visitOnDate(ctx, visit);
  return given.ok ? ok({ visitId: given.value.id }) : given;
}

/** Takes back a chair that the asker booked by a slip of the hand. */
export async function takeBackMakeUp(
  ctx: ActionContext,
  input: { sessionId: string; visitId: string },
): Promise<Outcome<{ visitId: string }>> {
  const back = await withdrawOwnMakeUp(ctx, input);
  return back.ok ? ok({ visitId: input.visitId }) : back;
}
