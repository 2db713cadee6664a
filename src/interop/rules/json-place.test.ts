import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testSeed } from '#app/testing/random.ts';
import { entryLines, jsonFaultAt, lineAndColumn } from './json-place.ts';

describe('the place of a fault', () => {
  it.each([
    ['{"a":}', 5, 'a value is missing'],
    ['{"a" 1}', 5, 'a colon is missing'],
    ['{"a":1 "b":2}', 7, 'a comma is missing'],
    ['[1,]', 3, 'a comma too many'],
    ['[1}', 2, 'the wrong bracket'],
    ['{"a":"b', 5, 'a text that never ends'],
    ['{"a":1', 6, 'cut off'],
    ['{"a":1} x', 8, 'something behind it'],
    ['{a:1}', 1, 'a name without quotes'],
    ['[01]', 2, 'a number that is none'],
    ['', 0, 'nothing'],
  ])('in %j is %i: %s', (text, at) => {
    expect(jsonFaultAt(text)).toBe(at);
  });

  it('is the end for what is JSON, and never beyond for what is not', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, cut) => {
        expect(jsonFaultAt(text)).toBe(text.length);
        expect(jsonFaultAt(text.slice(0, cut % (text.length + 1)))).toBeLessThanOrEqual(text.length);
      }),
      { seed: testSeed, numRuns: 500 },
    );
  });

  it('has a line and a column', () => {
    expect(lineAndColumn('ab\r\ncd\ne', 6)).toEqual({ line: 2, column: 3 });
  });
});

describe('the lines of entries', () => {
  it('are those on which each begins, whatever stands in them', () => {
    const text =
      '{"type":"batch",\n"entry":[\n{"resource":{"entry":[{"x":"}]"}]}},\n\n{"resource":{}}],\n"link":[{}]}';
    expect(entryLines(text)).toEqual([3, 5]);
  });
});
