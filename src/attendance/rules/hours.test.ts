// Figure 13: a table of sixty cases with their reasons, among them the public timetables of data/iop-schedules, and what
// must hold for every case: never more than the session, never a minute twice, and the order of taps does not matter.
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMinutes, type Instant, type LocalDate } from '#kernel/local-date.ts';
import { sharedData } from '#app/testing/shared-data.ts';
import type { Counting } from '../../groups/rules/counted-minutes.ts';
import { hoursCases, startOf, timetables, type HoursCase, type Taps } from './hours.table.ts';
import { hoursOf, type PersonDate } from './hours.ts';
import { sessionTimes } from '../../groups/rules/session-times.ts';

const monday = '2026-11-16' as LocalDate;

function dateOf(taps: Taps, on: LocalDate = monday): PersonDate {
  const start = startOf(on);
  const at = (minute: number | null | undefined): Instant | null =>
    minute === null || minute === undefined ? null : addMinutes(start, minute);
  const { day } = taps;
  return {
    held_on: on,
    known_absence: taps.knownAbsence ?? null,
    status: taps.status === undefined ? 'present' : taps.status,
    arrived_at: ['present', 'late'].includes(taps.status ?? 'present') ? at(taps.arrived ?? 0) : null,
    left_at: at(taps.left),
    pull_outs: (taps.taken ?? []).map(([from, to]) => ({ began_at: at(from), ended_at: at(to) })),
    step_outs: (taps.out ?? []).map(([from, to]) => ({ out_at: at(from) ?? '', back_at: at(to) })),
    times: sessionTimes(
      { starts_at: start, ends_at: addMinutes(start, day.minutes) },
      day.blocks.map((block) => ({ from_minute: block.fromMinute, to_minute: block.toMinute })),
      {
        room: roomOf(taps, at),
        shortestStepOut: taps.shortestStepOut ?? 10,
      },
    ),
  };
}

function roomOf({ room }: Taps, at: (minute: number | undefined) => Instant | null) {
  if (room === undefined) return null;
  return {
    started_at: at(room.started),
    ended_at: at(room.ended),
    break_from: at(room.breakFrom),
    break_to: at(room.breakTo),
  };
}

const hoursAt = (minute: number, counting: Counting = 'net') => ({
  on: monday,
  now: addMinutes(startOf(monday), minute),
  counting,
  dayNeeds: 180,
  weekNeeds: 540,
});

const whole = 24 * 60;

describe('hours of a day and a week', () => {
  it('are sixty cases or more', () => {
    expect(hoursCases.length + timetables.length).toBeGreaterThanOrEqual(60);
  });

  it.each(hoursCases)('$why', (asked: HoursCase) => {
    const dates = [
      ...asked.dates.map((taps) => dateOf(taps)),
      ...(asked.later ?? []).map((taps, days) => dateOf(taps, addDays(monday, days + 1))),
    ];
    const hours = hoursOf(dates, hoursAt(asked.now ?? whole, asked.counting));
    expect({
      today: hours.todayMinutes,
      ...(asked.week === undefined ? {} : { week: hours.weekMinutes }),
      ...(asked.possible === undefined ? {} : { possible: hours.possibleMinutes }),
      because: Object.fromEntries(hours.shortfalls.map((one) => [one.because, one.minutes])),
    }).toEqual({
      today: asked.today,
      ...(asked.week === undefined ? {} : { week: asked.week }),
      ...(asked.possible === undefined ? {} : { possible: asked.possible }),
      because: asked.because ?? {},
    });
  });

  it('are short by counted minutes, and late or left early by minutes of the clock', () => {
    const taps = { day: { minutes: 195, blocks: day.blocks }, arrived: 45, left: 147 };
    const hours = hoursOf([dateOf(taps)], { ...hoursAt(whole, 'fifty_minute_hour'), dayNeeds: 216 });
    expect(hours.shortfalls).toEqual([
      { because: 'late', minutes: 54, clockMinutes: 45 },
      { because: 'left_early', minutes: 58, clockMinutes: 48 },
    ]);
  });

  it.each(timetables)('of the published timetable $id: $why', ({ days, day, clock, net, fifty }) => {
    const week = Array.from({ length: days }, (_, place) => dateOf({ day }, addDays(monday, place)));
    const over = (counting: Counting) =>
      hoursOf(week, { ...hoursAt(0, counting), now: addMinutes(startOf(monday), 7 * whole) }).weekMinutes;
    expect([over('clock'), over('net'), over('fifty_minute_hour')]).toEqual([clock, net, fifty]);
  });

  const file = sharedData('iop-schedules/schedules.csv');
  it.skipIf(!existsSync(file))('are of the timetables as they are published', () => {
    const lines = readFileSync(file, 'utf8').split('\n');
    for (const { id, days, day } of timetables)
      expect(lines.find((line) => line.startsWith(`${id},`))).toContain(
        `,${Number(((days * day.minutes) / 60).toFixed(2))},`,
      );
  });
});

