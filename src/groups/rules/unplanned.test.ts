import { describe, expect, it } from 'vitest';
import { whatToDo, type Arrival } from './unplanned.ts';
import { sizeRules } from './size-limits.ts';

const fits: Arrival = {
  people: 12,
  limit: 12,
  inRoom: 12,
  chairs: 14,
  state: 'TX',
  kind: 'counseling',
  keptApart: false,
};

describe('what to do when somebody comes without a plan', () => {
  it.each([
    { change: {}, says: [], why: 'a free chair' },
    { change: { people: 13, inRoom: 13 }, says: ['Tell the supervisor'], why: 'the thirteenth' },
    {
      change: { people: 17, limit: 16, inRoom: 14 },
      says: ['26 TAC 564.901(b)'],
      why: 'the seventeenth in Texas',
    },
    {
      change: { people: 13, inRoom: 15 },
      says: ['Tell the supervisor', '14 chairs'],
      why: 'no chair left either',
    },
    {
      change: { keptApart: true },
      says: ['Ask the supervisor'],
      why: 'somebody is there to be kept apart from',
    },
    {
      change: { people: 17, limit: 16, inRoom: 17, chairs: 20, state: 'IL' },
      says: ['Tell the supervisor'],
      why: 'what nobody confirmed can be passed',
    },
    { change: { petsTrouble: true }, says: ['Pets are welcome'], why: 'pets in the room' },
    { change: { agesMix: true }, says: ['never in one group'], why: 'an adolescent among adults' },
    {
      change: { people: 17, limit: 500, isExempt: true },
      says: [],
      why: 'a date that Texas exempts',
    },
    { change: { chairs: null, inRoom: 0 }, says: [], why: 'by video nobody needs a chair' },
  ])('$why', ({ change, says }) => {
    const toDo = whatToDo({ ...fits, ...change }, sizeRules);
    expect(toDo.length).toBe(says.length);
    for (const [place, part] of says.entries()) expect(toDo[place]).toContain(part);
  });
});
