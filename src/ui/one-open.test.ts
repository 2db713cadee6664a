// A form that is saved late closes itself and no other.
import { expect, it } from 'vitest';
import { afterClosing } from './one-open.ts';

const first = { thing: 'first' };
const again = { thing: 'first' };
const other = { thing: 'other' };

it.each([
  { now: first, closed: first, open: null, why: 'it stands open still' },
  { now: other, closed: first, open: other, why: 'another was opened meanwhile' },
  { now: again, closed: first, open: again, why: 'the same was opened once more' },
  { now: null, closed: first, open: null, why: 'it was left before' },
])('leaves $open open when $why', ({ now, closed, open }) => {
  expect(afterClosing(now, closed)).toBe(open);
});
