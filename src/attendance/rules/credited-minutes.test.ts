import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMinutes, type Instant } from '#kernel/local-date.ts';
import { creditedMinutes } from './credited-minutes.ts';
import type { SessionTimes } from '../../groups/rules/session-times.ts';

const startsAt = '2026-11-16T16:00:00Z' as Instant;
const at = (minute: number) => addMinutes(startsAt, minute);
const classes: SessionTimes = {
  startsAt,
  endsAt: at(180),
  blocks: [
    { fromMinute: 0, toMinute: 50 },
    { fromMinute: 60, toMinute: 110 },
    { fromMinute: 120, toMinute: 170 },
  ],
};

describe('credited minutes', () => {
  it.each([
    {
      arrived: 0,
      left: null,
      clock: 180,
      treatment: 150,
      why: 'there from start to end: three fifty-minute classes',
    },
    { arrived: -20, left: null, clock: 180, treatment: 150, why: 'early arrival adds nothing' },
    { arrived: 25, left: null, clock: 155, treatment: 125, why: 'late by 25 minutes of the first class' },
    { arrived: 55, left: null, clock: 125, treatment: 100, why: 'arrived in the first break' },
    {
      arrived: 60,
      left: null,
      clock: 120,
      treatment: 100,
      why: 'the break before the second class is not treatment',
    },
    { arrived: 0, left: 110, clock: 110, treatment: 100, why: 'left after the second class' },
    { arrived: 0, left: 200, clock: 180, treatment: 150, why: 'staying on adds nothing' },
    { arrived: 50, left: 60, clock: 10, treatment: 0, why: 'there only for a break' },
    { arrived: 170, left: null, clock: 10, treatment: 0, why: 'came when the last class was over' },
    { arrived: 179, left: null, clock: 1, treatment: 0, why: 'the last minute' },
  ])('$why', ({ arrived, left, clock, treatment }) => {
    const presence = { arrivedAt: at(arrived), leftAt: left === null ? null : at(left) };
    expect(creditedMinutes(classes, presence)).toEqual({
      ok: true,
      value: { clockMinutes: clock, treatmentMinutes: treatment },
    });
  });

  it.each([
    { arrived: 30, left: 10, code: 'left-before-arriving', why: 'the times are swapped' },
    { arrived: 180, left: null, code: 'not-there-during-session', why: 'came when it was over' },
    { arrived: -60, left: -10, code: 'not-there-during-session', why: 'left before it began' },
    { arrived: 40, left: 40, code: 'not-there-during-session', why: 'no minute at all' },
  ])('refuses: $why', ({ arrived, left, code }) => {
    const presence = { arrivedAt: at(arrived), leftAt: left === null ? null : at(left) };
    expect(creditedMinutes(classes, presence)).toMatchObject({ ok: false, code });
  });

  it('never credits more than the session lasted, nor more treatment than time on the clock', () => {
    const minute = fc.integer({ min: -300, max: 500 });
    fc.assert(
      fc.property(minute, fc.option(minute), (arrived, left) => {
        const credit = creditedMinutes(classes, {
          arrivedAt: at(arrived),
          leftAt: left === null ? null : at(left),
        });
        const { clockMinutes, treatmentMinutes } = credit.ok
          ? credit.value
          : { clockMinutes: 1, treatmentMinutes: 0 };
        return (
          clockMinutes > 0 &&
          clockMinutes <= 180 &&
          treatmentMinutes <= clockMinutes &&
          treatmentMinutes <= 150
        );
      }),
    );
  });
});

type Away = { from: number; to: number | null };
const creditWith = (away: readonly Away[], { arrived = 0, left = null as number | null } = {}) => {
  const credit = creditedMinutes(classes, {
    arrivedAt: at(arrived),
    leftAt: left === null ? null : at(left),
    away: away.map((one) => ({ from: at(one.from), to: one.to === null ? null : at(one.to) })),
  });
  return credit.ok ? credit.value : { clockMinutes: 0, treatmentMinutes: 0 };
};

describe('credited minutes of somebody taken out', () => {
  it.each([
    { away: [{ from: 20, to: 40 }], clock: 160, treatment: 130, why: 'twenty minutes of a class' },
    {
      away: [{ from: 45, to: 65 }],
      clock: 160,
      treatment: 140,
      why: 'over a break: only the treatment in it',
    },
    { away: [{ from: 50, to: 60 }], clock: 170, treatment: 150, why: 'in the break: no treatment is lost' },
    { away: [{ from: 20, to: null }], clock: 20, treatment: 20, why: 'not back yet: out until the end' },
    {
      away: [
        { from: 20, to: 40 },
        { from: 30, to: 45 },
      ],
      clock: 155,
      treatment: 125,
      why: 'two that overlap count once',
    },
    {
      away: [
        { from: 20, to: 40 },
        { from: 20, to: 40 },
      ],
      clock: 160,
      treatment: 130,
      why: 'the same one twice',
    },
    {
      away: [
        { from: 20, to: 40 },
        { from: 25, to: 30 },
      ],
      clock: 160,
      treatment: 130,
      why: 'one within another',
    },
    { away: [{ from: -30, to: 10 }], clock: 170, treatment: 140, why: 'begun before the session' },
    { away: [{ from: 170, to: 400 }], clock: 170, treatment: 150, why: 'ended long after it' },
    { away: [{ from: 0, to: 180 }], clock: 0, treatment: 0, why: 'away all the time' },
  ])('$why', ({ away, clock, treatment }) => {
    expect(creditWith(away)).toEqual({ clockMinutes: clock, treatmentMinutes: treatment });
  });

  it('rounds a begun minute against the credit', () => {
    const credit = creditedMinutes(classes, {
      arrivedAt: at(0),
      leftAt: null,
      away: [{ from: '2026-11-16T16:10:59Z' as Instant, to: '2026-11-16T16:12:01Z' as Instant }],
    });
    expect(credit).toMatchObject({ ok: true, value: { clockMinutes: 177, treatmentMinutes: 147 } });
  });

  it('is what counting minute by minute gives, in any order, and never grows by one more', () => {
    const minute = fc.integer({ min: -60, max: 260 });
    const away = fc.record({ from: minute, long: fc.integer({ min: 0, max: 200 }), isOpen: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(away, { maxLength: 5 }),
        fc.integer({ min: -30, max: 170 }),
        fc.option(minute),
        (drawn, arrived, left) => {
          const out = drawn.map((one) => ({ from: one.from, to: one.isOpen ? null : one.from + one.long }));
          const end = Math.min(180, left ?? 180);
          const there = Array.from({ length: 180 }, (_, each) => each).filter(
            (each) =>
              each >= arrived && each < end && !out.some((one) => each >= one.from && each < (one.to ?? 180)),
          );
          const treated = there.filter((each) =>
            classes.blocks.some((block) => each >= block.fromMinute && each < block.toMinute),
          );
          const found = creditWith(out, { arrived, left });
          expect(found).toEqual({ clockMinutes: there.length, treatmentMinutes: treated.length });
          expect(creditWith(out.toReversed(), { arrived, left })).toEqual(found);
          const more = creditWith([...out, { from: 30, to: 50 }], { arrived, left });
          return more.clockMinutes <= found.clockMinutes && more.treatmentMinutes <= found.treatmentMinutes;
        },
      ),
      { numRuns: 500 },
    );
  });
});
