// Who may pass which limit, through HTTP with each role: the house rule, what nobody has confirmed in Illinois, what Texas
// never lets pass but on the dates it exempts, and the thirteenth who comes all the same.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/database/new-id.ts';
import { roles, type Role } from '#platform/access/roles.ts';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';

let world: TestWorld;
const people: Record<'north' | 'south', string[]> = { north: [], south: [] };

beforeAll(async () => {
  world = await openTestWorld();
  for (const clinic of ['north', 'south'] as const) {
    people[clinic] = Array.from({ length: 45 }, () => newId());
    await world.owner.query(
      `INSERT INTO patients (organization_id, id, number, given_name, family_name, birth_on, registered_at)
       SELECT $1, id, $3 || n, 'Person', 'Number ' || n, '1990-01-01', '2026-11-16T12:00:00Z' FROM unnest($2::uuid[]) WITH ORDINALITY AS p (id, n)`,
      [world.ids.organizationId, people[clinic], clinic],
    );
    await world.owner.query(
      `INSERT INTO care_relations (organization_id, id, patient_id, clinic_id, kind, starts_on)
       SELECT $1, gen_random_uuid(), id, $2, 'registration', '2026-01-05' FROM unnest($3::uuid[]) AS p (id)`,
      [world.ids.organizationId, world.ids.clinics[clinic], people[clinic]],
    );
  }
});
afterAll(() => world.close());

type Place = { clinic: 'north' | 'south'; kind?: string; chairs?: number; limit?: number };

let hour = 6;

/** A group with one session today at an hour of its own, in a room that is large enough unless said otherwise. */
async function addGroup({ clinic, kind = 'counseling', chairs = 60, limit = 12 }: Place) {
  const { organizationId, clinics } = world.ids;
  const [groupId, sessionId, roomId] = [newId(), newId(), newId()];
  await world.owner.query(
    `INSERT INTO rooms (organization_id, id, clinic_id, name, seats) VALUES ($1, $2, $3, $4, $5)`,
    [organizationId, roomId, clinics[clinic], `Room ${roomId}`, chairs],
  );
  await world.owner.query(
    `INSERT INTO groups (organization_id, id, clinic_id, name, program, kind, mode, room_id, starts_on, seat_limit, seat_limit_rule)
     VALUES ($1, $2, $3, 'Limits', 'substance_use', $4, 'in_person', $5, '2026-01-05', $6, $7)`,
    [
      organizationId,
      groupId,
      clinics[clinic],
      kind,
      roomId,
      limit,
      kind === 'education' ? 'house_education_size' : 'house_group_size',
    ],
  );
  await world.owner.query(
    `INSERT INTO sessions (organization_id, id, clinic_id, group_id, occurs_on, held_on, starts_at, ends_at, room_id)
     VALUES ($1, $2, $3, $4, '2026-11-16', '2026-11-16', make_timestamptz(2026, 11, 16, $6, 0, 0, 'UTC'), make_timestamptz(2026, 11, 16, $6, 50, 0, 'UTC'), $5)`,
    [organizationId, sessionId, clinics[clinic], groupId, roomId, (hour += 1)],
  );
  return { groupId, sessionId, clinic };
}
type Made = Awaited<ReturnType<typeof addGroup>>;

async function fill({ groupId, clinic }: Made, until: number) {
  const desk = await world.as('front_desk', clinic);
  const codes: unknown[] = [];
  for (const patientId of people[clinic].slice(0, until)) {
    const body = { patientId, startsOn: '2026-11-16', because: 'x' };
    const answer = await desk.send('POST', `/api/groups/${groupId}/seats`, body);
    if (answer.status !== 200 && answer.body['code'] !== 'seat-twice') codes.push(answer.body['code']);
  }
  return codes;
}

type Raise = { seatLimit: number; path?: string };
const raise = async (role: Role, { groupId, clinic }: Made, { seatLimit, path = '' }: Raise) => {
  const caller = await world.as(role, clinic);
  const body = { seatLimit, startsOn: '2026-11-16', because: 'Two counselors lead it' };
  return caller.send('POST', `/api/groups/${groupId}/limit-decisions${path}`, body);
};
/** What each role is answered. */
async function answers(made: Made, seatLimit: number, path = '') {
  const said: Record<string, unknown> = {};
  for (const role of roles) {
    const answer = await raise(role, made, { seatLimit, path });
    said[role] = answer.status === 200 ? '200' : answer.body['code'];
  }
  return said;
}
const except = (others: string, some: Partial<Record<Role, string>>) =>
  Object.fromEntries(roles.map((role) => [role, some[role] ?? others]));
