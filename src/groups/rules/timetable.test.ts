import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, timeIn, weekdayOf, type LocalDate } from '#kernel/local-date.ts';
import { sharedData } from '#app/testing/shared-data.ts';
import type { GroupBlock } from './group.ts';
import { seriesSpans } from './series-spans.ts';
import { checkTimetable, sessionSpans, weekOf, weeklyMinutes } from './timetable.ts';

const classes: GroupBlock[] = [0, 60, 120].map((from) => ({
  kind: 'counseling',
  fromMinute: from,
  toMinute: from + 50,
}));
const morning = [1, 2, 4].map((weekday) => ({ weekday, startsAt: '10:00', endsAt: '13:00' }));

describe('a weekly timetable', () => {
  const file = sharedData('iop-schedules/schedules.csv');
  it.skipIf(!existsSync(file))('gives timetable D5 its 9 hours on the clock and 7.5 treated', () => {
    const row =
      readFileSync(file, 'utf8')
        .split('\n')
        .find((line) => line.startsWith('D5,')) ?? '';
    expect(row).toContain('MO TU TH,10:00,13:00,"50 minute classes, 10 minute breaks"');
    expect(row).toContain(',9,"exactly the 9 h adult minimum on the clock, 7.5 h without breaks"');
    expect(weeklyMinutes(weekOf(morning, { blocks: classes, kind: 'counseling' }))).toEqual({
      clockMinutes: 9 * 60,
      treatmentMinutes: 7.5 * 60,
    });
  });

  it.each([
    { days: [...morning, ...morning], blocks: classes, code: 'weekday-twice', why: 'a weekday stands twice' },
    {
      days: [{ weekday: 1, startsAt: '13:00', endsAt: '10:00' }],
      blocks: classes,
      code: 'ends-before-start',
      why: 'the day ends before it starts',
    },
    {
      days: morning,
      blocks: [{ kind: 'counseling' as const, fromMinute: 50, toMinute: 40 }],
      code: 'ends-before-start',
      why: 'a block ends before it starts',
    },
    {
      days: morning,
      blocks: [{ kind: 'counseling' as const, fromMinute: 0, toMinute: 181 }],
      code: 'block-outside-day',
      why: 'a block outlasts the day',
    },
    {
      days: morning,
      blocks: [...classes, { kind: 'skills' as const, fromMinute: 40, toMinute: 45 }],
      code: 'blocks-overlap',
      why: 'two blocks at once',
    },
  ])('is refused when $why', ({ days, blocks, code }) => {
    expect(checkTimetable(days, blocks)).toMatchObject({ ok: false, code });
  });

  it('names the weekday and the block that is at fault, by its place', () => {
    const block = (fromMinute: number, toMinute: number): GroupBlock => ({
      kind: 'skills',
      fromMinute,
      toMinute,
    });
    const on = (blocks: GroupBlock[]) =>
      checkTimetable([{ weekday: 2, startsAt: '10:00', endsAt: '12:00', blocks }]);
    expect(on([block(50, 110), block(0, 60)])).toMatchObject({
      code: 'blocks-overlap',
      facts: { weekday: 2, block: 0 },
    });
    expect(on([block(0, 60), block(60, 130)])).toMatchObject({ facts: { weekday: 2, block: 1 } });
    expect(on([block(0, 60), block(70, 70)])).toMatchObject({ facts: { weekday: 2, block: 1 } });
  });

  it('keeps its wall-clock time over the change of the clocks', () => {
    const spans = sessionSpans(morning, {
      from: '2026-10-26' as LocalDate,
      to: '2026-11-09' as LocalDate,
      zone: 'America/Chicago',
    });
    expect(spans.map((span) => `${span.heldOn} ${span.startsAt}`)).toEqual([
      '2026-10-26 2026-10-26T15:00:00Z',
      '2026-10-27 2026-10-27T15:00:00Z',
      '2026-10-29 2026-10-29T15:00:00Z',
      '2026-11-02 2026-11-02T16:00:00Z',
      '2026-11-03 2026-11-03T16:00:00Z',
      '2026-11-05 2026-11-05T16:00:00Z',
      '2026-11-09 2026-11-09T16:00:00Z',
    ]);
  });

  it('gives every date of its weekdays once, at the wall-clock time it says', () => {
    const dates = fc.integer({ min: 0, max: 3650 }).map((days) => addDays('2026-01-01' as LocalDate, days));
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 60 }), (from, length) => {
        const spans = sessionSpans(morning, { from, to: addDays(from, length), zone: 'America/Chicago' });
        const wanted = Array.from({ length: length + 1 }, (_, index) => addDays(from, index)).filter((day) =>
          [1, 2, 4].includes(weekdayOf(day)),
        );
        expect(spans.map((span) => span.heldOn)).toEqual(wanted);
        return spans.every(
          (span) =>
            timeIn('America/Chicago', span.startsAt) === '10:00' &&
            timeIn('America/Chicago', span.endsAt) === '13:00',
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('a timetable of every other week', () => {
  it('has the sessions of an alternating series, counted by the rules of iCalendar', () => {
    const day = fc.integer({ min: 0, max: 3650 }).map((days) => addDays('2026-01-01' as LocalDate, days));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 120 }),
        fc.subarray([1, 2, 3, 4, 5, 6, 7]),
        (from, days, weekdays) => {
          const week = weekdays.map((weekday) => ({ weekday, startsAt: '10:00', endsAt: '13:00' }));
          const range = { from, to: addDays(from, days), zone: 'America/Chicago' };
          const series = { startsOn: from, endsOn: null, everyWeeks: 2, days: week };
          expect(sessionSpans(week, { ...range, alternateFrom: from })).toEqual(seriesSpans(series, range));
        },
      ),
    );
  });

  it('does not meet in the week between', () => {
    const from = '2026-11-16' as LocalDate;
    const range = { from, to: '2026-12-31' as LocalDate, zone: 'America/Chicago' };
    const days = (alternateFrom: string) =>
      sessionSpans(morning.slice(0, 1), { ...range, alternateFrom: alternateFrom as LocalDate }).map(
        (span) => span.heldOn,
      );
    expect(days('2026-11-18')).toEqual(['2026-11-16', '2026-11-30', '2026-12-14', '2026-12-28']);
    expect(days('2026-11-23')).toEqual(['2026-11-23', '2026-12-07', '2026-12-21']);
  });
});
