// Makes the dates of a series follow its timetables and exceptions, and their bookings follow the dates.
import type { ClinicId, OrganizationId } from '#kernel/ids.ts';
import { addDays, type Instant, type LocalDate } from '#kernel/local-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { bookAll, bookingsFor, freeAll, notFree } from '../../../calendar/server/door.ts';
import { policiesOf } from '../../../organization/server/door.ts';
import {
  alignDates,
  notInTimetable,
  type PlannedDate,
  type StandingDate,
} from '../../rules/series/align-dates.ts';
import { bookingsOf, type WantedBooking } from '../../rules/series/bookings-of.ts';
import type { Series } from '../../rules/series/series-facts.ts';
import {
  roomRule,
  limitingChairs,
  seatLimitOf,
  sizeRulesOn,
  type SeatLimit,
  type SizeRule,
} from '../../rules/size-limits.ts';
import { sessionSpans } from '../../rules/timetable.ts';
import { findRoomSeats } from '../options.db.ts';
import { insertDates } from '../sessions.db.ts';
import { findDatesToBook } from './date-bookings.db.ts';
import {
  findStanding,
  findTimetablesFrom,
  renewBlocks,
  updateDates,
  type DatedTimetable,
} from './series.db.ts';

/** How far ahead sessions stand as rows. */
export const daysAhead = 26 * 7;

/** What aligning needs of a request or of a job. */
export type AlignContext = {
  readonly tx: Tx;
  readonly organizationId: OrganizationId;
  readonly now: Instant;
  readonly today: LocalDate;
};

export type Clash = WantedBooking & { readonly sessionId: string };
export type AlignedSeries = {
  readonly before: readonly StandingDate[];
  readonly changed: readonly StandingDate[];
  readonly made: readonly string[];
  /** The dates whose bookings follow. */
  readonly sessionIds: readonly string[];
  /** Times that are taken already; only looked for when nothing is to be booked. */
  readonly clashes: readonly Clash[];
};

type Reach = { readonly from: LocalDate; readonly sessionIds: readonly string[] | null };
type How = {
  /** Why dates that the timetable has no longer are cancelled. */
  readonly goneBecause?: string;
  /** Books what the dates take, or only looks which of it is taken. */
  readonly booking: 'book' | 'look';
};

/** Aligns the dates of a series from a day on, or certain ones. */
export async function alignSeries(
  ctx: AlignContext,
  series: Series,
  { reach, booking, goneBecause }: How & { reach: Reach },
): Promise<AlignedSeries> {
  const key = { organizationId: series.organizationId, groupId: series.groupId };
  const standing = await findStanding(ctx.tx, {
    ...key,
    from: reach.sessionIds === null ? reach.from : null,
    sessionIds: reach.sessionIds,
    now: ctx.now,
  });
  const first = reach.sessionIds === null ? reach.from : (standing[0]?.occursOn ?? reach.from);
  const planned = await planDates(ctx, series, first);
  const wanted =
    reach.sessionIds === null
      ? planned
      : new Map([...planned].filter(([day]) => standing.some((date) => date.occursOn === day)));
  const aligned = alignDates(wanted, standing, {
    goneBecause: goneBecause ?? notInTimetable,
    endsOn: series.endsOn,
  });
  await updateDates(ctx.tx, series.organizationId, aligned.changed);
  const renewed = standing.filter((date) => date.keptBecause === null && wanted.has(date.occursOn));
  await renewBlocks(
    ctx.tx,
    renewed.map((date) => date.sessionId),
  );
  const made = reach.sessionIds === null ? await insertDates(ctx.tx, series, aligned.missing) : [];
  const open = reach.sessionIds === null ? standing.filter((date) => date.keptBecause === null) : standing;
  const sessionIds = [...open.map((date) => date.sessionId), ...made];
  const clashes = await alignBookings(ctx, series, { sessionIds, booking });
  return { before: standing, changed: aligned.changed, made, sessionIds, clashes };
}

/** What the timetables in force say of every date from a day on, as far ahead as sessions stand. */
export async function planDates(
  ctx: AlignContext,
  series: Series,
  from: LocalDate,
): Promise<Map<LocalDate, PlannedDate>> {
  const timetables = await findTimetablesFrom(ctx.tx, {
    organizationId: series.organizationId,
    groupId: series.groupId,
    from,
  });
  const seats = await findRoomSeats(ctx.tx, {
    organizationId: series.organizationId,
    roomIds: timetables.flatMap((timetable) => timetable.roomId ?? []),
  });
  const until = addDays(series.startsOn > ctx.today ? series.startsOn : ctx.today, daysAhead);
  const values = await policiesOf(ctx.tx, series.organizationId);
  const dates = timetables.flatMap((timetable) => {
    const on = timetable.startsOn > from ? timetable.startsOn : from;
    const limit = limitIn(series, {
      ...timetable,
      seats,
      rules: sizeRulesOn(values, { ...series, on }),
    });
    return datesOf(series, timetable, { from, until, limit });
  });
  return new Map(dates.map((date) => [date.heldOn, date]));
}

