// Nobody is in two places, held in the database: a date that gets another time or comes back, a timetable in weeks beyond
// the sessions that stand, pauses and weeks in which a group does not meet; and what a merge of records leaves is listed.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorld, type Answer, type Caller, type TestWorld } from '#app/testing/test-world.ts';

let world: TestWorld;
let desk: Caller;
let director: Caller;
let privacy: Caller;
let mornings: string;
/** A virtual group whose Monday hour lies after the morning group's. */
let noon: string;

const said = (answer: Answer) => answer.body['code'] ?? answer.status;
const person = (place: number) => world.ids.patients.north[place] ?? '';
const give = (group: string, who: number, more: object = {}) =>
  desk.send('POST', `/api/groups/${group}/seats`, {
    patientId: person(who),
    startsOn: '2026-11-16',
    ...more,
  });

async function addVirtual(name: string, startsAt: string, more: object = {}): Promise<string> {
  const made = await director.send('POST', '/api/groups', {
    clinicId: world.ids.clinics.north,
    name,
    program: 'substance_use',
    kind: 'counseling',
    mode: 'virtual',
    roomId: null,
    facilitatorId: world.ids.staff.north.supervisor,
    startsOn: '2026-11-16',
    days: [{ weekday: 1, startsAt, endsAt: `${Number(startsAt.slice(0, 2)) + 1}:00` }],
    ...more,
  });
  expect(said(made)).toBe(200);
  return String(made.body['groupId']);
}

async function sessionOn(group: string, day: string): Promise<string> {
  const { rows } = await world.owner.query<{ id: string }>(
    'SELECT id FROM sessions WHERE group_id = $1 AND occurs_on = $2',
    [group, day],
  );
  return rows[0]?.id ?? '';
}

const change = async (group: string, asked: object): Promise<Answer> => {
  const body = { reach: 'this', sessionId: null, fromOn: null, because: 'Storm', ...asked };
  const shown = await director.send('POST', `/api/groups/${group}/changes/preview`, body);
  if (shown.status !== 200) return shown;
  return director.send('POST', `/api/groups/${group}/changes`, { ...body, shown: shown.body['shown'] });
};

beforeAll(async () => {
  world = await openTestWorld();
  mornings = world.ids.groupId;
  desk = await world.as('front_desk');
  director = await world.as('director');
  privacy = await world.as('privacy_officer');
  noon = await addVirtual('Noon', '14:00');
});
afterAll(() => world.close());
beforeEach(async () => {
  for (const text of [
    `UPDATE seats SET taken_back_at = '2026-11-16T15:00:00Z', taken_back_because = 'Next test' WHERE taken_back_at IS NULL`,
    `UPDATE pauses SET withdrawn_at = '2026-11-16T15:00:00Z', withdrawn_by = given_by WHERE withdrawn_at IS NULL`,
    `UPDATE known_absences SET withdrawn_at = '2026-11-16T15:00:00Z' WHERE withdrawn_at IS NULL`,
    `UPDATE visits SET withdrawn_at = '2026-11-16T15:00:00Z' WHERE withdrawn_at IS NULL`,
  ])
    await world.owner.query(text);
});

describe('a date', () => {
  it('that comes back puts nobody in two places, and a closure leaves it called off', async () => {
    expect(said(await give(mornings, 0))).toBe(200);
    const monday = await sessionOn(mornings, '2026-11-23');
    const called = await change(mornings, { sessionId: monday, change: { kind: 'cancel' } });
    expect(said(called)).toBe(200);
    const other = await addVirtual('Instead', '10:00');
    const instead = await sessionOn(other, '2026-11-23');
    const visit = { patientId: person(0), kind: 'make_up' };
    expect(said(await desk.send('POST', `/api/sessions/${instead}/visits`, visit))).toBe(200);
    const back = `/api/groups/${mornings}/changes/${String(called.body['changeId'])}/take-back`;
    expect(said(await director.send('POST', back, {}))).toBe('dates-in-two-places');
    const absence = { patientId: person(0), reason: 'other', because: 'Goes to the other' };
    expect(said(await desk.send('POST', `/api/sessions/${instead}/absences`, absence))).toBe(200);
    expect(said(await director.send('POST', back, {}))).toBe(200);
  });

  it('is moved onto another by nobody, not even past the program', async () => {
    expect(said(await give(mornings, 1))).toBe(200);
    expect(said(await give(noon, 1))).toBe(200);
    const monday = await sessionOn(noon, '2026-11-23');
    await expect(
      world.owner.query(
        `UPDATE sessions SET starts_at = '2026-11-23T17:00:00Z', ends_at = '2026-11-23T18:00:00Z' WHERE id = $1`,
        [monday],
      ),
    ).rejects.toMatchObject({ constraint: 'sessions_one_place_at_a_time' });
    await world.owner.query(
      `UPDATE sessions SET starts_at = '2026-11-23T21:00:00Z', ends_at = '2026-11-23T22:00:00Z' WHERE id = $1`,
      [monday],
    );
  });
});

