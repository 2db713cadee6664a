// Imports as the runtime role on the real database: all or nothing, once, and nobody who has died is offered a seat.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedData } from '#app/testing/shared-data.ts';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';
import type { ClinicId, OrganizationId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { importInto } from './import-place.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

type File = { name: string; bytes: Uint8Array };
function fileOf(value: unknown): File {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { name: 'file.json', bytes: Buffer.from(text) };
}
function bring(...files: File[]) {
  const into = {
    organizationId: world.ids.organizationId as OrganizationId,
    timeZone: 'America/Chicago',
    clinicId: world.ids.clinics.north as ClinicId,
    now: world.clock.now() as Instant,
  };
  // The made-up people here have names that look alike.
  return importInto(world.database, into, { files, alikeAs: 'other' });
}
async function reported(...files: File[]) {
  const brought = await bring(...files);
  if (!brought.ok) throw new Error(brought.sentences.join(' '));
  return brought.value;
}
async function refusedWith(...files: File[]): Promise<string> {
  const brought = await bring(...files);
  return brought.ok ? '' : brought.sentences.join(' ');
}
async function counts(): Promise<Record<string, number>> {
  const { rows } = await world.owner.query<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM patients) AS patients, (SELECT count(*)::int FROM imports) AS imports, (SELECT count(*)::int FROM imported_resources) AS kept,
      (SELECT count(*)::int FROM patient_identifiers) AS identifiers, (SELECT count(*)::int FROM audit_entries WHERE action = 'import.written') AS audited`,
  );
  return rows[0] ?? {};
}

const person = (id: string, more: object = {}) => ({
  resource: {
    resourceType: 'Patient',
    id,
    name: [{ family: `Import${id}`, given: ['Ida'] }],
    birthDate: '1970-01-01',
    ...more,
  },
});
const observation = (id: string, of: string, more: object = {}) => ({
  resource: { resourceType: 'Observation', id, subject: { reference: `Patient/${of}` }, ...more },
});
const bundle = (...entry: unknown[]) => ({ resourceType: 'Bundle', type: 'collection', entry });

describe('an import', () => {
  it('brings people in, keeps the rest as it came, and is found and opened', async () => {
    const text = `{"resourceType":"Bundle","type":"collection","entry":[${JSON.stringify(person('a1'))},
      {"resource":{"resourceType":"Observation","id":"o1","subject":{"reference":"Patient/a1"},"valueQuantity":{"value":1.10,"high":12345678901234567890.5}}}]}`;
    const report = await reported(fileOf(text));
    expect(report).toMatchObject({
      filesNew: 1,
      peopleAdded: [expect.any(String)],
      peopleKnown: [],
      resourcesKept: { Observation: 1, Patient: 1 },
    });
    const { rows } = await world.owner.query(
      `SELECT content->'valueQuantity' #>> '{}' AS value FROM imported_resources WHERE source_id = 'o1'`,
    );
    expect(rows).toEqual([{ value: '{"high": 12345678901234567890.5, "value": 1.10}' }]);
    const desk = await world.as('front_desk');
    expect((await desk.get('/api/patients/search?words=importa1')).body['people']).toMatchObject([
      { id: report.peopleAdded[0], number: expect.stringMatching(/^P\d+$/) as string },
    ]);
    expect((await desk.get(`/api/patients/${report.peopleAdded[0]}/chart`)).body['kept']).toEqual([
      { resourceType: 'Observation', kept: 1 },
      { resourceType: 'Patient', kept: 1 },
    ]);
    expect(
      (await (await world.as('front_desk', 'south')).get('/api/patients/search?words=importa1')).body[
        'people'
      ],
    ).toEqual([]);
  });

  it('adds nothing the second time, also at once and in one go', async () => {
    const file = fileOf(bundle(person('b1'), observation('o1', 'b1')));
    await reported(file, file);
    const before = await counts();
    expect(await reported(file)).toMatchObject({
      filesNew: 0,
      filesKnown: 1,
      peopleAdded: [],
      resourcesKept: {},
    });
    await Promise.all([1, 2, 3].map(() => reported(fileOf(bundle(person('b2'))))));
    expect(await counts()).toEqual({
      ...before,
      patients: (before['patients'] ?? 0) + 1,
      imports: (before['imports'] ?? 0) + 1,
      kept: (before['kept'] ?? 0) + 1,
      identifiers: (before['identifiers'] ?? 0) + 1,
      audited: (before['audited'] ?? 0) + 1,
    });
  });

  it('knows a person again in another file, and keeps only what is new', async () => {
    const first = await reported(fileOf(bundle(person('c1'), observation('o1', 'c1'))));
    const again = await reported(
      fileOf(bundle(person('c1'), observation('o1', 'c1'), observation('o2', 'c1'))),
    );
    expect(again).toMatchObject({
      peopleAdded: [],
      peopleKnown: first.peopleAdded,
      resourcesKept: { Observation: 1 },
    });
  });

  it('leaves nothing behind when one of several files is refused', async () => {
    await reported(
      fileOf(
        bundle(
          person('d1', { identifier: [{ system: 'mr', value: '1' }] }),
          person('d2', { identifier: [{ system: 'mr', value: '2' }] }),
        ),
      ),
    );
    const before = await counts();
    expect(
      await refusedWith(
        fileOf(bundle(person('d3'))),
        fileOf(
          bundle(
            person('d4', {
              identifier: [
                { system: 'mr', value: '1' },
                { system: 'mr', value: '2' },
              ],
            }),
          ),
        ),
      ),
    ).toMatch(/Entry 1: It carries numbers of two people/);
    expect(
      await refusedWith(
        fileOf(bundle(person('d5'))),
        fileOf(bundle(person('d1', { birthDate: '1970-01-02' }))),
      ),
    ).toMatch(/born on 1970-01-01, not 1970-01-02/);
    expect(await counts()).toEqual(before);
  });

  it('is kept in the audit trail, with nobody signed in', async () => {
    const report = await reported(fileOf(bundle(person('e1'))));
    const { rows } = await world.owner.query(
      `SELECT staff_member_id, kind, outcome FROM audit_entries WHERE action = 'import.written' AND patient_ids = $1`,
      [report.peopleAdded],
    );
    expect(rows).toEqual([{ staff_member_id: null, kind: 'change', outcome: 'allowed' }]);
  });
});

