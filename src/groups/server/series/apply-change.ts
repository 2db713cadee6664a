// Applies a change of a series: one date, this and the following, or all from today on. It writes what was decided
// (an exception of a date, a further timetable, who leads from when) and then lets the dates follow.
import { weekdayOf, instantAt, type LocalDate, type WallTime } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { WeekDay } from '../../rules/group.ts';
import type { Aspect, StandingDate } from '../../rules/series/align-dates.ts';
import { retimed } from '../../rules/series/retimed-week.ts';
import type { Series } from '../../rules/series/series-facts.ts';
import type { ChangeAsked, SeriesChange } from '../../rules/series/series.ts';
import { checkTimetable, weekOf } from '../../rules/timetable.ts';
import { sizeRulesAt } from '../seats/size-rules.ts';
import { alignSeries, limitIn, type AlignedSeries } from './align-series.ts';
import type { ChangeAt, Resolved } from './change-at.ts';
import { changeStaff } from './change-staff.ts';
import {
  insertChange,
  insertException,
  endBefore,
  updateSeriesEnd,
  updateVirtualLink,
} from './changes.db.ts';
import { checkAssigned } from './check-change.ts';
import { checkBlocks, checkPlace } from './check-week.ts';
import { moveSeries } from './place-in-force.ts';
import {
  findStanding,
  findTimetablesFrom,
  insertTimetable,
  updateDates,
  type DatedTimetable,
} from './series.db.ts';

export type Applied = AlignedSeries & { readonly changeId: string };
export type Booking = 'book' | 'look';

/** Finds the date a change is about, and looks whether it may be changed at all. */
export async function resolveChange(
  ctx: ActionContext,
  series: Series,
  asked: ChangeAsked,
): Promise<Outcome<Resolved>> {
  const date = asked.sessionId === null ? null : await findDate(ctx, series, asked.sessionId);
  if (date === undefined) return refuse('session-not-found');
  if (asked.reach === 'this') return resolveOne(asked, date);
  const first = series.startsOn > ctx.today ? series.startsOn : ctx.today;
  if (asked.reach === 'all') return ok({ asked, date, from: first });
  const from = date?.occursOn ?? (asked.fromOn as LocalDate | null);
  if (from === null) return refuse('date-needed');
  return from < ctx.today ? refuse('change-in-the-past') : ok({ asked, date, from });
}

function resolveOne(asked: ChangeAsked, date: StandingDate | null): Outcome<Resolved> {
  if (date === null) return refuse('date-needed');
  const refused = refusalOfDate(asked.change, date);
  return refused === null ? ok({ asked, date, from: date.occursOn }) : refuse(refused);
}

async function findDate(
  ctx: ActionContext,
  series: Series,
  sessionId: string,
): Promise<StandingDate | undefined> {
  const [date] = await findStanding(ctx.tx, {
    organizationId: series.organizationId,
    groupId: series.groupId,
    from: null,
    sessionIds: [sessionId],
    now: ctx.now,
  });
  return date;
}

// Who led a date may be set right afterwards; its time, its place and whether it was held may not, once people wrote.
// A date that is over and on which nobody wrote may still be called off: it did not take place.
function refusalOfDate(change: SeriesChange, date: StandingDate): string | null {
  if (change.kind === 'timetable') return 'timetable-not-for-one-date';
  if (change.kind === 'staff' || date.keptBecause === null) return null;
  if (date.keptBecause === 'written') return 'date-written';
  return change.kind === 'cancel' ? null : 'date-begun';
}