const minute = fc.integer({ min: -60, max: 300 });
const span = fc
  .tuple(minute, fc.option(fc.integer({ min: 0, max: 120 })))
  .map(([from, long]): readonly [number, number | null] => [from, long === null ? null : from + long]);
const day = {
  minutes: 195,
  blocks: [
    { fromMinute: 0, toMinute: 90 },
    { fromMinute: 105, toMinute: 195 },
  ],
};
const drawnTaps = fc.record({
  day: fc.constant(day),
  arrived: minute,
  left: fc.option(minute),
  taken: fc.array(span, { maxLength: 4 }),
  out: fc.array(span, { maxLength: 4 }),
  shortestStepOut: fc.integer({ min: 0, max: 30 }),
});
const counting = fc.constantFrom<Counting>('clock', 'net', 'fifty_minute_hour');
const now = fc.integer({ min: -30, max: 400 });
const most: Readonly<Record<Counting, number>> = { clock: 195, net: 180, fifty_minute_hour: 216 };

describe('whatever is tapped', () => {
  it('never counts more than the session has, nor more than was possible, nor less as time goes on', () => {
    fc.assert(
      fc.property(drawnTaps, counting, now, (taps, how, at) => {
        const early = hoursOf([dateOf(taps)], hoursAt(at, how));
        const late = hoursOf([dateOf(taps)], hoursAt(at + 25, how));
        expect(early.todayMinutes).toBeLessThanOrEqual(most[how]);
        expect(early.todayMinutes).toBeLessThanOrEqual(early.possibleMinutes);
        expect(early.possibleMinutes).toBeLessThanOrEqual(most[how]);
        // Who is out briefly and long in the end loses the minutes they seemed to keep; what is closed never shrinks.
        const isClosed = [...taps.taken, ...taps.out].every(([, to]) => to !== null);
        expect(!isClosed || late.todayMinutes >= early.todayMinutes).toBe(true);
      }),
    );
  });

  it('takes a minute away once, also when somebody is taken out while they are out', () => {
    fc.assert(
      fc.property(drawnTaps, span, (taps, twice) => {
        const once = hoursOf([dateOf({ ...taps, taken: [twice], out: [] })], hoursAt(whole));
        const both = hoursOf([dateOf({ ...taps, taken: [twice, twice], out: [twice] })], hoursAt(whole));
        expect(both.todayMinutes).toBe(once.todayMinutes);
      }),
    );
  });

  it('comes to the same in whatever order it was tapped', () => {
    const shuffled = drawnTaps.chain((taps) =>
      fc.record({
        taps: fc.constant(taps),
        taken: fc.shuffledSubarray(taps.taken, { minLength: taps.taken.length }),
        out: fc.shuffledSubarray(taps.out, { minLength: taps.out.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, counting, now, ({ taps, taken, out }, how, at) => {
        const other = hoursOf([dateOf({ ...taps, taken, out })], hoursAt(at, how));
        expect(other).toEqual(hoursOf([dateOf(taps)], hoursAt(at, how)));
      }),
    );
  });

  it('gives a reason for every minute the day lacks', () => {
    fc.assert(
      fc.property(drawnTaps, counting, (taps, how) => {
        const at = { ...hoursAt(whole, how), dayNeeds: 240 };
        const hours = hoursOf([dateOf(taps)], at);
        const lost = hours.shortfalls.reduce((sum, one) => sum + one.minutes, 0);
        expect(hours.todayMinutes + lost).toBe(240);
      }),
    );
  });
});