describe('somebody who has died', () => {
  it.each([
    ['on a known day', { deceasedDateTime: '2022-07-22' }],
    ['on a day nobody knows', { deceasedBoolean: true }],
  ])('%s is never offered a seat', async (day, death) => {
    const id = `f${day.length}`;
    // First alive, then the sending system says more.
    const [patientId] = (await reported(fileOf(bundle(person(id))))).peopleAdded;
    const desk = await world.as('front_desk');
    const candidates = async () =>
      (
        (await desk.get(`/api/patients/candidates?words=import${id}&groupId=${world.ids.groupId}`)).body[
          'people'
        ] as { id: string }[]
      ).map((one) => one.id);
    expect(await candidates()).toEqual([patientId]);
    await reported(fileOf(bundle(person(id, death))));
    expect(await candidates()).toEqual([]);
    expect((await desk.get(`/api/patients/${patientId}`)).body['hasDied']).toBe(true);
    const seat = await desk.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
      patientId,
      startsOn: '2026-11-16',
      because: 'intake',
    });
    expect(seat.body['code']).toBe('person-has-died');
  });
});

describe('a file that is not what it should be', () => {
  it.each([
    ['cut off', '{"resourceType":"Bundle","type":"colle', /not JSON/],
    ['neither JSON nor CSV', 'MSH|^~\\&|', /no line below the headings/],
    ['a NUL byte', '{"resourceType":"Bundle"}\u0000', /Line 1, column 26: It is not JSON/],
    [
      'an escaped NUL',
      '{"resourceType":"Bundle","type":"batch","entry":[{"resource":{"resourceType":"Patient","id":"x","note":"\\u0000"}}]}',
      /Entry 1, line 1: It holds the invisible NUL/,
    ],
    [
      'a number beyond all bounds',
      '{"resourceType":"Bundle","type":"batch","entry":[{"resource":{"resourceType":"Observation","value":1e999999}}]}',
      /Entry 1, line 1: It holds a number too large/,
    ],
    ['nested without end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, /nested too deeply|not FHIR/],
  ])('%s is refused with a sentence', async (_what, text, sentence) => {
    expect(await refusedWith(fileOf(text))).toMatch(sentence);
  });

  it('is refused when it is not UTF-8 or too large', async () => {
    const latin = { name: 'latin.json', bytes: Buffer.from([0x7b, 0xe9, 0x7d]) };
    expect(await refusedWith(latin)).toMatch(/UTF-8/);
    const large = { name: 'large.json', bytes: Buffer.alloc(20 * 1024 * 1024 + 1, ' ') };
    expect(await refusedWith(large)).toMatch(/20 MB/);
  });
});

const deceased = sharedData('fhir-uscore/patient-deceased-example.json');
describe.skipIf(!existsSync(deceased))('published examples', () => {
  it('the deceased person of US Core carries the day', async () => {
    const resource: unknown = JSON.parse(readFileSync(deceased, 'utf8'));
    const { peopleAdded } = await reported(fileOf(bundle({ resource })));
    const opened = await (await world.as('front_desk')).get(`/api/patients/${peopleAdded[0]}`);
    expect(opened.body).toMatchObject({
      givenName: 'Mary A.',
      familyName: 'Shaw',
      diedOn: '2022-07-22',
      hasDied: true,
      ageYears: 84,
    });
  });
});
