// The hours of a person: what they have today and this week, what is still possible, and why a day falls short of a
// program day. By whose authority: a program day has at least three hours (HCPCS H0015), a week at least nine for adults
// and six for adolescents (ASAM Level 2.1; SAMHSA Advisory 2021); both are policies, so that a payer's own numbers can
// stand in their place. Hours are a person's, over all groups and clinics; a minute counts once.
import { isBefore, type Instant, type LocalDate } from '#kernel/local-date.ts';
import type { Counting } from '../../groups/rules/counted-minutes.ts';
import {
  countedOfPresence,
  countedOfSession,
  wholeSession,
  type Presence,
} from '../../groups/rules/presence.ts';
import type { SessionTimes } from '../../groups/rules/session-times.ts';
import { presenceOf, type MarkRow } from './credited-minutes.ts';

/** One date on which somebody is expected or was there. */
export type PersonDate = MarkRow & {
  readonly held_on: string;
  readonly known_absence: string | null;
  readonly times: SessionTimes;
};
export type HoursAt = {
  readonly on: LocalDate;
  readonly now: Instant;
  readonly counting: Counting;
  readonly dayNeeds: number;
  readonly weekNeeds: number;
};

export const shortfallCodes = [
  'short_session',
  'not_there',
  'could_not_stay',
  'late',
  'left_early',
  'taken_out',
  'stepped_out',
] as const;
export type ShortfallCode = (typeof shortfallCodes)[number];
/** What a cause takes of the minutes that count, and how long it was by the clock. */
export type Shortfall = {
  readonly because: ShortfallCode;
  readonly minutes: number;
  readonly clockMinutes: number;
};

export type Hours = {
  readonly todayMinutes: number;
  readonly dayNeeds: number;
  readonly weekMinutes: number;
  readonly weekNeeds: number;
  /** Minutes this week comes to if they miss nothing more. */
  readonly possibleMinutes: number;
  /** Why the day falls short; empty while it can still be whole. */
  readonly shortfalls: Shortfall[];
};

/** The hours of a person as they stand, of all their dates of the week. */
export function hoursOf(dates: readonly PersonDate[], at: HoursAt): Hours {
  const today = dates.filter((date) => date.held_on === at.on);
  const possibleToday = sumOf(today, (date) => possibleOf(date, at));
  return {
    todayMinutes: sumOf(today, (date) => soFar(date, at)),
    dayNeeds: at.dayNeeds,
    weekMinutes: sumOf(dates, (date) => soFar(date, at)),
    weekNeeds: at.weekNeeds,
    possibleMinutes: sumOf(dates, (date) => possibleOf(date, at)),
    shortfalls: today.length > 0 && possibleToday < at.dayNeeds ? shortfallsOf(today, at) : [],
  };
}

function sumOf(dates: readonly PersonDate[], minutes: (date: PersonDate) => number): number {
  return dates.reduce((sum, date) => sum + minutes(date), 0);
}

/** Minutes that count until now: nobody has minutes that have not been. */
function soFar(date: PersonDate, at: HoursAt): number {
  const presence = presenceOf(date);
  if (presence === null) return 0;
  const closed = closedAt(presence, at.now);
  const leftAt = closed.leftAt === null || isBefore(at.now, closed.leftAt) ? at.now : closed.leftAt;
  return countedOfPresence(date.times, { ...closed, leftAt }, at.counting);
}

// Whoever is out counts as out until now, and as back from now on.
function closedAt(presence: Presence, now: Instant): Presence {
  const away = (presence.away ?? []).map((one) => ({
    ...one,
    to: one.to ?? (isBefore(one.from, now) ? now : one.from),
  }));
  return { ...presence, away };
}

/** Minutes the date comes to if they miss nothing more of it. */
function possibleOf(date: PersonDate, at: HoursAt): number {
  const isOver = !isBefore(at.now, date.times.endsAt);
  const presence = presenceOf(date);
  if (presence !== null)
    return countedOfPresence(date.times, isOver ? presence : closedAt(presence, at.now), at.counting);
  const isExpected = (date.status === null || date.status === 'expected') && date.known_absence === null;
  if (!isExpected || isOver) return 0;
  const arrivedAt = isBefore(date.times.startsAt, at.now) ? at.now : date.times.startsAt;
  return countedOfPresence(date.times, { arrivedAt, leftAt: null }, at.counting);
}

/** What was lost of the day, part by part: together it is what the day had less what counts. */
function shortfallsOf(today: readonly PersonDate[], at: HoursAt): Shortfall[] {
  const had = sumOf(today, (date) => countedOfSession(date.times, at.counting));
  const short = Math.max(0, at.dayNeeds - had);
  const lost = today.flatMap((date) => lossesOf(date, at));
  const all = [{ because: 'short_session' as const, minutes: short, clockMinutes: short }, ...lost];
  return shortfallCodes.flatMap((because) => {
    const ofCause = all.filter((one) => one.because === because);
    const minutes = ofCause.reduce((sum, one) => sum + one.minutes, 0);
    const clockMinutes = ofCause.reduce((sum, one) => sum + one.clockMinutes, 0);
    return minutes > 0 ? [{ because, minutes, clockMinutes }] : [];
  });
}

function lossesOf(date: PersonDate, at: HoursAt): Shortfall[] {
  const { times } = date;
  const presence = presenceOf(date);
  if (presence === null) {
    const minutes = countedOfSession(times, at.counting) - possibleOf(date, at);
    const because = date.status === 'could_not_stay' ? 'could_not_stay' : 'not_there';
    return [{ because, minutes, clockMinutes: minutes }];
  }
  const stages = stagesOf(isBefore(at.now, times.endsAt) ? closedAt(presence, at.now) : presence);
  // An hour of fifty minutes makes more of a minute than the clock does; how late somebody was, a clock says.
  const day = { ...times, blocks: [wholeSession(times)] };
  const counted = stages.map(([, each]) => countedOfPresence(times, each, at.counting));
  const byClock = stages.map(([, each]) => countedOfPresence(day, each, 'net'));
  const before = { counted: countedOfSession(times, at.counting), byClock: countedOfSession(day, 'net') };
  return stages.map(([because], place) => ({
    because,
    minutes: (counted[place - 1] ?? before.counted) - (counted[place] ?? 0),
    clockMinutes: (byClock[place - 1] ?? before.byClock) - (byClock[place] ?? 0),
  }));
}

// Each stage takes one more cause into account; what it takes away is that cause's.
function stagesOf(presence: Presence): readonly (readonly [ShortfallCode, Presence])[] {
  const { arrivedAt, leftAt } = presence;
  const away = presence.away ?? [];
  const taken = away.filter((one) => one.byThemselves !== true);
  return [
    ['late', { arrivedAt, leftAt: null, away: [] }],
    ['left_early', { arrivedAt, leftAt, away: [] }],
    ['taken_out', { arrivedAt, leftAt, away: taken }],
    ['stepped_out', presence],
  ];
}
