import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedData } from '#app/testing/shared-data.ts';
import { countedMinutes, minutesWithin, type MinuteSpan, type ProgramDay } from './counted-minutes.ts';

const classesOf = (...starts: readonly number[]): MinuteSpan[] =>
  starts.map((fromMinute) => ({ fromMinute, toMinute: fromMinute + 50 }));
const oneBlock = (minutes: number): ProgramDay => ({
  minutes,
  blocks: [{ fromMinute: 0, toMinute: minutes }],
});

// Public timetables; hours a week on the clock, and as each policy counts them.
const timetables = [
  {
    id: 'D1',
    days: 5,
    day: { minutes: 170, blocks: classesOf(0, 60, 120) },
    onClock: '14.17',
    clock: '14.17',
    net: '12.50',
    fifty: '15.00',
    why: 'three groups of fifty minutes: 2.5 group hours a day',
  },
  {
    id: 'D2',
    days: 5,
    day: { minutes: 290, blocks: classesOf(0, 60, 120, 240) },
    onClock: '24.17',
    clock: '18.33',
    net: '16.67',
    fifty: '20.00',
    why: 'a lunch of 70 minutes counts for nobody',
  },
  {
    id: 'D3',
    days: 3,
    day: oneBlock(270),
    onClock: '13.50',
    clock: '13.50',
    net: '13.50',
    fifty: '16.20',
    why: 'stated 15 hours, 13.5 on the clock',
  },
  {
    id: 'D4',
    days: 4,
    day: oneBlock(180),
    onClock: '12.00',
    clock: '12.00',
    net: '12.00',
    fifty: '14.40',
    why: 'no breaks are stated',
  },
  {
    id: 'D5',
    days: 3,
    day: { minutes: 180, blocks: classesOf(0, 60, 120) },
    onClock: '9.00',
    clock: '9.00',
    net: '7.50',
    fifty: '9.00',
    why: 'exactly the nine hours on the clock, 7.5 without breaks',
  },
  {
    id: 'D6',
    days: 3,
    day: { minutes: 180, blocks: classesOf(0, 60, 120) },
    onClock: '9.00',
    clock: '9.00',
    net: '7.50',
    fifty: '9.00',
    why: 'the same in the evening',
  },
  {
    id: 'D7',
    days: 4,
    day: oneBlock(180),
    onClock: '12.00',
    clock: '12.00',
    net: '12.00',
    fifty: '14.40',
    why: 'adolescents, no breaks are stated',
  },
] as const;
const hours = (minutes: number): string => (minutes / 60).toFixed(2);

describe('minutes that count', () => {
  it.each(timetables)('of $id a week: $why', ({ days, day, onClock, clock, net, fifty }) => {
    expect(hours(days * day.minutes)).toBe(onClock);
    expect(hours(days * countedMinutes('clock', day))).toBe(clock);
    expect(hours(days * countedMinutes('net', day))).toBe(net);
    expect(hours(days * countedMinutes('fifty_minute_hour', day))).toBe(fifty);
  });

  const file = sharedData('iop-schedules/schedules.csv');
  it.skipIf(!existsSync(file))('are of the timetables as they are published', () => {
    const lines = readFileSync(file, 'utf8').split('\n');
    for (const { id, onClock } of timetables)
      expect(lines.find((line) => line.startsWith(`${id},`))).toContain(`,${Number(onClock)},`);
  });

  const day: ProgramDay = {
    minutes: 195,
    blocks: [
      { fromMinute: 0, toMinute: 90 },
      { fromMinute: 105, toMinute: 195 },
    ],
  };
  it.each([
    { from: 0, to: 195, clock: 195, net: 180, fifty: 216, why: 'there all morning' },
    { from: 20, to: 195, clock: 175, net: 160, fifty: 192, why: 'twenty minutes late' },
    { from: 90, to: 105, clock: 15, net: 0, fifty: 0, why: 'there for the break only' },
    { from: 0, to: 49, clock: 49, net: 49, fifty: 58, why: 'a part of an hour counts in part, rounded down' },
  ])('of one person: $why', ({ from, to, clock, net, fifty }) => {
    const present = [{ fromMinute: from, toMinute: to }];
    expect(countedMinutes('clock', day, present)).toBe(clock);
    expect(countedMinutes('net', day, present)).toBe(net);
    expect(countedMinutes('fifty_minute_hour', day, present)).toBe(fifty);
  });

  it('by the clock lie between what is net and what the day lasts; nobody gains by being there for less', () => {
    const lengths = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 120 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        lengths,
        fc.integer({ min: 0, max: 60 }),
        fc.tuple(fc.nat(600), fc.nat(600)),
        (parts, rest, [from, to]) => {
          let end = 0;
          const blocks = parts.map(([pause, long]) => {
            const block = { fromMinute: end + pause, toMinute: end + pause + long };
            end = block.toMinute;
            return block;
          });
          const drawn = { minutes: end + rest, blocks };
          const part = [{ fromMinute: Math.min(from, to), toMinute: Math.max(from, to) }];
          const net = countedMinutes('net', drawn);
          const clock = countedMinutes('clock', drawn);
          expect(net).toBe(minutesWithin(blocks, blocks));
          return (
            net <= clock &&
            clock <= drawn.minutes &&
            countedMinutes('clock', drawn, part) <= clock &&
            countedMinutes('net', drawn, part) <= net
          );
        },
      ),
    );
  });
});
