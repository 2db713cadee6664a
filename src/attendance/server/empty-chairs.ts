// Who is expected today and is not there some minutes into their session: how they may be reached, what is at stake, and
// every try so far.
import type { PatientId } from '#kernel/ids.ts';
import { addMinutes, isBefore, type Instant } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { policiesOf } from '../../organization/server/door.ts';
import { contactRulesOf } from '../../patients/server/door.ts';
import { joinsUntil } from '../rules/arrival.ts';
import type { EmptyChairs, NewAttempt } from '../rules/outreach-answers.ts';
import { outcomesOf, wayBack, waysToReach, type WayToReach } from '../rules/outreach.ts';
import { clinicsInReach } from './clinics-in-reach.ts';
import { openForMarks } from './held-times.ts';
import { findAttempts, findLastSeen, insertAttempt } from './outreach.db.ts';
import { findRoster, findRosters, type RosterRow } from './rosters.db.ts';
import { countedSession, type CountedSession } from './counted-session.ts';
import { sessionAnswerOf } from './session-answer.ts';
import { weekOfPeople } from './week-of-people.ts';
import { findCalledInstead, type CalledInstead } from './virtual-arrivals.db.ts';
import { findWholeDay } from './whole-sessions.db.ts';

export async function listEmptyChairs(
  ctx: ActionContext,
  input: { clinicId?: string | undefined },
): Promise<Outcome<EmptyChairs>> {
  const { organizationId, now, today } = ctx;
  const clinics = await clinicsInReach(ctx);
  const clinicId = input.clinicId ?? clinics[0]?.id;
  if (clinicId === undefined || !clinics.some((clinic) => clinic.id === clinicId))
    return refuse('day-not-found');
  const [sessions, policies] = await Promise.all([
    findWholeDay(ctx.tx, ctx.scope, { organizationId, clinicId, day: today, sessionId: null }),
    policiesOf(ctx.tx, organizationId),
  ]);
  const held = sessions
    .filter((session) => session.status !== 'cancelled')
    .map((session) => countedSession(session, policies));
  const sessionIds = held.map(({ session }) => session.id);
  const [rosters, called] = await Promise.all([
    findRosters(ctx.tx, { organizationId, sessionIds }),
    findCalledInstead(ctx.tx, { organizationId, sessionIds }),
  ]);
  const waiting = new Map(called.map((row) => [keyOf(row), row]));
  // Whoever waits for a call is looked for at once, everybody else some minutes into their session.
  const running = new Set(held.filter((one) => isLookedInto(one, now)).map(({ session }) => session.id));
  const missing = rosters.filter(
    (person) => isMissing(person) && (running.has(person.session_id) || waiting.has(keyOf(person))),
  );
  ctx.about([...new Set(missing.map((person) => person.patient_id as PatientId))], { clinicId });
  const looked = held.filter(({ session }) => missing.some((person) => person.session_id === session.id));
  return ok({ now, clinicId, clinics, people: await peopleOf(ctx, looked, { missing, waiting }) });
}

function keyOf(of: { readonly session_id: string; readonly patient_id: string }): string {
  return `${of.session_id} ${of.patient_id}`;
}

function isLookedInto({ times, house }: CountedSession, now: Instant): boolean {
  return !isBefore(now, addMinutes(times.startsAt, house.emptyChairMinutes));
}

function isMissing(person: RosterRow): boolean {
  const status = person.status ?? 'expected';
  return (
    (status === 'expected' || status === 'absent') && person.known_absence === null && !person.taken_back
  );
}

type Missing = {
  readonly missing: readonly RosterRow[];
  /** Who of them is called instead of joining by video, by session and person. */
  readonly waiting: ReadonlyMap<string, CalledInstead>;
};

