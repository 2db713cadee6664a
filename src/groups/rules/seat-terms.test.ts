import { describe, expect, it } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { checkTerms, tidyWeekdays } from './seat-terms.ts';

const group = { mode: 'hybrid', weekdays: [1, 3, 5] } as const;
const terms = { weekdays: null, alternateFrom: null, virtualWeekdays: [], phase: null };

describe('what a seat asks of a group', () => {
  it.each([
    { change: {}, code: 'ok', why: 'every day the group meets' },
    {
      change: { weekdays: [1, 3, 5], virtualWeekdays: [5] },
      code: 'ok',
      why: 'Monday and Wednesday in the room, Friday by video',
    },
    { change: { weekdays: [1, 2] }, code: 'weekday-not-met', why: 'the group does not meet on Tuesday' },
    {
      change: { weekdays: [1], virtualWeekdays: [3] },
      code: 'video-not-offered',
      why: 'video on a day they do not come',
    },
    { change: { phase: 3 }, code: 'ok', why: 'three days a week' },
    {
      change: { weekdays: [1, 3], phase: 3 },
      code: 'phase-needs-days',
      why: 'three days a week on two weekdays',
    },
    {
      change: { alternateFrom: '2026-11-16' as LocalDate },
      code: 'ok',
      why: 'every other week, for shift workers',
    },
  ])('$why', ({ change, code }) => {
    const fits = checkTerms({ ...terms, ...change }, group);
    expect(fits.ok ? 'ok' : fits.code).toBe(code);
  });

  it('offers video only where the group does', () => {
    const inRoom = { mode: 'in_person', weekdays: [1] } as const;
    expect(checkTerms({ ...terms, virtualWeekdays: [1] }, inRoom)).toMatchObject({
      code: 'video-not-offered',
    });
  });

  it.each([
    { asked: null, kept: null, why: 'nothing said' },
    { asked: [5, 1, 3], kept: null, why: 'all of them follow the group when its days change' },
    { asked: [5, 1, 1], kept: [1, 5], why: 'in order, each once' },
  ])('keeps weekdays: $why', ({ asked, kept }) => {
    expect(tidyWeekdays(asked, group.weekdays)).toEqual(kept);
  });
});
