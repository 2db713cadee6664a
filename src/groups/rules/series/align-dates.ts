// How the dates of a series follow its timetables. A date on which people wrote, or that has begun, stays as it is.
// What somebody decided for one date (cancelled, moved, another mode) stands until it is taken back; everything else
// of a date follows the timetable in force on it. Nothing is deleted: a date that is no longer in the timetable is
// cancelled, and comes back when the timetable does.
import type { Instant, LocalDate } from '#kernel/local-date.ts';

export type Aspect = 'cancelled' | 'moved' | 'mode' | 'closed';

/** What a date is: when, where, how, and for how many. */
export type DateFacts = {
  readonly heldOn: LocalDate;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly roomId: string | null;
  readonly mode: string;
  readonly virtualLink: string | null;
  readonly seatLimit: number;
  readonly seatLimitRule: string;
  readonly status: 'planned' | 'cancelled';
  readonly cancelledBecause: string | null;
};

/** A date that stands. */
export type StandingDate = DateFacts & {
  readonly sessionId: string;
  readonly occursOn: LocalDate;
  /** Why it stays as it is, whatever the series becomes: people wrote on it, or it has begun. */
  readonly keptBecause: 'written' | 'begun' | null;
  readonly exceptions: readonly Aspect[];
};

/** What the timetable in force says of a date. */
export type PlannedDate = Pick<
  DateFacts,
  'heldOn' | 'startsAt' | 'endsAt' | 'roomId' | 'mode' | 'seatLimit' | 'seatLimitRule'
>;

export type Aligned = {
  /** Dates that change, with what they become. */
  readonly changed: readonly StandingDate[];
  /** Dates that the timetable has and that do not stand yet. */
  readonly missing: readonly PlannedDate[];
};

/** The reason of a date that the timetable has no longer. */
export const notInTimetable = 'No longer in the timetable.';

export type SeriesSays = {
  /** Why dates that the timetable has no longer are called off. */
  readonly goneBecause: string;
  /** Last day of the series: whoever ends it ends what was moved as well. */
  readonly endsOn: LocalDate | null;
};

const goesOn: SeriesSays = { goneBecause: notInTimetable, endsOn: null };

/** What must change so that the dates follow the plan. */
export function alignDates(
  planned: ReadonlyMap<LocalDate, PlannedDate>,
  standing: readonly StandingDate[],
  says: SeriesSays = goesOn,
): Aligned {
  const known = new Set(standing.map((date) => date.occursOn));
  const changed = standing
    .filter((date) => date.keptBecause === null)
    .map((date): [StandingDate, StandingDate] => [date, alignOne(date, planned.get(date.occursOn), says)])
    .filter(([before, after]) => !isSame(before, after))
    .map(([, after]) => after);
  return { changed, missing: [...planned.values()].filter((date) => !known.has(date.heldOn)) };
}

function alignOne(date: StandingDate, plan: PlannedDate | undefined, says: SeriesSays): StandingDate {
  return plan === undefined ? withoutPlan(date, says) : followPlan(date, plan);
}

// A date that somebody moved was decided by itself: it does not go with its weekday, but with the whole series.
function withoutPlan(date: StandingDate, { goneBecause, endsOn }: SeriesSays): StandingDate {
  const isOver = endsOn !== null && date.occursOn > endsOn;
  if (date.exceptions.includes('moved') && !isOver) return { ...date, ...standsAgain(date) };
  return date.status === 'cancelled' ? date : { ...date, status: 'cancelled', cancelledBecause: goneBecause };
}

// Unless it was called off by itself, or the clinic is closed.
function standsAgain(date: StandingDate): Partial<StandingDate> {
  const isOff = date.exceptions.includes('cancelled') || date.exceptions.includes('closed');
  return isOff ? {} : { status: 'planned', cancelledBecause: null };
}

function followPlan(date: StandingDate, plan: PlannedDate): StandingDate {
  const has = (aspect: Aspect): boolean => date.exceptions.includes(aspect);
  const time = has('moved') ? {} : { heldOn: plan.heldOn, startsAt: plan.startsAt, endsAt: plan.endsAt };
  // A moved date keeps the room it was moved to, as long as the series meets in rooms as it did.
  const keepsRoom = has('mode') || (has('moved') && isInRoom(plan.mode) === isInRoom(date.mode));
  const place = keepsRoom ? {} : placeOf(plan);
  const mode = has('mode') ? {} : { mode: plan.mode, virtualLink: null };
  return { ...date, ...standsAgain(date), ...time, ...place, ...mode };
}

const isInRoom = (mode: string): boolean => mode !== 'virtual';

function placeOf(plan: PlannedDate): Pick<DateFacts, 'roomId' | 'seatLimit' | 'seatLimitRule'> {
  return { roomId: plan.roomId, seatLimit: plan.seatLimit, seatLimitRule: plan.seatLimitRule };
}

function isSame(one: DateFacts, other: DateFacts): boolean {
  return (
    one.heldOn === other.heldOn &&
    one.startsAt === other.startsAt &&
    one.endsAt === other.endsAt &&
    one.roomId === other.roomId &&
    one.mode === other.mode &&
    one.virtualLink === other.virtualLink &&
    one.seatLimit === other.seatLimit &&
    one.seatLimitRule === other.seatLimitRule &&
    one.status === other.status &&
    one.cancelledBecause === other.cancelledBecause
  );
}
