// The waiting list of a group: join, move with a reason, offer, accept, decline, lapse. Each is a step that is added.
import type { z } from 'zod';
import type { PatientId } from '#kernel/ids.ts';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { waitingList } from '../../rules/seat-answers.ts';
import { policyNumber } from '../../../organization/rules/policy-values.ts';
import { policiesOf } from '../../../organization/server/door.ts';
import type { AcceptWaiting, JoinWaiting, OfferWaiting } from '../../rules/seat.ts';
import {
  firstFitting,
  mayFollow,
  placeNumber,
  stillWaits,
  type WaitingStatus,
} from '../../rules/waiting-order.ts';
import { clinicsOf, findGroups } from '../groups.db.ts';
import { freeChairs } from './free-chairs.db.ts';
import { openGroupToChange, personInScope, refuseWhenFull, type GroupAt } from './open-group.ts';
import { refuseElsewhere } from './person-there.ts';
import { placeSeat } from './place-seat.ts';
import { logChange } from './roster-changes.db.ts';
import { findEntry, findWaiting, insertEntry, insertStep, type WaitingRow } from './waiting-list.db.ts';
import { refuseToPassOver, standingOn } from './waiting-order.ts';

const daysShownAfterwards = 30;

export async function readWaitingList(
  ctx: ActionContext,
  input: { groupId: string },
): Promise<Outcome<z.input<typeof waitingList>>> {
  const { organizationId, today } = ctx;
  const [group] = await findGroups(ctx.tx, ctx.scope, { organizationId, today, groupId: input.groupId });
  if (!group) return refuse('group-not-found');
  const since = `${addDays(today, -daysShownAfterwards)}T00:00:00Z` as ActionContext['now'];
  const entries = await findWaiting(ctx.tx, { organizationId, groupId: group.id, since });
  ctx.about(
    entries.map((entry) => entry.patient_id as PatientId),
    { groupId: group.id },
  );
  const { free, freeFrom } = await freeFromNow(ctx, group.id);
  const first = firstFitting(
    entries.filter((entry) => stillWaits(entry.status)),
    new Map(free.map((day) => [day.weekday, day.chairs])),
  );
  return ok({
    today,
    free,
    freeFrom,
    offerDays: await offerDays(ctx, group),
    firstFittingId: first?.id ?? null,
    entries: entries.map((entry) => ({
      id: entry.id,
      patientId: entry.patient_id,
      givenName: entry.given_name,
      familyName: entry.family_name,
      preferredName: entry.preferred_name,
      number: entry.number,
      weekdays: entry.weekdays,
      because: entry.because,
      joinedAt: entry.joined_at,
      status: entry.status,
      stepBecause: entry.step_because,
      offeredUntil: entry.offered_until,
      offeredFrom: entry.offered_from,
      hasLapsed: entry.offered_until !== null && entry.offered_until < today,
      decidedAt: entry.decided_at,
    })),
  });
}

export async function joinWaiting(
  ctx: ActionContext,
  input: JoinWaiting & { groupId: string },
): Promise<Outcome<{ entryId: string; place: number }>> {
  const opened = await openGroupToChange(ctx, input.groupId);
  if (!opened.ok) return opened;
  const group = opened.value;
  const person = await personInScope(ctx, input.patientId);
  if (!person.ok) return person;
  ctx.about([input.patientId as PatientId], { groupId: group.id });
  if (input.weekdays?.some((day) => !group.weekdays.includes(day))) return refuse('weekday-not-met');
  const standing = await standingOn(ctx, group.id);
  if (standing.some((entry) => entry.patient_id === input.patientId)) return refuse('waits-already');
  const { organizationId } = ctx;
  const entryId = await insertEntry(ctx.tx, {
    organizationId,
    clinicId: group.clinic_id,
    groupId: group.id,
    patientId: input.patientId,
    weekdays: input.weekdays,
    because: input.because,
    joinedBy: ctx.staffMemberId,
    joinedAt: ctx.now,
  });
  const place = (standing.at(-1)?.place ?? 0) + 1;
  await addStep(
    ctx,
    { id: entryId, clinic_id: group.clinic_id, sequence: 0 },
    { status: 'waiting', place, because: '' },
  );
  ctx.announce('groups', group.id);
  return ok({ entryId, place: standing.length + 1 });
}

