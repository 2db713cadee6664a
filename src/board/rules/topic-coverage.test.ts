import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topicCoverage } from './topic-coverage.ts';

const codes = ['one', 'two', 'three'];
const ahead = (heldOn: string, code: string, ...people: string[]) => ({
  heldOn,
  code,
  patientIds: new Set(people),
});
const held = (who: string, [heldOn, code]: readonly [string, string | null], ...healthTopics: string[]) => ({
  patientId: who,
  heldOn,
  code,
  healthTopics,
});

describe('who has had which topic', () => {
  it('tells what was had, what is missed, and when it can be met', () => {
    const [ana, ben] = topicCoverage({
      state: 'TX',
      codes,
      people: ['ana', 'ben'],
      held: [
        held('ana', ['2026-11-02', 'one'], 'hiv'),
        held('ana', ['2026-10-01', 'one']),
        held('ana', ['2026-11-04', null], 'std'),
        held('ben', ['2026-11-04', 'two']),
      ],
      ahead: [
        ahead('2026-11-17', 'two', 'ben'),
        ahead('2026-11-19', 'three', 'ana', 'ben'),
        ahead('2026-11-24', 'two', 'ana'),
      ],
    });
    expect([...(ana?.had ?? [])]).toEqual([['one', '2026-11-02']]);
    expect([...(ana?.missing ?? [])]).toEqual([
      ['two', '2026-11-24'],
      ['three', '2026-11-19'],
    ]);
    expect(ana?.due.map((rule) => rule.topic)).toEqual(['tuberculosis', 'hepatitis', 'tobacco', 'screening']);
    expect([...(ben?.missing ?? [])]).toEqual([
      ['one', null],
      ['three', '2026-11-19'],
    ]);
    expect(ben?.due).toHaveLength(6);
  });

  it('asks for no health topics in Illinois', () => {
    const [ana] = topicCoverage({ state: 'IL', codes, people: ['ana'], held: [], ahead: [] });
    expect(ana?.due).toEqual([]);
    expect(ana?.missing.size).toBe(3);
  });

  it('puts every topic on one side for everybody, and never into both', () => {
    const people = fc.constantFrom('ana', 'ben', 'cyd');
    const any = fc.record({
      patientId: people,
      heldOn: fc.constant('2026-11-02'),
      code: fc.constantFrom(...codes, null),
    });
    fc.assert(
      fc.property(fc.array(any), (some) => {
        const found = topicCoverage({
          state: 'TX',
          codes,
          people: ['ana', 'ben', 'cyd'],
          held: some.map((one) => ({ ...one, healthTopics: [] })),
          ahead: [],
        });
        for (const one of found) {
          expect(one.had.size + one.missing.size).toBe(codes.length);
          expect([...one.had.keys()].filter((code) => one.missing.has(code))).toEqual([]);
        }
      }),
    );
  });
});
