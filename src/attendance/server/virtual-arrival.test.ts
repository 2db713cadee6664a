// Arriving by video, by HTTP: what is confirmed, who joins, and who is called instead.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import type { LastArrivals } from '../rules/virtual-arrival-schema.ts';

describe('arriving by video', () => {
  let world: TestWorld;
  let counselor: Caller;
  let people: readonly string[];
  let path: string;

  beforeAll(async () => {
    world = await openTestWorld();
    people = world.ids.patients.north.slice(0, 3);
    path = `/api/sessions/${world.ids.sessionIds[0]}`;
    const desk = await world.as('front_desk');
    await world.owner.query(`UPDATE sessions SET mode = 'virtual', room_id = NULL WHERE id = $1`, [
      world.ids.sessionIds[0],
    ]);
    for (const patientId of people)
      await desk.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
        patientId,
        startsOn: '2026-11-16',
        because: 'Start',
      });
    world.clock.moveTo('2026-11-16T16:12:00Z');
    counselor = await world.as('counselor');
  });
  afterAll(() => world.close());

  const arrive = (place: number, more: Record<string, unknown> = {}) =>
    counselor.send('POST', `${path}/virtual-arrivals`, {
      patientId: people[place],
      identityBy: 'known',
      state: 'IL',
      address: '12 Oak Street, Chicago',
      callBack: '773-555-0100',
      isPrivate: true,
      after: 0,
      afterArrival: 0,
      ...more,
    });
  const statusOf = async (place: number) => {
    const { body } = await counselor.get(path);
    const list = body['people'] as { patientId: string; status: string; arrivedAt: string | null }[];
    return list.find((one) => one.patientId === people[place]);
  };

  it('asks where they are and for a number, field by field', async () => {
    const reply = await arrive(0, { address: ' ', callBack: '1', state: 'XX' });
    expect(reply.status).toBe(400);
    const fields = (reply.body['fields'] as { field: string }[]).map((one) => one.field);
    expect(fields.toSorted((one, other) => one.localeCompare(other))).toEqual([
      'address',
      'callBack',
      'state',
    ]);
  });

  it('marks nobody as there who was not asked, by a tap or by the key for everybody', async () => {
    const tapped = await counselor.send('POST', `${path}/attendance`, {
      marks: [{ patientId: people[0], status: 'present', after: 0 }],
    });
    expect([tapped.status, tapped.body['code']]).toEqual([422, 'confirm-first']);
    expect((await counselor.send('POST', `${path}/attendance/everyone`, {})).body['marked']).toBe(0);
    expect(await statusOf(0)).toMatchObject({ status: 'expected', virtual: true, isConfirmed: false });
    const inRoom = await arrive(0, { identityBy: 'in_room' });
    expect([inRoom.status, inRoom.body['code']]).toEqual([422, 'no-room-here']);
  });

  it('lets who is licensed for join, and marks them with their minute', async () => {
    expect((await arrive(0)).body).toEqual({ joins: true, because: null });
    expect(await statusOf(0)).toMatchObject({
      status: 'late',
      arrivedAt: '2026-11-16T16:12:00Z',
      isConfirmed: true,
    });
    // From then on their times are corrected like anybody's.
    const mark = { patientId: people[0], status: 'present', after: 1 };
    expect((await counselor.send('POST', `${path}/attendance`, { marks: [mark] })).status).toBe(200);
  });

  it('has who is elsewhere called instead, and marks nobody', async () => {
    const reply = await arrive(1, { state: 'IN', address: 'At my sister’s, Gary' });
    expect(reply.body).toMatchObject({ joins: false, because: expect.stringContaining('holds a license') });
    expect(await statusOf(1)).toMatchObject({ status: 'expected' });
    expect((await arrive(2, { isPrivate: false })).body).toMatchObject({ joins: false });
  });

  it('lists who is called instead first of all, at the number they gave, and keeps the try', async () => {
    type Missing = { patientId: string; waitsForCall: boolean; ways: unknown[]; attempts: unknown[] };
    const missing = async (place: number) => {
      const { body } = await counselor.get('/api/empty-chairs');
      return (body['people'] as Missing[]).find((one) => one.patientId === people[place]);
    };
    // A minute after the start nobody else is looked for yet.
    world.clock.moveTo('2026-11-16T16:01:00Z');
    counselor = await world.as('counselor');
    expect((await counselor.get('/api/empty-chairs')).body['people']).toHaveLength(2);
    expect(await missing(1)).toMatchObject({
      waitsForCall: true,
      ways: [{ means: 'call_back', contactId: null, value: '773-555-0100' }],
    });
    expect(await statusOf(1)).toMatchObject({ isConfirmed: false, waitsForCall: true });
    const call = (place: number) =>
      counselor.send('POST', `${path}/outreach`, {
        patientId: people[place],
        means: 'call_back',
        contactId: null,
        outcome: 'reached',
      });
    expect((await call(1)).status).toBe(200);
    expect((await missing(1))?.attempts).toMatchObject([{ means: 'call_back', outcome: 'reached' }]);
    expect((await call(0)).body['code']).toBe('way-not-allowed');
    world.clock.moveTo('2026-11-16T16:12:00Z');
    counselor = await world.as('counselor');
  });

  it('offers the last answers, also of another session, and keeps two confirmations apart', async () => {
    const { body } = await counselor.get(`${path}/virtual-arrivals`);
    const list = body as unknown as LastArrivals;
    expect(list.people.find((one) => one.patientId === people[1])).toEqual({
      patientId: people[1],
      sequence: 1,
      outcome: 'called_instead',
      last: { state: 'IN', address: 'At my sister’s, Gary', callBack: '773-555-0100' },
    });
    const twice = await arrive(1);
    expect([twice.status, twice.body['code']]).toEqual([409, 'moved-on']);
    expect((await arrive(1, { afterArrival: 1 })).body['joins']).toBe(true);
  });

  it('takes whoever came to the room of a hybrid group at their word', async () => {
    const [asked, seated] = [world.ids.sessionIds[2], people[2]];
    await world.owner.query(`UPDATE sessions SET mode = 'hybrid' WHERE id = $1`, [asked]);
    await world.owner.query(
      `UPDATE seats SET virtual_weekdays = ARRAY[extract(isodow FROM (SELECT occurs_on FROM sessions WHERE id = $1))::integer] WHERE patient_id = $2`,
      [asked, seated],
    );
    world.clock.moveTo('2026-11-19T15:00:00Z');
    counselor = await world.as('counselor');
    const hybrid = `/api/sessions/${asked}`;
    const { room } = (await counselor.get(`${hybrid}/virtual-arrivals`)).body as unknown as LastArrivals;
    const before = await counselor.send('POST', `${hybrid}/attendance/everyone`, {});
    expect(before.body['marked']).toBe(2);
    const came = await counselor.send('POST', `${hybrid}/virtual-arrivals`, {
      patientId: seated,
      identityBy: 'in_room',
      state: 'IL',
      ...room,
      isPrivate: true,
      after: 0,
      afterArrival: 0,
    });
    expect(came.body).toEqual({ joins: true, because: null });
  });

  it('is for who takes part by video only', async () => {
    const tuesday = `/api/sessions/${world.ids.sessionIds[1]}/virtual-arrivals`;
    world.clock.moveTo('2026-11-17T16:12:00Z');
    counselor = await world.as('counselor');
    const reply = await counselor.send('POST', tuesday, {
      patientId: people[0],
      identityBy: 'known',
      state: 'IL',
      address: 'At home',
      callBack: '773-555-0100',
      isPrivate: true,
      after: 0,
      afterArrival: 0,
    });
    expect(reply.body['code']).toBe('not-by-video');
  });
});
