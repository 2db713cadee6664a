import { describe, expect, it } from 'vitest';
import {
  dayWords,
  hoursSay,
  possibleSays,
  shortfallSays,
  tooLateSays,
  videoWords,
} from './attendance-words.ts';
import { emptyChairsOf } from './today-words.ts';

const house = {
  graceMinutes: 5,
  cutoffMinutes: 30,
  shortestStepOut: 10,
  emptyChairMinutes: 10,
  earlyMinutes: 60,
};
const room = { startedAt: null, endedAt: null, breakFrom: null, breakTo: null, sequence: 0 };
const session = {
  asOf: '2026-11-16T16:10:00Z',
  startsAt: '2026-11-16T16:00:00Z',
  endsAt: '2026-11-16T19:00:00Z',
  timeZone: 'America/Chicago',
  status: 'planned',
  room,
  house,
};
const person = { status: 'expected' as const, arrivedAt: null, knownAbsence: null, takenBack: false };

describe('the words of today', () => {
  it.each([
    { why: 'of who is in the room', of: { virtual: false }, is: '' },
    { why: 'of who takes part by video', of: {}, is: 'by video' },
    {
      why: 'of who cannot join',
      of: { waitsForCall: true },
      is: 'cannot join by video · waits for a call',
    },
    {
      why: 'of who cannot join and is marked absent',
      of: { waitsForCall: true, status: 'absent' as const },
      is: 'cannot join by video · waits for a call',
    },
    {
      why: 'of whose day is settled',
      of: { waitsForCall: true, status: 'cancelled' as const },
      is: 'by video',
    },
  ])('say, $why, “$is”', ({ of, is }) => {
    expect(videoWords({ virtual: true, waitsForCall: false, status: 'expected', ...of })).toBe(is);
  });

  it.each([
    { why: 'some minutes into it', of: session, is: 1 },
    { why: 'not before', of: { ...session, asOf: '2026-11-16T16:09:00Z' }, is: 0 },
    {
      why: 'by when the room really began',
      of: { ...session, room: { ...room, startedAt: '2026-11-16T16:05:00Z' } },
      is: 0,
    },
    { why: 'not of a session that is cancelled', of: { ...session, status: 'cancelled' }, is: 0 },
  ])('count empty chairs $why', ({ of, is }) => {
    const people = [
      person,
      { ...person, knownAbsence: 'illness' },
      { ...person, status: 'present' as const },
    ];
    type Counted = Parameters<typeof emptyChairsOf>[0][number];
    expect(emptyChairsOf([{ session: of, people } as unknown as Counted])).toBe(is);
  });

  it.each([
    { why: 'in time', at: '16:30', who: person, says: '' },
    {
      why: 'too late',
      at: '16:31',
      who: person,
      says: 'Too late to join since 10:30 AM: offer another session.',
    },
    {
      why: 'who said that they will not come',
      at: '16:31',
      who: { ...person, knownAbsence: 'illness' },
      says: '',
    },
    {
      why: 'who came after it',
      at: '16:50',
      who: { ...person, status: 'late' as const, arrivedAt: '2026-11-16T16:45:00Z' },
      says: 'Came after 10:30 AM: offer another session. Who stays is recorded all the same.',
    },
  ])('say of who is too late to join: $why', ({ at, who, says }) => {
    expect(tooLateSays({ ...session, asOf: `2026-11-16T${at}:00Z` }, who).replaceAll('\u202F', ' ')).toBe(
      says,
    );
  });
});

describe('too late to join', () => {
  it('is said of nobody while nobody of the room is marked', () => {
    const late = { ...session, asOf: '2026-11-16T16:40:00Z' };
    expect([tooLateSays(late, person, false), tooLateSays(late, person, true) !== '']).toEqual(['', true]);
  });

  it('is said all the same of who came too late', () => {
    const late = { ...session, asOf: '2026-11-16T16:40:00Z' };
    const came = { ...person, status: 'late' as const, arrivedAt: '2026-11-16T16:35:00Z' };
    expect(tooLateSays(late, came, false)).not.toBe('');
  });
});

describe('whose hours are said', () => {
  const hours = {
    todayMinutes: 60,
    dayNeeds: 180,
    weekMinutes: 60,
    weekNeeds: 540,
    possibleMinutes: 420,
    shortfalls: [{ because: 'late' as const, minutes: 20, clockMinutes: 20 }],
  } as unknown as Parameters<typeof hoursSay>[0];
  const say = (asOf: string) => {
    const words = dayWords({ asOf, heldOn: '2026-11-16', timeZone: 'America/Chicago' });
    return [hoursSay(hours, words), shortfallSays(hours, words), possibleSays(hours, words)].join(' ');
  };

  it('says today on its own day, also once it is the next day elsewhere', () => {
    expect(say('2026-11-17T03:00:00Z')).toBe(
      '1 h of 3 h today, 1 h of 9 h this week Today falls short: 20 min late. At most 7 h this week.',
    );
  });

  it('says that day before and after it', () => {
    const other =
      '1 h of 3 h that day, 1 h of 9 h that week That day falls short: 20 min late. At most 7 h that week.';
    expect([say('2026-11-18T16:00:00Z'), say('2026-11-15T16:00:00Z')]).toEqual([other, other]);
  });
});
