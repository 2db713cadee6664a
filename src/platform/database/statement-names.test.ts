import { beforeEach, describe, expect, it } from 'vitest';
import { statementNames } from './statement-names.ts';

describe('the name of a statement', () => {
  let statementName: ReturnType<typeof statementNames>;
  beforeEach(() => {
    statementName = statementNames();
  });

  it('comes with the third sight and stays', () => {
    const seen = [1, 2, 3, 4].map(() => statementName('SELECT 1 AS one'));
    expect(seen.slice(0, 2)).toEqual([undefined, undefined]);
    expect(seen[2]).toMatch(/^s\d+$/);
    expect(seen[3]).toBe(seen[2]);
  });

  it('differs for another text', () => {
    const names = ['SELECT 2', 'SELECT 3'].map((text) => [1, 2, 3].map(() => statementName(text)).at(-1));
    expect(new Set(names).size).toBe(2);
  });

  it('is not given to a long text, nor without end', () => {
    const long = 'x'.repeat(20_000);
    expect([1, 2, 3, 4].map(() => statementName(long))).toEqual([undefined, undefined, undefined, undefined]);
    const given = Array.from({ length: 600 }, (_, n) =>
      [1, 2, 3].map(() => statementName(`SELECT ${n} AS n`)).at(-1),
    );
    expect(given.filter((name) => name !== undefined).length).toBeLessThanOrEqual(400);
  });
});