/** Applies it. With 'look' nothing is booked, and what is taken already is answered instead. */
export async function applyChange(
  ctx: ActionContext,
  series: Series,
  { resolved, booking }: { resolved: Resolved; booking: Booking },
): Promise<Outcome<Applied>> {
  const { asked, date, from } = resolved;
  const changeId = await insertChange(ctx.tx, {
    series,
    kind: asked.change.kind,
    reach: asked.reach,
    sessionId: asked.reach === 'this' ? asked.sessionId : null,
    fromOn: from,
    because: asked.because,
    wasEndsOn: series.endsOn,
    madeBy: ctx.staffMemberId,
    madeAt: ctx.now,
  });
  const at = { ctx, series, resolved, changeId };
  const written =
    asked.reach === 'this' && date !== null ? await changeOneDate(at, date) : await changeSeries(at);
  if (!written.ok) return written;
  const aligned = await alignSeries(ctx, written.value, {
    reach: { from, sessionIds: asked.reach === 'this' && date !== null ? [date.sessionId] : null },
    booking,
    goneBecause: asked.because,
  });
  const may = await checkAssigned(at, written.value);
  if (!may.ok) return may;
  return ok({
    ...aligned,
    before: date === null ? aligned.before : withDate(aligned.before, date),
    changeId,
  });
}

// What a single date was before is what was found first; by the time of aligning it has been changed.
function withDate(before: readonly StandingDate[], date: StandingDate): StandingDate[] {
  return before.map((each) => (each.sessionId === date.sessionId ? date : each));
}

async function changeOneDate(at: ChangeAt, date: StandingDate): Promise<Outcome<Series>> {
  const { change, because } = at.resolved.asked;
  switch (change.kind) {
    case 'staff':
      return changeStaff(at, change);
    case 'cancel':
      return writeDate(at, 'cancelled', { ...date, status: 'cancelled', cancelledBecause: because });
    case 'move': {
      const moved = await movedDate(at, date, change);
      return moved.ok ? writeDate(at, 'moved', moved.value) : moved;
    }
    case 'mode': {
      const placed = await placedDate(at, date, change);
      if (!placed.ok) return placed;
      const { mode, virtualLink } = change;
      return writeDate(at, 'mode', { ...placed.value, mode, virtualLink });
    }
    case 'timetable':
      return refuse('timetable-not-for-one-date');
  }
}

async function writeDate(at: ChangeAt, aspect: Aspect, date: StandingDate): Promise<Outcome<Series>> {
  const { ctx, series, changeId } = at;
  await updateDates(ctx.tx, series.organizationId, [date]);
  await insertException(ctx.tx, series, {
    sessionId: date.sessionId,
    changeId,
    aspect,
    at: ctx.now,
  });
  return ok(series);
}

async function movedDate(
  at: ChangeAt,
  date: StandingDate,
  change: Extract<SeriesChange, { kind: 'move' }>,
): Promise<Outcome<StandingDate>> {
  const { ctx, series } = at;
  if (change.heldOn < ctx.today) return refuse('change-in-the-past');
  if (change.endsAt <= change.startsAt) return refuse('ends-before-start');
  const placed = await placedDate(at, date, { mode: date.mode, roomId: change.roomId });
  if (!placed.ok) return placed;
  const heldOn = change.heldOn as LocalDate;
  return ok({
    ...placed.value,
    heldOn,
    startsAt: instantAt(heldOn, change.startsAt as WallTime, series.timeZone),
    endsAt: instantAt(heldOn, change.endsAt as WallTime, series.timeZone),
  });
}

async function placedDate(
  { ctx, series }: ChangeAt,
  date: StandingDate,
  place: { mode: string; roomId: string | null },
): Promise<Outcome<StandingDate>> {
  const placed = await checkPlace(ctx, series, place);
  if (!placed.ok) return placed;
  const { roomId, seats } = placed.value;
  if (roomId === date.roomId) return ok(date);
  const seatsOf = new Map(roomId !== null && seats !== null ? [[roomId, seats]] : []);
  const rules = await sizeRulesAt(ctx, placeOf(series), date.heldOn);
  const { limit, rule } = limitIn(series, { roomId, mode: place.mode, seats: seatsOf, rules });
  return ok({ ...date, roomId, seatLimit: limit, seatLimitRule: rule });
}

async function changeSeries(at: ChangeAt): Promise<Outcome<Series>> {
  const { change } = at.resolved.asked;
  switch (change.kind) {
    case 'staff':
      return changeStaff(at, change);
    case 'cancel':
      return endSeries(at);
    case 'move':
      return moveWeekday(at, change);
    case 'mode':
      return changeMode(at, change);
    case 'timetable':
      return changeTimetable(at, change);
  }
}

