import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

describe('giving seats', () => {
  let world: TestWorld;
  let desk: Caller;
  beforeAll(async () => {
    world = await openTestWorld();
    desk = await world.as('front_desk');
  });
  afterAll(() => world.close());

  const seatPath = () => `/api/groups/${world.ids.groupId}/seats`;
  const seat = (patientId: string | undefined, startsOn = '2026-11-16') =>
    desk.send('POST', seatPath(), { patientId, startsOn, because: 'Started treatment' });

  it('fills twelve seats and refuses the thirteenth with the rule that refuses', async () => {
    for (const patientId of world.ids.patients.north.slice(0, 12))
      expect((await seat(patientId)).status).toBe(200);
    const refused = await seat(world.ids.patients.north[12]);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'group-full', facts: { limit: 12 } });
    expect(refused.body['detail']).toContain('House rule: at most 12 people in a group.');
  });

  it('refuses a later seat too, since the group is full on that day as well', async () => {
    expect((await seat(world.ids.patients.north[12], '2027-02-01')).body['code']).toBe('group-full');
  });

  it('gives the seat again after one was ended, from the next day on', async () => {
    const opened = await desk.get(`/api/groups/${world.ids.groupId}`);
    const seats = opened.body['seats'] as { id: string }[];
    const ended = await desk.send('POST', `${seatPath()}/${seats[0]?.id}/end`, {
      endsOn: '2026-11-30',
      because: 'Completed',
    });
    expect(ended.status).toBe(200);
    expect((await seat(world.ids.patients.north[12], '2026-11-30')).body['code']).toBe('group-full');
    expect((await seat(world.ids.patients.north[12], '2026-12-01')).status).toBe(200);
  });

  it('refuses a second seat of the same person', async () => {
    const again = await seat(world.ids.patients.north[12], '2026-12-07');
    expect(again.status).toBe(409);
  });

  it('never seats somebody who has died', async () => {
    const died = world.ids.patients.north[13];
    await world.owner.query(`UPDATE patients SET died_on = '2026-11-01' WHERE id = $1`, [died]);
    const refused = await seat(died, '2026-12-07');
    expect(refused.body['code']).toBe('person-has-died');
  });

  it('answers a person of another clinic like one who is not there', async () => {
    const foreign = await seat(world.ids.patients.south[0], '2027-01-04');
    const absent = await seat('01900000-0000-7000-8000-000000000000', '2027-01-04');
    expect(foreign.status).toBe(404);
    const { requestId: _one, ...foreignBody } = foreign.body;
    const { requestId: _other, ...absentBody } = absent.body;
    expect(foreignBody).toEqual(absentBody);
  });

  it('holds the cap in the database when the program does not look', async () => {
    const row = [
      world.ids.organizationId,
      world.ids.clinics.north,
      world.ids.groupId,
      world.ids.patients.north[13],
    ];
    await world.owner.query(`UPDATE patients SET died_on = NULL WHERE id = $1`, [row[3]]);
    const past = world.owner.query(
      `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_because, given_at)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, '2026-11-16', 'x', '2026-11-16T15:30:00Z')`,
      row,
    );
    await expect(past).rejects.toMatchObject({ constraint: 'seats_within_limit' });
  });
});
