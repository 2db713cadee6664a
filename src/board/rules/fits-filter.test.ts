import { describe, expect, it } from 'vitest';
import { fitsFilter, type Candidate } from './fits-filter.ts';
import type { WeekFilter } from './week-board.ts';

const evening: Candidate = {
  heldOn: '2026-11-17',
  startsAtWall: '17:45',
  status: 'planned',
  hasBegun: false,
  mode: 'in_person',
  kind: 'counseling',
  program: 'substance_use',
  language: 'en',
  audiences: ['evening workers'],
  seats: 10,
  seatLimit: 12,
  state: 'IL',
  miles: 2.7,
};
const asked: WeekFilter = { time: 'evening', free: 'yes', near: '60618', miles: 10, virtual: 'yes' };

describe('an evening group with a seat within ten miles of 60618, or virtual', () => {
  it.each([
    { session: {}, fits: true, why: 'near, in the evening, with a seat' },
    { session: { seats: 12 }, fits: false, why: 'full' },
    { session: { status: 'cancelled' }, fits: false, why: 'cancelled' },
    { session: { hasBegun: true }, fits: false, why: 'it runs or is over: nobody can take a seat in it' },
    { session: { startsAtWall: '16:59' }, fits: false, why: 'in the afternoon' },
    { session: { startsAtWall: '17:00' }, fits: true, why: 'evening begins at five' },
    { session: { miles: 10 }, fits: true, why: 'just within' },
    { session: { miles: 10.1 }, fits: false, why: 'just too far' },
    { session: { miles: 900, mode: 'virtual' }, fits: true, why: 'far, but virtual' },
    { session: { miles: 900, mode: 'hybrid' }, fits: true, why: 'far, but one may join from afar' },
    {
      session: { miles: 940, mode: 'virtual', state: 'TX' },
      fits: false,
      why: 'virtual, but of another state',
    },
    { session: { miles: null }, fits: false, why: 'nobody knows where the clinic is' },
  ])('$why: $fits', ({ session, fits }) => {
    expect(fitsFilter({ ...evening, ...session }, asked, 'IL')).toBe(fits);
  });

  it('takes virtual groups of every state where the ZIP code tells none', () => {
    expect(fitsFilter({ ...evening, mode: 'virtual', state: 'TX', miles: null }, asked, null)).toBe(true);
  });
});

describe('a filter', () => {
  it.each([
    { filter: {}, fits: true, why: 'without a filter everything fits' },
    { filter: { time: 'morning' }, fits: false, why: 'morning' },
    { filter: { time: 'afternoon' }, fits: false, why: 'afternoon' },
    { filter: { time: 'weekend' }, fits: false, why: 'weekend' },
    { filter: { mode: 'virtual' }, fits: false, why: 'mode' },
    { filter: { kind: 'counseling' }, fits: true, why: 'kind' },
    { filter: { kind: 'education' }, fits: false, why: 'another kind' },
    { filter: { program: 'substance_use' }, fits: true, why: 'program' },
    { filter: { program: 'mental_health' }, fits: false, why: 'another program' },
    { filter: { language: 'es' }, fits: false, why: 'language' },
    { filter: { audience: 'evening workers' }, fits: true, why: 'for whom' },
    { filter: { audience: 'women' }, fits: false, why: 'for others' },
    { filter: { near: '60618' }, fits: true, why: 'ten miles where none are said' },
    { filter: { near: '60618', miles: 2 }, fits: false, why: 'two miles' },
  ] as { filter: WeekFilter; fits: boolean; why: string }[])('$why: $fits', ({ filter, fits }) => {
    expect(fitsFilter(evening, filter, 'IL')).toBe(fits);
  });

  it.each([
    { mode: 'hybrid', wished: 'virtual', fits: true, why: 'hybrid can be joined by video' },
    { mode: 'hybrid', wished: 'in_person', fits: true, why: 'hybrid can be joined in the room' },
    { mode: 'virtual', wished: 'hybrid', fits: false, why: 'virtual alone is not hybrid' },
    { mode: 'virtual', wished: 'in_person', fits: false, why: 'virtual has no room' },
  ] as const)('finds by mode: $why', ({ mode, wished, fits }) => {
    expect(fitsFilter({ ...evening, mode }, { mode: wished }, null)).toBe(fits);
  });

  it('leaves virtual groups out of a distance unless they are asked for', () => {
    expect(fitsFilter({ ...evening, mode: 'virtual' }, { near: '60618' }, 'IL')).toBe(false);
    expect(fitsFilter({ ...evening, heldOn: '2026-11-21' }, { time: 'weekend' }, null)).toBe(true);
  });
});
