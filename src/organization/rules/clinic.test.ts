import { describe, expect, it } from 'vitest';
import { clinicSchema, faultOfHours, roomSchema } from './clinic.ts';

const open = (weekday: number, opensAt: string | null, closesAt: string | null) => ({
  weekday,
  opensAt,
  closesAt,
});

describe('opening hours of a week', () => {
  it.each([
    { why: 'a usual week', days: [open(1, '08:00', '21:00'), open(7, null, null)], fault: null },
    {
      why: 'a weekday twice',
      days: [open(1, '08:00', '12:00'), open(1, '13:00', '17:00')],
      fault: 'weekday-said-twice',
    },
    { why: 'closing before opening', days: [open(2, '17:00', '08:00')], fault: 'closes-before-opening' },
    {
      why: 'closing in the minute of opening',
      days: [open(2, '08:00', '08:00')],
      fault: 'closes-before-opening',
    },
    { why: 'opening and never closing', days: [open(3, '08:00', null)], fault: 'closes-before-opening' },
    { why: 'closing and never opening', days: [open(3, null, '17:00')], fault: 'closes-before-opening' },
  ])('$why', ({ days, fault }) => {
    expect(faultOfHours(days)).toBe(fault);
  });
});

describe('what a form says', () => {
  it('names each field that is not right yet', () => {
    const found = clinicSchema.safeParse({
      name: ' ',
      state: 'IL',
      timeZone: 'America/Chicago',
      street: '1 Main Street',
      city: 'Chicago',
      postalCode: '6061',
      phone: 'call us',
      programs: [],
      adolescents: false,
    });
    expect(found.error?.issues.map((issue) => issue.message)).toEqual([
      'Give the clinic a name.',
      'Enter the five digits of the ZIP code.',
      'Enter a telephone number, such as 773-555-0100.',
      'Choose at least one program.',
    ]);
    const room = roomSchema.safeParse({ name: 'Maple', seats: 0, accessible: true, petsWelcome: false });
    expect(room.error?.issues[0]?.message).toBe('A room holds at least one person.');
  });
});
