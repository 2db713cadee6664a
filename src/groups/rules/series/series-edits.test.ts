// Figure 11: random sequences of edits of a series (this date, the following, all from today on, taken back again),
// while time goes by and people write. Whatever is done, no date is lost, none stands twice, what people wrote keeps
// its date, and each date is what its own exception or else the timetable in force says. The model beside it counts
// days in whole numbers and knows the timetables as a list; it shares nothing with the rule.
import { describe, expect, it } from 'vitest';
import { dayNumber, dayText, plainWeekday } from '#app/testing/plain-calendar.ts';
import { seededRandom, testSeed } from '#app/testing/random.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { alignDates, type Aspect, type PlannedDate, type StandingDate } from './align-dates.ts';

const sequences = 2_000;
const lastDay = 60;

type Week = {
  readonly from: number;
  readonly weekdays: readonly number[];
  readonly hour: number;
  readonly mode: string;
};
type Decided = { cancelled?: string; moved?: number; mode?: string };
/** What the model knows of one date. */
type Known = { decided: Decided; frozen: StandingDate | null };

type World = {
  today: number;
  weeks: Week[];
  dates: StandingDate[];
  readonly known: Map<number, Known>;
  made: number;
};

const pad = (value: number): string => String(value).padStart(2, '0');
const first = dayNumber(2026, 1, 1);
const dayOf = (day: number): LocalDate => dayText(first + day) as LocalDate;
const weekdayOf = (day: number): number => plainWeekday(first + day);
const at = (day: number, hour: number): Instant => `${dayOf(day)}T${pad(hour)}:00:00Z` as Instant;
const dayNumbers = new Map(Array.from({ length: lastDay + 20 }, (_, day) => [dayOf(day), day]));

/** The newest timetable that has begun by a day. */
function weekOn(world: World, day: number): Week | undefined {
  const newest = world.weeks.findLast((week) => week.from <= day);
  return newest?.weekdays.includes(weekdayOf(day)) === true ? newest : undefined;
}

function plannedOn(world: World, day: number): PlannedDate | undefined {
  const week = weekOn(world, day);
  if (week === undefined) return undefined;
  return {
    heldOn: dayOf(day),
    startsAt: at(day, week.hour),
    endsAt: at(day, week.hour + 3),
    roomId: week.mode === 'virtual' ? null : 'maple',
    mode: week.mode,
    seatLimit: 12,
    seatLimitRule: 'house_group_size',
  };
}

// What the program does after each edit: the rule decides, and its answer is written.
function align(world: World): void {
  const planned = new Map<LocalDate, PlannedDate>();
  for (let day = world.today; day <= lastDay; day += 1) {
    const plan = plannedOn(world, day);
    if (plan !== undefined) planned.set(dayOf(day), plan);
  }
  const toCome = world.dates.filter((date) => (dayNumbers.get(date.occursOn) ?? 0) >= world.today);
  const { changed, missing } = alignDates(planned, toCome);
  const byId = new Map(changed.map((date) => [date.sessionId, date]));
  world.dates = world.dates.map((date) => byId.get(date.sessionId) ?? date);
  for (const plan of missing) {
    world.made += 1;
    world.dates.push({
      ...plan,
      sessionId: `session ${world.made}`,
      occursOn: plan.heldOn,
      virtualLink: null,
      status: 'planned',
      cancelledBecause: null,
      keptBecause: null,
      exceptions: [],
    });
    world.known.set(dayNumbers.get(plan.heldOn) ?? -1, { decided: {}, frozen: null });
  }
}

type Random = {
  whole(from: number, to: number): number;
  pick<Item>(items: readonly Item[]): Item | undefined;
};

function open(world: World): StandingDate[] {
  return world.dates.filter((date) => date.keptBecause === null);
}

function change(world: World, date: StandingDate, to: Partial<StandingDate> & { aspect: Aspect }): void {
  const { aspect, ...more } = to;
  const exceptions = [...new Set([...date.exceptions, aspect])];
  world.dates = world.dates.map((one) => (one === date ? { ...one, ...more, exceptions } : one));
}

const knownOf = (world: World, date: StandingDate): Known => {
  const known = world.known.get(dayNumbers.get(date.occursOn) ?? -1);
  if (known === undefined) throw new Error('a date nobody made');
  return known;
};

