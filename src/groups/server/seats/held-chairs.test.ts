// Pets, pauses beyond the dates that stand, undoing what was taken off, and chairs that are held, each through HTTP.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

let world: TestWorld;
let desk: Caller;
let group: string;
// Places of the first sessions.
const [monday, tuesday, thursday] = [0, 1, 2];

beforeAll(async () => {
  world = await openTestWorld();
  group = world.ids.groupId;
});
afterAll(() => world.close());

/** Moves the clock; who signed in before would find the screen locked. */
async function nowIs(time: string) {
  world.clock.moveTo(time);
  desk = await world.as('front_desk');
}

// Nobody sits anywhere when a test begins.
beforeEach(async () => {
  await nowIs('2026-11-16T15:30:00Z');
  for (const text of [
    `UPDATE pauses SET withdrawn_at = '2026-11-16T15:00:00Z', withdrawn_by = given_by WHERE withdrawn_at IS NULL`,
    `UPDATE known_absences SET withdrawn_at = '2026-11-16T15:00:00Z' WHERE withdrawn_at IS NULL`,
    `UPDATE visits SET withdrawn_at = '2026-11-16T15:00:00Z' WHERE withdrawn_at IS NULL`,
    `UPDATE guests SET withdrawn_at = '2026-11-16T15:00:00Z' WHERE withdrawn_at IS NULL`,
    `UPDATE seats SET taken_back_at = '2026-11-16T15:00:00Z', taken_back_because = 'Next test' WHERE taken_back_at IS NULL`,
  ])
    await world.owner.query(text);
});

const person = (place: number) => world.ids.patients.north[place] ?? '';
const session = (place: number) => world.ids.sessionIds[place] ?? '';
const give = (who: number, more: object = {}, caller = desk) =>
  caller.send('POST', `/api/groups/${group}/seats`, {
    patientId: person(who),
    startsOn: '2026-11-16',
    ...more,
  });
const visit = (who: number, place: number, more: object = {}) =>
  desk.send('POST', `/api/sessions/${session(place)}/visits`, {
    patientId: person(who),
    kind: 'floating',
    ...more,
  });
const undo = (changeId: unknown) => desk.send('POST', `/api/roster-changes/${String(changeId)}/undo`, {});
const date = async (place: number) =>
  (await desk.get(`/api/sessions/${session(place)}/expected`)).body['date'] as {
    taken: number;
    limit: number;
    away: number;
    held: number;
  };

describe('pets', () => {
  it('are said to who has an allergy or a fear: at seating, visiting and moving; they come all the same if they say so', async () => {
    await world.owner.query(`UPDATE patients SET pet_concern = 'allergy' WHERE id = $1`, [person(0)]);
    await world.owner.query('UPDATE rooms SET pets_welcome = true');
    await world.owner.query('UPDATE groups SET pets_welcome = true WHERE id = $1', [group]);
    const refused = await give(0);
    expect(refused.body).toMatchObject({ code: 'pets-welcome-here', status: 409 });
    expect(refused.body['detail']).toContain('Service animals are welcome in every group');
    expect((await visit(0, monday)).body['code']).toBe('pets-welcome-here');
    expect((await visit(0, monday, { petsAccepted: true })).status).toBe(200);
    expect((await give(1)).status).toBe(200);
    expect((await give(0, { weekdays: [4], petsAccepted: true })).status).toBe(200);
    const { rows } = await world.owner.query(
      'SELECT pets_accepted FROM seats WHERE patient_id = $1 AND taken_back_at IS NULL',
      [person(0)],
    );
    expect(rows).toEqual([{ pets_accepted: true }]);
    const came = await desk.send('POST', `/api/sessions/${session(monday)}/walk-ins`, {
      patientId: person(2),
    });
    expect(came.body['toDo']).toEqual([]);
    await world.owner.query('UPDATE groups SET pets_welcome = false WHERE id = $1', [group]);
    await world.owner.query(`UPDATE patients SET pet_concern = NULL WHERE id = $1`, [person(0)]);
  });
});

