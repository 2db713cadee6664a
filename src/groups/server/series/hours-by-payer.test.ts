// Hours by whoever pays: the list of payers, their rules, who pays for a person from a day on, the hours of a week over
// all groups, and what a change takes from somebody. And nobody is moved into two places at once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Answer, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import { newId } from '#platform/database/new-id.ts';

let world: TestWorld;
let director: Caller;
let desk: Caller;
let administrator: Caller;
let payerId: string;
let personId: string;

beforeAll(async () => {
  world = await openTestWorld();
  director = await world.as('director');
  desk = await world.as('front_desk');
  administrator = await world.as('administrator');
  [personId = ''] = world.ids.patients.north;
  const seat = await desk.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
    patientId: personId,
    startsOn: '2026-11-17',
    because: 'Start',
  });
  if (seat.status !== 200) throw new Error(seat.text);
});
afterAll(() => world.close());

type Rule = { code: string; value: string; payerId: string; state?: string };
const setRule = (by: Caller, rule: Rule): Promise<Answer> =>
  by.send('POST', '/api/policies', {
    state: null,
    clinicId: null,
    startsOn: '2026-11-16',
    reason: 'By their letter',
    ...rule,
  });
const week = async (by: Caller, day = '2026-11-17') =>
  (await by.get(`/api/patients/${personId}/week?day=${day}`)).body;

describe('payers', () => {
  it('are added by who answers for money, once under a name, and seen by everybody', async () => {
    const counselor = await world.as('counselor');
    expect(
      (await counselor.send('POST', '/api/payers', { name: 'Blue Lake', kind: 'commercial' })).status,
    ).toBe(403);
    const added = await director.send('POST', '/api/payers', { name: 'Blue Lake', kind: 'commercial' });
    payerId = String(added.body['payerId']);
    const twice = await director.send('POST', '/api/payers', { name: 'Blue Lake', kind: 'other' });
    expect(twice.body['code']).toBe('payer-name-taken');
    expect((await counselor.get('/api/payers')).body).toMatchObject({
      payers: [{ id: payerId, name: 'Blue Lake', kind: 'commercial', retiredOn: null }],
      mayKeep: false,
    });
    expect(
      (await director.send('PUT', `/api/payers/${newId()}`, { name: 'X', kind: 'other', isUsed: true })).body[
        'code'
      ],
    ).toBe('no-such-payer');
  });

  it('have rules of their own only for how hours count, set by who reaches every clinic', async () => {
    expect(
      (await setRule(director, { code: 'minutes_counting', value: 'clock', payerId })).body['code'],
    ).toBe('policy-out-of-reach');
    expect(
      (await setRule(administrator, { code: 'house_group_size', value: '10', payerId })).body['code'],
    ).toBe('policy-not-set-there');
    const both = await setRule(administrator, {
      code: 'minutes_counting',
      value: 'clock',
      payerId,
      state: 'IL',
    });
    expect(both.body['code']).toBe('policy-place-twice');
    expect(
      (await setRule(administrator, { code: 'minutes_counting', value: 'clock', payerId: newId() })).body[
        'code'
      ],
    ).toBe('no-such-payer');
    for (const [code, value] of [
      ['minutes_counting', 'clock'],
      ['week_kind', 'rolling'],
      ['week_hours_adult', '8'],
    ])
      expect((await setRule(administrator, { code: code ?? '', value: value ?? '', payerId })).status).toBe(
        200,
      );
  });
});

