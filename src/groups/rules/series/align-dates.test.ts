// How dates follow their timetables: cases, and two thousand random sequences of changes (this date, this and the
// following, all from today on, and back again) after which nothing that was written has lost its date.
import { describe, expect, it } from 'vitest';
import { addDays, type Instant, type LocalDate } from '#kernel/local-date.ts';
import { seededRandom, testSeed } from '#app/testing/random.ts';
import {
  alignDates,
  notInTimetable,
  type Aspect,
  type PlannedDate,
  type StandingDate,
} from './align-dates.ts';

// Eight weeks of days, counted once: what is tried is the following, not the calendar (timetable.test.ts has that).
const days = Array.from({ length: 57 }, (_day, ahead) => addDays('2026-11-16' as LocalDate, ahead));
const [today = '2026-11-16' as LocalDate] = days;
const weekdayAt = (ahead: number): number => (ahead % 7) + 1;
const instant = (day: LocalDate, time: string): Instant => `${day}T${time}:00Z` as Instant;

type Week = readonly { weekday: number; startsAt: string; endsAt: string }[];
type Timetable = { startsOn: LocalDate; week: Week; takenBack: boolean };

const mornings: Week = [1, 2, 4].map((weekday) => ({ weekday, startsAt: '10:00', endsAt: '13:00' }));

// The newest timetable that has begun by a date is in force on it.
function planOf(timetables: readonly Timetable[]): Map<LocalDate, PlannedDate> {
  const plan = new Map<LocalDate, PlannedDate>();
  for (const [ahead, day] of days.entries()) {
    const inForce = timetables.findLast((each) => !each.takenBack && each.startsOn <= day);
    const met = inForce?.week.find((each) => each.weekday === weekdayAt(ahead));
    if (met !== undefined)
      plan.set(day, {
        heldOn: day,
        startsAt: instant(day, met.startsAt),
        endsAt: instant(day, met.endsAt),
        roomId: 'maple',
        mode: 'in_person',
        seatLimit: 12,
        seatLimitRule: 'house',
      });
  }
  return plan;
}

function standing(date: PlannedDate, id: number): StandingDate {
  return {
    ...date,
    sessionId: String(id),
    occursOn: date.heldOn,
    virtualLink: null,
    status: 'planned',
    cancelledBecause: null,
    keptBecause: null,
    exceptions: [],
  };
}

describe('dates that follow their timetable', () => {
  const plan = planOf([{ startsOn: today, week: mornings, takenBack: false }]);
  const [first] = [...plan.values()];
  if (first === undefined) throw new Error('the plan has no date');
  const date = standing({ ...first, startsAt: first.endsAt }, 1);

  it.each<{
    why: string;
    changed: Partial<StandingDate>;
    becomes: Partial<StandingDate> | null;
    plan?: boolean;
  }>([
    {
      why: 'an ordinary date takes the time of its timetable',
      changed: {},
      becomes: { startsAt: first.startsAt },
    },
    { why: 'a written date stays', changed: { keptBecause: 'written' }, becomes: null },
    { why: 'a date that has begun stays', changed: { keptBecause: 'begun' }, becomes: null },
    { why: 'a moved date stays at its time', changed: { exceptions: ['moved'] }, becomes: null },
    {
      why: 'a date called off stays off, with its reason',
      changed: { exceptions: ['cancelled'], status: 'cancelled', cancelledBecause: 'Storm' },
      becomes: { status: 'cancelled', cancelledBecause: 'Storm' },
    },
    {
      why: 'a date that came back into the timetable is planned again',
      changed: { status: 'cancelled', cancelledBecause: notInTimetable },
      becomes: { status: 'planned', cancelledBecause: null },
    },
    {
      why: 'a virtual date stays virtual and takes the new time',
      changed: { exceptions: ['mode'], mode: 'virtual', roomId: null },
      becomes: { mode: 'virtual', roomId: null, startsAt: first.startsAt },
    },
    {
      why: 'a date the timetable has no longer is called off',
      changed: {},
      becomes: { status: 'cancelled', cancelledBecause: notInTimetable },
      plan: false,
    },
    {
      why: 'a moved date does not go with its weekday',
      changed: { exceptions: ['moved'] },
      becomes: null,
      plan: false,
    },
  ])('$why', ({ changed, becomes, plan: hasPlan }) => {
    const before = { ...date, ...changed };
    const { changed: after } = alignDates(hasPlan === false ? new Map() : plan, [before]);
    expect(after).toMatchObject(becomes === null ? [] : [becomes]);
  });

  it('a moved date goes with the whole series when that ends', () => {
    const moved = { ...date, exceptions: ['moved'] as const };
    const ended = { goneBecause: 'The group ends', endsOn: addDays(date.occursOn, -1) };
    expect(alignDates(new Map(), [moved], ended).changed).toMatchObject([
      { status: 'cancelled', cancelledBecause: 'The group ends' },
    ]);
    expect(alignDates(new Map(), [moved], { ...ended, endsOn: date.occursOn }).changed).toEqual([]);
  });
});

