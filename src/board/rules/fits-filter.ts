// Whether a session fits what somebody looks for, such as "an evening group with a seat within ten miles of 60618, or
// virtual, this week".
import { minutesOf, weekdayOf, type LocalDate, type WallTime } from '#kernel/local-date.ts';
import type { TimeOfDay, WeekFilter } from './week-board.ts';

export type Candidate = {
  readonly heldOn: string;
  /** Wall-clock start at its clinic. */
  readonly startsAtWall: string;
  readonly status: string;
  /** A date that runs or is over has no chair to give. */
  readonly hasBegun: boolean;
  readonly mode: string;
  readonly kind: string;
  readonly program: string;
  readonly language: string;
  readonly audiences: readonly string[];
  readonly seats: number;
  readonly seatLimit: number;
  readonly state: string;
  /** From the ZIP code asked for; null where none was, or nobody knows. */
  readonly miles: number | null;
};

const defaultMiles = 10;

/** `homeState` is the state of the ZIP code asked for, if known. */
export function fitsFilter(session: Candidate, filter: WeekFilter, homeState: string | null): boolean {
  return (
    hasWords(session, filter) &&
    (filter.time === undefined || isAt(session, filter.time)) &&
    (filter.free === undefined || hasSeat(session)) &&
    (filter.near === undefined || isInReach(session, filter, homeState))
  );
}

// A filter that is not set fits everything.
function hasWords(session: Candidate, filter: WeekFilter): boolean {
  const is = (wished: string | undefined, value: string) => wished === undefined || wished === value;
  return (
    (filter.mode === undefined || canBeJoined(session.mode, filter.mode)) &&
    is(filter.kind, session.kind) &&
    is(filter.program, session.program) &&
    is(filter.language, session.language) &&
    (filter.audience === undefined || session.audiences.includes(filter.audience))
  );
}

// A hybrid group is in the room and by video: whoever looks for one of the two finds it.
function canBeJoined(mode: string, wished: string): boolean {
  return mode === wished || (mode === 'hybrid' && (wished === 'virtual' || wished === 'in_person'));
}

/** Whether a date still has a chair that somebody can take. */
export function hasSeat(session: Pick<Candidate, 'status' | 'hasBegun' | 'seats' | 'seatLimit'>): boolean {
  return session.status === 'planned' && !session.hasBegun && session.seats < session.seatLimit;
}

function isAt(session: Candidate, time: TimeOfDay): boolean {
  const minute = minutesOf(session.startsAtWall as WallTime);
  const is: Readonly<Record<TimeOfDay, boolean>> = {
    morning: minute < 12 * 60,
    afternoon: minute >= 12 * 60 && minute < 17 * 60,
    evening: minute >= 17 * 60,
    weekend: weekdayOf(session.heldOn as LocalDate) >= 6,
  };
  return is[time];
}

// A virtual group fits from anywhere in the state of the person: whoever leads it must be licensed where the person is
// (general knowledge, not yet confirmed).
function isInReach(session: Candidate, filter: WeekFilter, homeState: string | null): boolean {
  const isNear = session.miles !== null && session.miles <= (filter.miles ?? defaultMiles);
  const isVirtual = session.mode !== 'in_person' && (homeState === null || session.state === homeState);
  if (session.mode === 'virtual') return filter.virtual === 'yes' && isVirtual;
  return isNear || (filter.virtual === 'yes' && isVirtual);
}
