// Values nobody should send: what breaks parsers, databases and pages elsewhere. Used by the test that sends them to
// every route.
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { sharedData } from './shared-data.ts';
import type { SampledInput } from './sample-input.ts';

const naughtyFile = sharedData('security/blns.json');
const injectionFile = sharedData('security/sqli-auth-bypass.txt');

/** Published lists of naughty strings; null when they are not beside the checkout. */
export function publishedStrings(): string[] | null {
  if (!existsSync(naughtyFile) || !existsSync(injectionFile)) return null;
  const naughty = JSON.parse(readFileSync(naughtyFile, 'utf8')) as string[];
  const injections = readFileSync(injectionFile, 'utf8').split('\n');
  return [...naughty, ...injections].filter((text) => text !== '');
}

// A NUL (PostgreSQL takes none), half a character, what turns text around, days at the edges of calendars, long ones.
const ownStrings = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udc00y',
  '\u202e\u2066',
  '0000-01-01',
  '0001-01-01',
  '275760-09-13',
  '+275760-09-13T00:00:00.000Z',
  '9999-12-31',
  '2026-02-30',
  '2026-11-16T25:61:00Z',
  '24:00',
  "'; DROP TABLE notes; --",
  "') OR context_organization() IS NOT NULL --",
  '%',
  '_%_%_%_%',
  '\\',
  '$1',
  '{}',
  '{NULL}',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  'a'.repeat(20_001),
  '\u00e9'.repeat(9999),
  ' '.repeat(500),
  '00000000-0000-0000-0000-000000000000',
  '00000000-0000-0000-0000-00000000000g',
];

const numbers = [-1, 0, 0.5, 1e21, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, Number.MIN_VALUE];
const shapes: unknown[] = [
  null,
  true,
  [],
  {},
  [[]],
  [null],
  { length: 1 },
  { toString: 'x' },
  { $ne: null },
  Array.from({ length: 1000 }, () => 'x'),
];

/** Bodies that are no well-formed input at all, as they go over the wire. */
export const wireBodies: readonly string[] = [
  '',
  'null',
  '[]',
  '"text"',
  '0',
  '{',
  '{"a":1e309}',
  '{"a":1,"a":2}',
  '{"__proto__":{"roles":["administrator"]}}',
  '{"constructor":{"prototype":{"roles":["administrator"]}}}',
  '['.repeat(10_000) + ']'.repeat(10_000),
  `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  '{"a":"\\ud800"}',
  '\uFEFF{}',
  `{"a":"${'x'.repeat(1_100_000)}"}`,
];

/** One hostile value, of every kind. */
export function hostileValue(strings: readonly string[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...ownStrings, ...strings) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
    { weight: 1, arbitrary: fc.constantFrom(...numbers) },
    { weight: 2, arbitrary: fc.constantFrom(...shapes) },
  );
}

export type Change = {
  readonly at: number;
  readonly value: unknown;
  readonly also: 'nothing' | 'unknown key' | 'missing';
};

/** A change to an input that is right: which of its values, and what instead. */
export function hostileChange(strings: readonly string[]): fc.Arbitrary<Change> {
  return fc.record({
    at: fc.nat({ max: 1000 }),
    value: hostileValue(strings),
    also: fc.constantFrom('nothing', 'nothing', 'nothing', 'unknown key', 'missing'),
  });
}

type Place = { readonly holder: Record<string, unknown> | unknown[]; readonly key: string };

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}

/** The input with one of its values changed; the input given is left as it is. */
export function changed(input: SampledInput, change: Change): SampledInput {
  const copy = structuredClone(input);
  const places = [copy.params, copy.query, copy.body].flatMap(placesIn);
  const place = places[change.at % Math.max(1, places.length)];
  if (place) {
    if (change.also === 'missing' && place.holder !== copy.params)
      Reflect.deleteProperty(place.holder, place.key);
    else (place.holder as Record<string, unknown>)[place.key] = change.value;
  }
  if (change.also === 'unknown key') Object.assign(copy.body ?? copy.query, { isAdministrator: true });
  return copy;
}
