// What is listed before it is saved: who has an allergy or a fear where pets become welcome, which dates a lower limit of the
// house leaves over it, who was never asked about a device; and a state's limit that is passed by nobody once it is confirmed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Answer, type Caller, type TestWorld } from '#app/testing/test-world.ts';

let world: TestWorld;
let desk: Caller;
let director: Caller;
let group: string;

const said = (answer: Answer) => answer.body['code'] ?? answer.status;
const person = (place: number) => world.ids.patients.north[place] ?? '';
const give = (who: number, more: object = {}) =>
  desk.send('POST', `/api/groups/${group}/seats`, {
    patientId: person(who),
    startsOn: '2026-11-16',
    ...more,
  });

type Person = { patientId: string; petsUntold: boolean };
type OfDay = { session: { id: string; heldOn: string }; people: Person[] };

/** Who is said not to be told: on the page of the date, on its roster as who leads it sees it, and on Today. */
async function untoldOnMonday(): Promise<string[][]> {
  const counselor = await world.as('counselor');
  const monday = world.ids.sessionIds[0];
  const date = (await desk.get(`/api/sessions/${monday}/expected`)).body as { people: Person[] };
  const session = (await counselor.get(`/api/sessions/${monday}`)).body as OfDay;
  const day = (await desk.get(`/api/today?day=${session.session.heldOn}`)).body as { sessions: OfDay[] };
  const ofDay = day.sessions.find((one) => one.session.id === monday)?.people ?? [];
  return [date.people, session.people, ofDay].map((all) =>
    all.filter((one) => one.petsUntold).map((one) => one.patientId),
  );
}

beforeAll(async () => {
  world = await openTestWorld();
  desk = await world.as('front_desk');
  director = await world.as('director');
  group = world.ids.groupId;
  for (let who = 0; who < 10; who += 1) await give(who);
});
afterAll(() => world.close());

