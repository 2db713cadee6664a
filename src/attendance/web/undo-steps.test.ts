import { describe, expect, it } from 'vitest';
import { withoutOvertaken, type OwnMark, type Step } from './undo-steps.ts';

const step = (number: number, ...people: string[]): Step => ({
  says: `Step ${number}`,
  number,
  before: people.map((patientId) => ({ patientId, status: 'expected', arrivedAt: null, leftAt: null })),
});
const own = new Map<string, OwnMark>([
  ['ann', { status: 'present', sequence: 1 }],
  ['bo', { status: 'absent', sequence: 2 }],
]);
const steps = [step(1, 'ann', 'bo'), step(2, 'bo')];
const left = (heard: Parameters<typeof withoutOvertaken>[2]) =>
  withoutOvertaken(steps, own, heard).map((one) => one.before.map(({ patientId }) => patientId).join(' '));

describe('what can be taken back', () => {
  it.each([
    {
      why: 'all while nobody else marked',
      heard: [
        { patientId: 'ann', status: 'present', sequence: 1 },
        { patientId: 'bo', status: 'absent', sequence: 2 },
      ],
      is: ['ann bo', 'bo'],
    },
    {
      why: 'what is on its way stays',
      heard: [{ patientId: 'bo', status: 'present', sequence: 1 }],
      is: ['ann bo', 'bo'],
    },
    {
      why: 'nothing of whom somebody else marked since',
      heard: [{ patientId: 'bo', status: 'present', sequence: 3 }],
      is: ['ann'],
    },
    {
      why: 'nothing where somebody else was first',
      heard: [{ patientId: 'ann', status: 'late', sequence: 1 }],
      is: ['bo', 'bo'],
    },
    {
      why: 'whoever was not marked here is nobody’s matter',
      heard: [{ patientId: 'cy', status: 'late', sequence: 7 }],
      is: ['ann bo', 'bo'],
    },
  ] as const)('$why', ({ heard, is }) => {
    expect(left(heard)).toEqual(is);
  });

  it('hands back the same steps where nothing changed, so that nothing is drawn anew', () => {
    expect(withoutOvertaken(steps, own, [{ patientId: 'ann', status: 'present', sequence: 1 }])).toBe(steps);
  });
});
