import { describe, expect, it } from 'vitest';
import { placeOf, placeWords, type KnownPlaces } from './place.ts';

const nothing: KnownPlaces = {
  is_virtual: true,
  here_address: null,
  here_state: null,
  here_call_back: null,
  here_confirmed_at: null,
  address: null,
};
const home = { address: '4 Elm Street, Chicago, IL 60618' };
const here = {
  here_address: 'At my sister’s, 9 Lake Street, Gary',
  here_state: 'IN',
  here_call_back: '773-555-0100',
  here_confirmed_at: '2026-11-16T16:00:00Z',
};
const time = () => '10:00 AM';

describe('where help has to go', () => {
  it.each([
    {
      why: 'nowhere, for who is in the room',
      known: { ...nothing, ...home, ...here, is_virtual: false },
      from: null,
    },
    { why: 'where they said they are', known: { ...nothing, ...here }, from: 'arrival' },
    { why: 'that before the address on record', known: { ...nothing, ...home, ...here }, from: 'arrival' },
    { why: 'the address on record, where nobody asked', known: { ...nothing, ...home }, from: 'record' },
    { why: 'unknown, where none is on record', known: nothing, from: null },
  ])('is $why', ({ known, from }) => {
    expect(placeOf(known)?.from ?? null).toBe(from);
  });

  it.each([
    {
      why: 'says which address, since when, and the number',
      known: { ...nothing, ...home, ...here },
      words:
        'By video: stay on the call, and call 911 for At my sister’s, 9 Lake Street, Gary, IN. That is where they said they are, confirmed on arrival at 10:00 AM. Call back: 773-555-0100.',
    },
    {
      why: 'says a state once',
      known: {
        ...nothing,
        ...here,
        here_address: '1 Oak Street, Chicago, IL',
        here_state: 'IL',
        here_call_back: null,
      },
      words:
        'By video: stay on the call, and call 911 for 1 Oak Street, Chicago, IL. That is where they said they are, confirmed on arrival at 10:00 AM.',
    },
    {
      why: 'says that it is only on record',
      known: { ...nothing, ...home },
      words:
        'By video: stay on the call, and call 911 for 4 Elm Street, Chicago, IL 60618. That is the address on record: nobody confirmed today where they are, so ask first.',
    },
    {
      why: 'asks, where none is known',
      known: nothing,
      words:
        'By video, and no address is known: ask where they are now, stay on the call, and call 911 for that place.',
    },
  ])('$why', ({ known, words }) => {
    expect(placeWords(placeOf(known), time)).toBe(words);
  });
});
