import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMinutes, type Instant } from '#kernel/local-date.ts';
import { creditedMinutes, type SessionTimes } from './credited-minutes.ts';

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