function datesOf(
  series: Series,
  timetable: DatedTimetable,
  range: { from: LocalDate; until: LocalDate; limit: SeatLimit },
): PlannedDate[] {
  const { endsOn, startsOn } = timetable;
  const spans = sessionSpans(timetable.week, {
    from: startsOn > range.from ? startsOn : range.from,
    to: endsOn !== null && endsOn < range.until ? endsOn : range.until,
    zone: series.timeZone,
    alternateFrom: timetable.alternateFrom,
  });
  return spans.map((span) => ({
    ...span,
    roomId: timetable.roomId,
    mode: timetable.mode,
    seatLimit: range.limit.limit,
    seatLimitRule: range.limit.rule,
  }));
}

/**
 * The limit of a date in a room: the group's own in its own room, elsewhere never more than that room holds. Where people
 * come by video too, the chairs are no limit of people: whoever sits in the room is counted by itself.
 */
export function limitIn(
  series: Pick<Series, 'roomId' | 'mode' | 'seatLimit' | 'seatLimitRule' | 'kind' | 'state'>,
  { roomId, mode, seats: seatsOf, rules }: RoomOnDate,
): SeatLimit {
  const own = { limit: series.seatLimit, rule: series.seatLimitRule };
  if (roomId === series.roomId && (mode === 'hybrid') === (series.mode === 'hybrid')) return own;
  const { kind, state } = series;
  const apart =
    series.seatLimitRule === roomRule ? seatLimitOf({ kind, state, roomSeats: null }, rules) : own;
  const seats = limitingChairs(mode, roomId === null ? null : (seatsOf.get(roomId) ?? null));
  return seats !== null && seats < apart.limit ? { limit: seats, rule: roomRule } : apart;
}

type RoomOnDate = {
  readonly roomId: string | null;
  readonly mode: string;
  readonly seats: ReadonlyMap<string, number>;
  /** The limits as the house has set them for that day. */
  readonly rules: readonly SizeRule[];
};

/** Books what dates take and frees what they take no longer; or only looks which of it is taken. */
export async function alignBookings(
  ctx: AlignContext,
  series: Pick<Series, 'organizationId' | 'clinicId'>,
  { sessionIds, booking }: How & { sessionIds: readonly string[] },
): Promise<Clash[]> {
  if (sessionIds.length === 0) return [];
  const dates = await findDatesToBook(ctx.tx, series.organizationId, sessionIds);
  const wanted = dates
    .filter((date) => date.isPlanned)
    .flatMap((date) => bookingsOf(date).map((one) => ({ ...one, sessionId: date.sessionId })));
  const standing = await bookingsFor(ctx.tx, {
    organizationId: series.organizationId,
    purposeIds: sessionIds,
  });
  const wantedKeys = new Set(wanted.map(keyOf));
  const standingKeys = new Set(standing.map((one) => keyOf({ ...one, sessionId: one.purposeId })));
  const gone = standing.filter((one) => !wantedKeys.has(keyOf({ ...one, sessionId: one.purposeId })));
  const missing = wanted.filter((one) => !standingKeys.has(keyOf(one)));
  if (booking === 'look') {
    const taken = await notFree(ctx.tx, missing, sessionIds);
    return taken.flatMap((place) => missing[place] ?? []);
  }
  await freeAll(ctx.tx, {
    organizationId: series.organizationId,
    bookingIds: gone.map((one) => one.bookingId),
  });
  await bookAll(
    ctx.tx,
    missing.map(({ sessionId, ...one }) => ({
      ...one,
      organizationId: series.organizationId,
      clinicId: series.clinicId as ClinicId,
      purpose: 'session' as const,
      purposeId: sessionId,
    })),
  );
  return [];
}

type Keyed = Pick<Clash, 'sessionId' | 'resourceId' | 'startsAt' | 'endsAt' | 'shared'>;

function keyOf(one: Keyed): string {
  return `${one.sessionId} ${one.resourceId} ${one.startsAt} ${one.endsAt} ${one.shared}`;
}
