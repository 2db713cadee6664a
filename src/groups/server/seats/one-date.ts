// What happens on one date of a group: somebody visits, somebody says that they will not come, a guest sits in, or
// somebody comes without a plan. Planning is refused where the date is full; what happened is recorded.
import type { PatientId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { openRecordToClinic } from '../../../patients/server/door.ts';
import type { Absence, GiveVisit, Guest } from '../../rules/seat.ts';
import { whatToDo, type Arrival } from '../../rules/unplanned.ts';
import {
  findDate,
  findDatesOfPerson,
  findDatesTaken,
  findExpected,
  findOneDate,
  insertAbsences,
  insertGuest,
  insertVisit,
  sitsFrom,
  takenOn,
  withdraw,
  type DateOf,
  type OneDateTable,
} from './one-date.db.ts';
import { openGroupToChange, personInScope, refuseWhenFull, type Asked, type GroupAt } from './open-group.ts';
import { newId } from '#platform/database/new-id.ts';
import { meetsKeptApart } from './keep-apart.db.ts';
import { writePause } from './pauses.ts';
import { agesMix, petsTrouble, refuseElsewhereOn, refusePets } from './person-there.ts';
import { sizeRulesAt } from './size-rules.ts';
import { logChange, type ChangeKind } from './roster-changes.db.ts';

type OnSession = { sessionId: string };
type Given = { id: string; changeId: string };
type Opened = { date: DateOf; group: GroupAt };

export async function giveVisit(ctx: ActionContext, input: GiveVisit & OnSession): Promise<Outcome<Given>> {
  const opened = await openForPerson(ctx, input);
  if (!opened.ok) return opened;
  const { date, group } = opened.value;
  if (date.held_on < ctx.today) return refuse('date-is-past');
  const { patientId, petsAccepted } = input;
  const pets = await refusePets(ctx, { groupId: group.id, patientId, petsAccepted });
  if (!pets.ok) return pets;
  const inRoom = date.mode === 'in_person' || (date.mode === 'hybrid' && input.mode !== 'virtual');
  const asked = { more: 1, moreInRoom: inRoom ? 1 : 0, patientId };
  const free = await refuseWhenFull(ctx, group, oneDate(date, asked));
  if (!free.ok) return free;
  const elsewhere = await refuseElsewhereOn(ctx, { sessionId: date.id, patientId });
  if (!elsewhere.ok) return elsewhere;
  return ok(await addVisit(ctx, opened.value, { ...input, log: 'visit_given' }));
}

/** Somebody came who is not on the list: recorded whatever the limits say, with what to do now. */
export async function recordWalkIn(
  ctx: ActionContext,
  input: { patientId: string; mode: 'in_person' | 'virtual' | null; because: string } & OnSession,
): Promise<Outcome<Given & { toDo: string[] }>> {
  const opened = await openForPerson(ctx, input);
  if (!opened.ok) return opened;
  const { date } = opened.value;
  if (date.held_on > ctx.today) return refuse('date-not-begun');
  const key = { organizationId: ctx.organizationId, sessionId: date.id };
  const expected = await findExpected(ctx.tx, key);
  if (expected.some((person) => person.patient_id === input.patientId)) return refuse('already-expected');
  const given = await addVisit(ctx, opened.value, {
    ...input,
    kind: 'walk_in',
    log: 'walk_in',
    petsAccepted: false,
  });
  const rules = await sizeRulesAt(ctx, date, date.held_on);
  return ok({ ...given, toDo: whatToDo(await arrivalAt(ctx, date, input.patientId), rules) });
}

// What the database says of a date that its state exempts.
const exemptLimit = 500;

async function arrivalAt(ctx: ActionContext, date: DateOf, patientId: string): Promise<Arrival> {
  const taken = takenOn(date, await findDatesTaken(ctx.tx, [date.id]));
  const key = { organizationId: ctx.organizationId, sessionId: date.id, patientId };
  return {
    people: taken.taken,
    limit: taken.limit,
    inRoom: taken.inRoom,
    chairs: taken.chairs,
    state: date.state,
    kind: date.kind,
    keptApart: await meetsKeptApart(ctx.tx, key),
    petsTrouble: await petsTrouble(ctx, { groupId: date.group_id, patientId }),
    agesMix: await agesMix(ctx, { sessionId: date.id, patientId }),
    isExempt: taken.limit >= exemptLimit,
  };
}

export async function recordAbsence(
  ctx: ActionContext,
  input: Absence & OnSession,
): Promise<Outcome<{ dates: number; changeId: string }>> {
  const opened = await openForPerson(ctx, input);
  if (!opened.ok) return opened;
  const { date, group } = opened.value;
  const until = (input.until ?? date.occurs_on) as LocalDate;
  const dates = await findDatesOfPerson(ctx.tx, {
    organizationId: ctx.organizationId,
    groupId: group.id,
    patientId: input.patientId,
    from: date.occurs_on,
    until,
  });
  if (until > date.occurs_on) return pauseFrom(ctx, opened.value, { ...input, until, dates });
  if (dates.length === 0) return refuse('not-expected');
  const changeId = await logChange(ctx, {
    kind: 'absence_given',
    group,
    patientId: input.patientId,
    because: input.because,
    sessionId: date.id,
  });
  await insertAbsences(ctx, dates, { ...input, changeId });
  tell(ctx, dates);
  return ok({ dates: dates.length, changeId });
}

// Longer than one date: a pause, which also holds on dates that do not stand yet.
async function pauseFrom(
  ctx: ActionContext,
  { date, group }: Opened,
  input: Absence & { until: LocalDate; dates: readonly DateOf[] },
): Promise<Outcome<{ dates: number; changeId: string }>> {
  const seat = await sitsFrom(ctx.tx, {
    organizationId: ctx.organizationId,
    groupId: group.id,
    patientId: input.patientId,
    from: date.occurs_on,
    until: input.until,
  });
  if (!seat) return refuse('not-expected');
  const { patientId, reason, because, until } = input;
  const paused = await writePause(ctx, group, { patientId, reason, because, from: date.occurs_on, until });
  if (paused.ok) tell(ctx, input.dates);
  return paused;
}

export async function addGuest(ctx: ActionContext, input: Guest & OnSession): Promise<Outcome<Given>> {
  const opened = await openDate(ctx, input.sessionId);
  if (!opened.ok) return opened;
  const { date, group } = opened.value;
  const inRoom = date.mode !== 'virtual' && !input.virtual ? 1 : 0;
  const free = await refuseWhenFull(ctx, group, oneDate(date, { more: 0, moreInRoom: inRoom }));
  if (!free.ok) return free;
  const id = newId();
  const changeId = await logChange(ctx, {
    kind: 'guest_given',
    group,
    patientId: null,
    because: input.kind,
    sessionId: date.id,
    ofId: id,
  });
  await insertGuest(ctx, { date, changeId }, { ...input, id });
  tell(ctx, [date]);
  return ok({ id, changeId });
}

export const withdrawVisit = (ctx: ActionContext, input: { visitId: string; because: string }) =>
  takeOff(ctx, { table: 'visits', id: input.visitId, because: input.because, log: 'visit_withdrawn' });
export const withdrawAbsence = (ctx: ActionContext, input: { absenceId: string; because: string }) =>
  takeOff(ctx, {
    table: 'known_absences',
    id: input.absenceId,
    because: input.because,
    log: 'absence_withdrawn',
  });
export const withdrawGuest = (ctx: ActionContext, input: { guestId: string; because: string }) =>
  takeOff(ctx, { table: 'guests', id: input.guestId, because: input.because, log: 'guest_withdrawn' });

type TakeOff = { table: OneDateTable; id: string; because: string; log: ChangeKind };

async function takeOff(ctx: ActionContext, off: TakeOff): Promise<Outcome<{ changeId: string }>> {
  const found = await findOneDate(ctx.tx, off.table, { organizationId: ctx.organizationId, id: off.id });
  if (!found) return refuse('date-not-found');
  const opened = await openDate(ctx, found.session_id);
  if (!opened.ok) return opened;
  const { date, group } = opened.value;
  if (found.patient_id !== null) ctx.about([found.patient_id as PatientId], { sessionId: date.id });
  // Who comes after all takes the chair again, if it is still there.
  if (off.table === 'known_absences') {
    const asked = { more: 1, moreInRoom: 0, wasPlanned: true };
    const free = await refuseWhenFull(ctx, group, oneDate(date, asked));
    if (!free.ok) return free;
  }
  await withdraw(ctx, off);
  const changeId = await logChange(ctx, {
    kind: off.log,
    group,
    patientId: found.patient_id,
    because: off.because,
    sessionId: date.id,
    ofId: off.id,
  });
  tell(ctx, [date]);
  return ok({ changeId });
}

type Visiting = {
  patientId: string;
  kind: string;
  mode: string | null;
  because: string;
  petsAccepted: boolean;
  log: 'visit_given' | 'walk_in';
};

async function addVisit(ctx: ActionContext, { date, group }: Opened, visit: Visiting): Promise<Given> {
  const id = newId();
  const changeId = await logChange(ctx, {
    kind: visit.log,
    group,
    patientId: visit.patientId,
    because: visit.because,
    sessionId: date.id,
    ofId: id,
  });
  await insertVisit(ctx, { date, changeId }, { ...visit, id });
  await openRecordToClinic(ctx.tx, {
    organizationId: ctx.organizationId,
    patientId: visit.patientId,
    clinicId: date.clinic_id,
    today: ctx.today,
    lastDay: date.held_on,
  });
  tell(ctx, [date]);
  return { id, changeId };
}

async function openForPerson(
  ctx: ActionContext,
  input: OnSession & { patientId: string },
): Promise<Outcome<Opened>> {
  const opened = await openDate(ctx, input.sessionId);
  if (!opened.ok) return opened;
  const person = await personInScope(ctx, input.patientId);
  if (!person.ok) return person;
  ctx.about([input.patientId as PatientId], { sessionId: opened.value.date.id });
  return opened;
}

/** A date that is not cancelled, with its group locked. */
async function openDate(ctx: ActionContext, sessionId: string): Promise<Outcome<Opened>> {
  const date = await findDate(ctx.tx, { organizationId: ctx.organizationId, sessionId });
  if (!date) return refuse('date-not-found');
  if (date.status === 'cancelled') return refuse('date-cancelled');
  const group = await openGroupToChange(ctx, date.group_id);
  return group.ok ? ok({ date, group: group.value }) : refuse('date-not-found');
}

function oneDate(date: DateOf, more: Pick<Asked, 'more' | 'moreInRoom' | 'patientId' | 'wasPlanned'>) {
  return { from: date.occurs_on, to: date.occurs_on, weekdays: null, alternateFrom: null, ...more };
}

function tell(ctx: ActionContext, dates: readonly DateOf[]): void {
  for (const date of dates.slice(0, 20)) ctx.announce('session', date.id);
  const [first] = dates;
  if (first) ctx.announce('groups', first.group_id);
}
