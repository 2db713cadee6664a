import { expect, it } from 'vitest';
import { clockFrom, standingClock, systemClock } from './clock.ts';

it('tells the instant in UTC', () => {
  expect(systemClock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(clockFrom(undefined)).toBe(systemClock);
});

it('runs on from the instant it was set to', () => {
  const clock = clockFrom('2026-11-01T01:59:59-05:00');
  const first = clock.now();
  expect(first >= '2026-11-01T06:59:59.000Z' && first < '2026-11-01T07:00:09.000Z').toBe(true);
  while (clock.now() === first) {
    // Waits for the next millisecond.
  }
  expect(clock.now() > first).toBe(true);
});

it('stands still for tests until it is moved', () => {
  const clock = standingClock('2026-11-21T14:00:00Z');
  expect(clock.now()).toBe('2026-11-21T14:00:00.000Z');
  clock.moveTo('2026-11-22T14:00:00Z');
  expect(clock.now()).toBe('2026-11-22T14:00:00.000Z');
});

it('does not take words for an instant', () => {
  expect(() => clockFrom('tomorrow')).toThrow('Not an instant');
});
