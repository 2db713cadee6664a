import { describe, expect, it } from 'vitest';
import { cosignatureFor } from './cosignature.ts';

describe('who needs a second signature', () => {
  it.each([
    { why: 'an intern in Texas', title: 'LCDC-I', state: 'TX', is: 'credential' },
    { why: 'however it is written', title: 'l.c.d.c. - i', state: 'TX', is: 'credential' },
    { why: 'not a counselor who holds the license', title: 'LCDC', state: 'TX', is: null },
    { why: 'an associate social worker in Illinois', title: 'LSW', state: 'IL', is: 'credential' },
    { why: 'not the clinical license', title: 'LCSW', state: 'IL', is: null },
    { why: 'the list of the state counts, not of another', title: 'LCDC-I', state: 'IL', is: null },
    { why: 'whoever holds nothing of the state', title: null, state: 'IL', is: 'no_credential' },
  ] as const)('$why', ({ title, state, is }) => {
    expect(cosignatureFor(title, state, 'listed')).toBe(is);
    expect(cosignatureFor(title, state, 'nobody')).toBeNull();
  });
});