describe('a pause', () => {
  const pause = (seatId: unknown, body: object) =>
    desk.send('POST', `/api/groups/${group}/seats/${String(seatId)}/pause`, body);
  const numbersOfMarch = async () => {
    const { rows } = await world.owner.query<{ taken: number }>(
      `SELECT max(taken) AS taken FROM far_numbers($1, ARRAY[$2::uuid], '2027-03-01', '2027-03-12', NULL, NULL, true, NULL)`,
      [world.ids.organizationId, group],
    );
    return rows[0]?.taken;
  };

  it('holds on planned dates and on those that do not stand yet, frees the chair there, and gives it back', async () => {
    const seats = [];
    for (let who = 0; who < 12; who += 1) seats.push((await give(who)).body['seatId']);
    const paused = await pause(seats[0], { from: '2026-11-23', until: '2027-03-31', reason: 'hospital' });
    expect(paused.body).toMatchObject({ dates: 3 });
    expect(await date(monday)).toMatchObject({ taken: 12 });
    expect(await date(3)).toMatchObject({ taken: 11, away: 1 });
    expect(await numbersOfMarch()).toBe(11);
    // The chair is free until they come back, and no longer.
    expect((await give(12, { startsOn: '2026-11-23' })).body['code']).toBe('group-full');
    const guestSeat = await give(12, { startsOn: '2026-11-23', reason: 'times_fit', because: 'Until April' });
    expect(guestSeat.body['code']).toBe('group-full');
    const seatUntil = await world.owner.query(
      `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, ends_on, joined_because, left_because, given_at)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, '2026-11-23', '2027-03-31', 'x', 'x', '2026-11-16T15:00:00Z') RETURNING id`,
      [world.ids.organizationId, world.ids.clinics.north, group, person(12)],
    );
    expect(seatUntil.rowCount).toBe(1);
    // A date that is planned later is paused as well.
    const later = await world.owner.query<{ id: string }>(
      `INSERT INTO sessions (organization_id, id, clinic_id, group_id, occurs_on, held_on, starts_at, ends_at)
       VALUES ($1, gen_random_uuid(), $2, $3, '2027-01-04', '2027-01-04', '2027-01-04T16:00:00Z', '2027-01-04T19:00:00Z') RETURNING id`,
      [world.ids.organizationId, world.ids.clinics.north, group],
    );
    const there = await desk.get(`/api/sessions/${later.rows[0]?.id ?? ''}/expected`);
    expect(there.body['date']).toMatchObject({ taken: 12, away: 1 });
    // Coming back earlier takes the chair again, if it is still there.
    const back = (backOn: string) =>
      desk.send('POST', `/api/pauses/${String(paused.body['pauseId'])}/end`, { backOn });
    expect((await back('2026-12-01')).body['code']).toBe('group-full');
    await world.owner.query(
      `UPDATE seats SET taken_back_at = '2026-11-16T15:00:00Z', taken_back_because = 'x' WHERE id = $1`,
      [seatUntil.rows[0]?.id],
    );
    expect((await back('2027-06-01')).body['code']).toBe('back-within-pause');
    const ended = await back('2026-11-26');
    expect(ended.status).toBe(200);
    expect(await date(3)).toMatchObject({ taken: 11, away: 1 });
    expect(await date(5)).toMatchObject({ taken: 12, away: 0 });
    expect(await numbersOfMarch()).toBe(12);
    expect((await undo(ended.body['changeId'])).status).toBe(200);
    expect(await date(5)).toMatchObject({ taken: 11, away: 1 });
    const page = (await desk.get(`/api/groups/${group}`)).body as {
      seats: { patientId: string; pause: object | null }[];
    };
    expect(page.seats.find((one) => one.patientId === person(0))?.pause).toMatchObject({
      endsOn: '2027-03-31',
      reason: 'hospital',
    });
    expect((await undo(paused.body['changeId'])).status).toBe(200);
    expect(await date(5)).toMatchObject({ taken: 12, away: 0 });
    await world.owner.query('DELETE FROM sessions WHERE id = $1', [later.rows[0]?.id]).catch(() => undefined);
  });
});

