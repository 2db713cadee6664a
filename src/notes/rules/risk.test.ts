import { describe, expect, it } from 'vitest';
import { noteWaits, risksInWords } from './risk.ts';

const open = { kind: 'overdose', closedAt: null, releasedAt: null, outcome: null };
const done = { ...open, closedAt: '2026-11-16T17:00:00Z', outcome: 'Nurse saw her; naloxone given along.' };
const word = { ...open, kind: 'self_harm', releasedAt: '2026-11-16T17:00:00Z' };

describe('a note and the risks of its session', () => {
  it.each([
    { why: 'no risk, no waiting', risks: [], waits: false },
    { why: 'an open risk', risks: [open], waits: true },
    { why: 'one with its outcome', risks: [done], waits: false },
    { why: 'a supervisor’s word', risks: [word], waits: false },
    { why: 'one of two is open', risks: [done, open], waits: true },
  ])('$why', ({ risks, waits }) => {
    expect(noteWaits(risks)).toBe(waits);
  });

  it('says which risk it was and what was done', () => {
    expect(risksInWords([done, word])).toBe(
      'Overdose: Nurse saw her; naloxone given along.\nSelf-harm: open when this was signed, by a supervisor’s word',
    );
    expect(risksInWords([open])).toBe('Overdose: still open');
  });
});