type OfEntry = { entryId: string };
type Stepped = Outcome<{ entryId: string }>;

export async function moveWaiting(
  ctx: ActionContext,
  input: OfEntry & { place: number; because: string },
): Promise<Stepped> {
  const opened = await openEntry(ctx, input.entryId);
  if (!opened.ok) return opened;
  const { entry } = opened.value;
  if (!stillWaits(entry.status)) return refuse('waits-no-more');
  const others = (await standingOn(ctx, entry.group_id)).filter((one) => one.id !== entry.id);
  const place = placeNumber(
    others.map((one) => one.place),
    input.place,
  );
  await addStep(ctx, entry, {
    status: entry.status,
    place,
    because: input.because,
    offeredUntil: entry.offered_until,
    offeredFrom: entry.offered_from,
  });
  return stepped(ctx, entry);
}

export async function offerWaiting(ctx: ActionContext, input: OfEntry & OfferWaiting): Promise<Stepped> {
  const opened = await openEntry(ctx, input.entryId);
  if (!opened.ok) return opened;
  const { entry, group } = opened.value;
  if (!mayFollow(entry.status, 'offered')) return refuse('waits-no-more');
  const until = input.until ?? addDays(ctx.today, await offerDays(ctx, group));
  const asked = input.startsOn ?? ctx.today;
  const from = (asked < group.starts_on ? group.starts_on : asked) as LocalDate;
  if (until < ctx.today || from < ctx.today) return refuse('offer-in-past');
  const free = await couldTake(ctx, group, { entry, from, because: input.because });
  if (!free.ok) return free;
  await addStep(ctx, entry, {
    status: 'offered',
    place: entry.place,
    because: input.because,
    offeredUntil: until,
    offeredFrom: from,
  });
  return stepped(ctx, entry);
}

// Chairs free from today on; where there is none, those of whoever came for the last time today.
async function freeFromNow(ctx: ActionContext, groupId: string) {
  const free = await freeChairs(ctx.tx, { groupId, from: ctx.today });
  if (free.some((day) => day.chairs > 0)) return { free, freeFrom: ctx.today };
  const tomorrow = addDays(ctx.today, 1);
  return { free: await freeChairs(ctx.tx, { groupId, from: tomorrow }), freeFrom: tomorrow };
}

// A chair is free for them, they could sit there, and nobody before them is passed over without a reason.
async function couldTake(
  ctx: ActionContext,
  group: GroupAt,
  { entry, from, because }: { entry: WaitingRow; from: LocalDate; because: string },
): Promise<Outcome<true>> {
  const { patient_id: patientId, weekdays } = entry;
  const asked = { from, to: null, weekdays, alternateFrom: null };
  const moreInRoom = group.mode === 'virtual' ? 0 : 1;
  const free = await refuseWhenFull(ctx, group, { ...asked, patientId, more: 1, moreInRoom });
  if (!free.ok) return free;
  const elsewhere = await refuseElsewhere(ctx, { ...asked, groupId: group.id, patientId });
  return elsewhere.ok
    ? refuseToPassOver(ctx, group, { patientId, weekdays, because, startsOn: from })
    : elsewhere;
}

async function offerDays(
  ctx: ActionContext,
  group: { readonly state: string; readonly clinic_id: string },
): Promise<number> {
  const values = await policiesOf(ctx.tx, ctx.organizationId);
  const place = { state: group.state, clinicId: group.clinic_id, on: ctx.today };
  return policyNumber(values, 'waiting_offer_days', place);
}

export function closeWaiting(
  ctx: ActionContext,
  input: OfEntry & { status: 'declined' | 'lapsed' | 'left' | 'waiting'; because: string },
): Promise<Stepped> {
  return step(ctx, input.entryId, { status: input.status, because: input.because });
}

