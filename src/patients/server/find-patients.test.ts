// Finding people over HTTP: every way of writing, typing mistakes, and nobody beyond the care scope.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

let world: TestWorld;
let desk: Caller;
let gustavo: string;

beforeAll(async () => {
  world = await openTestWorld();
  desk = await world.as('front_desk');
  gustavo = await registered({
    givenName: 'Gustavo',
    familyName: 'Mejía',
    preferredName: 'Tavo',
    birthOn: '1986-11-27',
    phone: '(555) 981-8755',
  });
  for (const familyName of ['Meier', 'Mendez', 'Meyer', 'Mezzo'])
    await registered({ givenName: 'Greta', familyName });
  await registered({ givenName: 'Siobhán', familyName: "O'Brien-Smith" });
});
afterAll(() => world.close());

async function registered(person: object): Promise<string> {
  const answer = await desk.send('POST', '/api/patients', {
    clinicId: world.ids.clinics.north,
    birthOn: '1990-01-02',
    isSomebodyElse: true,
    ...person,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body['patientId'] as string;
}

type Found = { id: string; givenName: string; familyName: string; number: string };
async function found(caller: Caller, words: string): Promise<Found[]> {
  const answer = await caller.get(`/api/patients/search?words=${encodeURIComponent(words)}`);
  expect(answer.status).toBe(200);
  return answer.body['people'] as Found[];
}

const byText = (one = '', other = '') => (one < other ? -1 : 1);

describe('search', () => {
  it.each([
    ['mejía', 'as written'],
    ['MEJIA', 'other case, no accent'],
    ['Meija', 'two letters swapped'],
    ['Mejjia', 'a letter too many'],
    ['Gustvo', 'a letter missing'],
    ['gustabo mejia', 'a wrong letter'],
    ['Mejoa', 'a wrong letter in a short name'],
    ['Kustavo', 'a wrong first letter'],
    ['mejia gus', 'family name first, a beginning'],
    ['Mejía, Gustavo', 'with a comma'],
    ['tavo', 'preferred name'],
    ['ustav', 'the middle of a name'],
    ['11/27/1986', 'date of birth'],
    ['11/27/86', 'date of birth, short year'],
    ['1986-11-27', 'date of birth, year first'],
    ['Nov 27, 1986', 'date of birth in words'],
    ['mejia 11-27-1986', 'name and date of birth'],
    ['555-981-8755', 'phone'],
    ['+1 (555) 981-8755', 'phone with country code'],
    ['981 8755', 'part of the phone'],
  ])('finds Gustavo Mejía first by %j: %s', async (words) => {
    expect((await found(desk, words))[0]?.id).toBe(gustavo);
  });

  it('finds by record number', async () => {
    const opened = await desk.get(`/api/patients/${gustavo}`);
    expect((await found(desk, String(opened.body['number'])))[0]?.id).toBe(gustavo);
  });

  it('makes every word count', async () => {
    expect(await found(desk, 'gustavo 1/1/1950')).toEqual([]);
    expect((await found(desk, 'gustavo meier')).map((one) => one.id)).not.toContain(gustavo);
    expect(await found(desk, 'gustavo zzzzzz')).toEqual([]);
    const all = ['gustavo', 'mejia', 'tavo', '11/27/1986', '555-981-8755'];
    expect((await found(desk, all.join(' '))).map((one) => one.id)).toEqual([gustavo]);
    for (const place of all.keys())
      expect(await found(desk, all.with(place, 'greta').join(' ')), String(place)).toEqual([]);
  });

  it('finds names with apostrophes and hyphens however they are typed', async () => {
    for (const words of ["o'brien", 'obrien', 'O’Brien', 'smith siobhan', "O'Brien-Smith", 'obrien smith']) {
      expect((await found(desk, words))[0]?.familyName, words).toBe("O'Brien-Smith");
    }
  });

  it('forgives nothing in numbers', async () => {
    expect(await found(desk, '555-981-8756')).toEqual([]);
  });

  it('answers nothing to nothing, and refuses a NUL', async () => {
    expect(await found(desk, '')).toEqual([]);
    expect(await found(desk, ' ,;. ')).toEqual([]);
    expect((await desk.get('/api/patients/search?words=%00')).status).toBe(400);
  });

  it('keeps who was shown', async () => {
    await found(desk, 'mejia gustavo');
    const { rows } = await world.owner.query(
      `SELECT patient_ids, kind, action, detail FROM audit_entries WHERE action = 'patients.searched' ORDER BY transaction_id DESC LIMIT 1`,
    );
    expect(rows[0]).toMatchObject({ patient_ids: [gustavo], kind: 'look', detail: {} });
  });
});

describe('care scope', () => {
  it('never shows a north person to the south', async () => {
    const [north] = world.ids.patients.north;
    for (const role of ['counselor', 'front_desk', 'director', 'nurse', 'biller'] as const) {
      const south = await world.as(role, 'south');
      for (const words of [
        'mejia',
        'gustavo',
        'gustavo mejia',
        'Meija',
        'canary',
        '11/27/1986',
        '5559818755',
        'P10001',
        'a',
      ]) {
        const ids = (await found(south, words)).map((one) => one.id);
        expect(
          ids.filter((id) => !world.ids.patients.south.includes(id)),
          `${role} ${words}`,
        ).toEqual([]);
      }
      for (const path of ['/api/patients', `/api/patients?clinic=${world.ids.clinics.north}`]) {
        const ids = ((await south.get(path)).body['people'] as Found[]).map((one) => one.id);
        expect(ids.filter((id) => !world.ids.patients.south.includes(id))).toEqual([]);
      }
      const candidates = await south.get(
        `/api/patients/candidates?words=canary&groupId=${world.ids.groupId}`,
      );
      expect(
        (candidates.body['people'] as Found[]).filter((one) => !world.ids.patients.south.includes(one.id)),
      ).toEqual([]);
      const notMine = await south.get(`/api/patients/${north}`);
      const notThere = await south.get('/api/patients/00000000-0000-7000-8000-000000000000');
      expect(notMine.status).toBe(404);
      expect({ ...notMine.body, requestId: '' }).toEqual({ ...notThere.body, requestId: '' });
    }
  });

  it('keeps a refused look', async () => {
    const south = await world.as('director', 'south');
    await south.get(`/api/patients/${gustavo}`);
    const { rows } = await world.owner.query(
      `SELECT outcome FROM audit_entries WHERE action = 'patient.opened' AND $1 = ANY (patient_ids) AND staff_member_id = $2`,
      [gustavo, world.ids.staff.south.director],
    );
    expect(rows).toEqual([{ outcome: 'not-found' }]);
  });

  it('opens to a counselor only the own groups and caseload', async () => {
    const counselor = await world.as('counselor');
    expect(await found(counselor, 'canary')).toEqual([]);
    const [ana, ben] = world.ids.patients.north;
    const { organizationId, clinics, groupId, staff } = world.ids;
    await world.owner.query(
      `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_because, given_at)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, '2026-11-16', 'intake', '2026-11-16T15:00:00Z')`,
      [organizationId, clinics.north, groupId, ana],
    );
    await world.owner.query(
      `INSERT INTO care_relations (organization_id, id, patient_id, clinic_id, staff_member_id, kind, starts_on) VALUES ($1, gen_random_uuid(), $2, $3, $4, 'caseload', '2026-11-01')`,
      [organizationId, ben, clinics.north, staff.north.counselor],
    );
    expect((await found(counselor, 'canary')).map((one) => one.id).toSorted(byText)).toEqual(
      [ana, ben].toSorted(byText),
    );
    expect(
      ((await counselor.get('/api/patients')).body['people'] as Found[])
        .map((one) => one.id)
        .toSorted(byText),
    ).toEqual([ana, ben].toSorted(byText));
    expect((await counselor.get(`/api/patients/${ana}`)).status).toBe(200);
    expect((await counselor.get(`/api/patients/${ben}`)).status).toBe(200);
    expect((await counselor.get(`/api/patients/${gustavo}`)).status).toBe(404);
  });

  it('shuts a record when the relation has ended', async () => {
    const pia = world.ids.patients.south[1];
    await world.owner.query(`UPDATE care_relations SET ends_on = '2026-11-15' WHERE patient_id = $1`, [pia]);
    const south = await world.as('front_desk', 'south');
    expect((await found(south, 'pia')).length).toBe(0);
    expect((await south.get(`/api/patients/${pia}`)).status).toBe(404);
  });
});

describe('candidates for a seat', () => {
  it('leaves out who has died and who is seated there', async () => {
    const path = `/api/patients/candidates?words=canary&groupId=${world.ids.groupId}`;
    const shown = async () => ((await desk.get(path)).body['people'] as Found[]).map((one) => one.id);
    const [ana, , chloe, dmitri] = world.ids.patients.north;
    expect(await shown()).toContain(chloe);
    await world.owner.query(`UPDATE patients SET died_on = '2026-11-01' WHERE id = $1`, [chloe]);
    await world.owner.query(`UPDATE patients SET died_on_unknown_day = true WHERE id = $1`, [dmitri]);
    const now = await shown();
    expect(now).not.toContain(chloe);
    expect(now).not.toContain(dmitri);
    expect(now).not.toContain(ana);
    expect(now).toHaveLength(11);
    for (const patientId of [chloe, dmitri]) {
      const refused = await desk.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
        patientId,
        startsOn: '2026-11-16',
        because: 'intake',
      });
      expect(refused.body['code']).toBe('person-has-died');
    }
  });
});