describe('a group that becomes one for pets', () => {
  let path: string;
  beforeAll(() => {
    path = `/api/groups/${group}/details`;
  });
  const details = (more: object) => ({ name: 'Morning group', version: 1, petsWelcome: true, ...more });

  it('names who has an allergy or a fear there, and is saved once they were told', async () => {
    await world.owner.query('UPDATE rooms SET pets_welcome = true');
    await world.owner.query(`UPDATE patients SET pet_concern = 'allergy' WHERE id = $1`, [person(0)]);
    await world.owner.query(`UPDATE patients SET pet_concern = 'fear' WHERE id = $1`, [person(11)]);
    const refused = await director.send('PUT', path, details({}));
    expect(refused.body).toMatchObject({ code: 'pets-trouble-people', status: 409 });
    expect(refused.body['detail']).toContain('Ana Canary100 (allergy)');
    expect(refused.body['detail']).not.toContain('Canary111');
    // Whoever does not ask first is stopped by the database.
    const unasked = world.owner.query('UPDATE groups SET pets_welcome = true WHERE id = $1', [group]);
    await expect(unasked).rejects.toMatchObject({ constraint: 'groups_pets_are_told' });
    expect(said(await director.send('PUT', path, details({ petsTold: true })))).toBe(200);
    const told = await world.owner.query<{ patient_id: string }>(
      'SELECT patient_id FROM seats WHERE group_id = $1 AND pets_accepted',
      [group],
    );
    expect(told.rows).toEqual([{ patient_id: person(0) }]);
  });

  it('says so of whoever has an allergy written down later, until they were told', async () => {
    const who = person(1);
    const chart = async () => (await desk.get(`/api/patients/${who}/chart`)).body;
    const version = Number(((await chart())['person'] as { version: number }).version);
    const write = (petConcern: string | null, at: number) =>
      desk.send('PATCH', `/api/patients/${who}`, { petConcern, version: at });
    const inGroup = async () => {
      const { seats } = (await desk.get(`/api/groups/${group}`)).body as {
        seats: { patientId: string; petsUntold: boolean }[];
      };
      return seats.filter((seat) => seat.petsUntold).map((seat) => seat.patientId);
    };
    expect([(await chart())['petsToTell'], await inGroup()]).toEqual([[], []]);
    expect(said(await write('fear', version))).toBe(200);
    expect((await chart())['petsToTell']).toEqual([{ groupId: group, groupName: 'Morning group' }]);
    expect(await inGroup()).toEqual([who]);
    expect(await untoldOnMonday()).toEqual([[who], [who], [who]]);
    const south = await world.as('front_desk', 'south');
    const tell = (caller: Caller) =>
      caller.send('POST', `/api/groups/${group}/pets-told`, { patientId: who });
    expect(said(await tell(south))).toBe('group-not-found');
    expect(said(await tell(desk))).toBe(200);
    expect([(await chart())['petsToTell'], await inGroup(), await untoldOnMonday()]).toEqual([
      [],
      [],
      [[], [], []],
    ]);
    expect(said(await write(null, version + 1))).toBe(200);
  });

  it('takes nobody for a make-up either who has an allergy or a fear and was not told', async () => {
    const [monday] = world.ids.sessionIds;
    const makeUp = (more: object) =>
      desk.send('POST', `/api/sessions/${monday}/make-ups`, { patientId: person(11), ...more });
    expect(said(await makeUp({}))).toBe('pets-welcome-here');
    const past = world.owner.query(
      `INSERT INTO visits (organization_id, id, clinic_id, group_id, session_id, patient_id, kind, because, change_id, given_by, given_at)
       SELECT $1, gen_random_uuid(), $2, $3, $4, $5, 'make_up', 'x', c.id, c.made_by, '2026-11-16T15:00:00Z' FROM roster_changes c LIMIT 1`,
      [world.ids.organizationId, world.ids.clinics.north, group, monday, person(11)],
    );
    await expect(past).rejects.toMatchObject({ constraint: 'seats_pets_are_known' });
    expect(said(await makeUp({ petsAccepted: true }))).toBe(200);
    expect(await untoldOnMonday()).toEqual([[], [], []]);
    // As if it had been written down once they had the chair for one date.
    await world.owner.query('UPDATE visits SET pets_accepted = false');
    const visitor = person(11);
    expect(await untoldOnMonday()).toEqual([[visitor], [visitor], [visitor]]);
    await world.owner.query('UPDATE visits SET pets_accepted = true');
  });

  it('counts whom it may not name, and those who come for one date', async () => {
    expect(said(await director.send('PUT', path, details({ petsWelcome: false, version: 2 })))).toBe(200);
    await world.owner.query('UPDATE visits SET pets_accepted = false');
    await world.owner.query('UPDATE seats SET pets_accepted = false');
    await world.owner.query('UPDATE patients SET locked = true WHERE id = $1', [person(11)]);
    const refused = await director.send('PUT', path, details({ version: 3 }));
    expect(refused.body['detail']).toContain(
      'Ana Canary100 (allergy) and 1 more whose record is not open to you',
    );
    expect(said(await director.send('PUT', path, details({ petsTold: true, version: 3 })))).toBe(200);
    expect(said(await director.send('PUT', path, details({ petsWelcome: false, version: 4 })))).toBe(200);
    await world.owner.query('UPDATE patients SET pet_concern = NULL, locked = false');
    await world.owner.query(`UPDATE visits SET withdrawn_at = '2026-11-16T15:00:00Z'`);
  });
});

describe('a lower limit of the house', () => {
  const rule = (value: string) => ({
    code: 'house_group_size',
    state: null,
    clinicId: world.ids.clinics.north,
    payerId: null,
    value,
    startsOn: '2026-11-16',
  });
  const preview = (value: string) => director.send('POST', '/api/policies/preview', rule(value));

  it('says first which dates it leaves over it, and changes nothing by saying so', async () => {
    expect((await preview('10')).body).toEqual({ weeks: 8, dates: [], isAll: true });
    const shown = await preview('9');
    expect(shown.body['dates']).toHaveLength(6);
    expect((shown.body['dates'] as unknown[])[0]).toMatchObject({
      groupName: 'Morning group',
      heldOn: '2026-11-16',
      people: 10,
      limit: 9,
    });
    const { rows } = await world.owner.query('SELECT FROM policies');
    expect(rows).toEqual([]);
    expect(said(await give(10))).toBe(200);
    const past = await director.send('POST', '/api/policies/preview', {
      ...rule('9'),
      startsOn: '2026-11-01',
    });
    expect(past.body['code']).toBe('policy-in-the-past');
    expect(said(await desk.send('POST', '/api/policies/preview', rule('9')))).toBe('not-permitted');
  });

  it('is said on the board once it is set, and nobody is put out', async () => {
    const set = await director.send('POST', '/api/policies', { ...rule('10'), reason: 'Calmer groups' });
    expect(said(set)).toBe(200);
    const board = await director.get('/api/board/week?week=2026-11-16');
    expect(board.body['sessions']).toContainEqual(expect.objectContaining({ seats: 11, seatLimit: 10 }));
    expect((await preview('9')).body['dates']).toEqual([]);
    const back = await director.send('POST', '/api/policies', { ...rule('12'), reason: 'As before' });
    expect(said(back)).toBe(200);
  });
});