describe('weeks beyond the sessions that stand', () => {
  it('put nobody in two places when a timetable changes', async () => {
    // From summer on: no session stands by then.
    expect(said(await give(mornings, 2, { startsOn: '2027-08-02' }))).toBe(200);
    expect(said(await give(noon, 2, { startsOn: '2027-08-02' }))).toBe(200);
    const moved = {
      reach: 'following',
      fromOn: '2027-06-07',
      change: {
        kind: 'timetable',
        mode: 'virtual',
        roomId: null,
        days: [{ weekday: 1, startsAt: '12:00', endsAt: '13:00' }],
      },
    };
    expect(said(await change(noon, moved))).toBe('dates-in-two-places');
    await world.owner.query(
      `UPDATE seats SET taken_back_at = '2026-11-16T15:00:00Z', taken_back_because = 'x' WHERE group_id = $1`,
      [noon],
    );
    const saved = await change(noon, moved);
    expect(said(saved)).toBe(200);
    expect(said(await give(noon, 2, { startsOn: '2027-08-02' }))).toBe('in-group-named');
    const back = `/api/groups/${noon}/changes/${String(saved.body['changeId'])}/take-back`;
    expect(said(await director.send('POST', back, {}))).toBe(200);
  });

  it('know who pauses: they may sit elsewhere meanwhile, and must be free when they come back', async () => {
    const days = [{ weekday: 3, startsAt: '11:00', endsAt: '12:00' }];
    const paused = await addVirtual('Paused', '11:00', {
      days,
      facilitatorId: world.ids.staff.north.counselor,
    });
    const meanwhile = await addVirtual('Meanwhile', '11:00', { days });
    expect(said(await give(paused, 3))).toBe(200);
    const pause = { patientId: person(3), reason: 'hospital', because: '', until: '2027-10-31' };
    const first = await sessionOn(paused, '2026-11-18');
    expect(said(await desk.send('POST', `/api/sessions/${first}/absences`, pause))).toBe(200);
    const sit = (until: string) =>
      world.owner.query(
        `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, ends_on, joined_because, given_at)
         VALUES ($1, gen_random_uuid(), $2, $3, $4, '2027-08-02', $5, 'x', '2026-11-16T15:00:00Z')`,
        [world.ids.organizationId, world.ids.clinics.north, meanwhile, person(3), until],
      );
    await expect(sit('2027-12-31')).rejects.toMatchObject({ constraint: 'seats_one_place_at_a_time' });
    await sit('2027-09-26');
    const back = (day: string) =>
      world.owner.query(
        'UPDATE pauses SET came_back_on = $2, came_back_at = given_at WHERE patient_id = $1',
        [person(3), day],
      );
    await expect(back('2027-09-01')).rejects.toMatchObject({ constraint: 'seats_one_place_at_a_time' });
    await back('2027-10-04');
  });

  it('know the weeks in which a group does not meet', async () => {
    const days = [{ weekday: 5, startsAt: '09:00', endsAt: '10:00' }];
    const { counselor } = world.ids.staff.north;
    const odd = await addVirtual('Odd weeks', '09:00', { days, alternateFrom: '2026-11-16' });
    const even = await addVirtual('Even weeks', '09:00', {
      days,
      alternateFrom: '2026-11-23',
      facilitatorId: counselor,
    });
    const again = await addVirtual('Odd weeks too', '09:00', {
      days,
      alternateFrom: '2026-11-30',
      facilitatorId: counselor,
    });
    expect(said(await give(odd, 4))).toBe(200);
    expect(said(await give(even, 4))).toBe(200);
    expect(said(await give(again, 4))).toBe('in-group-named');
    expect(said(await give(again, 4, { startsOn: '2027-08-02' }))).toBe('in-group-named');
  });
});

describe('a merge of records', () => {
  it('that leaves somebody in two groups at once lists them where it was done', async () => {
    const days = [{ weekday: 6, startsAt: '09:00', endsAt: '10:00' }];
    const one = await addVirtual('Saturdays', '09:00', { days });
    const other = await addVirtual('Saturdays too', '09:00', {
      days,
      facilitatorId: world.ids.staff.north.counselor,
    });
    expect(said(await give(one, 5))).toBe(200);
    expect(said(await give(other, 6))).toBe(200);
    const two = { mergedId: person(5), keptId: person(6), because: 'Same person' };
    expect(said(await privacy.send('POST', '/api/merges', two))).toBe(200);
    const listed = await privacy.get('/api/places-at-once');
    expect(listed.body['places']).toMatchObject([{ patientId: person(6), on: '2026-11-21' }]);
    const south = await world.as('director', 'south');
    expect((await south.get('/api/places-at-once')).body['places']).toEqual([]);
    expect(said(await privacy.send('POST', '/api/merges/undo', two))).toBe(200);
    expect((await privacy.get('/api/places-at-once')).body['places']).toEqual([]);
  });
});
