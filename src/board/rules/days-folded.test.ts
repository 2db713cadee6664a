import { expect, it } from 'vitest';
import { clinicsFolded, daysFolded } from './days-folded.ts';

const on = (heldOn: string, groupId = 'a') => ({ heldOn, groupId });
const week = [on('2026-11-18'), on('2026-11-16'), on('2026-11-17'), on('2026-11-16', 'b')];
const names = (days: readonly (readonly [string, unknown])[]) => days.map(([day]) => day);

it.each([
  {
    today: '2026-11-17',
    before: ['2026-11-16'],
    shown: ['2026-11-17', '2026-11-18'],
    why: 'begins with today',
  },
  {
    today: '2026-11-16',
    before: [],
    shown: ['2026-11-16', '2026-11-17', '2026-11-18'],
    why: 'nothing before',
  },
  {
    today: '2026-11-23',
    before: [],
    shown: ['2026-11-16', '2026-11-17', '2026-11-18'],
    why: 'a week that is over',
  },
])('$why', ({ today, before, shown }) => {
  const days = daysFolded(week, today);
  expect([names(days.before), names(days.shown)]).toEqual([before, shown]);
});

it('folds a day of many clinics clinic by clinic, and no other', () => {
  const many = Array.from({ length: 13 }, (_, place) => on('2026-11-16', place % 2 === 0 ? 'a' : 'b'));
  const clinicOf = ({ groupId }: { groupId: string }) => groupId;
  expect(clinicsFolded(many, clinicOf)?.map(([clinic, ones]) => [clinic, ones.length])).toEqual([
    ['a', 7],
    ['b', 6],
  ]);
  expect(clinicsFolded(many.slice(0, 12), clinicOf)).toBeNull();
  expect(clinicsFolded(many, () => 'one')).toBeNull();
});