async function endSeries({ ctx, series, resolved }: ChangeAt): Promise<Outcome<Series>> {
  const endsOn = endBefore(series, resolved.from);
  await updateSeriesEnd(ctx.tx, series, endsOn);
  return ok({ ...series, endsOn });
}

async function moveWeekday(
  at: ChangeAt,
  change: Extract<SeriesChange, { kind: 'move' }>,
): Promise<Outcome<Series>> {
  const week = await movedWeek(at, change);
  if (!week.ok) return week;
  const inForce = await inForceOn(at);
  const { mode = at.series.mode, alternateFrom = null } = inForce ?? {};
  return beginTimetable(at, { week: week.value, mode, roomId: change.roomId, alternateFrom });
}

async function changeMode(
  at: ChangeAt,
  change: Extract<SeriesChange, { kind: 'mode' }>,
): Promise<Outcome<Series>> {
  const { mode, roomId, virtualLink } = change;
  const inForce = await inForceOn(at);
  if (virtualLink !== null) await updateVirtualLink(at.ctx.tx, at.series, virtualLink);
  const { week = [], alternateFrom = null } = inForce ?? {};
  return beginTimetable(at, { week, mode, roomId, alternateFrom });
}

async function changeTimetable(
  at: ChangeAt,
  change: Extract<SeriesChange, { kind: 'timetable' }>,
): Promise<Outcome<Series>> {
  const { mode, roomId, days, blocks } = change;
  const fits = checkTimetable(days, blocks);
  if (!fits.ok) return fits;
  const week = weekOf(days, { blocks, kind: at.series.kind });
  return beginTimetable(at, {
    week,
    mode,
    roomId,
    alternateFrom: change.alternateFrom as LocalDate | null,
  });
}

async function inForceOn({ ctx, series, resolved }: ChangeAt) {
  const timetables = await findTimetablesFrom(ctx.tx, {
    organizationId: series.organizationId,
    groupId: series.groupId,
    from: resolved.from,
  });
  return timetables[0];
}

// Moving this date and the following moves its weekday; the other weekdays stay as they are.
async function movedWeek(
  at: ChangeAt,
  change: Extract<SeriesChange, { kind: 'move' }>,
): Promise<Outcome<WeekDay[]>> {
  const { date, asked } = at.resolved;
  if (date === null) return refuse('date-needed');
  if (asked.reach === 'following' && change.heldOn < at.ctx.today) return refuse('change-in-the-past');
  const inForce = await inForceOn(at);
  const week = retimed(inForce?.week ?? [], weekdayOf(date.occursOn), {
    weekday: weekdayOf(change.heldOn as LocalDate),
    startsAt: change.startsAt,
    endsAt: change.endsAt,
  });
  const fits = checkTimetable(week.map((day) => ({ ...day, blocks: [...day.blocks] })));
  return fits.ok ? ok(week) : fits;
}

async function beginTimetable(
  { ctx, series, resolved, changeId }: ChangeAt,
  next: Pick<DatedTimetable, 'week' | 'mode' | 'roomId' | 'alternateFrom'>,
): Promise<Outcome<Series>> {
  const { from } = resolved;
  const placed = await checkPlace(ctx, series, next);
  if (!placed.ok) return placed;
  const blocks = await checkBlocks(ctx, series, { ...next, from });
  if (!blocks.ok) return blocks;
  const { roomId } = placed.value;
  await insertTimetable(ctx.tx, {
    organizationId: series.organizationId,
    groupId: series.groupId,
    clinicId: series.clinicId,
    startsOn: from,
    mode: next.mode,
    roomId,
    alternateFrom: next.alternateFrom,
    week: next.week,
    madeBy: ctx.staffMemberId,
    madeAt: ctx.now,
    changeId,
  });
  if (from > ctx.today && from > series.startsOn) return ok(series);
  return ok(await moveSeries(ctx, series, { mode: next.mode, roomId }));
}

function placeOf(series: Pick<Series, 'state' | 'clinicId'>) {
  return { state: series.state, clinic_id: series.clinicId };
}