/** They take the chair: the seat is given in the same action, under the same limits as any other. */
export async function acceptWaiting(
  ctx: ActionContext,
  input: OfEntry & AcceptWaiting,
): Promise<Outcome<{ entryId: string; seatId: string; changeId: string }>> {
  const opened = await openEntry(ctx, input.entryId);
  if (!opened.ok) return opened;
  const { entry, group } = opened.value;
  if (!mayFollow(entry.status, 'accepted')) return refuse('waits-no-more');
  if (input.startsOn < ctx.today) return refuse('change-in-past');
  const { patient_id: patientId, weekdays } = entry;
  const inOrder = isHeld(ctx, entry)
    ? ok(true)
    : await refuseToPassOver(ctx, group, { patientId, weekdays, ...input });
  if (!inOrder.ok) return inOrder;
  const placed = await placeSeat(ctx, group, {
    patientId: entry.patient_id,
    startsOn: input.startsOn as LocalDate,
    endsOn: null,
    reason: 'waiting_list',
    because: input.because,
    petsAccepted: input.petsAccepted,
    terms: { weekdays: entry.weekdays, virtualWeekdays: [], alternateFrom: null, level: null, phase: null },
  });
  if (!placed.ok) return placed;
  await addStep(ctx, entry, {
    status: 'accepted',
    place: entry.place,
    because: input.because,
    seatId: placed.value,
  });
  const changeId = await logChange(ctx, {
    kind: 'seat_given',
    group,
    patientId: entry.patient_id,
    because: '',
    givenSeatId: placed.value,
  });
  ctx.announce('groups', group.id);
  return ok({ entryId: entry.id, seatId: placed.value, changeId });
}

type Step = {
  status: WaitingStatus;
  because: string;
  offeredUntil?: string | null;
  offeredFrom?: string | null;
  seatId?: string;
};

/** Whether a chair is held for somebody now. */
function isHeld(ctx: ActionContext, entry: WaitingRow): boolean {
  return entry.status === 'offered' && entry.offered_until !== null && entry.offered_until >= ctx.today;
}

async function step(ctx: ActionContext, entryId: string, to: Step): Promise<Stepped> {
  const opened = await openEntry(ctx, entryId);
  if (!opened.ok) return opened;
  const { entry } = opened.value;
  if (!mayFollow(entry.status, to.status)) return refuse('waits-no-more');
  // Who waits again goes to the end.
  const again = to.status === 'waiting' && !stillWaits(entry.status);
  const standing = again ? await standingOn(ctx, entry.group_id) : [];
  const place = again ? (standing.at(-1)?.place ?? 0) + 1 : entry.place;
  await addStep(ctx, entry, { ...to, place });
  return stepped(ctx, entry);
}

async function addStep(
  ctx: ActionContext,
  entry: Pick<WaitingRow, 'id' | 'clinic_id' | 'sequence'>,
  to: Step & { place: number },
): Promise<void> {
  await insertStep(ctx.tx, {
    organizationId: ctx.organizationId,
    clinicId: entry.clinic_id,
    entryId: entry.id,
    sequence: entry.sequence + 1,
    status: to.status,
    place: to.place,
    because: to.because,
    offeredUntil: to.status === 'offered' ? (to.offeredUntil ?? null) : null,
    offeredFrom: to.status === 'offered' ? (to.offeredFrom ?? null) : null,
    seatId: to.seatId ?? null,
    decidedBy: ctx.staffMemberId,
    decidedAt: ctx.now,
  });
}

async function openEntry(
  ctx: ActionContext,
  entryId: string,
): Promise<Outcome<{ entry: WaitingRow; group: GroupAt }>> {
  const key = { organizationId: ctx.organizationId, entryId };
  const found = await findEntry(ctx.tx, key);
  const clinics = clinicsOf(ctx.scope);
  if (!found || (clinics !== null && !clinics.includes(found.clinic_id))) return refuse('entry-not-found');
  const group = await openGroupToChange(ctx, found.group_id);
  if (!group.ok) return refuse('entry-not-found');
  ctx.about([found.patient_id as PatientId], { groupId: found.group_id });
  const entry = await findEntry(ctx.tx, key);
  return entry ? ok({ entry, group: group.value }) : refuse('entry-not-found');
}

function stepped(ctx: ActionContext, entry: WaitingRow): Stepped {
  ctx.announce('groups', entry.group_id);
  return ok({ entryId: entry.id });
}