describe('undo', () => {
  it('lets a guest, a visit and an absence that were taken off stand again', async () => {
    const guest = await desk.send('POST', `/api/sessions/${session(tuesday)}/guests`, {
      kind: 'observer',
      name: 'A student',
    });
    const other = await desk.send('POST', `/api/sessions/${session(tuesday)}/guests`, {
      kind: 'observer',
      name: 'Another',
    });
    const off = await desk.send('POST', `/api/guests/${String(guest.body['id'])}/withdraw`, {});
    expect((await undo(guest.body['changeId'])).body['code']).toBe('not-the-last-change');
    expect((await undo(off.body['changeId'])).status).toBe(200);
    const { body } = await desk.get(`/api/sessions/${session(tuesday)}/expected`);
    expect(body['guests']).toMatchObject([{ name: 'A student' }, { name: 'Another' }]);
    expect((await undo(other.body['changeId'])).status).toBe(200);
    const came = await visit(9, thursday);
    const withdrawn = await desk.send('POST', `/api/visits/${String(came.body['id'])}/withdraw`, {});
    expect((await date(thursday)).taken).toBe(0);
    expect((await undo(withdrawn.body['changeId'])).status).toBe(200);
    expect((await date(thursday)).taken).toBe(1);
  });

  it('of a seat that is given again leaves standing who was told, from where the tick goes on', async () => {
    const path = `/api/board/sessions/${session(tuesday)}/people`;
    const standing = async () =>
      (await desk.get(`${path}?matter=seat&patientId=${person(6)}`)).body['people'];
    const tell = (told: boolean, afterSequence: number) =>
      desk.send('POST', `${path}/${person(6)}/told`, { matter: 'seat', told, afterSequence });
    const given = await give(6);
    expect(await standing()).toMatchObject([{ told: false, sequence: 0 }]);
    expect((await tell(true, 0)).status).toBe(200);
    expect((await undo(given.body['changeId'])).status).toBe(200);
    expect(await standing()).toEqual([]);
    expect((await give(6)).status).toBe(200);
    expect(await standing()).toMatchObject([{ told: true, sequence: 1 }]);
    // From nothing somebody else was there first; from what stands it is kept.
    expect((await tell(false, 0)).body['code']).toBe('moved-on');
    expect((await tell(false, 1)).body).toEqual({ told: false, sequence: 2 });
  });
});

describe('an offer', () => {
  it('holds the chair until it is answered or runs out: two desks never give it twice', async () => {
    for (let who = 0; who < 11; who += 1)
      expect([who, (await give(who)).body['code']]).toEqual([who, undefined]);
    const wait = (who: number) =>
      desk.send('POST', `/api/groups/${group}/waiting`, { patientId: person(who) });
    const first = (await wait(11)).body['entryId'];
    const second = (await wait(12)).body['entryId'];
    const step = (id: unknown, what: string, body: object = {}) =>
      desk.send('POST', `/api/waiting/${String(id)}/${what}`, body);
    // Whoever goes before others goes with a reason, by an offer as by a seat.
    expect((await step(second, 'offer')).body).toMatchObject({
      code: 'order-needs-reason',
      facts: { passed: 1 },
    });
    expect((await step(second, 'accept', { startsOn: '2026-11-16' })).body['code']).toBe(
      'order-needs-reason',
    );
    expect((await give(13)).body['code']).toBe('order-needs-reason');
    expect((await step(first, 'offer')).status).toBe(200);
    expect(await date(tuesday)).toMatchObject({ taken: 12, held: 1 });
    const list = (await desk.get(`/api/groups/${group}/waiting`)).body;
    expect(list).toMatchObject({
      offerDays: 1,
      firstFittingId: null,
      entries: [{ offeredUntil: '2026-11-17', hasLapsed: false }, {}],
    });
    // Two desks at once aim at the held chair: nobody gets it.
    const otherDesk = await world.as('director');
    const both = await Promise.all([
      give(13, { because: 'Called just now' }),
      give(12, { because: 'Called too' }, otherDesk),
    ]);
    expect(both.map((one) => one.body['code'])).toEqual(['group-full', 'group-full']);
    // Taking it is no second chair.
    const taken = await step(first, 'accept', { startsOn: '2026-11-16' });
    expect(taken.status).toBe(200);
    expect(await date(tuesday)).toMatchObject({ taken: 12, held: 0 });
    expect((await undo(taken.body['changeId'])).status).toBe(200);
    // It runs out by itself.
    expect((await step(second, 'offer', { until: '2026-11-17' })).status).toBe(200);
    expect((await give(13, { because: 'Called' })).body['code']).toBe('group-full');
    await nowIs('2026-11-18T15:30:00Z');
    const later = (await desk.get(`/api/groups/${group}/waiting`)).body['entries'] as {
      hasLapsed: boolean;
    }[];
    expect(later[0]).toMatchObject({ hasLapsed: true });
    expect((await give(13, { startsOn: '2026-11-18', because: 'Called' })).status).toBe(200);
  });
});