describe('what a virtual date needs', () => {
  const ask = { reach: 'this', fromOn: null, because: 'Storm' };
  const virtual = { kind: 'mode', mode: 'virtual', roomId: null, virtualLink: null };
  const lackingOf = async () => {
    const body = { ...ask, sessionId: world.ids.sessionIds[3], change: virtual };
    const shown = await director.send('POST', `/api/groups/${group}/changes/preview`, body);
    const lacking = shown.body['lacking'] as { patientId: string; lacks: string[] }[];
    return lacking.find((one) => one.patientId === person(1))?.lacks;
  };

  it('is a device as well: who was never asked is listed, and the answer is kept', async () => {
    expect(await lackingOf()).toEqual(['no-way-to-reach', 'device-not-asked']);
    const path = `/api/patients/${person(1)}/device`;
    expect(said(await desk.send('POST', path, { hasDevice: false }))).toBe(200);
    expect(await lackingOf()).toEqual(['no-way-to-reach', 'no-device']);
    world.clock.moveTo('2026-11-16T15:31:00Z');
    expect(said(await desk.send('POST', path, { hasDevice: true }))).toBe(200);
    expect(await lackingOf()).toEqual(['no-way-to-reach']);
    const south = await world.as('front_desk', 'south');
    expect(said(await south.send('POST', path, { hasDevice: true }))).toBe('not-found');
  });
});

describe('Illinois’ sixteen', () => {
  const raise = (seatLimit: number) =>
    director.send('POST', `/api/groups/${group}/limit-decisions/unconfirmed`, {
      seatLimit,
      startsOn: '2026-11-16',
      because: 'Two counselors lead it',
    });

  it('is passed by a director while nobody has confirmed it, and by nobody once somebody has', async () => {
    await world.owner.query('UPDATE rooms SET seats = 40');
    const passed = await raise(20);
    expect(said(passed)).toBe(200);
    const source = { code: 'il_group_size', source: 'Letter of the department, 12 November 2026' };
    expect(said(await director.send('POST', '/api/policies/confirmations', source))).toBe(200);
    const refused = await raise(21);
    expect(refused.body).toMatchObject({
      code: 'limit-never-passed',
      facts: { limit: 16, passedBy: 'nobody' },
    });
    // Not by a decision that stood before either: what is planned from now on is held by the database.
    for (let who = 11; who < 14; who += 1) expect(said(await give(who))).toBe(200);
    await world.owner.query(
      `WITH made AS (INSERT INTO patients (organization_id, id, number, given_name, family_name, birth_on, registered_at)
         SELECT $1, gen_random_uuid(), 'Z' || n, 'Zoe', 'Late', '1990-01-01', '2026-11-16T12:00:00Z' FROM generate_series(1, 3) AS n RETURNING id)
       INSERT INTO care_relations (organization_id, id, patient_id, clinic_id, kind, starts_on) SELECT $1, gen_random_uuid(), id, $2, 'registration', '2026-01-05' FROM made`,
      [world.ids.organizationId, world.ids.clinics.north],
    );
    const { rows } = await world.owner.query<{ id: string }>(
      `SELECT id FROM patients WHERE number LIKE 'Z%' ORDER BY number`,
    );
    const seats: unknown[] = [];
    for (const { id } of rows) seats.push(said(await give(0, { patientId: id })));
    expect(seats).toEqual([200, 200, 'group-full']);
  });
});
