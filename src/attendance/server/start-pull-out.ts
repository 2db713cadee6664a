// Takes somebody out of a group, now or at a planned time, and books whoever takes them; or neither.
import type { ClinicId, PatientId, SessionId } from '#kernel/ids.ts';
import { addMinutes, minutesBetween, type Instant } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { bookAll, notFree } from '../../calendar/server/door.ts';
import { refuseTaken, sessionInScope } from '../../groups/server/door.ts';
import { pullOutKinds, pullOutRoles, type PullOutChoices, type StartPullOut } from '../rules/pull-out.ts';
import { announcePeople } from './announce-people.ts';
import { findPullOutStaff, insertPullOut } from './pull-outs.db.ts';
import { findRoster } from './rosters.db.ts';

type Session = NonNullable<Awaited<ReturnType<typeof sessionInScope>>>;

export async function startPullOut(
  ctx: ActionContext,
  input: StartPullOut & { sessionId: string },
): Promise<Outcome<{ pullOutId: string }>> {
  const session = await openForPullOuts(ctx, input.sessionId);
  if (!session.ok) return session;
  const { id: sessionId, clinic_id: clinicId } = session.value;
  const roster = await findRoster(ctx.tx, { organizationId: ctx.organizationId, sessionId });
  if (!roster.some((person) => person.patient_id === input.patientId)) return refuse('not-on-roster');
  const plannedFrom = input.from === null ? ctx.now : (input.from as Instant);
  const plannedTo = addMinutes(plannedFrom, input.minutes);
  if (!meets(session.value, plannedFrom, plannedTo)) return refuse('pull-out-outside-session');
  if (!(await mayTake(ctx, session.value, input))) return refuse('pull-out-staff-unfit');
  const time = { resourceId: input.staffMemberId, startsAt: plannedFrom, endsAt: plannedTo };
  const free = await staysFree(ctx, session.value, time);
  if (!free.ok) return free;
  ctx.about([input.patientId as PatientId], { sessionId });
  const pullOutId = await insertPullOut(ctx.tx, {
    organizationId: ctx.organizationId,
    clinicId,
    sessionId: sessionId as SessionId,
    patientId: input.patientId as PatientId,
    kind: input.kind,
    staffMemberId: input.staffMemberId,
    plannedFrom,
    plannedTo,
    beganAt: plannedFrom > ctx.now ? null : plannedFrom,
    recordedBy: ctx.staffMemberId,
    recordedAt: ctx.now,
  });
  await bookAll(ctx.tx, [
    {
      organizationId: ctx.organizationId,
      clinicId: clinicId as ClinicId,
      resourceKind: 'staff_member',
      ...time,
      purpose: 'pull_out',
      purposeId: pullOutId,
    },
  ]);
  announcePeople(ctx, sessionId, [input.patientId]);
  return ok({ pullOutId });
}

/** Who may take somebody out of a session, by kind. */
export async function listPullOutChoices(
  ctx: ActionContext,
  input: { sessionId: string },
): Promise<Outcome<PullOutChoices>> {
  const session = await openForPullOuts(ctx, input.sessionId);
  if (!session.ok) return session;
  const people = await staffOf(
    ctx,
    session.value,
    pullOutKinds.flatMap((kind) => pullOutRoles[kind]),
  );
  return ok({
    choices: pullOutKinds.flatMap((kind) =>
      people
        .filter((one) => pullOutRoles[kind].includes(one.role))
        .map((one) => ({
          kind,
          staffMemberId: one.id,
          name: `${one.given_name} ${one.family_name}`,
          isFree: one.is_free,
        })),
    ),
  });
}

export async function openForPullOuts(ctx: ActionContext, sessionId: string): Promise<Outcome<Session>> {
  const session = await sessionInScope(ctx.tx, ctx.scope, { organizationId: ctx.organizationId, sessionId });
  if (!session) return refuse('session-not-found');
  return session.status === 'cancelled' ? refuse('session-cancelled') : ok(session);
}

function meets(session: Session, from: Instant, to: Instant): boolean {
  return (
    minutesBetween(from, session.ends_at as Instant) > 0 &&
    minutesBetween(session.starts_at as Instant, to) > 0
  );
}

// The database holds it at last (bookings_never_twice); here it is said by what they are taken, where one may look.
async function staysFree(
  ctx: ActionContext,
  session: Session,
  time: { resourceId: string; startsAt: Instant; endsAt: Instant },
): Promise<Outcome<true>> {
  const wanted = [{ ...time, resourceKind: 'staff_member' as const, shared: false }];
  const taken = await notFree(ctx.tx, wanted, []);
  return taken.length === 0
    ? ok(true)
    : refuseTaken(ctx, { timeZone: session.time_zone, roomIds: [] }, wanted);
}

async function mayTake(ctx: ActionContext, session: Session, input: StartPullOut): Promise<boolean> {
  const people = await staffOf(ctx, session, pullOutRoles[input.kind]);
  return people.some((one) => one.id === input.staffMemberId);
}

const lookAheadMinutes = 15;

function staffOf(ctx: ActionContext, session: Session, roles: readonly string[]) {
  return findPullOutStaff(ctx.tx, {
    organizationId: ctx.organizationId,
    clinicId: session.clinic_id,
    on: ctx.today,
    roles,
    from: ctx.now,
    to: addMinutes(ctx.now, lookAheadMinutes),
  });
}
