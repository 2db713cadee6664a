// Likely duplicates, merging and undoing it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Answer, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import { seededRandom, testSeed } from '#app/testing/random.ts';

let world: TestWorld;
let desk: Caller;
let south: Caller;
let officer: Caller;
beforeAll(async () => {
  world = await openTestWorld();
  desk = await world.as('front_desk');
  south = await world.as('front_desk', 'south');
  officer = await world.as('privacy_officer');
});
afterAll(() => world.close());

const lena = { givenName: 'Lena', familyName: 'Fischer', birthOn: '1991-03-04', phone: '312 555 0101' };
const register = (caller: Caller, at: 'north' | 'south', more: object): Promise<Answer> =>
  caller.send('POST', '/api/patients', { clinicId: world.ids.clinics[at], ...lena, ...more });
async function registered(caller: Caller, at: 'north' | 'south', more: object): Promise<string> {
  const made = await register(caller, at, { isSomebodyElse: true, ...more });
  expect(made.status, made.text).toBe(200);
  return String(made.body['patientId']);
}

type Described = [
  given: string,
  family: string,
  preferred: string | null,
  birthOn: string,
  phone: string | null,
];
const asked: Described = ['Gustavo', 'Mejía Ruiz', 'Tavo', '1986-11-07', '(312) 555-0199'];

describe('likely the same person', () => {
  it.each<[string, Described, boolean]>([
    ['the same', asked, true],
    ['without accents', ['gustavo', 'mejia ruiz', null, '1986-11-07', null], true],
    ['one letter wrong', ['Gustabo', 'Mejía Ruiz', null, '1986-11-07', null], true],
    ['one of two family names', ['Gustavo', 'Mejía', null, '1986-11-07', null], true],
    ['by the preferred name', ['Tavo', 'Mejía', null, '1986-11-07', null], true],
    ['given and family name turned about', ['Mejía Ruiz', 'Gustavo', null, '1986-11-07', null], true],
    ['day and month turned about', ['Gustavo', 'Mejía Ruiz', null, '1986-07-11', null], true],
    ['one digit of the birth wrong', ['Gustavo', 'Mejía Ruiz', null, '1985-11-07', null], true],
    [
      'another family name, the same phone',
      ['Gustavo', 'Ortega', null, '1986-11-07', '+1 312 555 0199'],
      true,
    ],
    [
      'another birth, the same phone and names',
      ['Gustavo', 'Mejía Ruiz', null, '1970-01-01', '3125550199'],
      true,
    ],
    ['a twin: another given name', ['Ramón', 'Mejía Ruiz', null, '1986-11-07', '3125550199'], false],
    ['another family name and phone', ['Gustavo', 'Ortega', null, '1986-11-07', null], false],
    ['another birth', ['Gustavo', 'Mejía Ruiz', null, '1970-01-01', null], false],
    ['a father of the same phone', ['Gustavo', 'Ortega', null, '1960-01-01', '3125550199'], false],
  ])('%s', async (...[, other, expected]) => {
    const { rows } = await world.owner.query<{ same: boolean; turned: boolean }>(
      `SELECT likely_same_person(compared($1, $2, $3, $4, $5), compared($6, $7, $8, $9, $10)) AS same,
              likely_same_person(compared($6, $7, $8, $9, $10), compared($1, $2, $3, $4, $5)) AS turned`,
      [...asked, ...other],
    );
    expect(rows).toEqual([{ same: expected, turned: expected }]);
  });
  it('among hundreds who share a day and a telephone, whoever also shares the family name is found', async () => {
    const [birthOn, phone] = ['1900-01-01', '312 555 0180'];
    await world.owner.query('BEGIN');
    await world.owner.query(
      `INSERT INTO patients (organization_id, id, number, given_name, family_name, birth_on, phone, registered_at)
       SELECT $1, gen_random_uuid(), 'X' || n, 'Marisol', 'Shared' || lpad(n::text, 4, '0'), $2, $3, now() FROM generate_series(1, 400) AS n`,
      [world.ids.organizationId, birthOn, phone],
    );
    const alike = async (family: string, day: string) => {
      const { rows } = await world.owner.query<{ number: string }>(
        `SELECT p.number FROM records_alike($1, compared('Marisol', $2, NULL, $3, $4), true) AS alike JOIN patients p ON p.id = alike`,
        [world.ids.organizationId, family, day, phone],
      );
      return rows.map(({ number }) => number);
    };
    const found = await alike('Shared0377', birthOn);
    expect(found).toContain('X377');
    expect(found.length).toBeLessThan(250);
    expect(await alike('Shared0377', '1975-06-07')).toContain('X377');
    await world.owner.query('ROLLBACK');
  });
});