const sequences = 2000;

describe(`random changes (seed ${testSeed})`, () => {
  it(`${sequences} sequences: nothing that was written loses its date, and nothing is deleted`, () => {
    const wrong: string[] = [];
    let written = 0;
    for (let sequence = 0; sequence < sequences; sequence += 1) {
      const run = runSequence(seededRandom(testSeed * 100_003 + sequence));
      written += run.written;
      if (run.fault !== null) wrong.push(`sequence ${sequence}: ${run.fault}`);
    }
    expect(wrong).toEqual([]);
    // Not empty work: several dates of each sequence were written on.
    expect(written).toBeGreaterThan(sequences * 3);
  });
});

type Run = { dates: StandingDate[]; timetables: Timetable[]; random: () => number };

function runSequence(random: () => number): { written: number; fault: string | null } {
  const run: Run = { dates: [], timetables: [{ startsOn: today, week: mornings, takenBack: false }], random };
  follow(run);
  const promised = new Map<string, string>();
  for (let step = 0; step < 12; step += 1) {
    const before = run.dates.length;
    changeSomething(run);
    follow(run);
    if (run.dates.length < before) return { written: promised.size, fault: 'a date was deleted' };
    for (const date of run.dates)
      if (promised.has(date.sessionId) && promised.get(date.sessionId) !== factsOf(date))
        return { written: promised.size, fault: `${date.occursOn} lost its date` };
    const next = pick(random, run.dates);
    if (next.status === 'planned' && random() < 0.5) {
      run.dates = run.dates.map((date) => (date === next ? { ...date, keptBecause: 'written' } : date));
      promised.set(next.sessionId, factsOf(next));
    }
  }
  const occurrences = new Set(run.dates.map((date) => date.occursOn));
  return {
    written: promised.size,
    fault: occurrences.size === run.dates.length ? null : 'an occurrence stands twice',
  };
}

const factsOf = (date: StandingDate): string =>
  `${date.occursOn} ${date.heldOn} ${date.startsAt} ${date.endsAt} ${date.status} ${date.mode}`;

function follow(run: Run): void {
  const aligned = alignDates(planOf(run.timetables), run.dates);
  const changed = new Map(aligned.changed.map((date) => [date.sessionId, date]));
  run.dates = [
    ...run.dates.map((date) => changed.get(date.sessionId) ?? date),
    ...aligned.missing.map((date, index) => standing(date, run.dates.length + index)),
  ];
}

// One date, this and the following, all from today on, or one of them taken back.
function changeSomething(run: Run): void {
  const { random } = run;
  const kind = Math.floor(random() * 6);
  const date = pick(random, run.dates);
  if (kind < 3) return changeOne(run, date, (['cancelled', 'moved', 'mode'] as const)[kind] ?? 'moved');
  if (kind === 3) return takeBackOne(run, date);
  const last = run.timetables.at(-1);
  if (kind === 4 && last !== undefined && run.timetables.length > 1) {
    last.takenBack = true;
    return undefined;
  }
  const startsOn = random() < 0.3 ? today : date.occursOn;
  run.timetables.push({ startsOn, week: randomWeek(random), takenBack: false });
  return undefined;
}

function changeOne(run: Run, date: StandingDate, aspect: Exclude<Aspect, 'closed'>): void {
  // The program refuses these before it comes to aligning.
  if (date.keptBecause !== null) return;
  const heldOn = pick(run.random, days);
  const changes = {
    cancelled: { status: 'cancelled', cancelledBecause: 'Storm' },
    moved: { heldOn, startsAt: instant(heldOn, '15:00'), endsAt: instant(heldOn, '18:00') },
    mode: { mode: 'virtual', roomId: null },
  } as const;
  run.dates = run.dates.map((each) =>
    each === date
      ? { ...each, ...changes[aspect], exceptions: [...new Set([...each.exceptions, aspect])] }
      : each,
  );
}

function takeBackOne(run: Run, date: StandingDate): void {
  if (date.keptBecause !== null) return;
  run.dates = run.dates.map((each) => (each === date ? { ...each, exceptions: [] } : each));
}

function randomWeek(random: () => number): Week {
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter(() => random() < 0.4);
  const hour = 8 + Math.floor(random() * 9);
  return weekdays.map((weekday) => ({
    weekday,
    startsAt: `${String(hour).padStart(2, '0')}:00`,
    endsAt: `${String(hour + 3).padStart(2, '0')}:00`,
  }));
}

function pick<Value>(random: () => number, values: readonly Value[]): Value {
  const picked = values[Math.floor(random() * values.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}