describe('the hours of a person', () => {
  it('count by the rules of the clinic while nobody is known to pay', async () => {
    expect(await week(desk)).toMatchObject({
      from: '2026-11-16',
      to: '2026-11-22',
      payer: null,
      neededMinutes: 540,
      countedMinutes: 300,
      sittings: [
        { heldOn: '2026-11-17', groupName: 'Morning group', countedMinutes: 150 },
        { heldOn: '2026-11-19' },
      ],
    });
  });

  it('count by the payer from the day it is said to pay, in weeks from admission on', async () => {
    const path = `/api/patients/${personId}/payers`;
    const nurse = await world.as('nurse');
    expect((await nurse.send('POST', path, { payerId, startsOn: '2026-11-17' })).status).toBe(403);
    const elsewhere = await world.as('front_desk', 'south');
    expect((await elsewhere.send('POST', path, { payerId, startsOn: '2026-11-17' })).status).toBe(404);
    expect((await elsewhere.get(`/api/patients/${personId}/week`)).status).toBe(404);
    expect((await desk.send('POST', path, { payerId, startsOn: '2026-11-17' })).status).toBe(200);
    // Three sessions of three hours on the clock, counted from Tuesday on.
    expect(await week(desk)).toMatchObject({
      from: '2026-11-17',
      to: '2026-11-23',
      payer: 'Blue Lake',
      neededMinutes: 480,
      countedMinutes: 540,
      attendedMinutes: 0,
      counting: { minutes: 'clock', week: 'rolling' },
    });
    expect(await week(desk, '2026-11-16')).toMatchObject({ payer: null, neededMinutes: 540 });
  });

  it('may be said to be paid by somebody else from an earlier day on, and what stood is history', async () => {
    const path = `/api/patients/${personId}/payers`;
    const other = await director.send('POST', '/api/payers', { name: 'County', kind: 'public' });
    const otherId = String(other.body['payerId']);
    await desk.send('POST', path, { payerId: otherId, startsOn: '2026-11-10' });
    await desk.send('POST', path, { payerId, startsOn: '2026-11-17' });
    expect((await desk.get(path)).body['payers']).toMatchObject([
      { payerId, startsOn: '2026-11-17', endsOn: null },
      { payerId: otherId, startsOn: '2026-11-10', endsOn: '2026-11-16' },
    ]);
    await director.send('PUT', `/api/payers/${otherId}`, { name: 'County', kind: 'public', isUsed: false });
    expect((await desk.send('POST', path, { payerId: otherId, startsOn: '2026-11-17' })).body['code']).toBe(
      'no-such-payer',
    );
  });

  it('leave out who was absent and the minutes of a pull-out', async () => {
    const [, tuesday = '', thursday = ''] = world.ids.sessionIds;
    const { organizationId, clinics, staff } = world.ids;
    await world.owner.query(
      `INSERT INTO pull_outs (organization_id, id, clinic_id, session_id, patient_id, kind, staff_member_id, planned_from, planned_to, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, 'prescriber', $6, '2026-11-17T16:00:00Z', '2026-11-17T16:30:00Z', $6, '2026-11-16T15:00:00Z')`,
      [organizationId, newId(), clinics.north, tuesday, personId, staff.north.prescriber],
    );
    expect(await week(desk)).toMatchObject({
      countedMinutes: 510,
      sittings: [{ isPulledOut: true }, {}, {}],
    });
    await world.owner.query(
      `INSERT INTO attendance_marks (organization_id, clinic_id, session_id, id, patient_id, sequence, status, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, 1, 'absent', $6, '2026-11-16T16:00:00Z')`,
      [organizationId, clinics.north, thursday, newId(), personId, staff.north.counselor],
    );
    expect(await week(desk)).toMatchObject({ countedMinutes: 330 });
  });
});

describe('the page of a session', () => {
  it('counts by the payer as the chart does, with step-outs and the real times of the room', async () => {
    const { organizationId, clinics, staff, sessionIds } = world.ids;
    const [, , , , tuesday = ''] = sessionIds;
    await world.owner.query(
      `INSERT INTO attendance_marks (organization_id, clinic_id, session_id, id, patient_id, sequence, status, arrived_at, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, 1, 'present', '2026-11-24T16:00:00Z', $6, '2026-11-24T16:00:00Z')`,
      [organizationId, clinics.north, tuesday, newId(), personId, staff.north.counselor],
    );
    await world.owner.query(
      `INSERT INTO step_outs (organization_id, id, clinic_id, session_id, patient_id, out_at, back_at, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, '2026-11-24T17:00:00Z', '2026-11-24T17:20:00Z', $6, '2026-11-24T17:00:00Z')`,
      [organizationId, newId(), clinics.north, tuesday, personId, staff.north.counselor],
    );
    await world.owner.query(
      `INSERT INTO room_times (organization_id, id, clinic_id, session_id, sequence, ended_at, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, 1, '2026-11-24T18:30:00Z', $5, '2026-11-24T18:31:00Z')`,
      [organizationId, newId(), clinics.north, tuesday, staff.north.counselor],
    );
    // While it runs, the chart counts what has been as attended, as the page of the session does.
    world.clock.moveTo('2026-11-24T16:30:00Z');
    desk = await world.as('front_desk');
    expect(await week(desk, '2026-11-24')).toMatchObject({ attendedMinutes: 30 });
    // By the clock: two and a half hours in the room, twenty minutes outside it.
    world.clock.moveTo('2026-11-24T20:00:00Z');
    desk = await world.as('front_desk');
    const chart = await week(desk, '2026-11-24');
    const sitting = (chart['sittings'] as { sessionId: string; countedMinutes: number }[]).find(
      (one) => one.sessionId === tuesday,
    );
    expect(sitting?.countedMinutes).toBe(130);
    const counselor = await world.as('counselor');
    const page = await counselor.get(`/api/sessions/${tuesday}`);
    const [person] = page.body['people'] as { countedMinutes: number; hours: Record<string, unknown> }[];
    expect(person).toMatchObject({
      countedMinutes: 130,
      hours: { todayMinutes: 130, weekMinutes: chart['attendedMinutes'], weekNeeds: 480 },
    });
    world.clock.moveTo('2026-11-16T15:30:00Z');
    await world.owner.query('UPDATE step_outs SET taken_back_at = out_at');
    desk = await world.as('front_desk');
    director = await world.as('director');
  });
});

