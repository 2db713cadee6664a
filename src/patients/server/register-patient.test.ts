// Making and changing records over HTTP.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

let world: TestWorld;
let desk: Caller;
beforeAll(async () => {
  world = await openTestWorld();
  desk = await world.as('front_desk');
});
afterAll(() => world.close());

const person = (more: object = {}) => ({
  clinicId: world.ids.clinics.north,
  givenName: 'Lena',
  familyName: 'Fischer',
  birthOn: '1991-03-04',
  ...more,
});

describe('registering', () => {
  it('makes a record that the clinic opens, with a number nobody else has', async () => {
    const made = await desk.send(
      'POST',
      '/api/patients',
      person({ preferredName: 'Leni', phone: '312 555 0101', sex: 'female' }),
    );
    expect(made.status).toBe(200);
    const opened = await desk.get(`/api/patients/${String(made.body['patientId'])}`);
    expect(opened.body).toMatchObject({
      givenName: 'Lena',
      familyName: 'Fischer',
      preferredName: 'Leni',
      birthOn: '1991-03-04',
      ageYears: 35,
      phone: '312 555 0101',
      sex: 'female',
      hasDied: false,
      diedOn: null,
      safetyFlag: null,
      version: 1,
      number: made.body['number'],
      careRelations: [
        {
          clinicId: world.ids.clinics.north,
          clinicName: 'north',
          staffMemberId: null,
          kind: 'registration',
          startsOn: '2026-11-16',
          endsOn: null,
        },
      ],
    });
  });

  it('gives different numbers to people registered at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 20 }, () => desk.send('POST', '/api/patients', person({ isSomebodyElse: true }))),
    );
    expect(new Set(made.map((one) => one.body['number'])).size).toBe(20);
  });

  it('passes over a number that stands already', async () => {
    const { rows } = await world.owner.query<{ next: string }>(
      `SELECT 'P' || (last_value + 1) AS next FROM patient_numbers`,
    );
    await world.owner.query(`UPDATE patients SET number = $1 WHERE id = $2`, [
      rows[0]?.next,
      world.ids.patients.south[0],
    ]);
    const made = await desk.send('POST', '/api/patients', person({ isSomebodyElse: true }));
    expect(made.status).toBe(200);
    expect(made.body['number']).not.toBe(rows[0]?.next);
  });

  it('has one effect for the same request sent twice', async () => {
    const headers = { 'idempotency-key': 'register-once-1' };
    const both = await Promise.all(
      [1, 2].map(() => desk.send('POST', '/api/patients', person({ familyName: 'Once' }), headers)),
    );
    expect(both[0]?.body).toEqual(both[1]?.body);
    const { rows } = await world.owner.query(`SELECT 1 FROM patients WHERE family_name = 'Once'`);
    expect(rows).toHaveLength(1);
  });

  it.each([
    ['another clinic', () => ({ clinicId: world.ids.clinics.south }), 422, 'clinic-not-yours'],
    [
      'a clinic that is not there',
      () => ({ clinicId: '00000000-0000-7000-8000-000000000000' }),
      422,
      'clinic-not-yours',
    ],
    ['a birth tomorrow', () => ({ birthOn: '2026-11-17' }), 422, 'born-in-future'],
    ['no family name', () => ({ familyName: ' \u3000' }), 400, 'bad-input'],
    ['a NUL in a name', () => ({ givenName: 'A\u0000na' }), 400, 'bad-input'],
    ['half a character', () => ({ givenName: 'A\ud800' }), 400, 'bad-input'],
    ['a day that is none', () => ({ birthOn: '1991-02-30' }), 400, 'bad-input'],
    ['a phone without digits', () => ({ phone: 'none' }), 400, 'bad-input'],
    ['a key that is not known', () => ({ diedOn: null }), 400, 'bad-input'],
    ['a number of one’s own', () => ({ number: 'P1' }), 400, 'bad-input'],
  ])('refuses %s', async (...[, more, status, code]) => {
    const refused = await desk.send('POST', '/api/patients', person(more()));
    expect(refused).toMatchObject({ status, body: { code } });
  });

  it('is not for every role', async () => {
    for (const role of ['counselor', 'biller', 'privacy_officer'] as const) {
      expect((await (await world.as(role)).send('POST', '/api/patients', person())).status).toBe(403);
    }
  });
});

describe('changing', () => {
  it('changes what was sent and nothing else, and counts versions', async () => {
    const id = world.ids.patients.north[4];
    const changed = await desk.send('PATCH', `/api/patients/${id}`, {
      version: 1,
      preferredName: 'Evie',
      safetyFlag: 'Allergic to latex',
    });
    expect(changed).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await desk.get(`/api/patients/${id}`)).body).toMatchObject({
      givenName: 'Eve',
      preferredName: 'Evie',
      safetyFlag: 'Allergic to latex',
      version: 2,
    });
    expect((await desk.get('/api/patients/search?words=evie')).body['people']).toMatchObject([{ id }]);
  });

  it('answers who comes late with what stands now', async () => {
    const id = world.ids.patients.north[5];
    const both = await Promise.all(
      ['One', 'Two'].map((familyName) =>
        desk.send('PATCH', `/api/patients/${id}`, { version: 1, familyName }),
      ),
    );
    const [won, lost] = both.toSorted((one, other) => one.status - other.status);
    expect(won?.status).toBe(200);
    expect(lost).toMatchObject({
      status: 409,
      body: { code: 'moved-on', facts: { version: 2, givenName: 'Farah' } },
    });
    const stands = (await desk.get(`/api/patients/${id}`)).body;
    expect(lost?.body['facts']).toMatchObject({ familyName: stands['familyName'] });
  });

  it('refuses another clinic’s person as if nobody were there', async () => {
    const id = world.ids.patients.south[0];
    expect(await desk.send('PATCH', `/api/patients/${id}`, { version: 1, familyName: 'X' })).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
  });

  it('refuses a death before birth or in the future', async () => {
    const id = world.ids.patients.north[6];
    expect(
      (await desk.send('PATCH', `/api/patients/${id}`, { version: 1, diedOn: '1980-01-01' })).body['code'],
    ).toBe('died-before-birth');
    expect(
      (await desk.send('PATCH', `/api/patients/${id}`, { version: 1, diedOn: '2026-11-17' })).body['code'],
    ).toBe('died-in-future');
  });
});

describe('the list', () => {
  it('pages through everybody once, by name', async () => {
    const director = await world.as('director');
    const seen: string[] = [];
    let after: string | null = '';
    while (after !== null) {
      const page = await director.get(`/api/patients${after === '' ? '' : `?after=${after}`}`);
      seen.push(...(page.body['people'] as { id: string }[]).map((one) => one.id));
      after = page.body['after'] as string | null;
      if (seen.length < 100 && after === null && seen.length > 50) break;
    }
    const { rows } = await world.owner.query<{ id: string }>(
      `SELECT p.id FROM patients p JOIN care_relations r ON r.patient_id = p.id WHERE r.clinic_id = $1 ORDER BY p.family_name, p.given_name, p.id`,
      [world.ids.clinics.north],
    );
    expect(seen).toEqual(rows.map((row) => row.id));
  });
});
