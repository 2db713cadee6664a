import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { turnsOf, versionOn, type OrderedSession, type OrderVersion } from './topic-order.ts';

const day = (index: number) => addDays('2026-11-02' as LocalDate, index);
const plan = { id: 'plan', startsOn: day(0), endsOn: null, firstPosition: 1 };
const version = (topicCount: number, whenCancelled: 'shift' | 'skip' = 'shift'): OrderVersion => ({
  number: 1,
  startsOn: day(0),
  topicCount,
  whenCancelled,
});
const session = (index: number, more: Partial<OrderedSession> = {}): OrderedSession => ({
  id: `s${index}`,
  heldOn: day(index),
  isCancelled: false,
  kept: null,
  ...more,
});
const positions = (sessions: readonly OrderedSession[], versions: readonly OrderVersion[], of = plan) =>
  turnsOf(sessions, of, versions).map((turn) => turn.position);

describe('the order of topics', () => {
  it.each([
    { why: 'one after the other, and round again', cancelled: [], way: 'shift', expected: [1, 2, 3, 1, 2] },
    { why: 'a cancelled date shifts its topic', cancelled: [1], way: 'shift', expected: [1, 2, 2, 3, 1] },
    { why: 'a cancelled date skips its topic', cancelled: [1], way: 'skip', expected: [1, 2, 3, 1, 2] },
    { why: 'two cancelled in a row', cancelled: [0, 1], way: 'shift', expected: [1, 1, 1, 2, 3] },
  ] as const)('$why', ({ cancelled, way, expected }) => {
    const sessions = [0, 1, 2, 3, 4].map((index) =>
      session(index, { isCancelled: (cancelled as readonly number[]).includes(index) }),
    );
    expect(positions(sessions, [version(3, way)])).toEqual(expected);
  });

  it('begins with the topic chosen, and only within the days of the choice', () => {
    const sessions = [-2, -1, 0, 1, 2].map((index) => session(index));
    expect(turnsOf(sessions, { ...plan, firstPosition: 3, endsOn: day(1) }, [version(5)])).toMatchObject([
      { sessionId: 's0', position: 3 },
      { sessionId: 's1', position: 4 },
    ]);
  });

  it('goes on behind what was kept, and never touches it', () => {
    const kept = { planId: 'plan', turn: 6, position: 7 };
    const sessions = [session(0, { kept }), session(1), session(2)];
    expect(positions(sessions, [version(8)])).toEqual([7, 8, 1]);
    const cancelled = [session(0, { kept, isCancelled: true }), session(1)];
    expect(positions(cancelled, [version(8)])).toEqual([7, 1]);
  });

  it('leaves out days that another choice has kept', () => {
    const sessions = [
      session(0, { kept: { planId: 'other', turn: 4, position: 5 } }),
      session(1),
      session(2),
    ];
    expect(positions(sessions, [version(8)])).toEqual([5, 1, 2]);
  });

  it('takes the newest version that has begun', () => {
    const versions = [version(3), { ...version(5), number: 2, startsOn: day(2) }];
    expect(versionOn(versions, day(1))?.number).toBe(1);
    expect(versionOn(versions, day(2))?.number).toBe(2);
    expect(versionOn(versions, day(-1))).toBeNull();
    expect(turnsOf([session(-1)], { ...plan, startsOn: day(-3) }, versions)).toEqual([]);
  });

  it('lets whoever joins late meet every topic within one round, whatever is cancelled', () => {
    const shape = fc.record({
      topicCount: fc.integer({ min: 1, max: 12 }),
      cancelled: fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
      first: fc.integer({ min: 1, max: 12 }),
      joins: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(shape, ({ topicCount, cancelled, first, joins }) => {
        const sessions = cancelled.map((isCancelled, index) => session(index, { isCancelled }));
        const firstPosition = Math.min(first, topicCount);
        const turns = turnsOf(sessions, { ...plan, firstPosition }, [version(topicCount)]);
        const met = turns.filter((_turn, index) => index >= joins && !sessions[index]?.isCancelled);
        if (met.length < topicCount) return;
        expect(new Set(met.slice(0, topicCount).map((turn) => turn.position)).size).toBe(topicCount);
      }),
    );
  });
});
