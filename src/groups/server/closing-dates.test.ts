import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import type { ClosingDates } from '../rules/closing-dates.ts';

let world: TestWorld;
let director: Caller;
beforeAll(async () => {
  world = await openTestWorld();
  director = await world.as('director');
});
afterAll(() => world.close());

it('lists the sessions that closed days touch, before and after, with what becomes of each', async () => {
  const { clinics, patients, groupId, organizationId } = world.ids;
  await world.owner.query(
    `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_because, given_at)
     SELECT $1, gen_random_uuid(), $2, $3, p, '2026-11-16', 'intake', '2026-11-16T15:00:00Z' FROM unnest($4::uuid[]) AS p`,
    [organizationId, clinics.north, groupId, patients.north.slice(0, 3)],
  );
  const span = `from=2026-11-16&to=2026-11-19`;
  const asked = async (by: Caller, more = `&clinic=${clinics.north}`) =>
    (await by.get(`/api/groups/closing-dates?${span}${more}`)).body as ClosingDates;
  const fates = async () => (await asked(director)).dates.map(({ fate, people }) => [fate, people]);
  // Monday's is about to begin; somebody is marked on Tuesday, tomorrow.
  await world.owner.query(
    `INSERT INTO attendance_marks (organization_id, id, clinic_id, session_id, patient_id, sequence, status, recorded_by, recorded_at)
     VALUES ($1, gen_random_uuid(), $2, $3, $4, 1, 'absent', $5, '2026-11-16T15:00:00Z')`,
    [
      organizationId,
      clinics.north,
      world.ids.sessionIds[1],
      patients.north[0],
      world.ids.staff.north.counselor,
    ],
  );
  expect(await fates()).toEqual([
    ['planned', 3],
    ['written', 3],
    ['planned', 3],
  ]);
  const closed = { clinicId: clinics.north, startsOn: '2026-11-16', endsOn: '2026-11-19', reason: 'Storm' };
  const added = await director.send('POST', '/api/closures', closed);
  expect(added.status, added.text).toBe(200);
  expect(await fates()).toEqual([
    ['called_off', 3],
    ['written', 3],
    ['called_off', 3],
  ]);
  expect((await asked(director)).dates[0]).toMatchObject({
    groupName: 'Morning group',
    because: 'Closed: Storm',
  });

  // Whoever reaches another clinic only sees nothing of this one.
  const elsewhere = await world.as('director', 'south');
  expect((await asked(elsewhere, '')).dates).toEqual([]);
  const refused = await elsewhere.get(`/api/groups/closing-dates?${span}&clinic=${clinics.north}`);
  expect(refused.body['code']).toBe('clinic-not-found');
});
