import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datesOverLimit, fillOfWeek, freeForGoodOf } from './fill.ts';

const clinic = (id: string, isElsewhere = false) => ({
  id,
  name: id,
  state: 'IL',
  timeZone: 'America/Chicago',
  miles: null,
  phone: null,
  isElsewhere,
});
const group = (id: string, clinicId: string) => ({
  id,
  name: id,
  clinicId,
  kind: 'counseling',
  program: 'substance_use',
  language: 'en',
  audiences: [],
  waiting: 0,
});
const date = (groupId: string, seats: number, more: { seatLimit?: number; status?: string } = {}) => ({
  id: `${groupId} ${seats}`,
  groupId,
  heldOn: '2026-11-17',
  startsAt: '2026-11-17T15:00:00Z',
  endsAt: '2026-11-17T18:00:00Z',
  status: 'planned',
  hasBegun: false,
  mode: 'in_person',
  leaders: [],
  leaderIds: [],
  topics: [],
  seats,
  seatLimit: 12,
  ...more,
});

describe('how full a week is', () => {
  it.each([
    { dates: [date('a', 10), date('a', 11)], taken: 11, seats: 12, why: 'the fullest date counts' },
    {
      dates: [date('a', 10), date('a', 8, { seatLimit: 8 })],
      taken: 8,
      seats: 8,
      why: 'a date with a lower limit is the fullest when nothing is left there',
    },
    {
      dates: [date('a', 13), date('b', 3)],
      taken: 15,
      seats: 24,
      why: 'one too many takes no seat of another group',
    },
    {
      dates: [date('a', 12, { status: 'cancelled' }), date('a', 9)],
      taken: 9,
      seats: 12,
      why: 'a cancelled date does not count',
    },
    { dates: [date('b', 5), date('far', 1)], taken: 5, seats: 12, why: 'clinics out of reach do not count' },
    { dates: [], taken: 0, seats: 0, why: 'nothing is held' },
  ])('$why', ({ dates, taken, seats }) => {
    const week = {
      clinics: [clinic('north'), clinic('south'), clinic('elsewhere', true)],
      groups: [group('a', 'north'), group('b', 'south'), group('far', 'elsewhere')],
      sessions: dates,
    };
    expect(fillOfWeek(week)).toMatchObject({ taken, seats });
  });

  it('is the sum of its clinics, and never more than there are seats', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3), fc.nat(5), fc.nat(20), fc.integer({ min: 1, max: 16 })), {
          maxLength: 40,
        }),
        (drawn) => {
          const sessions = drawn.map(([at, number, seats, seatLimit]) =>
            date(`g${at}-${number}`, seats, { seatLimit }),
          );
          const groups = [...new Set(sessions.map((one) => one.groupId))].map((id) =>
            group(id, `c${id.at(1)}`),
          );
          const found = fillOfWeek({
            clinics: [0, 1, 2, 3].map((place) => clinic(`c${place}`)),
            groups,
            sessions,
          });
          const parts = [...found.byClinic.values()];
          const all = (field: 'groups' | 'taken' | 'seats') =>
            parts.reduce((sum, one) => sum + one[field], 0);
          return (
            found.groups === groups.length &&
            (['groups', 'taken', 'seats'] as const).every((field) => all(field) === found[field]) &&
            found.taken <= found.seats
          );
        },
      ),
    );
  });
});

describe('dates over their limit', () => {
  it('are those to come with more people than seats', () => {
    const over = { ...date('a', 13), hasBegun: false };
    const sessions = [
      over,
      date('a', 12),
      date('b', 13, { status: 'cancelled' }),
      { ...over, hasBegun: true },
      date('c', 9, { seatLimit: 8 }),
    ];
    expect(datesOverLimit({ sessions })).toBe(2);
    expect(datesOverLimit({ sessions: [] })).toBe(0);
  });
});

describe('what a date does not promise', () => {
  const ahead = { status: 'planned', hasBegun: false, seats: 9, seatLimit: 12 };
  it.each([
    { asked: ahead, forGood: 0, says: 0, why: 'three free on the date, and none for good' },
    { asked: ahead, forGood: 1, says: 1, why: 'one of the three for good' },
    { asked: ahead, forGood: 3, says: null, why: 'all three for good: nothing to add' },
    { asked: ahead, forGood: undefined, says: null, why: 'not known yet' },
    { asked: { ...ahead, seats: 12 }, forGood: 0, says: null, why: 'full on the date already' },
    { asked: { ...ahead, seats: 13 }, forGood: 0, says: null, why: 'over the limit' },
    {
      asked: { ...ahead, hasBegun: true },
      forGood: 0,
      says: null,
      why: 'nobody takes a seat in it any more',
    },
    { asked: { ...ahead, status: 'cancelled' }, forGood: 0, says: null, why: 'cancelled' },
  ])('$why', ({ asked, forGood, says }) => {
    expect(freeForGoodOf(asked, forGood)).toBe(says);
  });
});
