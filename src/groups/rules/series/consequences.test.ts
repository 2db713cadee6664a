// The pure rules behind a preview: who falls below their hours, who lacks what a virtual date needs, and
// what one date takes in the calendar.
import { describe, expect, it } from 'vitest';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { belowHours, type OpenSession, type WeekOfPerson } from './below-hours.ts';
import { bookingsOf, type BookedBlock, type DateToBook } from './bookings-of.ts';
import { retimed } from './retimed-week.ts';
import { virtualNeeds } from './virtual-needs.ts';

const at = (time: string): Instant => `2026-11-16T${time}:00Z` as Instant;

describe('who falls below their hours', () => {
  const week: WeekOfPerson = {
    patientId: 'ana',
    from: '2026-11-16' as LocalDate,
    to: '2026-11-22' as LocalDate,
    counting: 'net',
    neededMinutes: 540,
    beforeMinutes: 540,
    afterMinutes: 360,
    taken: [{ startsAt: at('10:00'), endsAt: at('13:00') }],
  };
  const open = (sessionId: string, more: Partial<OpenSession> = {}): OpenSession => ({
    sessionId,
    heldOn: '2026-11-16' as LocalDate,
    startsAt: at('18:00'),
    endsAt: at('21:00'),
    blocks: [{ fromMinute: 0, toMinute: 180 }],
    free: 1,
    ...more,
  });

  it.each<{ why: string; week: Partial<WeekOfPerson>; open: OpenSession[]; madeUpBy: string[] | null }>([
    { why: 'three hours are lost and one session makes it up', week: {}, open: [open('a')], madeUpBy: ['a'] },
    { why: 'nothing is lost', week: { afterMinutes: 540 }, open: [], madeUpBy: null },
    {
      why: 'what is lost leaves enough',
      week: { beforeMinutes: 900, afterMinutes: 720 },
      open: [],
      madeUpBy: null,
    },
    { why: 'a full session helps nobody', week: {}, open: [open('a', { free: 0 })], madeUpBy: [] },
    {
      why: 'a session of another week does not count',
      week: {},
      open: [open('a', { heldOn: '2026-11-23' as LocalDate })],
      madeUpBy: [],
    },
    {
      why: 'nobody sits in two places',
      week: {},
      open: [open('a', { startsAt: at('12:30'), endsAt: at('15:30') })],
      madeUpBy: [],
    },
    {
      why: 'sessions that meet but do not overlap are fine',
      week: {},
      open: [open('a', { startsAt: at('13:00'), endsAt: at('16:00') })],
      madeUpBy: ['a'],
    },
    {
      why: 'what makes up all of it comes first, and three are enough',
      week: {},
      open: [open('short', { blocks: [{ fromMinute: 0, toMinute: 60 }] }), open('a'), open('b'), open('c')],
      madeUpBy: ['a', 'b', 'c'],
    },
  ])('$why', ({ week: more, open: sessions, madeUpBy }) => {
    const found = belowHours([{ ...week, ...more }], sessions);
    expect(found.map((one) => [...one.madeUpBy].toSorted())).toEqual(madeUpBy === null ? [] : [madeUpBy]);
  });
});

it('says who lacks what a virtual date needs, and never takes unknown for a no', () => {
  const person = { patientId: 'ana', hasPhone: true, hasMail: false, hasDevice: true };
  expect(
    virtualNeeds([
      person,
      { ...person, patientId: 'ben', hasDevice: null },
      { ...person, patientId: 'eve', hasPhone: false, hasDevice: false },
    ]),
  ).toEqual([
    { patientId: 'ben', lacks: ['device-not-asked'] },
    { patientId: 'eve', lacks: ['no-way-to-reach', 'no-device'] },
  ]);
});

describe('what a date takes in the calendar', () => {
  const block = (fromMinute: number, toMinute: number, more: Partial<BookedBlock> = {}): BookedBlock => ({
    fromMinute,
    toMinute,
    roomId: null,
    leaderId: null,
    secondLeaderId: null,
    hostedBy: null,
    ...more,
  });
  const date: DateToBook = {
    startsAt: at('10:00'),
    endsAt: at('13:00'),
    roomId: 'maple',
    blocks: [block(0, 50), block(60, 110), block(120, 170)],
    leaders: [{ staffMemberId: 'ana', part: 'leader' }],
    away: [],
  };
  const taken = (more: Partial<DateToBook>): string[] =>
    bookingsOf({ ...date, ...more })
      .map(
        (one) =>
          `${one.resourceId} ${one.startsAt.slice(11, 16)}-${one.endsAt.slice(11, 16)}${one.shared ? ' shared' : ''}`,
      )
      .toSorted();

  it.each<{ why: string; more: Partial<DateToBook>; takes: string[] }>([
    { why: 'room and leader for the whole of it', more: {}, takes: ['ana 10:00-13:00', 'maple 10:00-13:00'] },
    { why: 'no room when virtual', more: { roomId: null }, takes: ['ana 10:00-13:00'] },
    {
      why: 'who leads beside may cover several rooms',
      more: { leaders: [...date.leaders, { staffMemberId: 'ben', part: 'second' }] },
      takes: ['ana 10:00-13:00', 'ben 10:00-13:00 shared', 'maple 10:00-13:00'],
    },
    {
      why: 'a block with a leader and a room of its own frees the group’s',
      more: { blocks: [block(0, 50), block(60, 110, { leaderId: 'eve', roomId: 'oak' }), block(120, 170)] },
      takes: [
        'ana 10:00-10:50',
        'ana 12:00-12:50',
        'eve 11:00-11:50',
        'maple 10:00-10:50',
        'maple 12:00-12:50',
        'oak 11:00-11:50',
      ],
    },
    {
      why: 'a hosted block takes nothing',
      more: { blocks: [block(0, 50, { hostedBy: 'other' }), block(60, 110)] },
      takes: ['ana 11:00-11:50', 'maple 11:00-11:50'],
    },
    {
      why: 'a block leader who is away takes nothing',
      more: { blocks: [block(0, 180, { leaderId: 'eve' })], away: ['eve'] },
      takes: ['ana 10:00-13:00', 'maple 10:00-13:00'],
    },
    {
      why: 'the same person as block leader and leader is taken once',
      more: { blocks: [block(0, 90, { leaderId: 'ana' }), block(90, 180)] },
      takes: ['ana 10:00-13:00', 'maple 10:00-13:00'],
    },
  ])('$why', ({ more, takes }) => {
    expect(taken(more)).toEqual(takes);
  });
});

it('moves a weekday with its blocks: the whole stays whole, of several those stay that fit', () => {
  const kind = 'counseling' as const;
  const week = [
    { weekday: 1, startsAt: '10:00', endsAt: '13:00', blocks: [{ kind, fromMinute: 0, toMinute: 180 }] },
    {
      weekday: 2,
      startsAt: '10:00',
      endsAt: '13:00',
      blocks: [0, 60, 120].map((from) => ({ kind, fromMinute: from, toMinute: from + 50 })),
    },
  ];
  expect(retimed(week, 1, { weekday: 5, startsAt: '09:00', endsAt: '11:00' })[1]).toMatchObject({
    weekday: 5,
    blocks: [{ toMinute: 120 }],
  });
  expect(retimed(week, 2, { weekday: 2, startsAt: '10:00', endsAt: '12:00' })[1]?.blocks).toHaveLength(2);
});
