import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedData } from '#app/testing/shared-data.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { readBundle } from './fhir-bundle.ts';

const today = '2026-11-16' as LocalDate;
const patient = (more: object = {}) => ({
  fullUrl: 'urn:uuid:p1',
  resource: {
    resourceType: 'Patient',
    id: 'p1',
    name: [{ family: 'Shaw', given: ['Mary', 'A.'] }],
    birthDate: '1937-10-21',
    ...more,
  },
});
const bundle = (...entry: unknown[]) => ({ resourceType: 'Bundle', type: 'transaction', entry });
const read = (value: unknown) => {
  const reading = readBundle(value, today);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.value;
};
const faults = (value: unknown) => {
  const reading = readBundle(value, today);
  return reading.ok ? [] : reading.faults;
};

const folder = sharedData('fhir-synthea');
const expected = existsSync(folder)
  ? (
      JSON.parse(readFileSync(`${folder}/EXPECTED.json`, 'utf8')) as {
        files: Record<string, Record<string, unknown>>;
      }
    ).files
  : {};
const names = Object.keys(expected);

// Without the folder of public inputs beside the checkout these are skipped.
describe.skipIf(names.length === 0)('sample bundles give the figures counted by another parser', () => {
  it.each(names)('%s', (name) => {
    const raw: unknown = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
    const { people, figures, resources } = read(raw);
    const want = expected[name];
    expect(figures).toEqual({
      entries: want?.['entries'],
      resources: want?.['resources'],
      references: want?.['references'],
      referencesToEntries: want?.['references_to_entries'],
      encounterClasses: want?.['encounter_classes'],
      behavioralConditions: want?.['behavioural_conditions'],
    });
    const who = want?.['patient'] as { given: string[]; family: string; birthDate: string; gender: string };
    expect(people).toMatchObject([
      {
        givenName: who.given.join(' '),
        familyName: who.family,
        birthOn: who.birthDate,
        sex: who.gender,
        diedOn: null,
        diedOnUnknownDay: false,
      },
    ]);
    expect(resources.length).toBe(figures.entries);
  });
});

describe('a person', () => {
  it.each([
    ['several given names', {}, { givenName: 'Mary A.', familyName: 'Shaw', birthOn: '1937-10-21' }],
    ['a day of death', { deceasedDateTime: '2022-07-22' }, { diedOn: '2022-07-22', diedOnUnknownDay: false }],
    ['an instant of death', { deceasedDateTime: '2022-07-22T23:30:00-05:00' }, { diedOn: '2022-07-22' }],
    ['a year of death only', { deceasedDateTime: '2022' }, { diedOn: null, diedOnUnknownDay: true }],
    ['death without a day', { deceasedBoolean: true }, { diedOn: null, diedOnUnknownDay: true }],
    ['no death', { deceasedBoolean: false }, { diedOn: null, diedOnUnknownDay: false }],
    [
      'the official name before others',
      {
        name: [
          { use: 'nickname', given: ['Molly'] },
          { use: 'old', family: 'Old' },
          { use: 'official', family: 'Shaw', given: ['Mary'] },
        ],
      },
      { givenName: 'Mary', preferredName: 'Molly' },
    ],
    ['a name that is only text', { name: [{ text: 'Sukarno' }] }, { givenName: '', familyName: 'Sukarno' }],
    [
      'the mobile phone',
      {
        telecom: [
          { system: 'phone', use: 'home', value: '555-555-5555' },
          { system: 'email', value: 'a@b' },
          { system: 'phone', use: 'mobile', value: '555-555-1111' },
        ],
      },
      { phone: '555-555-1111' },
    ],
    [
      'the resource’s id as a number',
      { identifier: [{ system: 'mr', value: '7' }, { value: '8' }] },
      {
        identifiers: [
          { system: 'urn:fhir:Patient.id', value: 'p1' },
          { system: 'mr', value: '7' },
          { system: 'unknown', value: '8' },
        ],
      },
    ],
  ])('reads %s', (_what, more, want) => {
    expect(read(bundle(patient(more))).people).toMatchObject([want]);
  });

  it.each([
    ['no family name', { name: [{ given: ['Ana'] }] }, /family name/],
    ['no date of birth', { birthDate: undefined }, /YYYY-MM-DD/],
    ['half a date of birth', { birthDate: '1937-10' }, /YYYY-MM-DD/],
    ['a day that is none', { birthDate: '1937-02-30' }, /YYYY-MM-DD/],
    ['a birth in the future', { birthDate: '2027-01-01' }, /future/],
    ['a death before birth', { deceasedDateTime: '1936-01-01' }, /before being born/],
    ['a name of the wrong shape', { name: 'Shaw' }, /at name/],
    ['a NUL', { name: [{ family: 'Sh\u0000aw' }] }, /NUL/],
    ['half a character', { note: '\ud800' }, /half a character/],
  ])('refuses %s, naming the entry', (_what, more, sentence) => {
    const found = faults(bundle({ resource: { resourceType: 'Organization' } }, patient(more)));
    expect(found).toMatchObject([{ entry: 2 }]);
    expect(found[0]?.sentence).toMatch(sentence);
  });
});

describe('a bundle', () => {
  it.each([
    ['nothing', null, /not FHIR/],
    ['a list', [], /not FHIR/],
    ['another resource', { resourceType: 'Observation' }, /FHIR Observation, not a Bundle/],
    ['an unknown type', { resourceType: 'Bundle', type: 'history', entry: [] }, /type must be one of/],
    ['no entries', { resourceType: 'Bundle', type: 'collection' }, /no Patient/],
    ['no patient', bundle({ resource: { resourceType: 'Observation' } }), /no Patient/],
  ])('of %s is refused as a whole', (_what, value, sentence) => {
    expect(faults(value)).toMatchObject([
      { entry: null, sentence: expect.stringMatching(sentence) as string },
    ]);
  });

  it('names each entry that has no resource', () => {
    expect(faults(bundle(patient(), {}, { resource: {} }, 7)).map((fault) => fault.entry)).toEqual([2, 3, 4]);
  });

  it('refuses what is nested without end', () => {
    const deep: Record<string, unknown> = {};
    let inner = deep;
    for (let level = 0; level < 80; level += 1) inner = inner['extension'] = {} as Record<string, unknown>;
    expect(faults(bundle(patient({ extension: deep })))[0]?.sentence).toMatch(/nested/);
  });

  it('gives each resource to the person it names, and the rest to the first', () => {
    const other = {
      fullUrl: 'urn:uuid:p2',
      resource: { resourceType: 'Patient', id: 'p2', name: [{ family: 'Two' }], birthDate: '1990-01-01' },
    };
    const about = (reference: unknown, id: string) => ({
      resource: { resourceType: 'Observation', id, subject: reference },
    });
    const { resources } = read(
      bundle(
        patient(),
        other,
        about({ reference: 'urn:uuid:p2' }, 'a'),
        about({ reference: 'Patient/p2' }, 'b'),
        about({ reference: 'Patient/p1' }, 'c'),
        about(undefined, 'd'),
        about('odd', 'e'),
      ),
    );
    expect(resources.map((one) => [one.sourceId, one.person])).toEqual([
      ['p1', 0],
      ['p2', 1],
      ['a', 1],
      ['b', 1],
      ['c', 0],
      ['d', 0],
      ['e', 0],
    ]);
  });
});
