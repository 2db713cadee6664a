// How full the groups of a week are, over all clinics and by clinic. A group counts with its fullest date of the week:
// what is left there can be given for good. Dates in clinics out of reach are not counted: they hold only free ones.
import type { WeekAnswer } from './board-answers.ts';

export type HowFull = { readonly groups: number; readonly taken: number; readonly seats: number };
export type FillOfWeek = HowFull & { readonly byClinic: ReadonlyMap<string, HowFull> };

type Week = Pick<WeekAnswer, 'groups' | 'sessions' | 'clinics'>;
const nothing: HowFull = { groups: 0, taken: 0, seats: 0 };

export function fillOfWeek({ groups, sessions, clinics }: Week): FillOfWeek {
  const dates = Map.groupBy(
    sessions.filter((session) => session.status === 'planned'),
    (session) => session.groupId,
  );
  const own = new Set(clinics.filter((clinic) => !clinic.isElsewhere).map((clinic) => clinic.id));
  const counted = groups
    .filter((group) => own.has(group.clinicId))
    .flatMap((group) => {
      const fill = fullest(dates.get(group.id) ?? []);
      return fill === null ? [] : [{ clinicId: group.clinicId, fill }];
    });
  const byClinic = new Map(
    [...Map.groupBy(counted, (one) => one.clinicId)].map(([clinicId, ones]) => [
      clinicId,
      sum(ones.map((one) => one.fill)),
    ]),
  );
  return { ...sum([...byClinic.values()]), byClinic };
}

/** Dates to come with more people than they may have: planned before a limit was lowered, or raised and withdrawn. */
export function datesOverLimit({ sessions }: Pick<Week, 'sessions'>): number {
  return sessions.filter(
    (session) => session.status === 'planned' && !session.hasBegun && session.seats > session.seatLimit,
  ).length;
}

type Date = { readonly seats: number; readonly seatLimit: number };

// The date with the fewest free seats; more people than seats take no seat of another group.
function fullest(dates: readonly Date[]): HowFull | null {
  const [first, ...others] = dates;
  if (first === undefined) return null;
  const date = others.reduce((one, other) => (free(other) < free(one) ? other : one), first);
  return { groups: 1, taken: Math.min(date.seats, date.seatLimit), seats: date.seatLimit };
}

function free({ seats, seatLimit }: Date): number {
  return Math.max(0, seatLimit - seats);
}

function sum(fills: readonly HowFull[]): HowFull {
  return fills.reduce(
    (all, one) => ({
      groups: all.groups + one.groups,
      taken: all.taken + one.taken,
      seats: all.seats + one.seats,
    }),
    nothing,
  );
}

type Ahead = Date & { readonly status: string; readonly hasBegun: boolean };

/** Where a date has more seats free than its group has for good: how many those are. Null where there is nothing to add. */
export function freeForGoodOf(session: Ahead, forGood: number | undefined): number | null {
  const isAhead = session.status === 'planned' && !session.hasBegun;
  return isAhead && forGood !== undefined && forGood < free(session) ? forGood : null;
}
