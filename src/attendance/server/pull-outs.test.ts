// Pull-outs by HTTP: somebody is taken out of a running group, comes back, and loses just those minutes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

type Person = {
  patientId: string;
  clockMinutes: number;
  treatmentMinutes: number;
  pullOuts: { id: string; kind: string; beganAt: string | null; endedAt: string | null }[];
};

describe('a pull-out', () => {
  let world: TestWorld;
  let counselor: Caller;
  let path: string;
  let people: readonly string[];

  beforeAll(async () => {
    world = await openTestWorld();
    const desk = await world.as('front_desk');
    people = world.ids.patients.north.slice(0, 3);
    for (const patientId of people)
      await desk.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
        patientId,
        startsOn: '2026-11-16',
        because: 'Start',
      });
    path = `/api/sessions/${world.ids.sessionIds[0]}`;
    await at('2026-11-16T16:05:00Z');
    await counselor.send('POST', `${path}/attendance/everyone`);
  });
  afterAll(() => world.close());

  // The screen is opened anew: it locks by itself while the clock moves.
  const at = async (now: string) => {
    world.clock.moveTo(now);
    counselor = await world.as('counselor');
  };
  const take = (patientId: string | undefined, more: Record<string, unknown> = {}) =>
    counselor.send('POST', `${path}/pull-outs`, {
      patientId,
      kind: 'prescriber',
      staffMemberId: world.ids.staff.north.prescriber,
      minutes: 20,
      ...more,
    });
  const change = (id: string | undefined, becomes: string, when: string | null = null) =>
    counselor.send('POST', `${path}/pull-outs/${id}`, { becomes, at: when });
  const line = async (patientId: string | undefined): Promise<Person | undefined> => {
    const opened = await counselor.get(path);
    return (opened.body['people'] as Person[]).find((person) => person.patientId === patientId);
  };
  const bookings = async () => {
    const { rows } = await world.owner.query<{ resource_id: string; span: string; cancelled: boolean }>(
      `SELECT resource_id, to_char(lower(during) AT TIME ZONE 'UTC', 'HH24:MI') || '-' || to_char(upper(during) AT TIME ZONE 'UTC', 'HH24:MI') AS span, cancelled
         FROM bookings WHERE purpose = 'pull_out' ORDER BY lower(during), id`,
    );
    return rows;
  };

  it('offers who may take somebody, by kind, and says who is not free', async () => {
    const { body } = await counselor.get(`${path}/pull-outs`);
    const { staff } = world.ids;
    expect(body['choices']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'prescriber', staffMemberId: staff.north.prescriber, isFree: true }),
        expect.objectContaining({ kind: 'test', staffMemberId: staff.north.nurse, isFree: true }),
        expect.objectContaining({ kind: 'one_to_one', staffMemberId: staff.north.supervisor }),
      ]),
    );
  });

  it('begins now, books the prescriber, and pauses the minutes until they are back', async () => {
    await at('2026-11-16T16:10:00Z');
    const taken = await take(people[0]);
    expect(taken.status).toBe(200);
    expect(await line(people[0])).toMatchObject({ clockMinutes: 10, treatmentMinutes: 10 });
    expect(await bookings()).toEqual([
      { resource_id: world.ids.staff.north.prescriber, span: '16:10-16:30', cancelled: false },
    ]);
    await at('2026-11-16T16:25:00Z');
    const [open] = (await line(people[0]))?.pullOuts ?? [];
    expect((await change(open?.id, 'ended')).status).toBe(200);
    expect(await line(people[0])).toMatchObject({ clockMinutes: 165, treatmentMinutes: 135 });
    expect((await bookings())[0]?.span).toBe('16:10-16:25');
  });

  it('keeps the person on the roster and in the seat', async () => {
    expect((await counselor.get(path)).body['people']).toHaveLength(3);
  });

  it('is refused while the person is out, and while whoever takes them is not free', async () => {
    await at('2026-11-16T16:30:00Z');
    expect((await take(people[0])).status).toBe(200);
    expect(await take(people[0], { kind: 'test', staffMemberId: world.ids.staff.north.nurse })).toMatchObject(
      {
        status: 409,
        body: { code: 'pull-out-one-open' },
      },
    );
    // Whose time it is, by what it is taken, and from when to when, since it may be looked at here.
    expect(await take(people[1])).toMatchObject({
      status: 409,
      body: {
        code: 'not-free-then',
        detail: expect.stringMatching(
          / is not free on Monday, November 16, 2026\. There is an appointment from 10:30\sAM to 10:50\sAM\. /,
        ),
      },
    });
    // Of what stands in a clinic out of reach no more is said than that it is so.
    const nurse = world.ids.staff.north.nurse;
    await world.owner.query(
      `INSERT INTO bookings (organization_id, id, resource_kind, resource_id, clinic_id, during, purpose, purpose_id)
       VALUES ($1, gen_random_uuid(), 'staff_member', $2, $3, '[2026-11-16T16:00:00Z,2026-11-16T17:00:00Z)', 'appointment', gen_random_uuid())`,
      [world.ids.organizationId, nurse, world.ids.clinics.south],
    );
    expect((await take(people[1], { kind: 'test', staffMemberId: nurse })).body['detail']).toMatch(
      / is not free on Monday, November 16, 2026\. Choose /,
    );
    await world.owner.query(`UPDATE bookings SET cancelled = true WHERE resource_id = $1`, [nurse]);
    const rows = await world.owner.query('SELECT count(*)::int AS found FROM pull_outs');
    expect(rows.rows).toEqual([{ found: 2 }]);
  });

  it('that lasts longer than planned is recorded as it was', async () => {
    await at('2026-11-16T17:10:00Z');
    const open = (await line(people[0]))?.pullOuts.find((one) => one.endedAt === null);
    expect((await change(open?.id, 'ended')).status).toBe(200);
    expect(await line(people[0])).toMatchObject({ clockMinutes: 125 });
    expect((await bookings())[1]?.span).toBe('16:30-16:50');
    expect(await change(open?.id, 'ended')).toMatchObject({
      status: 409,
      body: { code: 'pull-out-not-open' },
    });
  });

  const testAt = (patientId: string | undefined, from: string) =>
    take(patientId, { kind: 'test', staffMemberId: world.ids.staff.north.nurse, minutes: 10, from });

  it('can be planned, and called off before its time comes', async () => {
    await testAt(people[1], '2026-11-16T17:30:00Z');
    const planned = await line(people[1]);
    expect(planned).toMatchObject({ clockMinutes: 180, treatmentMinutes: 150 });
    expect((await change(planned?.pullOuts[0]?.id, 'cancelled')).status).toBe(200);
    expect((await line(people[1]))?.pullOuts).toEqual([]);
    expect((await bookings()).find((one) => one.span === '17:30-17:40')?.cancelled).toBe(true);
  });

  it('can be planned, begun when its time comes, and ended', async () => {
    const planned = await testAt(people[2], '2026-11-16T17:40:00Z');
    const pullOutId = planned.body['pullOutId'] as string;
    await at('2026-11-16T17:42:00Z');
    expect((await change(pullOutId, 'begun')).status).toBe(200);
    const tooEarly = await change(pullOutId, 'ended', '2026-11-16T17:41:00Z');
    expect(tooEarly.body['code']).toBe('pull-out-ends-before-begin');
    await at('2026-11-16T17:50:00Z');
    expect((await change(pullOutId, 'ended')).status).toBe(200);
    expect(await line(people[2])).toMatchObject({ clockMinutes: 172, treatmentMinutes: 142 });
  });

  it.each([
    { with: 'nurse', from: null, person: 1, code: 'pull-out-staff-unfit', why: 'a nurse is no prescriber' },
    {
      with: 'prescriber',
      from: '2026-11-16T19:30:00Z',
      person: 1,
      code: 'pull-out-outside-session',
      why: 'the session is over by then',
    },
    { with: 'prescriber', from: null, person: 9, code: 'not-on-roster', why: 'they have no seat here' },
  ] as const)('is refused when $why', async ({ with: role, from, person, code }) => {
    const staffMemberId = world.ids.staff.north[role];
    const refused = await take(world.ids.patients.north[person], { staffMemberId, from });
    expect(refused.body['code']).toBe(code);
  });

  it('freezes the paused minutes in the signed note', async () => {
    for (const patientId of people)
      await counselor.send('PUT', `${path}/drafts`, { patientId, words: 'Spoke up.', revision: 0 });
    await counselor.send('PUT', `${path}/drafts`, { patientId: null, words: 'Cravings.', revision: 0 });
    const signed = await counselor.send('POST', `${path}/signatures`, {
      sharedRevision: 1,
      people: people.map((patientId) => ({ patientId, revision: 1 })),
    });
    expect(signed.status).toBe(200);
    const { rows } = await world.owner.query(
      'SELECT clock_minutes, treatment_minutes FROM notes WHERE patient_id = $1',
      [people[2]],
    );
    expect(rows).toEqual([{ clock_minutes: 172, treatment_minutes: 142 }]);
  });

  it('is never deleted', async () => {
    await expect(world.owner.query('DELETE FROM pull_outs')).rejects.toThrow();
  });
});