describe('at registration', () => {
  it('a likely duplicate in scope is shown, and nothing is registered until somebody decided', async () => {
    const id = await registered(desk, 'north', {});
    const again = await register(desk, 'north', { givenName: 'Léna' });
    expect(again).toMatchObject({ status: 409, body: { code: 'likely-duplicate' } });
    const query = new URLSearchParams({ ...lena, givenName: 'Léna' }).toString();
    expect((await desk.get(`/api/patients/likely-duplicates?${query}`)).body).toMatchObject({
      people: [{ id }],
      elsewhere: false,
    });
    expect((await register(desk, 'north', { isSomebodyElse: true })).status).toBe(200);
    expect((await desk.get(`/api/patients/${id}/likely-duplicates`)).body['people']).toHaveLength(1);
  });

  it('of one elsewhere, it says only whom to ask: the same for another clinic and for a locked record', async () => {
    const query = new URLSearchParams(lena).toString();
    const answers = [await south.get(`/api/patients/likely-duplicates?${query}`)];
    const secret = { givenName: 'Vera', familyName: 'Locked', birthOn: '1980-02-03', phone: null };
    const id = await registered(desk, 'north', secret);
    expect(
      (
        await (
          await world.as('director')
        ).send('POST', `/api/patients/${id}/lock`, { kind: 'staff', because: 'x' })
      ).status,
    ).toBe(200);
    const hidden = new URLSearchParams({
      givenName: 'Vera',
      familyName: 'Locked',
      birthOn: '1980-02-03',
    }).toString();
    answers.push(await desk.get(`/api/patients/likely-duplicates?${hidden}`));
    for (const answer of answers) expect(answer.body).toEqual({ people: [], elsewhere: true });
    const refusals = [await register(south, 'south', {}), await register(desk, 'north', secret)];
    for (const refused of refusals) {
      expect(refused).toMatchObject({ status: 409, body: { code: 'ask-privacy-officer' } });
      expect({ ...refused.body, requestId: '' }).toEqual({ ...refusals[0]?.body, requestId: '' });
    }
    expect((await register(south, 'south', { isSomebodyElse: true })).status).toBe(200);
    const { pairs } = (await officer.get('/api/duplicates')).body as {
      pairs: { one: { familyName: string }; other: object }[];
    };
    expect(pairs.filter((pair) => pair.one.familyName === 'Fischer').length).toBeGreaterThanOrEqual(3);
    expect((await desk.get('/api/duplicates')).status).toBe(403);
  });

  it('somebody below 18 is not for a clinic that treats adults', async () => {
    const young = await register(desk, 'north', { birthOn: '2010-01-01', familyName: 'Young' });
    expect(young).toMatchObject({ status: 422, body: { code: 'clinic-for-adults' } });
  });
});

describe('ages in a group', () => {
  it('are held apart by the database, also when a date of birth is put right', async () => {
    const { organizationId, clinics, groupId, patients } = world.ids;
    const seat = (patientId: string | undefined) =>
      world.owner.query(
        `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_because, given_at)
         VALUES ($1, gen_random_uuid(), $2, $3, $4, '2026-11-16', 'intake', '2026-11-16T15:00:00Z')`,
        [organizationId, clinics.north, groupId, patientId],
      );
    await world.owner.query(`UPDATE patients SET birth_on = '2010-01-01' WHERE id = $1`, [patients.north[8]]);
    await expect(seat(patients.north[8])).rejects.toMatchObject({ constraint: 'seats_of_age' });
    await seat(patients.north[9]);
    await world.owner.query(`UPDATE clinics SET adolescents = true WHERE id = $1`, [clinics.north]);
    await expect(seat(patients.north[8])).rejects.toMatchObject({ constraint: 'seats_ages_never_mix' });
    await expect(
      world.owner.query(`UPDATE patients SET birth_on = '2010-01-01' WHERE id = $1`, [patients.north[9]]),
    ).rejects.toMatchObject({ constraint: 'seats_ages_never_mix' });
  });
});