const seat = async (role: Role, { groupId, clinic }: Made, place: number) => {
  const caller = await world.as(role, clinic);
  const body = { patientId: people[clinic][place], startsOn: '2026-11-16', because: 'x' };
  return caller.send('POST', `/api/groups/${groupId}/seats`, body);
};

describe('the house rule', () => {
  it(
    'of twelve is passed by a supervisor or director with a reason, and by nobody else',
    { timeout: 60_000 },
    async () => {
      const made = await addGroup({ clinic: 'north' });
      expect(await fill(made, 13)).toEqual(['group-full']);
      for (const role of ['front_desk', 'supervisor', 'director'] as const)
        expect((await seat(role, made, 12)).body).toMatchObject({
          code: 'group-full',
          facts: { limit: 12, confirmed: true, passedBy: 'supervisor', day: '2026-11-16' },
        });
      const blank = await (
        await world.as('supervisor')
      ).send('POST', `/api/groups/${made.groupId}/limit-decisions`, {
        seatLimit: 13,
        startsOn: '2026-11-16',
        because: ' ',
      });
      expect(blank.status).toBe(400);
      expect(await answers(made, 13)).toEqual(
        except('not-permitted', { supervisor: '200', director: '200' }),
      );
      expect((await seat('front_desk', made, 12)).status).toBe(200);
      expect((await seat('front_desk', made, 13)).body['code']).toBe('group-full');
    },
  );

  it('follows what the house sets, from its day on, and names it', async () => {
    const made = await addGroup({ clinic: 'north' });
    const director = await world.as('director');
    const set = (value: string | null, startsOn: string) =>
      director.send('POST', '/api/policies', {
        code: 'house_group_size',
        state: null,
        clinicId: world.ids.clinics.north,
        value,
        startsOn,
        reason: 'Smaller groups',
      });
    expect((await set('3', '2026-11-16')).status).toBe(200);
    expect(await fill(made, 4)).toEqual(['group-full']);
    const refused = await seat('front_desk', made, 5);
    expect(refused.body).toMatchObject({ code: 'group-full', facts: { limit: 3 } });
    expect(refused.body['detail']).toContain('House rule: at most 3 people in a group.');
    // Later the house lets more in again.
    expect((await set('5', '2026-11-17')).status).toBe(200);
    const desk = await world.as('front_desk');
    const later = (place: number) =>
      desk.send('POST', `/api/groups/${made.groupId}/seats`, {
        patientId: people.north[place],
        startsOn: '2026-11-17',
        because: 'x',
      });
    expect([(await later(6)).status, (await later(7)).status, (await later(8)).body['code']]).toEqual([
      200,
      200,
      'group-full',
    ]);
    expect((await set(null, '2026-11-18')).status).toBe(200);
    await world.owner.query('DELETE FROM policies');
  });
});

describe('Illinois', () => {
  it(
    'has a sixteen that is not yet confirmed: a director passes it with a reason, nobody else',
    { timeout: 60_000 },
    async () => {
      const made = await addGroup({ clinic: 'north' });
      expect(await answers(made, 17)).toEqual(
        except('not-permitted', { supervisor: 'limit-never-passed', director: 'limit-never-passed' }),
      );
      const stopped = await raise('supervisor', made, { seatLimit: 17 });
      expect(stopped.body).toMatchObject({ facts: { limit: 16, confirmed: false, passedBy: 'director' } });
      expect(stopped.body['detail']).toContain('not yet confirmed');
      expect(await answers(made, 17, '/unconfirmed')).toEqual(except('not-permitted', { director: '200' }));
      expect(await fill(made, 18)).toEqual(['group-full']);
      const exempt = await (
        await world.as('director')
      ).send('POST', `/api/groups/${made.groupId}/limit-decisions/exempt`, {
        exemption: 'seminar',
        on: '2026-11-16',
        because: 'A seminar',
      });
      expect(exempt.body['code']).toBe('no-such-exemption');
    },
  );
});

