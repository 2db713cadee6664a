import { describe, expect, it } from 'vitest';
import { unsignedWords } from './unsigned-words.ts';

const late = (unsigned: number) => ({ unsigned, isOverdue: true });
const inTime = (unsigned: number) => ({ unsigned, isOverdue: false });

describe('how many notes wait', () => {
  it.each([
    { sessions: [], says: '✓ No note waits for a signature.' },
    { sessions: [inTime(8)], says: '8 notes are not signed yet, still in time.' },
    { sessions: [inTime(1)], says: '1 note is not signed yet, still in time.' },
    { sessions: [late(11), late(12)], says: '△ 23 notes are unsigned for more than 24 hours.' },
    {
      sessions: [late(1), inTime(1)],
      says: '△ 1 note is unsigned for more than 24 hours, 1 more is still in time.',
    },
    {
      sessions: [late(12), inTime(8)],
      says: '△ 12 notes are unsigned for more than 24 hours, 8 more are still in time.',
    },
  ])('$says', ({ sessions, says }) => {
    expect(unsignedWords({ dueHours: 24, sessions })).toBe(says);
  });
});