async function peopleOf(
  ctx: ActionContext,
  running: readonly CountedSession[],
  { missing, waiting }: Missing,
): Promise<EmptyChairs['people']> {
  const { organizationId, staffMemberId, now, today } = ctx;
  const of = { organizationId, patientIds: [...new Set(missing.map((person) => person.patient_id))] };
  const sessionIds = running.map(({ session }) => session.id);
  const [week, rules, attempts, seen] = await Promise.all([
    weekOfPeople(ctx, running),
    contactRulesOf(ctx.tx, ctx.scope, of),
    findAttempts(ctx.tx, { organizationId, sessionIds }),
    findLastSeen(ctx.tx, { ...of, sessionIds, before: today }),
  ]);
  return running.flatMap((counted) => {
    const roster = missing.filter((person) => person.session_id === counted.session.id);
    const { session, people } = sessionAnswerOf(counted, { roster, week, staffMemberId, now });
    return people.map((person) => {
      const contacts = rules.get(person.patientId) ?? [];
      const last = seen.get(person.patientId);
      const called = waiting.get(keyOf({ session_id: session.id, patient_id: person.patientId }));
      return {
        ...person,
        sessionId: session.id,
        groupName: session.groupName,
        timeZone: session.timeZone,
        startsAt: session.startsAt,
        endsAt: session.endsAt,
        joinsUntil: joinsUntil({ ...counted.times, ...counted.house }),
        lastThereOn: last?.last_there_on ?? null,
        lastHeardAt: last?.last_heard_at ?? null,
        waitsForCall: called !== undefined,
        ways: [...(called === undefined ? [] : [backTo(called)]), ...waysToReach(contacts)],
        wasAsked: contacts.some((contact) => contact.person === null),
        attempts: attempts
          .filter((one) => one.session_id === session.id && one.patient_id === person.patientId)
          .map((one) => ({
            id: one.id,
            means: one.means,
            outcome: one.outcome,
            words: one.words,
            byName: one.by_name,
            at: one.made_at,
            isTakenBack: one.taken_back,
            mayTakeBack: !one.taken_back && one.made_by === staffMemberId,
          })),
      };
    });
  });
}

function backTo({ address, state, call_back: callBack }: CalledInstead): WayToReach {
  return wayBack({ address, state, callBack });
}

/** Writes down a try to reach somebody. A way they did not allow cannot be written down, because it may not be used. */
export async function recordAttempt(
  ctx: ActionContext,
  input: NewAttempt & { sessionId: string },
): Promise<Outcome<{ attemptId: string }>> {
  const { organizationId } = ctx;
  const opened = await openForMarks(ctx, input.sessionId);
  if (!opened.ok) return opened;
  const { session } = opened.value;
  const roster = await findRoster(ctx.tx, { organizationId, sessionId: session.id });
  if (!roster.some((person) => person.patient_id === input.patientId)) return refuse('not-on-roster');
  if (!outcomesOf[input.means].includes(input.outcome)) return refuse('outcome-not-of-means');
  if (!(await isAllowed(ctx, input))) return refuse('way-not-allowed');
  ctx.about([input.patientId as PatientId], { sessionId: session.id });
  const attemptId = await insertAttempt(ctx, {
    ...input,
    contactId: isByContact(input) ? input.contactId : null,
    clinicId: session.clinic_id,
  });
  ctx.announce('session', session.id);
  return ok({ attemptId });
}

function isByContact({ means }: NewAttempt): boolean {
  return means !== 'none' && means !== 'call_back';
}

// By a way they allow, or at the number they gave for being called back.
async function isAllowed(ctx: ActionContext, input: NewAttempt & { sessionId: string }): Promise<boolean> {
  const { organizationId } = ctx;
  const { patientId, sessionId, means, contactId } = input;
  if (means === 'none') return true;
  if (means === 'call_back') {
    const called = await findCalledInstead(ctx.tx, { organizationId, sessionIds: [sessionId] });
    return called.some((one) => one.patient_id === patientId);
  }
  const rules = await contactRulesOf(ctx.tx, ctx.scope, { organizationId, patientIds: [patientId] });
  const ways = waysToReach(rules.get(patientId) ?? []);
  return ways.some((way) => way.contactId === contactId && way.means === means);
}
