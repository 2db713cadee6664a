import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#kernel/local-date.ts';
import { minutesOfMark } from '../../attendance/rules/credited-minutes.ts';
import { blocksToNote, minutesOfNote, spanOfBlock, wholeDay } from './note-blocks.ts';

const planned = [
  { position: 1, kind: 'counseling', from_minute: 0, to_minute: 90 },
  { position: 2, kind: 'education', from_minute: 105, to_minute: 195 },
];
const at = (minute: number) =>
  new Date(Date.parse('2026-11-16T15:00:00Z') + minute * 60_000).toISOString() as Instant;
const times = {
  startsAt: at(0),
  endsAt: at(195),
  blocks: planned.map((block) => ({ fromMinute: block.from_minute, toMinute: block.to_minute })),
};
const mark = (arrived: number, left: number | null) => ({
  status: 'present',
  arrived_at: at(arrived),
  left_at: left === null ? null : at(left),
  pull_outs: [],
  step_outs: [],
});

describe('what notes are written for', () => {
  it.each([
    { why: 'the day, by default', each: 'day', blocks: planned, signed: [], is: [0] },
    { why: 'each block, as the policy says', each: 'block', blocks: planned, signed: [], is: [1, 2] },
    {
      why: 'the day, where it has one block only',
      each: 'block',
      blocks: planned.slice(0, 1),
      signed: [],
      is: [0],
    },
    {
      why: 'the day, once a note of it is signed so',
      each: 'block',
      blocks: planned,
      signed: [{ block: 0 }],
      is: [0],
    },
    {
      why: 'each block, once one is signed so',
      each: 'day',
      blocks: planned,
      signed: [{ block: 2 }],
      is: [1, 2],
    },
  ])('is $why', ({ each, blocks, signed, is }) => {
    expect(blocksToNote(each, blocks, signed)).toEqual(is);
  });
});

describe('the minutes of a block', () => {
  it.each([
    { why: 'all of it, for who was there', arrived: 0, left: null, block: 1, minutes: 90 },
    { why: 'from their arrival on', arrived: 20, left: null, block: 1, minutes: 70 },
    { why: 'none of the second, for who left at the break', arrived: 0, left: 95, block: 2, minutes: 0 },
    { why: 'up to their leaving', arrived: 0, left: 150, block: 2, minutes: 45 },
  ])('are $why', ({ arrived, left, block, minutes }) => {
    expect(minutesOfNote(times, mark(arrived, left), { block, planned })).toEqual({
      clockMinutes: minutes,
      treatmentMinutes: minutes,
    });
  });

  it('are those of the real block where the room began late', () => {
    const late = {
      ...times,
      blocks: [
        { fromMinute: 10, toMinute: 95 },
        { fromMinute: 110, toMinute: 195 },
      ],
    };
    expect(spanOfBlock(late, planned, 2)).toEqual({ fromMinute: 110, toMinute: 195 });
  });

  it('add up to the treatment of the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 190 }), fc.integer({ min: 1, max: 195 }), (arrived, lasted) => {
        const one = mark(arrived, Math.min(195, arrived + lasted));
        const blocks = planned.map(({ position }) => minutesOfNote(times, one, { block: position, planned }));
        const sum = blocks.reduce((minutes, block) => minutes + block.treatmentMinutes, 0);
        expect(sum).toBe(minutesOfMark(times, one).treatmentMinutes);
        expect(sum).toBe(minutesOfNote(times, one, { block: wholeDay, planned }).treatmentMinutes);
      }),
    );
  });
});