const edits: Readonly<Record<string, (world: World, random: Random) => void>> = {
  cancelThis(world, random) {
    const date = random.pick(open(world).filter((one) => one.status === 'planned'));
    if (date === undefined) return;
    knownOf(world, date).decided.cancelled = 'Storm';
    change(world, date, { status: 'cancelled', cancelledBecause: 'Storm', aspect: 'cancelled' });
  },
  moveThis(world, random) {
    const date = random.pick(open(world).filter((one) => one.status === 'planned'));
    if (date === undefined) return;
    const to = (dayNumbers.get(date.occursOn) ?? 0) + random.whole(0, 3);
    knownOf(world, date).decided.moved = to;
    change(world, date, { heldOn: dayOf(to), startsAt: at(to, 15), endsAt: at(to, 18), aspect: 'moved' });
  },
  turnThisVirtual(world, random) {
    const date = random.pick(open(world).filter((one) => one.status === 'planned'));
    if (date === undefined) return;
    knownOf(world, date).decided.mode = 'virtual';
    const virtualLink = 'https://video.example/storm';
    change(world, date, { mode: 'virtual', roomId: null, virtualLink, aspect: 'mode' });
  },
  takeBackThis(world, random) {
    const date = random.pick(open(world).filter((one) => one.exceptions.length > 0));
    if (date === undefined) return;
    knownOf(world, date).decided = {};
    world.dates = world.dates.map((one) => (one === date ? { ...one, exceptions: [] } : one));
  },
  changeFollowing(world, random) {
    world.weeks = [...world.weeks, drawWeek(random, random.whole(world.today, lastDay))];
  },
  changeAll(world, random) {
    // From today on, whatever was planned for later: a newer timetable covers the older ones that begin after it.
    const week = drawWeek(random, world.today);
    world.weeks = [...world.weeks.filter((one) => one.from < world.today), week];
  },
  takeBackTimetable(world) {
    // Only one that has not begun can go without a trace of the past.
    const last = world.weeks.at(-1);
    if (last !== undefined && world.weeks.length > 1 && last.from > world.today)
      world.weeks = world.weeks.slice(0, -1);
  },
  write(world, random) {
    const date = random.pick(open(world).filter((one) => (dayNumbers.get(one.heldOn) ?? 99) <= world.today));
    if (date !== undefined) keep(world, date, 'written');
  },
  wait(world, random) {
    world.today = Math.min(lastDay, world.today + random.whole(1, 6));
    for (const date of open(world))
      if ((dayNumbers.get(date.occursOn) ?? 0) < world.today) keep(world, date, 'begun');
  },
};

function keep(world: World, date: StandingDate, because: 'written' | 'begun'): void {
  const kept: StandingDate = { ...date, keptBecause: because };
  world.dates = world.dates.map((one) => (one === date ? kept : one));
  knownOf(world, date).frozen = kept;
}

function drawWeek(random: Random, from: number): Week {
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter(() => random.whole(0, 9) < 4);
  return {
    from,
    weekdays: weekdays.length > 0 ? weekdays : [random.whole(1, 7)],
    hour: random.whole(8, 18),
    mode: random.pick(['in_person', 'virtual', 'hybrid']) ?? 'hybrid',
  };
}

function faultsOf(world: World): string[] {
  const days = world.dates.map((date) => dayNumbers.get(date.occursOn) ?? -1);
  const faults: string[] = [];
  if (new Set(days).size !== days.length) faults.push('a date stands twice');
  if ([...world.known.keys()].some((day) => !days.includes(day))) faults.push('a date is lost');
  for (let day = world.today; day <= lastDay; day += 1)
    if (plannedOn(world, day) !== undefined && !days.includes(day)) faults.push(`${dayOf(day)} is missing`);
  return [...faults, ...world.dates.flatMap((date) => faultsOfDate(world, date))];
}

function faultsOfDate(world: World, date: StandingDate): string[] {
  const { decided, frozen } = knownOf(world, date);
  if (frozen !== null)
    return JSON.stringify(date) === JSON.stringify(frozen) ? [] : [`${date.occursOn} was kept and changed`];
  const should = shouldBe(decided, plannedOn(world, dayNumbers.get(date.occursOn) ?? -1));
  return Object.entries(should)
    .filter(([what, value]) => value !== undefined && date[what as keyof typeof should] !== value)
    .map(([what, value]) => `${date.occursOn}: ${what} should be ${value}`);
}

type Should = { status: string; heldOn?: string; startsAt?: string; mode?: string };

// Its own exception, or else the timetable; a date that was moved goes with no weekday.
function shouldBe(decided: Decided, plan: PlannedDate | undefined): Should {
  const isMoved = decided.moved !== undefined;
  const isOff = decided.cancelled !== undefined || (plan === undefined && !isMoved);
  const mode = decided.mode ?? plan?.mode;
  const time = decided.moved === undefined ? timeOf(plan) : { heldOn: dayOf(decided.moved) };
  return { status: isOff ? 'cancelled' : 'planned', ...time, ...(mode === undefined ? {} : { mode }) };
}

function timeOf(plan: PlannedDate | undefined): Partial<Should> {
  return plan === undefined ? {} : { startsAt: plan.startsAt };
}

describe('a series under many edits', () => {
  it(`loses no date in ${sequences} random sequences (seed ${testSeed})`, () => {
    const next = seededRandom(testSeed);
    const random: Random = {
      whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
      pick: (items) => items[Math.floor(next() * items.length)],
    };
    let made = 0;
    for (let sequence = 0; sequence < sequences; sequence += 1) {
      const world: World = { today: 0, weeks: [drawWeek(random, 0)], dates: [], known: new Map(), made: 0 };
      align(world);
      const done: string[] = [];
      for (let step = random.whole(3, 12); step > 0; step -= 1) {
        const name = random.pick(Object.keys(edits)) ?? 'wait';
        done.push(name);
        edits[name]?.(world, random);
        align(world);
        expect(faultsOf(world), `after ${done.join(', ')}`).toEqual([]);
      }
      made += world.made;
    }
    expect(made).toBeGreaterThan(sequences * 20);
  }, 120_000);
});
