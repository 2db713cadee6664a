// Somebody arrives by video: identity, place, number and privacy are confirmed, then they join and are marked, or the
// clinic calls them instead.
import type { PatientId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { sizeRulesOn } from '../../groups/rules/size-limits.ts';
import { leadersOfSession } from '../../groups/server/door.ts';
import { policiesOf } from '../../organization/server/door.ts';
import { facilitationFactsOf } from '../../staff/server/door.ts';
import { arrivalNow } from '../rules/arrival.ts';
import { houseTimesOn } from '../rules/house-times.ts';
import { joining, type CalledBecause, type Joining } from '../rules/virtual-arrival.ts';
import type { LastArrivals, VirtualArrival } from '../rules/virtual-arrival-schema.ts';
import { wasThere } from '../rules/was-there.ts';
import { announcePeople } from './announce-people.ts';
import { insertMarks } from './attendance.db.ts';
import { openForMarks, type OpenedForMarks } from './held-times.ts';
import { findRoster, type RosterRow } from './rosters.db.ts';
import { findArrivals, findClinicPlace, findStatesOfSession, insertArrival } from './virtual-arrivals.db.ts';

const becauseWords: Readonly<Record<CalledBecause, string>> = {
  'no-license-there':
    'Nobody who leads this group holds a license for the state they are in. Call them; a clinician licensed there can see them.',
  'not-private':
    'Others can hear the group where they are. Call them, and find a private place for the next time.',
  'strictest-limit':
    'People of several states are in this session, and the strictest of their limits is reached. Call them and offer another group.',
};

export async function arriveVirtually(
  ctx: ActionContext,
  input: VirtualArrival & { sessionId: string },
): Promise<Outcome<{ joins: boolean; because: string | null }>> {
  const opened = await openForMarks(ctx, input.sessionId);
  if (!opened.ok) return opened;
  const { session } = opened.value;
  const roster = await findRoster(ctx.tx, { organizationId: ctx.organizationId, sessionId: session.id });
  const person = roster.find((each) => each.patient_id === input.patientId);
  if (!person) return refuse('not-on-roster');
  if (person.mode !== 'virtual') return refuse('not-by-video');
  if (isInRoom(input) && session.mode !== 'hybrid') return refuse('no-room-here');
  ctx.about([input.patientId as PatientId], { sessionId: session.id });
  const decided = await decide(ctx, opened.value, { input, roster });
  await insertArrival(
    ctx,
    {
      clinicId: session.clinic_id,
      sessionId: session.id,
      outcome: decided.joins ? 'joins' : 'called_instead',
    },
    input,
  );
  if (decided.joins && !wasThere(person.status)) await markArrived(ctx, opened.value, input);
  announcePeople(ctx, session.id, [input.patientId]);
  return ok({ joins: decided.joins, because: decided.joins ? null : becauseWords[decided.because] });
}

function isInRoom({ identityBy }: VirtualArrival): boolean {
  return identityBy === 'in_room';
}

type Said = { readonly input: VirtualArrival; readonly roster: readonly RosterRow[] };

async function decide(
  ctx: ActionContext,
  { session }: OpenedForMarks,
  { input, roster }: Said,
): Promise<Joining> {
  // Whoever came to the room is where the clinic is.
  if (isInRoom(input)) return { joins: true };
  const { organizationId } = ctx;
  const key = { organizationId, sessionId: session.id };
  const leaders = await leadersOfSession(ctx.tx, key);
  const staffMemberIds = leaders.map((leader) => leader.staff_member_id);
  const [facts, policies, elsewhere] = await Promise.all([
    facilitationFactsOf(ctx.tx, { organizationId, staffMemberIds }),
    policiesOf(ctx.tx, organizationId),
    findStatesOfSession(ctx.tx, { ...key, except: input.patientId }),
  ]);
  const place = { state: session.state, clinicId: session.clinic_id, on: session.held_on as LocalDate };
  return joining({
    state: input.state,
    isPrivate: input.isPrivate,
    kind: session.kind,
    on: session.held_on,
    leaders: [...facts.values()],
    otherStates: [session.state, ...elsewhere],
    there: roster.filter((each) => wasThere(each.status) && each.patient_id !== input.patientId).length,
    rules: sizeRulesOn(policies, place),
  });
}

async function markArrived(
  ctx: ActionContext,
  { session, times }: OpenedForMarks,
  input: VirtualArrival,
): Promise<void> {
  const house = houseTimesOn(await policiesOf(ctx.tx, ctx.organizationId), {
    state: session.state,
    clinicId: session.clinic_id,
    on: session.held_on as LocalDate,
  });
  const { status, arrivedAt } = arrivalNow({ ...house, ...times }, ctx.now);
  const at = {
    organizationId: ctx.organizationId,
    sessionId: session.id,
    clinicId: session.clinic_id,
    recordedBy: ctx.staffMemberId,
    recordedAt: ctx.now,
  };
  await insertMarks(ctx.tx, at, [
    { patientId: input.patientId, sequence: input.after + 1, status, arrivedAt, leftAt: null },
  ]);
}

// Of a clinic without a number on record: whoever came to the room is reached there.
const noNumber = 'the front desk';

/** Of everybody by video: what was confirmed today, and the last answers, to be taken over with one tap. */
export async function listArrivals(
  ctx: ActionContext,
  input: { sessionId: string },
): Promise<Outcome<LastArrivals>> {
  const opened = await openForMarks(ctx, input.sessionId);
  if (!opened.ok) return opened;
  const { session } = opened.value;
  const key = { organizationId: ctx.organizationId, sessionId: session.id };
  const roster = (await findRoster(ctx.tx, key)).filter((person) => person.mode === 'virtual');
  const patientIds = roster.map((person) => person.patient_id);
  ctx.about(patientIds as PatientId[], { sessionId: session.id });
  const rows = await findArrivals(ctx.tx, { ...key, patientIds });
  const clinic =
    session.mode === 'hybrid'
      ? await findClinicPlace(ctx.tx, { ...key, clinicId: session.clinic_id })
      : undefined;
  return ok({
    state: session.state,
    room:
      clinic === undefined
        ? null
        : { address: `${clinic.street}, ${clinic.city}`, callBack: clinic.phone ?? noNumber },
    people: rows.map((row) => ({
      patientId: row.patient_id,
      sequence: row.sequence ?? 0,
      outcome: row.outcome,
      last:
        row.state === null || row.address === null || row.call_back === null
          ? null
          : { state: row.state, address: row.address, callBack: row.call_back },
    })),
  });
}
