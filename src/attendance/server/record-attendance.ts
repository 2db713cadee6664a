// Records marks of people in a session: load, decide, write. One that somebody else changed meanwhile is refused whole.
import type { PatientId } from '#kernel/ids.ts';
import { addMinutes, minutesBetween, type Instant } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { isTimeForEverybody } from '../rules/arrival.ts';
import { whoSeesToThem, type CouldNotStay, type Everyone, type Mark } from '../rules/attendance.ts';
import type { CreditRefusal } from '../../groups/rules/presence.ts';
import { creditedMinutes } from '../rules/credited-minutes.ts';
import type { SessionTimes } from '../../groups/rules/session-times.ts';
import { isToConfirm } from '../rules/virtual-arrival.ts';
import { wasThere } from '../rules/was-there.ts';
import { announcePeople } from './announce-people.ts';
import { insertMarks, type NewMark } from './attendance.db.ts';
import { openForMarks, type OpenSession } from './held-times.ts';
import { findStaffInRoles } from './pull-outs.db.ts';
import { findWholeRoster } from './rosters.db.ts';

type Marked = Outcome<{ marked: number }>;

export async function recordAttendance(
  ctx: ActionContext,
  input: { sessionId: string; marks: Mark[] },
): Promise<Marked> {
  const opened = await openForMarks(ctx, input.sessionId);
  if (!opened.ok) return opened;
  const { session, times } = opened.value;
  const roster = await findWholeRoster(ctx.tx, keyOf(ctx, session.id));
  const seated = new Set(roster.map((person) => person.patient_id));
  if (input.marks.some((mark) => !seated.has(mark.patientId))) return refuse('not-on-roster');
  const marks: NewMark[] = [];
  for (const mark of input.marks) {
    const made = newMark(times, mark, ctx.now);
    if (!made.ok) return made;
    marks.push(made.value);
  }
  return write(ctx, session, marks);
}

/** Somebody came and was not fit to stay: a nurse saw to them, and they get home safely. No minutes are credited. */
export async function recordCouldNotStay(
  ctx: ActionContext,
  input: CouldNotStay & { sessionId: string },
): Promise<Marked> {
  const opened = await openForMarks(ctx, input.sessionId);
  if (!opened.ok) return opened;
  const { session } = opened.value;
  const roster = await findWholeRoster(ctx.tx, keyOf(ctx, session.id));
  if (!roster.some((person) => person.patient_id === input.patientId)) return refuse('not-on-roster');
  const staff = await findStaffInRoles(ctx.tx, {
    organizationId: ctx.organizationId,
    clinicId: session.clinic_id,
    on: ctx.today,
    roles: whoSeesToThem,
  });
  if (!staff.some((one) => one.id === input.staffMemberId)) return refuse('nurse-unfit');
  const mark = {
    patientId: input.patientId,
    sequence: input.after + 1,
    status: 'could_not_stay',
    arrivedAt: null,
    leftAt: null,
    safely: { seenBy: input.staffMemberId, wayHome: input.wayHome },
  };
  return write(ctx, session, [mark]);
}

/** Who may see to somebody who cannot stay: nurses first. */
export async function listWhoSeesToThem(
  ctx: ActionContext,
  input: { sessionId: string },
): Promise<Outcome<{ staff: { staffMemberId: string; name: string; role: string }[] }>> {
  const opened = await openForMarks(ctx, input.sessionId);
  if (!opened.ok) return opened;
  const staff = await findStaffInRoles(ctx.tx, {
    organizationId: ctx.organizationId,
    clinicId: opened.value.session.clinic_id,
    on: ctx.today,
    roles: whoSeesToThem,
  });
  const inOrder = whoSeesToThem.flatMap((role) => staff.filter((one) => one.role === role));
  return ok({
    staff: inOrder.map((one) => ({
      staffMemberId: one.id,
      name: `${one.given_name} ${one.family_name}`,
      role: one.role,
    })),
  });
}

/** Marks everybody present who is expected and not marked yet, in one go; where some are named, of those only. */
export async function markEveryonePresent(
  ctx: ActionContext,
  input: Everyone & { sessionId: string },
): Promise<Marked> {
  const opened = await openForMarks(ctx, input.sessionId);
  if (!opened.ok) return opened;
  const { session, times, house } = opened.value;
  if (!isTimeForEverybody({ startsAt: times.startsAt, earlyMinutes: house.tabletMinutes }, ctx.now))
    return refuse('too-early-for-everybody', { minutes: house.tabletMinutes });
  const roster = await findWholeRoster(ctx.tx, keyOf(ctx, session.id));
  const marks = roster
    // Who said beforehand that they will not come is not marked by a key that means everybody else.
    .filter(
      (person) =>
        (person.status === null || person.status === 'expected') &&
        person.known_absence === null &&
        !person.taken_back &&
        (input.patientIds === undefined || input.patientIds.includes(person.patient_id)) &&
        // Nor who takes part by video and was not asked yet where they are.
        !isToConfirm({ isVirtual: person.mode === 'virtual', isConfirmed: person.arrival === 'joins' }),
    )
    .map((person) => ({
      patientId: person.patient_id,
      sequence: (person.sequence ?? 0) + 1,
      status: 'present',
      arrivedAt: times.startsAt,
      leftAt: null,
    }));
  return write(ctx, session, marks);
}

function newMark(times: SessionTimes, mark: Mark, now: Instant): Outcome<NewMark, CreditRefusal> {
  const made = { patientId: mark.patientId, sequence: mark.after + 1, status: mark.status };
  if (!wasThere(mark.status)) return ok({ ...made, arrivedAt: null, leftAt: null });
  const arrivedAt = (mark.arrivedAt as Instant | null) ?? arrivalOf(times, mark.status, now);
  const leftAt = mark.leftAt as Instant | null;
  const credit = creditedMinutes(times, { arrivedAt, leftAt });
  return credit.ok ? ok({ ...made, arrivedAt, leftAt }) : credit;
}

// Late without a time means now while the session runs; noted afterwards, a quarter of an hour after the start.
function arrivalOf(times: SessionTimes, status: string, now: Instant): Instant {
  if (status !== 'late') return times.startsAt;
  const running = minutesBetween(times.startsAt, now) > 0 && minutesBetween(now, times.endsAt) > 0;
  return running ? now : addMinutes(times.startsAt, 15);
}

async function write(ctx: ActionContext, session: OpenSession, marks: NewMark[]): Promise<Marked> {
  ctx.about(
    marks.map((mark) => mark.patientId as PatientId),
    { sessionId: session.id },
  );
  if (marks.length > 0) {
    const at = {
      ...keyOf(ctx, session.id),
      clinicId: session.clinic_id,
      recordedBy: ctx.staffMemberId,
      recordedAt: ctx.now,
    };
    await insertMarks(ctx.tx, at, marks);
    announcePeople(
      ctx,
      session.id,
      marks.map((mark) => mark.patientId),
    );
  }
  return ok({ marked: marks.length });
}

function keyOf(ctx: ActionContext, sessionId: string) {
  return { organizationId: ctx.organizationId, sessionId };
}