describe('Texas', () => {
  it.each([
    { kind: 'counseling', most: 16, limit: 12 },
    { kind: 'education', most: 35, limit: 20 },
  ])(
    'never has more than $most in $kind, whoever asks, but on a date it exempts',
    { timeout: 120_000 },
    async ({ kind, most, limit }) => {
      const made = await addGroup({ clinic: 'south', kind, limit });
      expect((await raise('supervisor', made, { seatLimit: most })).status).toBe(200);
      expect(await answers(made, most + 1)).toEqual(
        except('not-permitted', { supervisor: 'limit-never-passed', director: 'limit-never-passed' }),
      );
      expect(await answers(made, most + 1, '/unconfirmed')).toEqual(
        except('not-permitted', { director: 'limit-never-passed' }),
      );
      expect(await fill(made, most + 1)).toEqual(['group-full']);
      for (const role of ['front_desk', 'supervisor', 'director'] as const)
        expect((await seat(role, made, most)).body).toMatchObject({
          code: 'group-full',
          facts: { limit: most, passedBy: 'nobody', confirmed: true },
        });
      const desk = await world.as('front_desk', 'south');
      const visit = () =>
        desk.send('POST', `/api/sessions/${made.sessionId}/visits`, {
          patientId: people.south[most],
          kind: 'floating',
        });
      expect((await visit()).body['code']).toBe('group-full');
      const supervisor = await world.as('supervisor', 'south');
      const limits = await supervisor.get(`/api/groups/${made.groupId}/limits`);
      expect(limits.body['exemptions']).toHaveLength(4);
      const exempt = await supervisor.send('POST', `/api/groups/${made.groupId}/limit-decisions/exempt`, {
        exemption: 'outside_speaker',
        on: '2026-11-16',
        because: 'A speaker on hepatitis',
      });
      expect(exempt.status).toBe(200);
      expect((await visit()).status).toBe(200);
      // For that date only: a seat that goes on is refused as before.
      expect((await seat('director', made, most + 1)).body['code']).toBe('group-full');
    },
  );

  it('holds the chairs of the room on an exempt date too', async () => {
    const made = await addGroup({ clinic: 'south', chairs: 12 });
    expect(await fill(made, 12)).toEqual([]);
    const supervisor = await world.as('supervisor', 'south');
    await supervisor.send('POST', `/api/groups/${made.groupId}/limit-decisions/exempt`, {
      exemption: 'seminar',
      on: '2026-11-16',
      because: 'A seminar',
    });
    const visit = await supervisor.send('POST', `/api/sessions/${made.sessionId}/visits`, {
      patientId: people.south[12],
      kind: 'floating',
    });
    expect(visit.body).toMatchObject({ code: 'room-full', facts: { limit: 12 } });
  });
});

describe('the thirteenth who comes', () => {
  it(
    'is recorded by whoever is at the door, and the date says what to do as long as it is too full',
    { timeout: 60_000 },
    async () => {
      const made = await addGroup({ clinic: 'south', limit: 12 });
      expect(await fill(made, 12)).toEqual([]);
      const said: Record<string, number> = {};
      let place = 12;
      for (const role of roles) {
        const caller = await world.as(role, 'south');
        const came = await caller.send('POST', `/api/sessions/${made.sessionId}/walk-ins`, {
          patientId: people.south[place],
        });
        said[role] = came.status;
        if (came.status === 200) place += 1;
      }
      const may = 200;
      expect(said).toEqual({
        ...Object.fromEntries(roles.map((role) => [role, 403])),
        counselor: said['counselor'],
        supervisor: may,
        front_desk: may,
        director: may,
      });
      const desk = await world.as('front_desk', 'south');
      const { body } = await desk.get(`/api/sessions/${made.sessionId}/expected`);
      expect(body['date']).toMatchObject({ taken: place, limit: 12 });
      expect(body['toDo']).toEqual([
        expect.stringMatching(/people are here, 12 are planned for\. Tell the supervisor/u),
      ]);
      // The seventeenth in Texas: no reason helps.
      for (; place < 17; place += 1)
        await desk.send('POST', `/api/sessions/${made.sessionId}/walk-ins`, {
          patientId: people.south[place],
        });
      const { body: now } = await desk.get(`/api/sessions/${made.sessionId}/expected`);
      expect(now['toDo']).toEqual([
        expect.stringMatching(/17 people are here\. Texas.*26 TAC 564\.901\(b\).*Divide the group/u),
      ]);
    },
  );
});