const ask = (sessionId: string, change: Record<string, unknown>) => ({
  reach: 'this',
  sessionId,
  fromOn: null,
  because: 'Storm',
  change,
});

describe('before a date is changed', () => {
  it('whoever falls below what their payer wants is listed with their own week', async () => {
    const [, , , monday = ''] = world.ids.sessionIds;
    const path = `/api/groups/${world.ids.groupId}/changes/preview`;
    const shown = await director.send('POST', path, ask(monday, { kind: 'cancel' }));
    expect(shown.body['below']).toMatchObject([
      {
        patientId: personId,
        weekFrom: '2026-11-17',
        payer: 'Blue Lake',
        neededMinutes: 480,
        beforeMinutes: 330,
        afterMinutes: 150,
        wasBelow: true,
      },
    ]);
    const { rows } = await world.owner.query(
      `SELECT DISTINCT kind FROM audit_entries WHERE action = 'series-change.previewed'`,
    );
    expect(rows).toEqual([{ kind: 'look' }]);
  });

  it('nobody is moved into two places, and it says who would be', async () => {
    const made = await director.send('POST', '/api/groups', {
      clinicId: world.ids.clinics.north,
      name: 'Afternoons',
      program: 'substance_use',
      kind: 'counseling',
      mode: 'virtual',
      roomId: null,
      facilitatorId: world.ids.staff.north.supervisor,
      startsOn: '2026-11-16',
      days: [{ weekday: 2, startsAt: '14:00', endsAt: '15:00' }],
    });
    const groupId = String(made.body['groupId']);
    const seat = await desk.send('POST', `/api/groups/${groupId}/seats`, {
      patientId: personId,
      startsOn: '2026-11-17',
      because: 'Second group',
    });
    expect(seat.body['code'] ?? seat.status).toBe(200);
    const { rows } = await world.owner.query<{ id: string }>(
      `SELECT id FROM sessions WHERE group_id = $1 AND occurs_on = '2026-11-24'`,
      [groupId],
    );
    const move = ask(rows[0]?.id ?? '', {
      kind: 'move',
      heldOn: '2026-11-24',
      startsAt: '12:00',
      endsAt: '13:00',
      roomId: null,
    });
    const path = `/api/groups/${groupId}/changes`;
    const shown = await director.send('POST', `${path}/preview`, move);
    expect(shown.body['elsewhere']).toMatchObject([{ patientId: personId, groupName: 'Morning group' }]);
    const refused = await director.send('POST', path, { ...move, shown: shown.body['shown'] });
    expect(refused.body['code']).toBe('in-two-places');
    const free = ask(rows[0]?.id ?? '', {
      kind: 'move',
      heldOn: '2026-11-24',
      startsAt: '13:00',
      endsAt: '14:00',
      roomId: null,
    });
    const fits = await director.send('POST', `${path}/preview`, free);
    expect(fits.body['elsewhere']).toEqual([]);
    expect((await director.send('POST', path, { ...free, shown: fits.body['shown'] })).status).toBe(200);
  });
});