// Everything that stands in the record of a person, without the columns that say whether it is merged.
async function dump(id: string): Promise<unknown> {
  const { rows: tables } = await world.owner.query<{ name: string }>(
    `SELECT c.table_name AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND c.column_name = 'patient_id' AND t.table_type = 'BASE TABLE' AND c.table_name <> 'likely_duplicates' ORDER BY 1`,
  );
  const found: Record<string, unknown> = {};
  for (const { name } of tables) {
    const { rows } = await world.owner.query(
      `SELECT to_jsonb(t) AS row FROM ${name} AS t WHERE patient_id = $1 ORDER BY to_jsonb(t)::text`,
      [id],
    );
    if (rows.length > 0) found[name] = rows;
  }
  const { rows } = await world.owner.query(
    `SELECT to_jsonb(p) - 'merged_into' - 'in_merge' AS row FROM patients p WHERE id = $1`,
    [id],
  );
  return { ...found, patients: rows };
}

describe('merging', () => {
  const two = (mergedId: string, keptId: string) => ({
    mergedId,
    keptId,
    because: 'The same insurance card',
  });
  let kept: string;
  let merged: string;
  beforeAll(async () => {
    kept = await registered(desk, 'north', { familyName: 'Kept', birthOn: '1979-01-01' });
    merged = await registered(south, 'south', {
      familyName: 'Merged',
      birthOn: '1979-01-01',
      phone: '713 555 0102',
    });
  });

  it('shows both as one to whoever had either, and finds them once', async () => {
    expect((await desk.get(`/api/patients/${merged}`)).status).toBe(404);
    expect((await officer.send('POST', '/api/merges', two(merged, kept))).status).toBe(200);
    for (const [caller, id] of [
      [desk, kept],
      [desk, merged],
      [south, merged],
      [south, kept],
    ] as const) {
      expect((await caller.get(`/api/patients/${id}/chart`)).body['person']).toMatchObject({
        id: kept,
        familyName: 'Kept',
        mergedNumbers: [expect.stringMatching(/^P/) as string],
      });
    }
    for (const words of ['lena kept', 'lena merged', '7135550102']) {
      for (const caller of [desk, south, officer]) {
        expect(
          idsIn((await caller.get(`/api/patients/search?words=${encodeURIComponent(words)}`)).body),
          words,
        ).toEqual([kept]);
      }
    }
    expect(idsIn((await south.get('/api/patients')).body)).toContain(kept);
    expect(idsIn((await south.get('/api/patients')).body)).not.toContain(merged);
  });

  it('begins nothing new on the merged record, and goes on with what is under way', async () => {
    const patch = await south.send('PATCH', `/api/patients/${merged}`, { version: 1, familyName: 'X' });
    expect(patch).toMatchObject({ status: 409, body: { code: 'record-merged' } });
    const contact = { kind: 'phone', value: '713 555 0103', mayCall: true };
    expect((await south.send('POST', `/api/patients/${merged}/contacts`, contact)).body['code']).toBe(
      'record-merged',
    );
    expect((await south.send('POST', `/api/patients/${kept}/contacts`, contact)).status).toBe(200);
    const { organizationId, clinics } = world.ids;
    const relation = `INSERT INTO care_relations (organization_id, id, patient_id, clinic_id, kind, starts_on) VALUES ($1, gen_random_uuid(), $2, $3, 'registration', '2026-11-16')`;
    await expect(world.owner.query(relation, [organizationId, merged, clinics.north])).rejects.toMatchObject({
      constraint: 'patients_merged_is_closed',
    });
    await expect(
      world.owner.query(`UPDATE patients SET family_name = 'X' WHERE id = $1`, [merged]),
    ).rejects.toMatchObject({ constraint: 'patients_merged_is_closed' });
  });

  it('refuses a chain, a record with itself, what is not there, and an undo of what does not stand', async () => {
    const third = await registered(desk, 'north', { familyName: 'Third', birthOn: '1979-05-01' });
    expect((await officer.send('POST', '/api/merges', two(kept, third))).body['code']).toBe('merge-moved-on');
    expect((await officer.send('POST', '/api/merges', two(third, merged))).body['code']).toBe(
      'merge-moved-on',
    );
    expect((await officer.send('POST', '/api/merges', two(merged, kept))).body['code']).toBe(
      'merge-moved-on',
    );
    expect((await officer.send('POST', '/api/merges', two(third, third))).body['code']).toBe(
      'merge-with-itself',
    );
    expect((await officer.send('POST', '/api/merges/undo', two(third, kept))).body['code']).toBe(
      'merge-moved-on',
    );
    expect(
      (await officer.send('POST', '/api/merges', two('00000000-0000-7000-8000-000000000000', kept))).status,
    ).toBe(404);
    expect((await desk.send('POST', '/api/merges', two(third, kept))).status).toBe(403);
    const both = await Promise.all([1, 2].map(() => officer.send('POST', '/api/merges', two(third, kept))));
    expect(both.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await officer.send('POST', '/api/merges/undo', two(third, kept))).status).toBe(200);
  });

  it('is undone exactly: each record stands as it would without the merge, with every word written since', async () => {
    expect((await officer.send('POST', '/api/merges/undo', two(merged, kept))).status).toBe(200);
    expect((await desk.get(`/api/patients/${merged}`)).status).toBe(404);
    expect((await south.get(`/api/patients/${kept}`)).status).toBe(404);
    const random = seededRandom(testSeed);
    for (let round = 0; round < 15; round += 1) {
      const one = await registered(desk, 'north', { familyName: `One${round}`, birthOn: '1960-01-01' });
      const other = await registered(south, 'south', { familyName: `Other${round}`, birthOn: '1960-01-02' });
      const written: string[] = [];
      const write = async (isMerged: boolean) => {
        const isOne = isMerged || random() < 0.5;
        const value = `312 555 ${String(Math.floor(random() * 10_000)).padStart(4, '0')}`;
        const answer = await (isOne ? desk : south).send(
          'POST',
          `/api/patients/${isOne ? one : other}/contacts`,
          { kind: 'phone', value, mayCall: true },
        );
        expect(answer.status, answer.text).toBe(200);
        written.push(String(answer.body['contactId']));
      };
      for (let count = 0; count < 3; count += 1) await write(false);
      const before = await dump(other);
      expect((await officer.send('POST', '/api/merges', two(other, one))).status).toBe(200);
      for (let count = 0; count < 3; count += 1) await write(true);
      const shown = (await south.get(`/api/patients/${other}`)).body['contacts'] as { id: string }[];
      expect(new Set(shown.map((contact) => contact.id))).toEqual(new Set(written));
      const during = await dump(one);
      expect((await officer.send('POST', '/api/merges/undo', two(other, one))).status).toBe(200);
      expect(await dump(other)).toEqual(before);
      expect(await dump(one)).toEqual(during);
    }
  });

  it('keeps each step, and a pair said to be two people is not shown again', async () => {
    const { rows } = await world.owner.query(
      `SELECT step FROM patient_merges WHERE merged_id = $1 ORDER BY decided_at, id`,
      [merged],
    );
    expect(rows.map((row) => String(row.step))).toEqual(['merged', 'separated']);
    const list = async () =>
      (await officer.get('/api/duplicates')).body['pairs'] as {
        one: { id: string };
        other: { id: string };
      }[];
    const [pair] = await list();
    const decision = { patientId: pair?.other.id, otherId: pair?.one.id, because: 'Twins' };
    expect((await officer.send('POST', '/api/duplicates/dismiss', decision)).status).toBe(200);
    expect(await list()).not.toContainEqual(pair);
    expect((await officer.send('POST', '/api/duplicates/dismiss', decision)).status).toBe(404);
  });

  it('locks both when one is locked, and only the locked one when they are separated', async () => {
    expect((await officer.send('POST', '/api/merges', two(merged, kept))).status).toBe(200);
    expect(
      (await officer.send('POST', `/api/patients/${kept}/lock`, { kind: 'relative', because: 'x' })).status,
    ).toBe(200);
    for (const caller of [desk, south])
      for (const id of [kept, merged]) expect((await caller.get(`/api/patients/${id}`)).status).toBe(404);
    expect((await officer.send('POST', '/api/merges/undo', two(merged, kept))).status).toBe(200);
    expect((await desk.get(`/api/patients/${kept}`)).status).toBe(404);
    expect((await south.get(`/api/patients/${merged}`)).status).toBe(200);
  });
});

function idsIn(body: Record<string, unknown>): string[] {
  return (body['people'] as { id: string }[]).map((one) => one.id);
}
